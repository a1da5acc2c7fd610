// Bold headings: short lines in bold type, as text layers tell it, over text that is not.

import type { Numbering } from '../numbering/numbering.ts'
import { isCaption } from '../text/captions.ts'
import { isListLabel } from '../text/list-label.ts'
import type { RegionMeasures } from '../text/measures.ts'
import { groupLines, stepTo, type TextLine } from '../text/text-line.ts'

/** Bold type tells nothing on a page, or in a document, of which it is more than this share. */
const MOST_BOLD = 0.3
/** A heading has no more lines and letters, is no more than so many pitches from line to line, and ends so far before the margin. */
const MOST_LINES = 3
const MOST_LETTERS = 180
const CLOSE = 1.6
const ENDS_SHORT = 0.08
/** All but its last line take this share of the measure: they were wrapped. */
const WRAPPED = 0.7
/** The text under it begins with a line of this share of the measure. */
const FULL = 0.75
const SENTENCE_END = /[.:;!?][”"’')\]\d¹²³⁰⁴-⁹]*$/u

export const isBold = ({ words }: TextLine): boolean => {
  const lettered = words.filter(({ text }) => /[\p{L}\d]/u.test(text))
  return lettered.length > 0 && lettered.every(({ bold }) => bold === true)
}

/** Pages on which bold type tells a heading: most of their text, and of the document's, is not bold. */
export function pagesWithBold(text: readonly TextLine[]): ReadonlySet<number> {
  if (boldShare(text) > MOST_BOLD) return new Set()
  const pages = [...groupLines(text, (line) => line.page)]
  return new Set(pages.filter(([, lines]) => boldShare(lines) <= MOST_BOLD).map(([page]) => page))
}

function boldShare(lines: readonly TextLine[]): number {
  let [bold, all] = [0, 0]
  for (const line of lines) {
    for (const word of line.words) {
      all += word.text.length
      if (word.bold) bold += word.text.length
    }
  }
  return bold / Math.max(1, all)
}

/** The lines of bold headings that bear no number, each alone over a paragraph, with or without a gap. @param telling pages */
export function boldHeadings(
  text: readonly TextLine[],
  numbering: Numbering,
  regions: ReadonlyMap<number, RegionMeasures>,
  telling: ReadonlySet<number>,
): ReadonlySet<TextLine> {
  const isPlainBold = (line: TextLine): boolean =>
    telling.has(line.page) && isBold(line) && line.aside === undefined && !numbering.lines.has(line)
  const headings = new Set<TextLine>()
  for (let start = 0; start < text.length; start++) {
    if (!isPlainBold(text[start]!)) continue
    let end = start + 1
    while (end < text.length && isPlainBold(text[end]!) && isClose(text[end]!, text[end - 1]!, regions)) end++
    const run = text.slice(start, end)
    const region = regions.get(run[0]!.region)!
    const isOne = run.slice(0, -1).every((line) => line.box[2] - line.box[0] > WRAPPED * (region.right - region.left))
    if (isOne && isHeading(run, text[start - 1], text[end], region, numbering))
      for (const line of run) headings.add(line)
    start = end - 1
  }
  return headings
}

const isClose = (line: TextLine, before: TextLine, regions: ReadonlyMap<number, RegionMeasures>): boolean =>
  line.page === before.page &&
  line.region === before.region &&
  stepTo(line, before) <= CLOSE * regions.get(line.region)!.pitch

function isHeading(
  run: readonly TextLine[],
  before: TextLine | undefined,
  after: TextLine | undefined,
  region: RegionMeasures,
  { lines }: Numbering,
): boolean {
  const [first, last] = [run[0]!, run.at(-1)!]
  const said = run.map((line) => line.text).join(' ')
  if (after === undefined || after.page !== last.page || after.region !== last.region || isBold(after)) return false
  const width = region.right - region.left
  const opens = lines.has(after) || (/^[\p{Lu}\d“"‘(§]/u.test(after.text) && after.box[2] - after.box[0] > FULL * width)
  const follows = before === undefined || before.region !== first.region || SENTENCE_END.test(before.text)
  const isName = /^[\p{Lu}\d“"‘(]/u.test(said) && /\p{L}{2}/u.test(said) && !/[.,;:!]$/u.test(said)
  return (
    run.length <= MOST_LINES &&
    said.length <= MOST_LETTERS &&
    last.box[2] < region.right - ENDS_SHORT * width &&
    opens &&
    follows &&
    isName &&
    !isCaption(said) &&
    !isListLabel(first.text)
  )
}
