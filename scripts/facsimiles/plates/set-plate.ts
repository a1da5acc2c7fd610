// The typesetter of plates: the blocks of one page become placed text and strokes, in points, and the lines that are printed.
import { breakLines } from '../break-lines.ts'
import { widthOfText } from '../fonts.ts'
import { type Face, LINE_BREAK, SOFT_HYPHEN } from '../source.ts'
import { faceOf, numberOf, type Plate, type PlateBlock } from './read-plates.ts'
import { setCells } from './set-table.ts'

export const PAGE = { width: 595, height: 842 } as const

export type Mark =
  | { readonly text: string; readonly x: number; readonly y: number; readonly face: Face; readonly size: number }
  | {
      readonly box: readonly [left: number, top: number, right: number, bottom: number]
      readonly ink: 'black' | 'gray'
    }
  | { readonly hole: readonly [x: number, y: number] }
  | { readonly watermark: string }

export interface PrintedBlock {
  readonly block: PlateBlock
  readonly lines: readonly string[]
}

export interface SetPlate {
  readonly marks: readonly Mark[]
  /** Blocks with text, in the order of the source. */
  readonly printed: readonly PrintedBlock[]
}

/** Where the next line goes: within the page, or within one of its columns. */
interface Press {
  readonly marks: Mark[]
  readonly printed: PrintedBlock[]
  readonly size: number
  readonly leading: number
  readonly gap: number
  left: number
  width: number
  y: number
  columns: { count: number; gap: number; top: number; left: number; width: number; at: number; bottom: number } | null
}

const COLUMN_GAP = 18
const INDENT_OF_SPACE = 6

export function setPlate({ options, blocks }: Plate): SetPlate {
  const size = numberOf(options, 'size', 11)
  const left = numberOf(options, 'left', 72)
  const press: Press = {
    marks: [],
    printed: [],
    size,
    leading: numberOf(options, 'leading', size * 1.3),
    gap: numberOf(options, 'gap', size * 0.6),
    left,
    width: PAGE.width - left - numberOf(options, 'right', 72),
    y: numberOf(options, 'top', 80),
    columns: null,
  }
  for (const block of blocks) setBlock(press, block)
  if (options.has('numbered')) numberLines(press, numberOf(options, 'numbered', 0))
  return press
}

/** A number beside each line of a pleading, whether it is written on or not; no reference tells them. */
function numberLines({ marks, left, leading, size }: Press, count: number): void {
  for (let line = 1; line <= count; line++)
    marks.push({ text: String(line), x: left - 40, y: 80 + line * leading, face: 'regular', size })
}

function setBlock(press: Press, block: PlateBlock): void {
  const { name, options } = block
  if (name === 'space') press.y += numberOf(options, 'of', press.leading)
  else if (name === 'rule') setRule(press, options)
  else if (name === 'columns') openColumns(press, numberOf(options, 'of', 2))
  else if (name === 'column') nextColumn(press)
  else if (name === 'picture') setPicture(press, numberOf(options, 'h', 120))
  else if (name === 'watermark') press.marks.push({ watermark: block.lines.join(' ') })
  else if (name === 'holes') press.marks.push({ hole: [22, 240] }, { hole: [22, 600] })
  else if (name === 'table') setTable(press, block)
  else setText(press, block)
}

function setRule({ marks, left, width, y, leading }: Press, options: ReadonlyMap<string, string>): void {
  const [x, wide] = [left + numberOf(options, 'x', 0), numberOf(options, 'w', width)]
  const top = options.has('at') ? numberOf(options, 'at', 0) : y + leading / 2
  const high = numberOf(options, 'h', 0.6)
  marks.push({ box: [x, top, x + (options.has('h') ? 0.6 : wide), top + high], ink: 'black' })
}

function openColumns(press: Press, count: number): void {
  const open = press.columns
  if (open !== null) {
    press.left = open.left
    press.width = open.width
    press.y = Math.max(open.bottom, press.y)
  }
  if (count === 1) {
    press.columns = null
    return
  }
  const { left, width, y } = press
  press.columns = { count, gap: COLUMN_GAP, top: y, left, width, at: 0, bottom: y }
  press.width = (width - COLUMN_GAP * (count - 1)) / count
}

function nextColumn(press: Press): void {
  const columns = press.columns!
  columns.bottom = Math.max(columns.bottom, press.y)
  columns.at += 1
  press.left = columns.left + columns.at * (press.width + columns.gap)
  press.y = columns.top
}

/** A drawing without letters: a frame with bars in it. */
function setPicture(press: Press, height: number): void {
  const [left, top, right, bottom] = [
    press.left,
    press.y + press.gap,
    press.left + press.width,
    press.y + press.gap + height,
  ]
  for (const y of [top, bottom]) press.marks.push({ box: [left, y, right, y + 1], ink: 'black' })
  for (const x of [left, right]) press.marks.push({ box: [x, top, x + 1, bottom + 1], ink: 'black' })
  for (let bar = 0; bar < 7; bar++) {
    const x = left + ((bar + 0.5) * press.width) / 7.5
    const high = height * (0.3 + 0.09 * ((bar * 5) % 7))
    press.marks.push({ box: [x, bottom - high, x + press.width / 14, bottom], ink: 'gray' })
  }
  press.y = bottom + press.gap
}

/** A table across the measure; its rows are printed one by one, whatever their cells' lines. */
function setTable(press: Press, block: PlateBlock): void {
  const { marks, bottom } = setCells(block, { ...press, y: press.y + press.gap })
  press.marks.push(...marks)
  press.printed.push({ block, lines: block.lines.map((line) => line.replaceAll(' | ', ' ')) })
  press.y = bottom + press.gap
}

interface TypeLine {
  readonly words: readonly string[]
  readonly x: number
  readonly measure: number
  readonly isFull: boolean
}

function setText(press: Press, block: PlateBlock): void {
  const { options } = block
  const size = numberOf(options, 'size', press.size)
  const leading = options.has('size') ? size * 1.25 : numberOf(options, 'leading', press.leading)
  const lines = options.has('keep') ? keptLines(press, block, size) : brokenLines(press, block, size)
  const fixed = options.has('at')
  let y = fixed ? numberOf(options, 'at', 0) - leading : press.y + numberOf(options, 'gap', press.gap)
  for (const line of lines) {
    y += leading
    setLine(press.marks, line, y, size, block)
  }
  if (!fixed) press.y = y
  press.printed.push({ block, lines: lines.map(({ words }) => words.join(' ').replace('\t', ' ')) })
}

/** Spaces before a line set it in. */
function keptLines({ left, width }: Press, { lines, options }: PlateBlock, size: number): TypeLine[] {
  const x = left + numberOf(options, 'x', 0)
  return lines.map((line) => {
    const inset = (line.length - line.trimStart().length) * INDENT_OF_SPACE * (size / 11)
    return { words: line.trim().split(' '), x: x + inset, measure: left + width - x - inset, isFull: false }
  })
}

/** `tab` hangs all lines but the marker, which a tab parts from the text; `first` sets the first line in; "{/}" ends a line. */
function brokenLines({ left, width }: Press, { lines, options }: PlateBlock, size: number): TypeLine[] {
  const [x, tab, first] = [numberOf(options, 'x', 0), numberOf(options, 'tab', 0), numberOf(options, 'first', 0)]
  const measure = numberOf(options, 'w', width - x) - tab
  const face = faceOf(options)
  const [marker, text] = tab === 0 ? ['', lines.join(' ')] : splitMarker(lines.join(' '))
  const marked = text.replaceAll('{-}', SOFT_HYPHEN).replace(/ ?\{\/\} ?/g, LINE_BREAK)
  const broken = breakLines(marked, measure, first, (part) => widthOfText(part, face, size))
  return broken.map(({ words, ending }, index) => ({
    words: index === 0 && marker !== '' ? [`${marker}\t${words[0]}`, ...words.slice(1)] : words,
    x: left + x + tab + (index === 0 ? first : 0),
    measure: measure - (index === 0 ? first : 0),
    isFull: (ending === 'full' || options.has('full')) && !options.has('ragged'),
  }))
}

function splitMarker(text: string): [marker: string, rest: string] {
  const space = text.indexOf(' ')
  return [text.slice(0, space), text.slice(space + 1)]
}

function setLine(
  marks: Mark[],
  { words, x, measure, isFull }: TypeLine,
  y: number,
  size: number,
  block: PlateBlock,
): void {
  const face = faceOf(block.options)
  const [marker, first] = words[0]!.includes('\t') ? words[0]!.split('\t') : [null, words[0]!]
  const shown = [first!, ...words.slice(1)]
  const ink = shown.reduce((sum, word) => sum + widthOfText(word, face, size), 0)
  const natural = widthOfText(' ', face, size)
  const align = block.options.get('align') ?? 'left'
  const free = measure - ink - natural * (shown.length - 1)
  const space = isFull && align === 'left' && shown.length > 1 ? (measure - ink) / (shown.length - 1) : natural
  if (marker !== null) marks.push({ text: marker!, x: x - numberOf(block.options, 'tab', 0), y, face, size })
  let at = x + (align === 'center' ? free / 2 : align === 'right' ? free : 0)
  for (const text of shown) {
    marks.push({ text, x: at, y, face, size })
    at += widthOfText(text, face, size) + space
  }
}
