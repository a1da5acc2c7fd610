// Faults of furniture: printed around the text but read as text, or text but read as printed around it.
import type { Fault } from '../../model/verification.ts'
import { beginningOf, lettersIn, nodeName, pageOf } from './fault-text.ts'
import { looseLetters, textWithMarker } from './found-block.ts'
import type { Match } from './match-blocks.ts'
import { similarity } from './match-furniture.ts'
import type { Strays } from './passages.ts'

export interface FurnitureFaults {
  readonly faults: readonly Fault[]
  /** Body nodes that are furniture as a whole. */
  readonly furnitureNodes: ReadonlySet<number>
  /** Furniture within the text of body nodes. */
  readonly strays: Strays
}

const SIMILAR = 0.6
/** Shorter furniture within a text may be a word of the text. */
const LEAST_LETTERS = 5

export function findFurnitureFaults(match: Match): FurnitureFaults {
  const furnitureNodes = new Set<number>()
  const strays = new Map<number, string[]>()
  const faults: Fault[] = []
  for (const { text, node } of match.furniture?.pieces ?? []) {
    if (node !== null) continue
    const whole = nodeLike(text, match, furnitureNodes)
    const [index, printed] = whole === null ? holderOf(text, match, strays) : [whole, text]
    if (index === null) continue
    if (whole === null) strays.set(index, [...(strays.get(index) ?? []), printed])
    else furnitureNodes.add(index)
    faults.push(inBody(text, match, index))
  }
  return { faults: [...faults, ...bodyInFurniture(match)], furnitureNodes, strays }
}

/** A body node that is no text of the reference but this piece. */
function nodeLike(piece: string, { found, holds }: Match, taken: ReadonlySet<number>): number | null {
  const letters = looseLetters(piece)
  const likeness = found.map(({ node, isBody }, index) =>
    isBody && holds[index]!.length === 0 && !taken.has(index)
      ? similarity(letters, looseLetters(textWithMarker(node)))
      : 0,
  )
  const best = likeness.indexOf(Math.max(0, ...likeness))
  return best >= 0 && likeness[best]! >= SIMILAR ? best : null
}

/** A body node with the piece in its text, where the reference's text has it not. */
function holderOf(
  piece: string,
  { found, holds, references }: Match,
  strays: Strays,
): readonly [number | null, string] {
  const words = piece
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  if (looseLetters(piece).length < LEAST_LETTERS) return [null, piece]
  const pattern = new RegExp(words.join('\\s+'), 'giu')
  for (const [index, { node, isBody }] of found.entries()) {
    if (!isBody || holds[index]!.length === 0) continue
    const printed = [...node.text.matchAll(pattern)].map(([text]) => text)
    const expected = holds[index]!.flatMap((place) => [...references[place]!.block.text.matchAll(pattern)])
    const surplus =
      printed.length - expected.length - (strays.get(index)?.filter((stray) => printed.includes(stray)).length ?? 0)
    if (surplus > 0) return [index, printed.at(-1)!]
  }
  return [null, piece]
}

function inBody(text: string, { found, holds, references }: Match, index: number): Fault {
  const { node } = found[index]!
  const numbers = holds[index]!.flatMap((place) => references[place]!.block.number ?? [])
  const where = numbers.length > 0 ? `in the text of ${numbers.join(' and ')}` : `as ${nodeName(node)}`
  return {
    kind: 'furniture-in-body',
    message: `the furniture “${beginningOf(text)}” stands in the body, ${where}`,
    numbers,
    nodes: [node.id],
    page: pageOf(node),
    letters: lettersIn(text),
    text: beginningOf(text),
  }
}

function bodyInFurniture({ found, holds, references }: Match): Fault[] {
  return found.flatMap(({ node, isBody }, index): Fault[] => {
    if (isBody || holds[index]!.length === 0) return []
    const numbers = holds[index]!.flatMap((place) => references[place]!.block.number ?? [])
    const whose = numbers.length > 0 ? `text of ${numbers.join(' and ')}` : 'text of the reference'
    return [
      {
        kind: 'body-in-furniture',
        message: `${whose} stands in the furniture: “${beginningOf(textWithMarker(node))}” (${nodeName(node)})`,
        numbers,
        nodes: [node.id],
        page: pageOf(node),
        letters: lettersIn(textWithMarker(node)),
        text: beginningOf(textWithMarker(node)),
      },
    ]
  })
}
