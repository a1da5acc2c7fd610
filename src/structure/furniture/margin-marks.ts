// Margin marks: what says the same at one place outside the text's measure on many pages, such as a logo's or a stamp's letters.
import type { PageText } from '../../model/page-text.ts'
import { quantile } from '../text/measures.ts'
import { groupLines, type TextLine } from '../text/text-line.ts'

/** Marks are in the same place within this share of the page's height. */
const SAME_PLACE = 0.02
/** Pages that must bear the mark: this many, and this share of all. */
const LEAST_PAGES = 3
const LEAST_SHARE = 0.3

interface Mark {
  readonly line: TextLine
  readonly key: string
  /** Middle, as shares of the page's height. */
  readonly x: number
  readonly y: number
}

/** The lines that are margin marks, with the number of pages that bear each. */
export function marginMarks(lines: readonly TextLine[], pages: readonly PageText[]): ReadonlyMap<TextLine, number> {
  if (pages.length < LEAST_PAGES) return new Map()
  const heights = new Map(pages.map((page) => [page.page, page.height]))
  const byKey = new Map<string, Mark[]>()
  for (const line of linesBesideText(lines)) {
    const mark = markOf(line, heights.get(line.page)!)
    if (mark.key !== '') byKey.set(mark.key, [...(byKey.get(mark.key) ?? []), mark])
  }
  const found = new Map<TextLine, number>()
  for (const marks of byKey.values()) {
    for (const mark of marks) {
      const same = marks.filter((other) => isSamePlace(mark, other))
      const count = new Set(same.map(({ line }) => line.page)).size
      if (count >= Math.max(LEAST_PAGES, LEAST_SHARE * pages.length)) found.set(mark.line, count)
    }
  }
  return found
}

/** Lines whose middle lies left or right of all but a few of their page's longer lines. */
function linesBesideText(lines: readonly TextLine[]): TextLine[] {
  return [...groupLines(lines, (line) => line.page).values()].flatMap((own) => {
    const long = own.filter((line) => line.text.length > 30)
    if (long.length < 3) return []
    const left = quantile(
      long.map((line) => line.box[0]),
      0.1,
    )
    const right = quantile(
      long.map((line) => line.box[2]),
      0.9,
    )
    return own.filter((line) => middle(line) < left || middle(line) > right)
  })
}

const middle = (line: TextLine): number => (line.box[0] + line.box[2]) / 2

const markOf = (line: TextLine, height: number): Mark => ({
  line,
  key: line.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
  x: middle(line) / height,
  y: (line.box[1] + line.box[3]) / 2 / height,
})

const isSamePlace = (a: Mark, b: Mark): boolean =>
  Math.abs(a.x - b.x) <= SAME_PLACE && Math.abs(a.y - b.y) <= SAME_PLACE
