// Furniture: which lines at the pages' edges are running heads, feet, page numbers or viewer chrome, and why.
import type { NodeLabel } from '../../model/document.ts'
import type { PageText } from '../../model/page-text.ts'
import { lineNumbers } from '../text/line-numbers.ts'
import { groupLines, type TextLine } from '../text/text-line.ts'
import { opensDivision } from './division-name.ts'
import { dueLabels } from './due-labels.ts'
import { edgeFormReason } from './edge-form.ts'
import { type EdgeRow, edgeRows } from './edge-rows.ts'
import { APART, standsAsPageNumber } from './lone-number.ts'
import { marginMarks } from './margin-marks.ts'
import { type PageLabel, readCaptionLabel, readPageLabel, readPageStrip } from './page-label.ts'
import { advancingLabels } from './page-label-sequence.ts'
import { borneOut, type Repetition, repetitions } from './repetition.ts'
import { readRunningHead } from './running-head.ts'
import { saysTitle, titleWords } from './title-heads.ts'
import { turnedLines } from './turned-lines.ts'

export interface FurnitureLine {
  readonly line: TextLine
  readonly label: Extract<NodeLabel, 'page_header' | 'page_footer' | 'page_number' | 'viewer_chrome'>
  readonly because: string
}

export interface MarkedLines {
  readonly body: readonly TextLine[]
  readonly furniture: readonly FurnitureLine[]
  /** The printed label of each page that bears one, by page. */
  readonly labels: ReadonlyMap<number, string>
}

/** A word that heads an annexed document; alone at a page's edge it is a running head. */
const SECTION_WORD = /^(?:appendix|appendices|annex|annexes|attachment|enclosure|schedule|exhibit)$/iu
/** Rows of no more letters, and no more of them in a row, may be dirt outside the furniture. */
const STRAY = 6
const MAX_STRAYS = 2
/** Stamps over a page are so many times as large as its type; specks have so few letters, and no figures. */
const STAMPED = 1.5
const SPECK = /^\D{1,3}$/u

interface Verdict {
  readonly label: FurnitureLine['label']
  readonly because: string
}

/** What stands further out than a row. */
interface Outer {
  /** The furniture next to it. */
  readonly row: EdgeRow | undefined
  /** Whether nothing but furniture and marks stands there. */
  readonly isOuter: boolean
}

/** Evidence from the whole document that a verdict on one row needs. */
interface Evidence {
  readonly repetitions: ReadonlyMap<EdgeRow, Repetition>
  /** Rows that head an appended document, though they run over its pages. */
  readonly openings: ReadonlySet<EdgeRow>
  readonly advancing: ReadonlyMap<EdgeRow, PageLabel>
  readonly pageCount: number
  readonly numberedBy: ReadonlyMap<number, PageLabel>
  /** What the first page says in large type. */
  readonly title: string
}

/** Parts the lines of all pages into body and furniture. Order is kept; no line is lost. */
export function markFurniture(lines: readonly TextLine[], pages: readonly PageText[]): MarkedLines {
  const heights = new Map(pages.map((page) => [page.page, page.height]))
  const across = lines.filter(({ isWatermark }) => isWatermark)
  const read = lines.filter(({ isWatermark }) => !isWatermark)
  const marks = marginMarks(read, pages)
  const turned = turnedLines(read)
  const counted = lineNumbers([...groupLines(read, (line) => line.page).values()])
  const aside = new Set([...marks.keys(), ...turned, ...counted])
  const text = read.filter((line) => !aside.has(line))
  const rows = [...groupLines(text, (line) => line.page)].flatMap(([page, own]) =>
    edgeRows(own, heights.get(page) ?? 0),
  )
  const advancing = advancingLabels(rows)
  const repeated = repetitions(rows, pages.length)
  const evidence: Evidence = {
    repetitions: repeated,
    openings: new Set([...repeated.keys()].filter((row) => opensDivision(row, rows, text))),
    advancing: new Map([...advancing, ...dueLabels(rows, advancing)]),
    pageCount: pages.length,
    numberedBy: explicitLabels(rows),
    title: text.length === 0 ? '' : titleWords(text),
  }
  const verdicts = new Map<TextLine, Verdict>([
    ...across.map((line): [TextLine, Verdict] => [line, acrossText(line, heights.get(line.page)!)]),
    ...counted.map((line): [TextLine, Verdict] => [line, countsLines(line, heights.get(line.page)!)]),
    ...[...turned].map((line): [TextLine, Verdict] => [line, alongEdge(line, heights.get(line.page)!)]),
    ...[...marks].map(([line, count]): [TextLine, Verdict] => [
      line,
      besideText(line, count, heights.get(line.page)!, pages.length),
    ]),
  ])
  for (const [row, verdict] of judgeEdges(rows, evidence)) for (const line of row.lines) verdicts.set(line, verdict)
  return {
    body: lines.filter((line) => !verdicts.has(line)),
    furniture: lines.flatMap((line) => (verdicts.has(line) ? [{ line, ...verdicts.get(line)! }] : [])),
    labels: pageLabels(rows, verdicts, evidence),
  }
}

const halfOf = (line: TextLine, height: number): Verdict['label'] =>
  line.box[1] < height / 2 ? 'page_header' : 'page_footer'

const countsLines = (line: TextLine, height: number): Verdict => ({
  label: halfOf(line, height),
  because: `number ${line.text} of a line, at the margin`,
})

const alongEdge = (line: TextLine, height: number): Verdict => ({
  label: halfOf(line, height),
  because: 'runs along the paper’s edge, at right angles to the text',
})

const acrossText = (line: TextLine, height: number): Verdict => ({
  label: halfOf(line, height),
  because: 'lies across the text in large type: a watermark',
})

function besideText(line: TextLine, count: number, height: number, pageCount: number): Verdict {
  return {
    label: halfOf(line, height),
    because: `stands beside the text at one place of ${count} of ${pageCount} pages`,
  }
}

/** Verdicts on the rows of all edges. */
function judgeEdges(rows: readonly EdgeRow[], evidence: Evidence): [EdgeRow, Verdict][] {
  const byEdge = new Map<string, EdgeRow[]>()
  for (const row of rows) byEdge.set(`${row.page} ${row.edge}`, [...(byEdge.get(`${row.page} ${row.edge}`) ?? []), row])
  const judged = [...byEdge.values()].flatMap((edge) => judgeEdge(edge, evidence))
  const kept = borneOut(
    evidence.repetitions,
    judged.map(([row]) => row),
  )
  return kept.size === evidence.repetitions.size ? judged : judgeEdges(rows, { ...evidence, repetitions: kept })
}

/**
 * Goes inwards from the paper's edge and stops at the first row that is text: furniture never lies inside the text.
 * Short rows are passed over; what turns out to stand outside furniture, a speck or a stamp, is furniture too.
 */
function judgeEdge(rows: readonly EdgeRow[], evidence: Evidence): [EdgeRow, Verdict][] {
  const verdicts: [EdgeRow, Verdict][] = []
  const passed: EdgeRow[] = []
  for (const row of [...rows].sort((a, b) => a.depth - b.depth)) {
    const outer = verdicts.at(-1)?.[0]
    const isOuter = row.outermost || outer !== undefined || passed.every(isMark)
    const verdict = judgeRow(row, { row: outer, isOuter }, rows, evidence)
    if (verdict === null) {
      if (row.text.length > STRAY || passed.length === MAX_STRAYS) break
      passed.push(row)
      continue
    }
    verdicts.push(...passed.splice(0).map((stray) => [stray, outside(stray)] as [EdgeRow, Verdict]), [row, verdict])
  }
  return verdicts
}

/** What may stand outside furniture and is no text of the page. */
const isMark = ({ text, lines, margins }: EdgeRow): boolean =>
  SPECK.test(text) || lines.every(({ xHeight }) => xHeight >= STAMPED * margins.xHeight)

const outside = (row: EdgeRow): Verdict => ({
  label: row.edge === 'head' ? 'page_header' : 'page_footer',
  because: 'stands outside the page’s furniture',
})

function judgeRow(row: EdgeRow, outer: Outer, edge: readonly EdgeRow[], evidence: Evidence): Verdict | null {
  if (evidence.openings.has(row)) return null
  const side = row.edge === 'head' ? 'page_header' : 'page_footer'
  const strip = readPageStrip(row.text)
  if (strip !== null) return { label: 'viewer_chrome', because: `strip of page numbers ${strip[0]} to ${strip.at(-1)}` }

  const advancing = evidence.advancing.get(row)
  const whole = readPageLabel(row.text)
  if (advancing !== undefined && (whole !== null || !row.text.includes(' '))) {
    return { label: 'page_number', because: `page number ${advancing.text}, advances with the pages` }
  }
  const repetition = evidence.repetitions.get(row)
  if (repetition !== undefined && (whole === null || whole.explicit)) {
    return { label: side, because: `repeats on ${repetition.pages} of ${evidence.pageCount} pages` }
  }
  if (advancing !== undefined && row.text.length <= 90 && row.apart >= 1) {
    return { label: side, because: `holds page number ${advancing.text}, which advances with the pages` }
  }
  const caption = readCaptionLabel(row.text)
  if (whole !== null) return judgeNumber(row, whole, outer, edge, evidence)
  if (caption !== null && row.text.length <= 80)
    return { label: side, because: `caption of page ${caption.text} at the page’s edge` }
  const head = readRunningHead(row)
  if (head !== null) return { label: side, because: `a head with number ${head.text} at the margin` }
  if (saysTitle(row, evidence.title))
    return { label: side, because: 'says the document’s title, no larger than the text' }
  const form = edgeFormReason(row, outer.isOuter)
  if (form !== null) return { label: side, because: form }
  if (SECTION_WORD.test(row.text) && isRunningSectionWord(row, edge)) {
    return { label: side, because: `lone “${row.text}” at the page’s ${row.edge}` }
  }
  return null
}

/** A number alone in its row: a page number when it says so or stands apart, not when it numbers what follows it. */
function judgeNumber(
  row: EdgeRow,
  label: PageLabel,
  outer: Outer,
  edge: readonly EdgeRow[],
  evidence: Evidence,
): Verdict | null {
  if (outer.row !== undefined && SECTION_WORD.test(outer.row.text) && row.edge === 'head' && !label.explicit)
    return null
  const known = evidence.numberedBy.get(row.page)
  if (known !== undefined && known.value !== label.value) return null
  if (label.explicit) return { label: 'page_number', because: `page number ${label.text} by its form` }
  if (!outer.isOuter || !standsAsPageNumber({ row, label, edge, pageCount: evidence.pageCount })) return null
  return { label: 'page_number', because: `number ${label.text} alone at the page’s ${row.edge}` }
}

/** "Appendix" without a number, out of the middle or set apart with a number beside it; alone in the middle it is a title. */
function isRunningSectionWord(row: EdgeRow, edge: readonly EdgeRow[]): boolean {
  const elsewhere = edge.some((other) => other !== row && other.twin === row.text.toLowerCase())
  if (elsewhere || row.twin === row.text.toLowerCase() || !row.centred) return true
  return row.apart >= APART && edge.some((other) => other !== row && readPageLabel(other.text) !== null)
}

/** The label that a page's own words tell ("P. 79"), by page; the strongest evidence against reading another number as one. */
function explicitLabels(rows: readonly EdgeRow[]): Map<number, PageLabel> {
  const labels = new Map<number, PageLabel>()
  for (const row of rows) {
    const label = readPageLabel(row.text)
    const explicit = label?.explicit === true ? label : readCaptionLabel(row.text)
    if (explicit !== null && !labels.has(row.page)) labels.set(row.page, explicit)
  }
  return labels
}

function pageLabels(
  rows: readonly EdgeRow[],
  verdicts: ReadonlyMap<TextLine, Verdict>,
  evidence: Evidence,
): ReadonlyMap<number, string> {
  const labels = new Map<number, string>()
  const taken = rows.filter((row) => verdicts.has(row.lines[0]!))
  const tell = (row: EdgeRow): PageLabel | null =>
    evidence.advancing.get(row) ?? readPageLabel(row.text) ?? readCaptionLabel(row.text) ?? readRunningHead(row)
  const strength = (row: EdgeRow): number => (evidence.advancing.has(row) ? 0 : tell(row)?.explicit === true ? 1 : 2)
  for (const row of [...taken].sort((a, b) => strength(a) - strength(b))) {
    const label = tell(row)
    if (label !== null && !labels.has(row.page)) labels.set(row.page, label.text)
  }
  return labels
}
