// Capitals: what they tell of headings, and of pages that have nothing else.

import type { Numbering } from '../numbering/numbering.ts'
import { isCapitals } from '../text/letter-case.ts'
import type { RegionMeasures } from '../text/measures.ts'
import { groupLines, type TextLine } from '../text/text-line.ts'
import type { Front } from './front.ts'
import { fillsLine, isCentred, isSameHeading } from './heading.ts'
import { isParticular } from './heading-words.ts'

/** Of a page whose letters are capitals to this share, capitals tell nothing; a page of fewer letters may be all title. */
const ALL_CAPITALS = 0.5
const MANY_LETTERS = 400
/** Headings have no more lines; a chapter's summary may. */
const MAX_LINES = 3
const ABBREVIATED = /\b(?:INC|LTD|CO|CORP|BROS|AL|ESQ|JR|SR)\.$/u

/** Telegrams, and forms filled in on a machine without small letters. */
export function pagesInCapitals(text: readonly TextLine[]): ReadonlySet<number> {
  const letters = (lines: readonly TextLine[]): number => lines.reduce((sum, line) => sum + line.text.length, 0)
  return new Set(
    [...groupLines(text, (line) => line.page)].flatMap(([page, lines]) => {
      const shouted = letters(lines.filter((line) => isCapitals(line)))
      return letters(lines) > MANY_LETTERS && shouted > ALL_CAPITALS * letters(lines) ? [page] : []
    }),
  )
}

/** The lines of headings in capitals that take two lines or more: the first may fill the measure, the last may be one short word. */
export function capitalHeadings(text: readonly TextLine[], front: Front, numbering: Numbering): ReadonlySet<TextLine> {
  const shouting = pagesInCapitals(text)
  const runs: TextLine[][] = []
  text.forEach((line, index) => {
    const before = text[index - 1]
    const goesOn = before !== undefined && isSameHeading(before, line, front.measuresAt(line))
    if (
      line.aside === 'caption' ||
      (front.has(line) && isParticular(line.text)) ||
      !isCapitals(line, 2) ||
      shouting.has(line.page) ||
      numbering.lines.has(line)
    )
      return
    if (goesOn && runs.at(-1)?.at(-1) === before) runs.at(-1)!.push(line)
    else runs.push([line])
  })
  return new Set(runs.filter((run) => isHeading(run, front.measuresAt(run[0]!))).flat())
}

function isHeading(run: readonly TextLine[], region: RegionMeasures): boolean {
  const last = run.at(-1)!
  return (
    run.length >= 2 &&
    run.length <= MAX_LINES &&
    isCapitals(run[0]!) &&
    !(fillsLine(last, region) && !isCentred(last, region)) &&
    !run.some(({ text }) => /[.;:!?]$/u.test(text) && !ABBREVIATED.test(text)) &&
    !/,$/u.test(last.text)
  )
}
