// Faults of segmentation: paragraphs fused, split, missing, invented, misnumbered.
import type { Fault } from '../../model/verification.ts'
import { isSameNumber, type ReferenceBlock, type ReferenceText } from '../reference/reference-text.ts'
import { namesSection } from './compared-text.ts'
import { beginningOf, lettersIn, nodeName, pageOf } from './fault-text.ts'
import { textWithMarker } from './found-block.ts'
import type { Match, MatchedReference } from './match-blocks.ts'

/** What the faults are told from. */
export interface Matched extends Match {
  readonly reference: ReferenceText
  /** Body nodes that are furniture. */
  readonly furnitureNodes: ReadonlySet<number>
}

export function findParagraphFaults(matched: Matched): Fault[] {
  return [
    ...matched.references.flatMap((one, index) => faultsOf(one, index, matched)),
    ...matched.found.flatMap((_, index) => fusedIn(index, matched)),
    ...matched.found.flatMap((_, index) => inventedAt(index, matched)),
  ]
}

/** The block of the reference that a node is: of those that have their home in it, the one with its number, or the first. */
export function ownerOf(index: number, { found, references, reference, holds }: Matched): number | null {
  const { node } = found[index]!
  const home = holds[index]!.filter((place) => references[place]!.home === index)
  const same = home.find((place) => isSameNumber(references[place]!.block.number, node.number, reference))
  return same ?? home[0] ?? null
}

/** Whether a numbered paragraph came out as one, with its number, and alone. */
export function isRight(place: number, matched: Matched): boolean {
  const { block, home } = matched.references[place]!
  if (home === null || bodyNodes(matched.references[place]!, matched).length !== 1) return false
  const { node, isBody } = matched.found[home]!
  return isBody && matched.holds[home]!.length === 1 && isSameNumber(block.number, node.number, matched.reference)
}

const bodyNodes = ({ found }: MatchedReference, match: Match): number[] =>
  found.filter((index) => match.found[index]!.isBody)

function faultsOf(one: MatchedReference, place: number, matched: Matched): Fault[] {
  const { block, home } = one
  if (one.found.length === 0)
    return [missing(block, `${nameOf(block)} is missing: “${beginningOf(block.text)}”`, lettersIn(block.text))]
  const nodes = bodyNodes(one, matched).map((index) => matched.found[index]!.node)
  const split = nodes.length > 1 && involvesNumbers(one, matched) ? [splitFault(block, nodes)] : []
  const { node, isBody } = matched.found[home!]!
  if (block.number === null || !isBody || ownerOf(home!, matched) !== place) return split
  const base = { numbers: [block.number], nodes: [node.id], page: pageOf(node), text: beginningOf(block.text) }
  if (node.number === undefined) {
    const message = `${nameOf(block)} is not told as a numbered paragraph: its text is ${nodeName(node)}`
    return [...split, { kind: 'missing', message, ...base, letters: 0 }]
  }
  if (isSameNumber(block.number, node.number, matched.reference)) return split
  const message = `${block.number} has the number ${node.number} (${node.id})`
  return [...split, { kind: 'misnumbered', message, ...base, letters: 0 }]
}

const missing = (block: ReferenceBlock, message: string, letters: number): Fault => ({
  kind: 'missing',
  message,
  numbers: block.number === null ? [] : [block.number],
  nodes: [],
  page: null,
  letters,
  text: beginningOf(block.text),
})

const nameOf = ({ number, kind }: ReferenceBlock): string => number ?? `the ${kind.replace('_', ' ')}`

/** Between paragraphs without numbers a reference does not tell the bounds for certain. */
const involvesNumbers = ({ block, found }: MatchedReference, match: Match): boolean =>
  block.number !== null || found.some((index) => match.found[index]!.node.number !== undefined)

type FoundNode = Match['found'][number]['node']

function splitFault(block: ReferenceBlock, nodes: readonly FoundNode[]): Fault {
  const sizes = nodes.map(({ text }) => lettersIn(text))
  const second = nodes[1]!
  return {
    kind: 'split',
    message: `${nameOf(block)} is split into ${nodes.length}: ${nodes.map(({ id }) => id).join(', ')}`,
    numbers: block.number === null ? [] : [block.number],
    nodes: nodes.map(({ id }) => id),
    page: pageOf(second),
    letters: sizes.reduce((sum, size) => sum + size, 0) - Math.max(...sizes),
    text: beginningOf(second.text),
  }
}

function fusedIn(index: number, matched: Matched): Fault[] {
  const { node, isBody } = matched.found[index]!
  const home = matched.holds[index]!.filter((place) => matched.references[place]!.home === index)
  const blocks = home.map((place) => matched.references[place]!.block)
  const numbers = blocks.flatMap(({ number }) => number ?? [])
  if (!isBody || blocks.length < 2 || (numbers.length === 0 && node.number === undefined)) return []
  const owner = ownerOf(index, matched)
  const others = home.filter((place) => place !== owner).map((place) => matched.references[place]!.block)
  return [
    {
      kind: 'fused',
      message: `${blocks.map(nameOf).join(' and ')} are one paragraph (${node.id})`,
      numbers,
      nodes: [node.id],
      page: pageOf(node),
      letters: others.reduce((sum, { text }) => sum + lettersIn(text), 0),
      text: beginningOf(others[0]!.text),
    },
  ]
}

function inventedAt(index: number, matched: Matched): Fault[] {
  const block = matched.found[index]!
  const { node, isBody } = block
  if (!isBody || matched.furnitureNodes.has(index)) return []
  const holds = matched.holds[index]!
  const text = beginningOf(textWithMarker(node))
  const base = { numbers: [], nodes: [node.id], page: pageOf(node), text }
  if (holds.length === 0) {
    if (namesSection(block, matched.reference)) return []
    const message = `“${text}” (${nodeName(node)}) is not in the reference`
    return [{ kind: 'invented', message, ...base, letters: lettersIn(textWithMarker(node)) }]
  }
  const blocks = holds.map((place) => matched.references[place]!.block)
  if (node.number === undefined || blocks.some(({ number }) => number !== null)) return []
  const told = matched.references.some(({ block: { number } }) => number !== null)
  if (!told) return []
  const message = `“${text}” is told as numbered paragraph ${node.number} (${node.id}), but is the reference’s ${blocks[0]!.kind}`
  return [{ kind: 'invented', message, ...base, letters: 0 }]
}
