// Cross-headings: the short lines that stand over a law's numbered sections, "Records" over "5.—(1) The master must …".
import type { Numbering } from '../numbering/numbering.ts'
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { ENDS_WITH_STOP, isCentred, type Place } from './heading.ts'

/** So many that stand over numbers above 1 tell that all do: what stands over 1 alone may be anything. */
const LEAST = 3
/** Of the text's numbers so many have one: else they are lines of lists that end before a number. */
const SHARE = 0.4
/** Share of the measure that one takes at most. */
const SHORT = 0.7
/** At the margin, in x-heights. */
const AT_MARGIN = 1.2
/** "5." and "5.—(1)", but not "5.1". */
const COUNTED = /^(?<number>\d{1,3})\.(?!\d)/u

interface Context {
  readonly text: readonly TextLine[]
  readonly numbering: Numbering
  readonly placeAt: (index: number) => Place
}

/** The cross-headings among lines in reading order; none where fewer than three stand over numbers above 1. */
export function crossHeadings({ text, numbering, placeAt }: Context): readonly TextLine[] {
  const numberOf = (line: TextLine | undefined): number =>
    Number(COUNTED.exec(numbering.lines.get(line!)?.marker ?? '')?.groups?.number ?? 0)
  const over = text.flatMap((line, index) => {
    const number = numberOf(text[index + 1])
    return number > 0 && !numbering.lines.has(line) && standsOver(placeAt(index)) ? [{ line, number }] : []
  })
  const counted = text.filter((line) => numberOf(line) > 0)
  const isUsual = over.length >= SHARE * counted.length && over.filter(({ number }) => number > 1).length >= LEAST
  return isUsual ? over.map(({ line }) => line) : []
}

/** Short, no sentence, after the end of one and on the page of what it heads, at the margin or centred. */
function standsOver({ line, before, after, region }: Place): boolean {
  const isShort = line.box[2] - line.box[0] < SHORT * (region.right - region.left)
  const isFirst = before === undefined || before.page !== line.page || /[.:;][”"’')\]]*$/u.test(before.text)
  return (
    isShort &&
    after?.page === line.page &&
    isFirst &&
    line.aside === undefined &&
    /^\p{Lu}.*\p{L}{2}/u.test(line.text) &&
    !ENDS_WITH_STOP.test(line.text) &&
    (isAtMargin(line, region) || isCentred(line, region))
  )
}

const isAtMargin = (line: TextLine, { left, xHeight }: RegionMeasures): boolean =>
  Math.abs(line.box[0] - left) < AT_MARGIN * xHeight
