// Footnotes: the small lines at a page's foot that are not part of the running text.
import type { PageText } from '../model/page-text.ts'
import { weightedXHeight } from './measures.ts'
import { groupLines, type TextLine } from './text-line.ts'

export interface Footnote {
  readonly lines: readonly TextLine[]
  /** Its mark as recognized, "1" or "*"; null where it goes on from the page before. */
  readonly mark: string | null
  readonly because: string
}

export interface PartedText {
  readonly text: readonly TextLine[]
  readonly footnotes: readonly Footnote[]
}

/** Footnotes are set at this share of the text's x-height, or less. */
const SMALL = 0.92
/** With a rule above them lines may be a little larger: rounding to whole pixels moves small sizes. */
const SMALL_UNDER_RULE = 0.97
/** Footnotes stand in the lower part of the page, by share of its height. */
const LOWER_PART = 0.4
const MARK = /^(?<mark>[([]?\d{1,3}[)\].]?|[*†‡§]{1,3}|[¹²³⁴-⁹]{1,3})(?:\s|(?=\p{Lu}|[“"‘]))/u

/** Takes the footnotes out of body lines given in reading order. */
export function partFootnotes(body: readonly TextLine[], pages: readonly PageText[]): PartedText {
  const byPage = new Map(pages.map((page) => [page.page, page]))
  const footnotes = [...groupLines(body, (line) => line.page)].flatMap(([page, lines]) =>
    footnotesOf(lines, byPage.get(page)!),
  )
  const taken = new Set(footnotes.flatMap((footnote) => footnote.lines))
  return { text: body.filter((line) => !taken.has(line)), footnotes }
}

function footnotesOf(lines: readonly TextLine[], page: PageText): Footnote[] {
  return [...groupLines(lines, (line) => line.region).values()].flatMap((column) =>
    footnotesAtFoot(column, lines, page),
  )
}

/** The run of small lines that ends a column, from its first mark on. */
function footnotesAtFoot(column: readonly TextLine[], pageLines: readonly TextLine[], page: PageText): Footnote[] {
  const size = weightedXHeight(pageLines)
  const rule = ruleAbove(column, page)
  const below = (line: TextLine): boolean => rule !== null && line.box[1] >= rule - line.xHeight
  const small = (line: TextLine): boolean => line.xHeight <= (below(line) ? SMALL_UNDER_RULE : SMALL) * size
  let start = column.length
  while (
    start > 0 &&
    column[start - 1]!.box[1] > LOWER_PART * page.height &&
    (small(column[start - 1]!) || below(column[start - 1]!))
  )
    start--
  const run = column.slice(start)
  if (run.length === 0 || run.length === column.length) return []
  const firstMark = run.findIndex((line) => MARK.test(line.text))
  const underRule = below(run[0]!)
  if (firstMark === -1 && !underRule) return []
  const because = underRule ? 'small type under a rule at the page’s foot' : 'small type with a mark at the page’s foot'
  return splitAtMarks(underRule ? run : run.slice(firstMark), because)
}

/** y of the lowest rule that stands between lines of the column, in its lower part; null without one. */
function ruleAbove(column: readonly TextLine[], page: PageText): number | null {
  const bottom = Math.max(...column.map((line) => line.box[3]))
  const left = Math.min(...column.map((line) => line.box[0]))
  const right = Math.max(...column.map((line) => line.box[2]))
  const ys = page.rules
    .filter(
      ([l, t, r, b]) => r - l > 3 * (b - t) && r > left && l < right && t > LOWER_PART * page.height && b < bottom,
    )
    .map(([, top]) => top)
  return ys.length === 0 ? null : Math.max(...ys)
}

function splitAtMarks(run: readonly TextLine[], because: string): Footnote[] {
  const footnotes: { lines: TextLine[]; mark: string | null; because: string }[] = []
  for (const line of run) {
    const mark = MARK.exec(line.text)?.groups?.mark ?? null
    const last = footnotes.at(-1)
    if (last === undefined || (mark !== null && isNextMark(mark, last.mark)))
      footnotes.push({ lines: [line], mark, because })
    else last.lines.push(line)
  }
  return footnotes
}

/** A number that begins a wrapped line of a footnote is no mark: marks go up by one, or are signs. */
function isNextMark(mark: string, last: string | null): boolean {
  const [number, before] = [mark, last ?? ''].map((text) => Number.parseInt(text.replace(/\D/g, ''), 10))
  if (Number.isNaN(number!) || Number.isNaN(before!)) return true
  return number === before! + 1
}
