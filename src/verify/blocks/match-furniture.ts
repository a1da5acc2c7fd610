// The pieces of furniture of a reference matched with the nodes of a document, one to one.
import { editDistance } from '../texts/edit-distance.ts'
import { pairTokens } from '../texts/tokens.ts'
import { type FoundBlock, looseLetters } from './found-block.ts'

export interface FurniturePiece {
  readonly text: string
  /** Index of the found block that is this piece, in whichever layer; null where none is. */
  readonly node: number | null
}

export interface FurnitureMatch {
  /** In the order of the reference. */
  readonly pieces: readonly FurniturePiece[]
}

/** Misread furniture is still this piece, if so much of it is right. */
const SIMILAR = 0.6

/** Each piece takes its like: first those that are equal, then those that are similar; never a node twice. */
export function matchFurniture(pieces: readonly string[], found: readonly FoundBlock[]): FurnitureMatch {
  const letters = found.map(({ node }) => looseLetters(`${node.marker ?? ''}${node.text}`))
  const furniture = found.flatMap(({ isBody }, index) => (isBody ? [] : [index]))
  const nodes = new Map<number, number>()
  const taken = new Set<number>()
  const assign = (accepts: (piece: string, other: string) => boolean): void => {
    for (const [index, piece] of pieces.entries()) {
      if (nodes.has(index)) continue
      const node = furniture.find((at) => !taken.has(at) && accepts(looseLetters(piece), letters[at]!))
      if (node === undefined) continue
      nodes.set(index, node)
      taken.add(node)
    }
  }
  assign((piece, other) => piece === other)
  assign((piece, other) => similarity(piece, other) >= SIMILAR)
  return { pieces: pieces.map((text, index) => ({ text, node: nodes.get(index) ?? null })) }
}

/** 1 for equal texts, 0 for those that share no letter in order. */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return 1
  if (Math.min(a.length, b.length) < longer * SIMILAR) return 0
  return 1 - editDistance(pairTokens([...a], [...b], () => null)) / longer
}
