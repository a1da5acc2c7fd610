// Structure score: one page's nodes against its annotation: paragraphs, numbers, furniture, footnotes.
import type { Document, Node } from '../../src/model/document.ts'
import { type AnnotatedBlock, type AnnotatedPage, isFurnitureLabel } from './annotations.ts'
import { type FoundLine, foundLines, pairWords, referenceWords, type WordPair } from './structure-words.ts'

export interface Count {
  readonly expected: number
  readonly found: number
  readonly correct: number
}

export interface StructureScore {
  /** Blocks of the body with the right extent and label, and number where they have one. */
  readonly paragraphs: Count
  /** Numbered paragraphs that begin on the page, with the right number, path and all; found: all that bear one. */
  readonly numbers: Count
  readonly footnotes: Count
  /** Recognized lines: of furniture; those told to be; those rightly. */
  readonly furniture: Count
  /** Recognized lines of the body, and those told to be furniture. */
  readonly bodyLines: number
  readonly lostLines: number
  readonly faults: readonly string[]
}

/** A stray word is let pass in pieces of at least so many: alignments are not always right. */
const TOLERANT_FROM = 10
/** Share of a block's words that must be found. */
const READ = 0.5

interface Piece {
  readonly node: Node
  readonly pairs: readonly WordPair[]
}

/** @param number the page's number in the document */
export function scoreStructure(
  document: Pick<Document, 'nodes'>,
  number: number,
  page: AnnotatedPage,
  reference: readonly string[],
): StructureScore {
  const words = referenceWords(page, reference)
  const lines = foundLines(document, number)
  const pairs = pairWords(words, lines)
  const pieces = new Map<Node, Piece>()
  for (const pair of pairs) {
    const piece = pieces.get(pair.found.node)
    pieces.set(pair.found.node, { node: pair.found.node, pairs: [...(piece?.pairs ?? []), pair] })
  }
  const verdicts = page.blocks.flatMap((block, index) => {
    if (block.label === 'unscored' || isFurnitureLabel(block.label)) return []
    const length = words.filter((word) => word.block === index).length
    const own = pairs.filter((pair) => pair.reference.block === index)
    return [{ block, index, ...judge(block, index, length, own, pieces, number) }]
  })
  const body = [...pieces.values()].filter((piece) => piece.node.layer === 'body' && isScored(piece, page))
  const right = verdicts.filter(({ fault }) => fault === null)
  const isNote = (label: string): boolean => label === 'footnote'
  const furniture = scoreFurniture(pairs, lines, page)
  const numbered = verdicts.filter(({ block }) => block.number !== undefined && block.joins !== true)
  return {
    paragraphs: { expected: verdicts.length, found: body.length, correct: right.length },
    numbers: {
      expected: numbered.length,
      found: body.filter(({ node }) => node.number !== undefined && beginsOn(node, number)).length,
      correct: numbered.filter(({ block, home }) => isNumber(block.number!, home)).length,
    },
    footnotes: {
      expected: verdicts.filter(({ block }) => isNote(block.label)).length,
      found: body.filter(({ node }) => isNote(node.label)).length,
      correct: right.filter(({ block }) => isNote(block.label)).length,
    },
    ...furniture,
    faults: [
      ...verdicts.flatMap(({ block, fault }) =>
        fault === null ? [] : [`${page.reference}:${block.lines.join('-')} ${block.label}: ${fault}`],
      ),
      ...furniture.faults,
    ],
  }
}

const beginsOn = (node: Node, page: number): boolean => node.sources[0]!.page === page

/** What encloses the number is on none of the pages. */
const UNKNOWN_ABOVE = '…'

function isNumber(expected: string, home: Node | null): boolean {
  if (home?.number === undefined || !expected.startsWith(UNKNOWN_ABOVE)) return home?.number === expected
  return `.${home.number}`.endsWith(expected.slice(UNKNOWN_ABOVE.length))
}

function mainBlock(piece: Piece): number {
  const counts = new Map<number, number>()
  for (const { reference } of piece.pairs) counts.set(reference.block, (counts.get(reference.block) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]![0]
}

const isScored = (piece: Piece, page: AnnotatedPage): boolean => page.blocks[mainBlock(piece)]!.label !== 'unscored'

const tolerated = (length: number): number => (length >= TOLERANT_FROM ? 1 : 0)

interface Judgement {
  readonly fault: string | null
  readonly home: Node | null
}

/** Right: its words stand in one node, with no others, under its label. */
function judge(
  block: AnnotatedBlock,
  index: number,
  length: number,
  own: readonly WordPair[],
  pieces: ReadonlyMap<Node, Piece>,
  page: number,
): Judgement {
  if (own.length < READ * length || own.length === 0) return { fault: 'not found in order', home: null }
  const counts = new Map<Node, number>()
  for (const { found } of own) counts.set(found.node, (counts.get(found.node) ?? 0) + 1)
  const [home, inHome] = [...counts].sort(([, a], [, b]) => b - a)[0]!
  const others = pieces.get(home)!.pairs.filter(({ reference }) => reference.block !== index)
  const faults = [
    ...(own.length - inHome > tolerated(own.length) ? [`split over ${counts.size} nodes`] : []),
    ...(others.length > tolerated(pieces.get(home)!.pairs.length)
      ? [`fused with blocks ${[...new Set(others.map(({ reference }) => reference.block))].join(', ')}`]
      : []),
    ...(isLabel(block, home, page) ? [] : [`is a ${home.label}`]),
    ...(block.number === undefined || isNumber(block.number, home)
      ? []
      : [`has number ${home.number ?? 'none'}, not ${block.number}`]),
  ]
  return { fault: faults.length === 0 ? null : `${faults.join('; ')} (${home.id})`, home }
}

const HEADINGS: ReadonlySet<string> = new Set(['title', 'section_header'])

/** What goes on from a page before has its label there; title and heading are told apart by place alone. */
function isLabel({ label }: AnnotatedBlock, home: Node, page: number): boolean {
  if (!beginsOn(home, page)) return home.layer === 'body'
  return home.label === label || (HEADINGS.has(home.label) && HEADINGS.has(label))
}

function scoreFurniture(
  pairs: readonly WordPair[],
  lines: readonly FoundLine[],
  page: AnnotatedPage,
): Pick<StructureScore, 'furniture' | 'bodyLines' | 'lostLines' | 'faults'> {
  const byLine = new Map<FoundLine, WordPair[]>()
  for (const pair of pairs) byLine.set(pair.found.line, [...(byLine.get(pair.found.line) ?? []), pair])
  const told = lines.flatMap((line) => {
    const own = byLine.get(line)
    if (own === undefined) return []
    const { label } = page.blocks[mainBlock({ node: line.node, pairs: own })]!
    const isFurniture = line.node.layer === 'furniture'
    return label === 'unscored' ? [] : [{ line, expected: isFurnitureLabel(label), isFurniture }]
  })
  const expected = told.filter((line) => line.expected)
  const body = told.filter((line) => !line.expected)
  return {
    furniture: {
      expected: expected.length,
      found: told.filter(({ isFurniture }) => isFurniture).length,
      correct: expected.filter(({ isFurniture }) => isFurniture).length,
    },
    bodyLines: body.length,
    lostLines: body.filter(({ isFurniture }) => isFurniture).length,
    faults: told
      .filter(({ expected, isFurniture }) => expected !== isFurniture)
      .map(({ line, expected }) => {
        const what = expected ? 'furniture in the body' : 'text in the furniture'
        return `${page.reference} ${what}: “${line.words.join(' ')}” (${line.node.id})`
      }),
  }
}
