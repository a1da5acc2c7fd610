// The blocks of a reference matched with the nodes of a document: which stands where, and in which order.

import { isSameNumber, type ReferenceBlock, type ReferenceText } from '../reference/reference-text.ts'
import { characterErrors } from '../texts/error-rate.ts'
import { type BlockWords, type Link, linkBlocks } from './block-links.ts'
import { type FoundBlock, looseLetters, looseWords, textWithMarker } from './found-block.ts'
import { type FurnitureMatch, matchFurniture } from './match-furniture.ts'
import { settledBlock } from './settled-block.ts'

export interface MatchedReference {
  readonly block: ReferenceBlock
  /** Indexes of found blocks, in reading order. */
  readonly found: readonly number[]
  /** The one with its number, else the one that holds most of it; null where none does. */
  readonly home: number | null
}

export interface Match {
  /** In the order of the reference; where it tells none, in that of the document. */
  readonly references: readonly MatchedReference[]
  readonly found: readonly FoundBlock[]
  /** Indexes into `references` for each found block. */
  readonly holds: readonly (readonly number[])[]
  readonly furniture: FurnitureMatch | null
}

export function matchBlocks(reference: ReferenceText, found: readonly FoundBlock[], wildcard: string | null): Match {
  const furniture = reference.furniture === null ? null : matchFurniture(reference.furniture, found)
  const blocks = reference.lists.flat()
  const links = allLinks(reference, blocks, found, furniture, wildcard)
  const order = mergedOrder(reference.lists, links)
  const byReference = new Map<number, Link[]>()
  for (const link of links) byReference.set(link.reference, [...(byReference.get(link.reference) ?? []), link])
  const references = order.map((index) =>
    matchedReference(blocks[index]!, byReference.get(index) ?? [], found, reference),
  )
  const holds: number[][] = found.map(() => [])
  for (const [place, matched] of references.entries()) for (const index of matched.found) holds[index]!.push(place)
  return { references, found, holds, furniture }
}

function matchedReference(
  block: ReferenceBlock,
  links: readonly Link[],
  found: readonly FoundBlock[],
  reference: ReferenceText,
): MatchedReference {
  const hasNumber = ({ found: index }: Link): boolean =>
    isSameNumber(block.number, found[index]!.node.number, reference)
  const own = links.some(hasNumber) ? links.filter(hasNumber) : links
  const home = own.reduce<Link | null>((best, link) => (best && best.letters >= link.letters ? best : link), null)
  return {
    block: settledBlock(block, home === null ? null : found[home.found]!.node, reference),
    found: links.map((link) => link.found).sort((x, y) => x - y),
    home: home?.found ?? null,
  }
}

function allLinks(
  reference: ReferenceText,
  blocks: readonly ReferenceBlock[],
  found: readonly FoundBlock[],
  furniture: FurnitureMatch | null,
  wildcard: string | null,
): Link[] {
  const taken = new Set(furniture?.pieces.flatMap((piece) => (piece.node === null ? [] : [piece.node])))
  const wordsOfBlock = blocks.map(({ marker, number, text }) =>
    looseWords(number === null ? `${marker ?? ''} ${text}` : text, wildcard),
  )
  const wordsOfNode = found.map(({ node }, index) =>
    taken.has(index) ? [] : looseWords(node.number === undefined ? textWithMarker(node) : node.text, null),
  )
  let start = 0
  const lists = reference.lists.map((list) => list.map(() => start++))
  const body: BlockWords = {
    lists,
    reference: wordsOfBlock,
    found: wordsOfNode,
    isInOrder: (block) => found[block]!.isBody,
  }
  const links = linkBlocks(body)
  return [...links, ...linksByNumber(blocks, found, links)]
}

/** A paragraph too badly read to be known by its words is known by its number, if most of its letters are there. */
function linksByNumber(
  blocks: readonly ReferenceBlock[],
  found: readonly FoundBlock[],
  links: readonly Link[],
): Link[] {
  const linked = {
    reference: new Set(links.map((link) => link.reference)),
    found: new Set(links.map((link) => link.found)),
  }
  return blocks.flatMap(({ number, text }, index) => {
    if (number === null || linked.reference.has(index)) return []
    const nodes = found.flatMap(({ node, isBody }, at) =>
      isBody && node.number === number && !linked.found.has(at) ? [at] : [],
    )
    const [at] = nodes
    if (nodes.length !== 1 || !isAlike(text, found[at!]!.node.text)) return []
    return [{ reference: index, found: at!, letters: text.length }]
  })
}

/** Unlike texts of one language differ in three letters of four. */
const ALIKE = 0.6
/** Enough of either text to tell. */
const SAMPLE = 2_000

function isAlike(reference: string, found: string): boolean {
  const [from, to] = [looseLetters(reference).slice(0, SAMPLE), looseLetters(found).slice(0, SAMPLE)]
  return characterErrors(from, to, null).rate <= ALIKE
}

/** Lists of the reference merged by where the document has their blocks; each keeps its own order. */
function mergedOrder(lists: readonly (readonly unknown[])[], links: readonly Link[]): number[] {
  const places = new Map<number, number>()
  for (const { reference, found } of links) places.set(reference, Math.min(places.get(reference) ?? found, found))
  let start = 0
  const placed = lists.flatMap((list) => {
    let last = -1
    return list.map(() => {
      const index = start++
      last = Math.max(last, places.get(index) ?? last)
      return { index, place: last }
    })
  })
  return placed.sort((a, b) => a.place - b.place || a.index - b.index).map(({ index }) => index)
}
