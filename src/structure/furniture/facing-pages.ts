// Facing pages: sheets that show an open book, each taken as the two pages it is, for heads, feet, numbers and columns are a page's.
import { type Box, unionOf } from '../../model/geometry.ts'
import type { Line, PageText } from '../../model/page-text.ts'
import { straighten, type TextLine, textLineOf } from '../text/text-line.ts'
import { edgeRows } from './edge-rows.ts'
import type { MarkedLines } from './furniture.ts'
import { facingLabel, type PageLabel, readEndLabels, readPageLabel } from './page-label.ts'

/** The pages of the text, and what was found on them told by their sheets. */
export interface FacingPages {
  readonly pages: readonly PageText[]
  readonly onSheets: (marked: MarkedLines) => MarkedLines
}

/** Two pages side by side are wider than high by this at least: pages are at most 1.7 times as high as wide. */
const MIN_ASPECT = 1.15
/** The fold lies within this middle part of the sheet's width, in a gap of at least this share of it. */
const FOLD_FROM = 0.38
const FOLD_UNTIL = 0.62
const MIN_GAP = 0.015
/** Words of fewer letters may be dirt in the fold. */
const SURE_LETTERS = 2
/** A page whose number counts has so many lines. */
const LEAST_LINES = 6
/** The page's number stands in one of its outermost rows. */
const NUMBER_DEPTH = 1
/**
 * Of the sheets that may show an open book this share bears the numbers of one: of six put together from a book of misread numbers one
 * did. Of 4,665 single pages of corpus and facsimiles, 165 of them wide, none has both a fold and such numbers.
 */
const PROVEN = 0.15

interface Sides {
  readonly left: PageText
  readonly right: PageText
}

/**
 * Sheets with two pages, told by a gap in their middle and by the numbers of facing pages beside each other ("34" and "35"); sheets of
 * their form in the same document are taken likewise. Pages are counted anew where there are any: on paper is what `onSheets` tells.
 * A page keeps its sheet's coordinates.
 */
export function facingPages(sheets: readonly PageText[]): FacingPages {
  const parted = new Map(sheets.flatMap((sheet) => partSheet(sheet)))
  const proven = [...parted.values()].filter(isNumberedOn)
  if (proven.length === 0 || proven.length < PROVEN * parted.size)
    return { pages: sheets, onSheets: (marked) => marked }
  const pages = sheets.flatMap((sheet) => {
    const sides = parted.get(sheet)
    return sides === undefined ? [{ ...sheet, page: leftOf(sheet.page) }] : [sides.left, sides.right]
  })
  return { pages, onSheets: toSheets }
}

/** Two numbers are kept for each sheet, whether it shows one page or two. */
const leftOf = (sheet: number): number => 2 * sheet - 1
const sheetOf = (page: number): number => Math.ceil(page / 2)

function partSheet(sheet: PageText): [PageText, Sides][] {
  const fold = foldOf(sheet)
  if (fold === null) return []
  const page = leftOf(sheet.page)
  return [[sheet, { left: sideOf(sheet, page, 0, fold), right: sideOf(sheet, page + 1, fold, sheet.width) }]]
}

/** Middle of the widest gap between words in the sheet's middle, straightened pixels; null where it is too narrow. */
function foldOf(sheet: PageText): number | null {
  const { width, height, lines } = sheet
  if (width < MIN_ASPECT * height || lines.length < LEAST_LINES) return null
  const spans = lines
    .flatMap(({ words }) => words)
    .filter(({ text }) => text.length >= SURE_LETTERS)
    .map(({ box }) => straighten(box, sheet))
    .map(([left, , right]): [number, number] => [left, right])
    .sort(([a], [b]) => a - b)
  let [end, from, gap] = [FOLD_FROM * width, 0, MIN_GAP * width]
  for (const [left, right] of [...spans, [FOLD_UNTIL * width, width]] as const) {
    const start = Math.min(left, FOLD_UNTIL * width)
    if (start - end > gap) [gap, from] = [start - end, end]
    end = Math.max(end, right)
  }
  return from === 0 ? null : from + gap / 2
}

/** What stands between two x of the sheet, straightened pixels; a line over the fold is parted there. */
function sideOf(sheet: PageText, page: number, from: number, until: number): PageText {
  const isHere = (box: Box): boolean => {
    const [left, , right] = straighten(box, sheet)
    return (left + right) / 2 >= from && (left + right) / 2 < until
  }
  const lines = sheet.lines.flatMap((line): Line[] => {
    const words = line.words.filter(({ box }) => isHere(box))
    if (words.length === line.words.length) return [line]
    return words.length === 0 ? [] : [{ ...line, words, box: unionOf(words.map(({ box }) => box)) }]
  })
  return { ...sheet, page, lines, pictures: sheet.pictures.filter(isHere), rules: sheet.rules.filter(isHere) }
}

/** The right page bears the number after the left one's, at the same edge. */
function isNumberedOn({ left, right }: Sides): boolean {
  const after = numbersOf(right)
  return numbersOf(left).some(({ edge, label }) =>
    after.some(
      (other) => other.edge === edge && other.label.script === label.script && other.label.value === label.value + 1,
    ),
  )
}

function numbersOf(page: PageText): { edge: 'head' | 'foot'; label: PageLabel }[] {
  if (page.lines.length < LEAST_LINES) return []
  const rows = edgeRows(
    page.lines.map((line) => textLineOf(line, page, 0)),
    page.height,
  )
  return rows
    .filter(({ depth }) => depth <= NUMBER_DEPTH)
    .flatMap(({ edge, text }) => {
      const whole = readPageLabel(text)
      return (whole === null ? readEndLabels(text) : [whole]).map((label) => ({ edge, label }))
    })
}

function toSheets({ body, furniture, labels }: MarkedLines): MarkedLines {
  const onSheet = (line: TextLine): TextLine => ({ ...line, page: sheetOf(line.page) })
  const bySheet = new Map<number, string[]>()
  for (const [page, label] of [...labels].sort(([a], [b]) => a - b))
    bySheet.set(sheetOf(page), [...(bySheet.get(sheetOf(page)) ?? []), label])
  return {
    body: body.map(onSheet),
    furniture: furniture.map((found) => ({ ...found, line: onSheet(found.line) })),
    labels: new Map([...bySheet].map(([sheet, both]) => [sheet, facingLabel(both)])),
  }
}
