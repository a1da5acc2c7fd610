// A printer of numbered documents for tests: a random tree of numbered paragraphs becomes typed pages, and what they must be read as.
import fc from 'fast-check'
import { romanOf } from '../../../src/markers/roman.ts'
import type { PageText } from '../../../src/model/page-text.ts'
import { typedPage } from '../typed-page.ts'

export interface PrintedParagraph {
  readonly number: string
  readonly text: string
  /** As a recognizer reads it. */
  readonly marker: string
}

export interface PrintedDocument {
  readonly pages: readonly PageText[]
  readonly paragraphs: readonly PrintedParagraph[]
  /** The grids, to look at when a test fails. */
  readonly grids: readonly string[]
  readonly faults: number
}

interface Paragraph {
  readonly words: readonly string[]
  readonly children: readonly Paragraph[]
}

export interface Printing {
  /** Share of the markers that are misread. */
  readonly faults: number
  /** What lines may begin with by chance: "paragraph 4.", a year at a sentence's end. */
  readonly traps: 'traps' | 'plain'
}

const PLAIN =
  'the parties agreed to keep harbour records and reviewed progress on berths channels ships pilots weather tides cargo safety of trade between coasts they will meet again each year under this statement as noted by experts who report'.split(
    ' ',
  )
const TRAPS = [
  'see paragraph 4. The Chair',
  'in 2019. The parties',
  'resolution No. 5 on trade',
  'para. 3(b) and',
  'at 3.14 metres',
  'about 12. They',
  'since November 15. The',
  'by J. Smith and',
  'under article 7. This',
  'of $2. The cost',
  'part (a) of the',
  'between 1. and 2. of',
]

type Style =
  | 'arabic.'
  | 'arabic)'
  | '(arabic)'
  | '(alpha)'
  | 'alpha)'
  | '(roman)'
  | 'roman.'
  | '(double)'
  | 'decimal'
  | 'Article'
  | 'ALPHA.'

/** Styles from the outside in, as documents have them. */
const STYLE_SETS: readonly (readonly Style[])[] = [
  ['arabic.', '(alpha)', '(roman)'],
  ['arabic.', '(alpha)', '(roman)', '(double)'],
  ['(arabic)', '(alpha)', '(roman)'],
  ['arabic)', 'alpha)', '(roman)'],
  ['decimal', 'decimal', '(alpha)', '(roman)'],
  ['arabic.', 'roman.'],
  ['Article', 'arabic.', '(alpha)'],
  ['ALPHA.', '(arabic)', '(alpha)'],
]

const FAULTS: Readonly<Record<string, readonly string[]>> = {
  '1': ['l', 'I'],
  '0': ['O', 'o'],
  '5': ['S'],
  '8': ['B'],
  '.': [',', ''],
  '(': ['{'],
  c: ['©'],
  i: ['l', '1'],
}

/** @param random 0 ≤ r < 1, the next of a seeded stream */
export function printDocument(
  tree: readonly Paragraph[],
  styleSet: number,
  seed: number,
  printing: Printing,
): PrintedDocument {
  const random = stream(seed)
  const styles = STYLE_SETS[styleSet % STYLE_SETS.length]!
  const hanging = random() < 0.5
  const spaced = random() < 0.6
  const width = 56 + Math.floor(random() * 24)
  const rows: string[] = []
  const paragraphs: PrintedParagraph[] = []
  let faults = 0
  const start = random() < 0.8 || styles[0] === 'ALPHA.' ? 1 : 1 + Math.floor(random() * 60)
  const print = (
    nodes: readonly Paragraph[],
    depth: number,
    path: readonly string[],
    values: readonly number[],
  ): void => {
    nodes.forEach(({ words, children }, index) => {
      const value = index + (depth === 0 && styles[0] !== 'decimal' ? start : 1)
      const style = styles[depth]!
      const { marker, step } = markerOf(style, value, values)
      const number = style === 'decimal' ? step : [...path, step].join('.')
      const misread =
        index > 0 && index < nodes.length - 1 && random() < printing.faults ? misreadOf(marker, random) : marker
      if (misread !== marker) faults += 1
      const text = sentence(words, random, printing)
      rows.push(...setParagraph(misread, text, depth, width, hanging), ...(spaced ? [''] : []))
      paragraphs.push({ number, text, marker: misread })
      if (depth + 1 < styles.length)
        print(children, depth + 1, style === 'decimal' ? [step] : [...path, step], [...values, value])
    })
  }
  print(tree, 0, [], [])
  const grids = paginate(rows, 30 + Math.floor(random() * 8))
  return { pages: grids.map((grid, index) => typedPage(grid, { page: index + 1 })), paragraphs, grids, faults }
}

function markerOf(style: Style, value: number, values: readonly number[]): { marker: string; step: string } {
  const letter = String.fromCharCode(96 + ((value - 1) % 26) + 1)
  switch (style) {
    case 'arabic.':
      return { marker: `${value}.`, step: String(value) }
    case 'arabic)':
      return { marker: `${value})`, step: String(value) }
    case '(arabic)':
      return { marker: `(${value})`, step: String(value) }
    case '(alpha)':
      return { marker: `(${letter})`, step: letter }
    case 'alpha)':
      return { marker: `${letter})`, step: letter }
    case 'ALPHA.':
      return { marker: `${letter.toUpperCase()}.`, step: letter.toUpperCase() }
    case '(roman)':
      return { marker: `(${romanOf(value)})`, step: romanOf(value) }
    case 'roman.':
      return { marker: `${romanOf(value)}.`, step: romanOf(value) }
    case '(double)':
      return { marker: `(${letter}${letter})`, step: letter + letter }
    case 'Article':
      return { marker: `Article ${value}.`, step: String(value) }
    case 'decimal':
      return values.length === 0
        ? { marker: `${value}.`, step: String(value) }
        : { marker: [...values, value].join('.'), step: [...values, value].join('.') }
  }
}

function misreadOf(marker: string, random: () => number): string {
  const number = marker.lastIndexOf(' ') + 1
  const places = [...marker].flatMap((letter, index) => (index < number || FAULTS[letter] === undefined ? [] : [index]))
  if (places.length === 0) return marker
  const place = places[Math.floor(random() * places.length)]!
  const ways = FAULTS[marker[place]!]!
  return marker.slice(0, place) + ways[Math.floor(random() * ways.length)]! + marker.slice(place + 1)
}

function sentence(words: readonly string[], random: () => number, { traps }: Printing): string {
  const mixed = words.flatMap((word) =>
    traps === 'traps' && random() < 0.08 ? [word, ...TRAPS[Math.floor(random() * TRAPS.length)]!.split(' ')] : [word],
  )
  const text = mixed.join(' ')
  return `${text[0]!.toUpperCase()}${text.slice(1)} ${PLAIN[Math.floor(random() * PLAIN.length)]!}.`
}

/** Lines of at most `width` columns; hanging under the text, or wrapped to the level's margin. */
function setParagraph(marker: string, text: string, depth: number, width: number, hanging: boolean): string[] {
  const margin = ' '.repeat(depth * 4)
  const under = hanging ? ' '.repeat(marker.length + 1) : ''
  const lines: string[] = []
  let line = margin + marker
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > width) {
      lines.push(line)
      line = margin + under + word
    } else line = `${line}${line.trim() === '' ? '' : ' '}${word}`
  }
  return [...lines, line]
}

function paginate(rows: readonly string[], height: number): string[] {
  const pages: string[] = []
  for (let row = 0; row < rows.length; row += height) pages.push(rows.slice(row, row + height).join('\n'))
  return pages.filter((page) => page.trim() !== '')
}

/** Park and Miller's generator: the same seed, the same document. */
function stream(seed: number): () => number {
  let state = (seed % 2147483646) + 1
  return () => {
    state = (state * 48271) % 2147483647
    return (state - 1) / 2147483646
  }
}

/** Trees of numbered paragraphs, up to four deep. */
export function anyTree(): fc.Arbitrary<readonly Paragraph[]> {
  const words = fc.array(fc.constantFrom(...PLAIN), { minLength: 3, maxLength: 45 })
  const level = (depth: number): fc.Arbitrary<readonly Paragraph[]> => {
    const children =
      depth >= 3
        ? fc.constant([])
        : fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: level(depth + 1) })
    const minLength = 2
    return fc.array(fc.record({ words, children }), { minLength, maxLength: depth === 0 ? 14 : 12 })
  }
  return level(0)
}

export function anyPrinting(printing: Printing): fc.Arbitrary<PrintedDocument> {
  return fc
    .tuple(anyTree(), fc.nat(STYLE_SETS.length - 1), fc.nat(1_000_000))
    .map(([tree, styleSet, seed]) => printDocument(tree, styleSet, seed, printing))
}
