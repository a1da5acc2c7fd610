// Contents: the rows of a table of contents or an index, told by a column of page labels that rise, or by titles in alphabetical order.
import type { ContentsEntry } from '../../model/document.ts'
import { readPageLabel } from '../furniture/page-label.ts'
import { keepLines, shortenLeaders } from '../text/clean-text.ts'
import { rowsOf } from '../text/line-rows.ts'
import { median } from '../text/measures.ts'
import { groupLines, mergeLines, type TextLine, verticalOverlap } from '../text/text-line.ts'
import { type EntryRow, endsInLeader, readEntryRow } from './contents-entry.ts'
import type { Display } from './display.ts'

/** What heads contents, in the languages that datelines are read in. */
const HEAD =
  /^(?:table\s+of\s+)?contents?(?:\s*\((?:cont|continued)\.?\))?[.:]?$|^index[.:]?$|^(?:list|table)\s+of\s+(?:figures|tables|illustrations|plates|maps|annexes|appendices|abbreviations)[.:]?$|^inhalt(?:s(?:verzeichnis|übersicht|angabe))?[.:]?$|^(?:abbildungs|tabellen)verzeichnis$|^table\s+des\s+mati[eè]res$|^sommaire$|^[íi]ndice(?:\s+general(?:e)?)?$|^sommario$|^sum[áa]rio$|^inhoud(?:sopgave)?$/iu
/** What stands over the column of labels. */
const COLUMN_HEAD =
  /^(?:chapter|section|part|article|paragraph|kapitel|§)?\s*(?:page|pages|seite|p[áa]gina|pagina|s\.|p\.)(?:\s+no\.?)?$/iu
/** A head stands at most so many rows above the first entry. */
const HEAD_ROWS = 3
/** A title takes so many rows at most before the one that has its label. */
const WRAPPED_ROWS = 2
/** Labels end in one place, in x-heights; so many of them at least. */
const ONE_COLUMN = 1.5
const IN_COLUMN = 0.8
/** Rows of a block that are entries, at least; an identification key has fewer. */
const ENTRY_SHARE = 0.5
/** Labels of neighbours that may not rise: misread ones. */
const FALLING_SHARE = 0.1
/** Different initials of an index, at least, and how many of its titles may stand before one that precedes them. */
const INITIALS = 4
const BACK_SHARE = 0.15
/** Entries that it takes under a head, with leaders but no head, and with neither; with both one will do. */
const LEAST = { headed: 2, led: 4, bare: 6 } as const
/** What else leads to numbers that rise, a list of prices or of years, does so over fewer different ones. */
const LEAST_LABELS = { headed: 1, led: 3, bare: 5 } as const
const LED_SHARE = 0.6
/** Share of a label's height that lies beside the dots that lead to it. */
const BESIDE = 0.5
/** Levels are set in by so many x-heights at least. */
const LEVEL_STEP = 1.2

interface Row {
  readonly pieces: readonly TextLine[]
  readonly entry: EntryRow | null
}

interface Block {
  readonly head: Row | null
  /** From the first entry, or what is wrapped into it, to the last one. */
  readonly rows: readonly Row[]
  /** Whether it begins with the page's text, and whether it ends with it. */
  readonly opens: boolean
  readonly closes: boolean
}

/** The tables of contents among body lines given in reading order; one that goes on over pages is one display. */
export function partContents(body: readonly TextLine[], headedPages: ReadonlySet<number>): Display[] {
  const displays: Display[] = []
  let open: Display | null = null
  for (const [page, lines] of groupLines(body, (line) => line.page)) {
    const rows = [...groupLines(lines, (line) => line.region).values()].flatMap((column) =>
      withLabels(rowsOf(column)).map(rowOf),
    )
    const blocks = blocksAmong(rows)
    let last: Display | null = null
    for (const block of blocks) {
      const goesOn = open !== null && block.opens && block.head === null && goesOnFrom(open, block)
      if (!goesOn && !isContents(block, headedPages.has(page))) continue
      if (block.head !== null) displays.push(headOf(block.head))
      const display: Display = goesOn ? together(displays.pop()!, displayOf(block)) : displayOf(block)
      displays.push(display)
      last = block.closes ? display : null
    }
    open = last
  }
  return displays
}

/** Whether a running head says that the page is part of the contents. */
export const headsContents = (text: string): boolean => HEAD.test(text.trim())

const rowOf = (pieces: readonly TextLine[]): Row => ({ pieces, entry: readEntryRow(pieces) })

/** Rows with the labels that dots reach into, and so are read as a row of their own. */
function withLabels(rows: readonly TextLine[][]): TextLine[][] {
  const whole: TextLine[][] = []
  for (const row of rows) {
    const before = whole.at(-1)
    const [[label], [led]] = before !== undefined && isLabel(before) ? [before, row] : [row, before ?? []]
    const isOne =
      isLabel([label!]) && led !== undefined && endsInLeader(led) && verticalOverlap(label!.box, led.box) > BESIDE
    if (isOne) whole.splice(-1, 1, [led, label!])
    else whole.push(row)
  }
  return whole
}

const isLabel = (row: readonly TextLine[]): boolean =>
  row.length === 1 && row[0]!.words.length === 1 && readPageLabel(row[0]!.text) !== null

function blocksAmong(rows: readonly Row[]): Block[] {
  const blocks: Block[] = []
  let start = 0
  while (start < rows.length) {
    if (rows[start]!.entry === null) {
      start += 1
      continue
    }
    const end = endOfBlock(rows, start)
    const first = firstOfBlock(rows, start)
    const above = rows.slice(Math.max(0, first - HEAD_ROWS), first).findLastIndex((row) => HEAD.test(textOf(row)))
    const head = above === -1 ? null : Math.max(0, first - HEAD_ROWS) + above
    // What stands between head and entries is part of the contents: "Page", a part's name.
    const from = head === null ? first : head + 1
    blocks.push({
      head: head === null ? null : rows[head]!,
      rows: rows.slice(from, end),
      opens: (head ?? first) === 0,
      closes: end === rows.length,
    })
    start = end
  }
  return blocks
}

const textOf = ({ pieces }: Row): string => mergeLines(pieces).text.trim()

/** Behind the last entry that follows on `start` with no more than wrapped titles between; another head begins another block. */
function endOfBlock(rows: readonly Row[], start: number): number {
  let end = start + 1
  for (let index = end; index < rows.length && index - end <= WRAPPED_ROWS; index++) {
    if (HEAD.test(textOf(rows[index]!))) break
    if (rows[index]!.entry !== null) end = index + 1
  }
  return end
}

/** Takes up the column's head, and the row that the first entry's title begins in where it goes on in small letters. */
function firstOfBlock(rows: readonly Row[], start: number): number {
  let first = start
  while (
    first > 0 &&
    /^\p{Ll}/u.test(textOf(rows[first]!)) &&
    rows[first]!.entry?.led === true &&
    start - first < WRAPPED_ROWS
  )
    first -= 1
  return first > 0 && COLUMN_HEAD.test(textOf(rows[first - 1]!)) ? first - 1 : first
}

function isContents(block: Block, onHeadedPage: boolean): boolean {
  const entries = entriesOf(block)
  const led = entries.filter((entry) => entry.led).length >= LED_SHARE * entries.length
  const kind = block.head !== null || onHeadedPage ? 'headed' : led ? 'led' : 'bare'
  const labels = new Set(entries.map(({ label }) => label.text))
  const least = kind === 'headed' && led ? 1 : LEAST[kind]
  if (entries.length < least || labels.size < LEAST_LABELS[kind]) return false
  if (entries.length < ENTRY_SHARE * block.rows.length) return false
  return isInOrder(entries) && endAlike(entries) && (kind !== 'bare' || looksBare(block))
}

const entriesOf = ({ rows }: Pick<Block, 'rows'>): EntryRow[] => rows.flatMap(({ entry }) => entry ?? [])

const isInOrder = (entries: readonly EntryRow[]): boolean => rise(entries) || isAlphabetical(entries)

/** An index: dots lead from all titles, whose initials hardly ever step back. */
function isAlphabetical(entries: readonly EntryRow[]): boolean {
  const initials = entries.flatMap(({ title }) => /^\p{L}/u.exec(title)?.[0]?.toUpperCase() ?? [])
  if (entries.some(({ led }) => !led) || new Set(initials).size < INITIALS) return false
  const back = initials.slice(1).filter((initial, at) => initial < initials[at]!)
  return back.length <= BACK_SHARE * initials.length
}

/** Labels of one series never fall, but for misread ones. */
function rise(entries: readonly EntryRow[]): boolean {
  const pairs = entries.slice(1).map((entry, index) => [entries[index]!.label, entry.label] as const)
  const falling = pairs.filter(([a, b]) => a.script === b.script && a.script !== 'prefixed' && b.value < a.value)
  return falling.length <= FALLING_SHARE * pairs.length
}

function endAlike(entries: readonly EntryRow[]): boolean {
  const right = median(entries.map((entry) => entry.right))
  const near = entries.filter((entry) => Math.abs(entry.right - right) < ONE_COLUMN * entry.line.xHeight)
  return near.length >= IN_COLUMN * entries.length
}

/** With neither head nor dots: each row a title and its label alone, no years, no two titles alike. */
function looksBare({ rows }: Block): boolean {
  const entries = entriesOf({ rows })
  const years = entries.every(({ label }) => label.script === 'arabic' && label.value > 1500)
  const titles = new Set(entries.map(({ title }) => title))
  const ordered = entries.slice(1).every(({ label }, index) => label.value >= entries[index]!.label.value)
  const plain = entries.every(({ title }) => /^[\p{Lu}\d(“"§]/u.test(title) && !/\s\d[\d,.]*$/u.test(title))
  return entries.length === rows.length && !years && titles.size === entries.length && ordered && plain
}

/** The next page's block goes on with the labels of this one. */
function goesOnFrom(open: Display, block: Block): boolean {
  const [last, first] = [open.entries!.at(-1)!, entriesOf(block)[0]!]
  const value = Number(last.label)
  const rising = Number.isNaN(value) || first.label.script !== 'arabic' || first.label.value >= value
  return (
    (rising || isAlphabetical(entriesOf(block))) &&
    isInOrder(entriesOf(block)) &&
    endAlike(entriesOf(block)) &&
    entriesOf(block).length >= ENTRY_SHARE * block.rows.length
  )
}

function headOf({ pieces }: Row): Display {
  return { label: 'section_header', lines: [mergeLines(pieces)], taken: pieces, because: 'heads a table of contents' }
}

function displayOf(block: Block): Display {
  const entries = entriesOf(block)
  const led = entries.filter((entry) => entry.led).length
  const how = led >= LED_SHARE * entries.length ? 'dots lead to' : 'titles stand before'
  const where = block.head === null ? '' : ', under a head'
  return {
    label: 'contents',
    lines: block.rows.map(({ pieces }) => mergeLines(pieces)),
    taken: block.rows.flatMap(({ pieces }) => pieces),
    because: `${how} ${entries.length} page numbers at the margin${rise(entries) ? ' that rise' : ', the titles in alphabetical order'}${where}`,
    text: keepLines(block.rows.map(({ pieces }) => shortenLeaders(mergeLines(pieces).text))),
    entries: readEntries(block.rows),
  }
}

/** Titles with the rows that are wrapped into them, each with its level. */
function readEntries(rows: readonly Row[]): ContentsEntry[] {
  const read: { readonly title: string; readonly label: string; readonly first: TextLine }[] = []
  let begun: TextLine[] = []
  for (const { pieces, entry } of rows) {
    const line = mergeLines(pieces)
    if (entry === null) {
      begun = COLUMN_HEAD.test(line.text) ? [] : [...begun, line]
      continue
    }
    const wraps = begun.length > 0 && goesOnIn(begun.at(-1)!, line)
    const title = [...(wraps ? begun.map(({ text }) => text) : []), entry.title].join(' ')
    read.push({ title, label: entry.label.text, first: wraps ? begun[0]! : line })
    begun = []
  }
  const levels = levelsOf(read.map(({ first }) => first))
  return read.map(({ title, label, first }) => ({ title, label, level: levelAt(first, levels), heading: null }))
}

/** A title that is wrapped goes on right below, in small letters or set in; what is centred or apart names a part. */
const goesOnIn = (before: TextLine, line: TextLine): boolean =>
  line.page === before.page &&
  line.box[1] - before.box[3] < 1.5 * line.xHeight &&
  (/^\p{Ll}/u.test(line.text) || line.box[0] - before.box[0] > LEVEL_STEP * line.xHeight)

/** Left edges from which entries begin, outermost first. */
function levelsOf(firsts: readonly TextLine[]): readonly number[] {
  const levels: number[] = []
  for (const { box, xHeight } of [...firsts].sort((a, b) => a.box[0] - b.box[0]))
    if (levels.length === 0 || box[0] - levels.at(-1)! >= LEVEL_STEP * xHeight) levels.push(box[0])
  return levels
}

const levelAt = ({ box, xHeight }: TextLine, levels: readonly number[]): number =>
  Math.max(
    0,
    levels.findLastIndex((level) => box[0] > level - 0.5 * xHeight),
  )

function together(one: Display, other: Display): Display {
  return {
    ...one,
    lines: [...one.lines, ...other.lines],
    taken: [...one.taken, ...other.taken],
    text: `${one.text}\n${other.text}`,
    because: `${one.because}; goes on over the page`,
    entries: [...(one.entries ?? []), ...(other.entries ?? [])],
  }
}
