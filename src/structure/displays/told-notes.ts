// Told notes: footnotes that end a column without a rule above them, told by their marks: raised, or referred to in the text.
import type { Box } from '../../model/geometry.ts'
import type { PageText } from '../../model/page-text.ts'
import { median } from '../text/measures.ts'
import { stepTo, type TextLine } from '../text/text-line.ts'

/** Small type: this share of the page's x-height, or less. */
const SMALL = 0.92
/** Notes in the text's own size stand below this share of the page, and so many steps of a line under the text. */
const LOWER_PART = 0.4
const APART = 1.3
/** Height of a capital, and the least rise of a mark, in x-heights. */
const CAPITAL = 1.45
const LEAST_RISE = 0.35
const NUMBER = /^(?<number>\d{1,3})(?=$|\p{Lu}\p{Ll})/u
const RAISED = /^[¹²³⁰⁴-⁹]{1,3}/u
const LETTER = /^\((?<letter>[a-z])\)$/u
const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

interface Mark {
  readonly kind: 'number' | 'letter'
  readonly value: number
  readonly isRaised: boolean
}

/** The lines from the first note on to the column's end; none without one. `size` is the x-height of the page's text. */
export function toldNotes(column: readonly TextLine[], size: number, page: PageText): readonly TextLine[] {
  for (let start = 1; start < column.length; start++) {
    const [above, notes] = [column.slice(0, start), column.slice(start)]
    const marks = marksOf(notes)
    if (marks.length === 0) continue
    if (notes.every((line) => line.xHeight <= SMALL * size) && areReferredTo(marks, above)) return notes
    if (marks[0]!.isRaised && standApart(notes[0]!, above, page)) return notes
  }
  return []
}

/** The marks that count up from the one that begins the first line; none where it begins with none. */
function marksOf(lines: readonly TextLine[]): Mark[] {
  const marks: Mark[] = []
  for (const [index, line] of lines.entries()) {
    const mark = markAt(line, lines[index + 1])
    const last = marks.at(-1)
    if (last === undefined && mark === null) return []
    const goesOn = last === undefined || (mark?.kind === last.kind && mark.value === last.value + 1)
    if (mark !== null && goesOn) marks.push(mark)
  }
  return marks
}

function markAt({ words, box, xHeight }: TextLine, after: TextLine | undefined): Mark | null {
  const [first, second] = words
  if (first === undefined) return null
  const raised = RAISED.exec(first.text)?.[0]
  if (raised !== undefined) return { kind: 'number', value: Number(raised.normalize('NFKC')), isRaised: true }
  const letter = LETTER.exec(first.text)?.groups?.letter
  if (letter !== undefined) return { kind: 'letter', value: letter.charCodeAt(0), isRaised: false }
  const number = NUMBER.exec(first.text)?.groups?.number
  if (number === undefined) return null
  const beside = second ?? (isBeside(box, after) ? after.words[0] : undefined)
  const isRaised =
    number === first.text &&
    beside !== undefined &&
    /^[\p{Lu}“"‘]/u.test(beside.text) &&
    first.box[3] < beside.box[1] + (CAPITAL - LEAST_RISE) * xHeight
  return { kind: 'number', value: Number(number), isRaised }
}

/** The mark is raised so far that it is a line of its own. */
const isBeside = (mark: Box, after: TextLine | undefined): after is TextLine =>
  after !== undefined && after.box[0] > mark[2] && after.box[1] < mark[3]

/** The first of them, and half of all, stand behind words of the text: "…the Strait,¹", "…Passage;5", "…Act 1988(a)". */
function areReferredTo(marks: readonly Mark[], text: readonly TextLine[]): boolean {
  const said = text.map((line) => line.text).join('\n')
  const referred = marks.filter((mark) => referenceOf(mark).test(said))
  return referred.includes(marks[0]!) && 2 * referred.length >= marks.length
}

function referenceOf({ kind, value }: Mark): RegExp {
  if (kind === 'letter')
    return new RegExp(String.raw`[\p{L}\d]\s?\(${String.fromCharCode(value)}\)(?=[.,;:)]|\s|$)`, 'u')
  const raised = raisedDigits(value)
  const low = String.raw`\p{L}[.,;:!?”"’)]{0,2}${value}(?=[.,;:)]?(?:\s|$))`
  return new RegExp(`(?<![${RAISED_DIGITS}])${raised}(?![${RAISED_DIGITS}])|${low}`, 'u')
}

export const raisedDigits = (value: number): string =>
  [...String(value)].map((digit) => RAISED_DIGITS[Number(digit)]).join('')

function standApart(first: TextLine, above: readonly TextLine[], page: PageText): boolean {
  const steps = above.slice(1).map((line, index) => stepTo(line, above[index]!))
  const step = median(steps.filter((one) => one > 0))
  return first.box[1] > LOWER_PART * page.height && stepTo(first, above.at(-1)!) > APART * step
}
