// Division names: rows that name a division by its word and number, as "APPENDIX 13": heads of what follows them, or running heads.

import { APPENDED, rankOf, readWordMarker, type WordMarker } from '../../markers/word-marker.ts'
import { isLedToLabel } from '../text/leaders.ts'
import type { TextLine } from '../text/text-line.ts'
import type { EdgeRow } from './edge-rows.ts'
import { readPageLabel } from './page-label.ts'

/** Words beside those of the numbering that number documents, and displays, in a row of their own. */
const OTHERS =
  /^(?:resolution|decision|protocol|declaration|recommendation|book|titel|título|capítulo|artículo|capitolo|titolo|articolo|annexe|anexo|apéndice|allegato|bijlage|bilaga|buch|beilage|table|figure|plate|form|map|chart|tabelle|tableau|no|nr|number)\.?\s*(?:no\.?\s*)?(?<number>[\dlIO]{1,5}|[ivxlc]{1,7}|[A-Z](?:[-–.]?\d{1,2})?)[.:]?$/iu
/** Divisions that stand on pages further apart are told apart by other things. */
const NEAR = 4
/** What stands under a heading is no wider than this share of the measure, or begins a count. */
const SHORT = 0.8
const FIRST = /^[([]?(?:1|I|i|A|a)[.)\]]|^(?:§|art(?:icle|\.)?)\s?1\b/u

export interface DivisionName {
  readonly word: string
  /** All that the number can mean: "C" is a letter and a hundred, "l3" thirteen. */
  readonly numbers: readonly string[]
  /** A document of its own, appended. */
  readonly isAppended: boolean
}

/** The division that the text is the name of, and nothing else; null for none. */
export function readDivisionName(text: string): DivisionName | null {
  const marker = readWordMarker(text.trim())
  if (marker !== null && marker.recognized.length === text.trim().length) return nameOf(marker)
  const match = OTHERS.exec(text.trim())
  if (match === null) return null
  const word = text.match(/^\p{L}+/u)![0].toLowerCase()
  return { word, numbers: [match.groups!.number!.toLowerCase()], isAppended: false }
}

const nameOf = ({ style, numbers }: WordMarker): DivisionName => ({
  word: style,
  numbers: numbers.map(({ step }) => step),
  isAppended: rankOf(style) === APPENDED,
})

/** The division that the text begins by naming. */
const nameAtStart = (text: string): DivisionName | null => {
  const whole = readDivisionName(text)
  const marker = whole === null ? readWordMarker(text.trim()) : null
  return marker === null ? whole : nameOf(marker)
}

/** Whether the row begins with a division's name, and stands where that can head something. */
export const namesDivision = (row: EdgeRow): boolean =>
  !(row.edge === 'foot' && row.nearEdge) && nameAtStart(row.text) !== null

/** Both name a division, and not the same one; "Annex A-1" and "Annex A-2" on pages in a row are page numbers. */
export function nameTwoDivisions(one: EdgeRow, other: EdgeRow): boolean {
  if (!namesDivision(one) || !namesDivision(other)) return false
  const [a, b] = [nameAtStart(one.text)!, nameAtStart(other.text)!]
  return !areOne(a, b) && !(a.word === b.word && pageWithin(b) - pageWithin(a) === other.page - one.page)
}

/** The 2 of "Annex A-2". */
const pageWithin = ({ numbers }: DivisionName): number =>
  Number(numbers.map((number) => /^[A-Z]-(?<page>\d+)$/u.exec(number)?.groups?.page).find(Boolean) ?? Number.NaN)

const isNamed = (text: string, name: DivisionName): boolean => {
  const other = nameAtStart(text)
  return other !== null && areOne(name, other)
}

/** Whether the row begins the appended document that it names: nothing before it does, and what stands under it begins something. */
export function opensDivision(row: EdgeRow, rows: readonly EdgeRow[], lines: readonly TextLine[]): boolean {
  const name = row.edge === 'head' ? readDivisionName(row.text) : null
  if (name?.isAppended !== true) return false
  const isNamedBefore = lines.some(
    (line) =>
      line.page <= row.page &&
      line.page >= row.page - NEAR &&
      !row.lines.includes(line) &&
      !isLedToLabel(line.text) &&
      isNamed(line.text, name),
  )
  return !isNamedBefore && beginsSomething(rowUnder(row, rows), name)
}

const areOne = (a: DivisionName, b: DivisionName): boolean =>
  a.word === b.word && a.numbers.some((number) => b.numbers.includes(number))

const rowUnder = ({ page, edge, depth }: EdgeRow, rows: readonly EdgeRow[]): EdgeRow | undefined =>
  rows.find(
    (other) => other.page === page && other.edge === edge && other.depth > depth && readPageLabel(other.text) === null,
  )

/** A title, or the first of what is numbered; not "3. The Lamps" under a running "Chapter 3". */
function beginsSomething(under: EdgeRow | undefined, { numbers }: DivisionName): boolean {
  if (under === undefined) return false
  if (FIRST.test(under.text)) return true
  const { left, right } = under.margins
  const width = Math.max(...under.lines.map(({ box }) => box[2])) - Math.min(...under.lines.map(({ box }) => box[0]))
  const first = under.text.match(/^[\p{L}\p{N}-]+/u)?.[0] ?? ''
  return under.centred && width < SHORT * (right - left) && !numbers.includes(first)
}
