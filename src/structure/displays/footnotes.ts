// Footnotes: the small lines at a page's foot that are not part of the running text.

import type { Box } from '../../model/geometry.ts'
import type { PageText } from '../../model/page-text.ts'
import { isCaption } from '../text/captions.ts'
import { weightedXHeight } from '../text/measures.ts'
import { groupLines, stepTo, straighten, type TextLine } from '../text/text-line.ts'
import { raisedDigits, toldNotes } from './told-notes.ts'

export interface Footnote {
  readonly lines: readonly TextLine[]
  /** Its mark as recognized, "1" or "*"; null where it was lost, or the note goes on from the page before. */
  readonly mark: string | null
  /** Length of the mark in the first line's text. */
  readonly markLength: number
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
/** Without a mark or rule: type of this share of the size of the last lines above, so many full lines, so many steps away. */
const MUCH_SMALLER = 0.86
const USUAL_LINES = 3
/** Text above a rule of so many letters has a size of its own: long notes may have most of a page's letters. */
const OWN_SIZE = 400
const LEAST_LINES = 2
const LONG_LINE = 40
const GAP_ABOVE = 2
/** The rest of an open note: so many of its own line steps from the text; a lone line's step is so many x-heights. */
const GAP_OF_OPEN = 1.5
const PITCH = 2.6
const MARK = /^(?<mark>[([]?\d{1,3}[)\].]?|[*†‡§][*†‡§%°]{0,2}|[¹²³⁰⁴-⁹]{1,3})(?:\s|(?=\p{Lu}|[“"‘]))/u
/** Of British statutes: "(a)"; lists have such numbers too, so that it counts only where a note must begin. */
const LETTER_MARK = /^(?<mark>\([a-z]\))(?=\s)/u
/** A small raised mark as it is misread: under a rule, where a mark must stand, it counts. */
const MISREAD_MARK = /^(?<mark>[^\p{L}\p{N}\s]{1,2}|[Il])(?=\s\p{Lu})/u
/** The same before a later note, after the end of one; a dash or an ampersand belongs to the text. */
const MISREAD_NEXT = /^(?<mark>[^\p{L}\p{N}\p{Pd}\s&§]{1,2})(?=\s\p{Lu})/u
const LONE_NUMBER = /^(?<mark>\d{1,3})$/u
const SENTENCE_END = /[.!?][”"’')\]]*$/u
const MISREAD_ONE = /^[!Il|]$/
/** A footnote's rule begins at the margin, within so many x-heights, or where the notes do. */
const RULE_AT_MARGIN = 3
/** Notes in the text's own size under a number that a paragraph may have: their rule takes no more of the measure. */
const SHORT_RULE = 0.62
/** Shares of the notes' width: a line that leaves room, and one that leaves none. */
const SHORT_NOTE = 0.6
const FULL_LINE = 0.9
const RAISED_OR_SIGN = /^[*†‡§¹²³⁴-⁹]/u
/** What stands under the notes of a document's single pages, so many x-heights apart: "21-08123 (E)  Please recycle". */
const CODE = /^(?=.*\d)\S+(?:\s(?:\S*\d\S*|\([A-Z]\)|please\s?recycle)){0,3}$/iu
const CODE_APART = 2.5
/** What stands so many x-heights under a note and has no mark of its own is a stamp or what was typed there: four lines and more. */
const FAR = 8

/** Takes the footnotes out of body lines given in reading order. */
export function partFootnotes(body: readonly TextLine[], pages: readonly PageText[]): PartedText {
  const byPage = new Map(pages.map((page) => [page.page, page]))
  const footnotes: Footnote[] = []
  const mayBeNotes = body.filter(({ aside }) => aside !== 'names')
  for (const [page, lines] of groupLines(mayBeNotes, (line) => line.page)) {
    const last = footnotes.at(-1)?.lines.at(-1)
    const isOpen = last?.page === page - 1 && !SENTENCE_END.test(last.text)
    footnotes.push(...footnotesOf(lines, byPage.get(page)!, isOpen))
  }
  const taken = new Set(footnotes.flatMap((footnote) => footnote.lines))
  return { text: body.filter((line) => !taken.has(line)), footnotes }
}

/** @param isOpen whether the last note of the page before is not over */
function footnotesOf(lines: readonly TextLine[], page: PageText, isOpen: boolean): Footnote[] {
  return [...groupLines(lines, (line) => line.region).values()].flatMap((column) =>
    footnotesAtFoot(column, lines, page, isOpen),
  )
}

/** The run of small lines that ends a column, from its first mark on; or all that stands under a footnote's rule; or what marks tell. */
function footnotesAtFoot(
  whole: readonly TextLine[],
  pageLines: readonly TextLine[],
  page: PageText,
  isOpen: boolean,
): Footnote[] {
  const size = weightedXHeight(pageLines)
  const column = withoutCodes(whole)
  const underRule = linesUnderRule(column, pageLines, page)
  if (underRule.length > 0) return splitAtMarks(underRule, 'under a rule at the page’s foot')
  const apart = smallAndApart(column, page)
  if (apart.length > 0) return splitAtMarks(apart, 'small type at the page’s foot, far from the text')
  const small = smallLines(column, size, page)
  const run = isOpen && goesOn(small, column) ? small : fromFirstMark(small, column)
  if (run.length > 0) return splitAtMarks(run, 'small type with a mark at the page’s foot')
  return splitAtMarks(
    toldNotes(column, size, page),
    'ends the column with a mark that is raised, or that the text refers to',
  )
}

function withoutCodes(column: readonly TextLine[]): readonly TextLine[] {
  const from = Math.max(1, column.findLastIndex(({ text }) => !CODE.test(text)) + 1)
  const start = column.findIndex(
    (line, index) => index >= from && line.box[1] - column[index - 1]!.box[3] > CODE_APART * column[index - 1]!.xHeight,
  )
  return start === -1 ? column : column.slice(0, start)
}

/** The small lines that end the column, in the lower part of the page. */
function smallLines(column: readonly TextLine[], size: number, page: PageText): readonly TextLine[] {
  const isSmall = (line: TextLine): boolean => line.xHeight <= SMALL * size && line.box[1] > LOWER_PART * page.height
  return column.slice(column.findLastIndex((line) => !isSmall(line)) + 1)
}

function fromFirstMark(run: readonly TextLine[], column: readonly TextLine[]): readonly TextLine[] {
  const firstMark = run.findIndex((line) => MARK.test(line.text))
  if (run.length === column.length || firstMark === -1) return []
  return run.slice(0, firstMark).some(({ text }) => isCaption(text)) ? [] : run.slice(firstMark)
}

/** Small lines that begin within a sentence, further under the text than from each other or from its type: the rest of an open note. */
function goesOn(run: readonly TextLine[], column: readonly TextLine[]): boolean {
  const above = column.at(-run.length - 1)
  if (run.length === 0 || above === undefined || !/^\p{Ll}/u.test(run[0]!.text)) return false
  const step = run.length > 1 ? stepTo(run[1]!, run[0]!) : PITCH * run[0]!.xHeight
  return stepTo(run[0]!, above) > GAP_OF_OPEN * step
}

/**
 * The lines at a column's end that are much smaller than all above them, beyond a gap: a note whose mark was not read, or
 * that goes on from the page before. A table's or a caption's small lines are few, or have more text below.
 */
function smallAndApart(column: readonly TextLine[], page: PageText): readonly TextLine[] {
  for (let start = 1; start < column.length; start++) {
    const [above, below] = [column.slice(0, start), column.slice(start)]
    const size = Math.min(weightedXHeight(above.slice(-USUAL_LINES)), weightedXHeight(above))
    if (below[0]!.box[1] < LOWER_PART * page.height || below.length < LEAST_LINES) continue
    if (below.some((line) => line.xHeight > MUCH_SMALLER * size)) continue
    const step = stepTo(below.at(-1)!, below[0]!) / (below.length - 1)
    if (above.filter((line) => line.text.length > LONG_LINE).length < USUAL_LINES) continue
    const fills = below.slice(0, -1).every((line) => line.text.length > LONG_LINE)
    return fills && stepTo(below[0]!, above.at(-1)!) > GAP_ABOVE * step ? below : []
  }
  return []
}

/** The lines under the lowest rule that parts footnotes from text: small ones, or ones that begin with a mark. */
function linesUnderRule(
  column: readonly TextLine[],
  pageLines: readonly TextLine[],
  page: PageText,
): readonly TextLine[] {
  const size = weightedXHeight(pageLines)
  const left = Math.min(...column.map((line) => line.box[0]))
  const right = Math.max(...column.map((line) => line.box[2]))
  const isAtNotes = ([x, top]: Box): boolean => {
    const first = column.find((line) => line.box[1] > top - 0.3 * line.xHeight)
    return first !== undefined && Math.abs(x - first.box[0]) < size
  }
  const straight = page.rules.map((rule) => straighten(rule, page))
  const rules = straight
    .filter((rule) => rule[1] > LOWER_PART * page.height && rule[2] - rule[0] > 3 * (rule[3] - rule[1]))
    .filter((rule) => Math.abs(rule[0] - left) < RULE_AT_MARGIN * size || isAtNotes(rule))
    .filter((rule) => rule[2] < right + RULE_AT_MARGIN * size)
    .filter((rule) => !column.some((line) => isUnderlined(line, rule)))
    .filter((rule) => !straight.some((other) => meets(other, rule, size)))
    .filter(([, top]) => column.some((line) => line.box[3] > top + 0.3 * line.xHeight))
  const top = Math.max(...rules.map((rule) => rule[1]))
  const under = column.slice(column.findLastIndex((line) => line.box[3] <= top + 0.3 * line.xHeight) + 1)
  if (rules.length === 0 || under.length === 0 || under.length === column.length) return []
  const isShort = rules.some((rule) => rule[1] === top && rule[2] - rule[0] < SHORT_RULE * (right - left))
  const first = under[0]!.text
  const begins =
    (MARK.test(first) || MISREAD_MARK.test(first)) &&
    (RAISED_OR_SIGN.test(first) || (isShort && !isNextParagraph(first, column.slice(0, -under.length))))
  const letters = (lines: readonly TextLine[]): number => lines.reduce((sum, line) => sum + line.text.length, 0)
  const above = [column.slice(0, -under.length), pageLines.filter((line) => line.box[3] <= top)]
  const telling = above.find((lines) => letters(lines) >= OWN_SIZE)
  const textSize = telling === undefined ? size : weightedXHeight(telling)
  const small = under.every((line) => line.xHeight <= SMALL_UNDER_RULE * textSize)
  return small || begins ? under : []
}

/** "5." under a rule, where a line above begins with "4." and no word bears a raised 5. */
function isNextParagraph(text: string, above: readonly TextLine[]): boolean {
  const number = Number(/^[([]?(?<number>\d{1,3})[)\].]/u.exec(text)?.groups?.number ?? 0)
  const begins = new RegExp(`^[([]?${number - 1}[)\\].]\\s`, 'u')
  const raised = new RegExp(`(?<![⁰¹²³⁴-⁹])${raisedDigits(number)}(?![⁰¹²³⁴-⁹])`, 'u')
  return number > 1 && above.some((line) => begins.test(line.text)) && !above.some((line) => raised.test(line.text))
}

/** An upright rule ends there: the foot of a frame or a grid. */
const meets = (upright: Box, rule: Box, size: number): boolean =>
  upright[3] - upright[1] > 3 * (upright[2] - upright[0]) &&
  Math.min(upright[2], rule[2]) - Math.max(upright[0], rule[0]) > -0.5 * size &&
  Math.abs(upright[3] - rule[3]) < 0.5 * size

function isUnderlined(line: TextLine, rule: Box): boolean {
  const distance = rule[1] - line.box[3]
  const shared = Math.min(line.box[2], rule[2]) - Math.max(line.box[0], rule[0])
  return distance > -line.xHeight && distance < 0.4 * line.xHeight && shared > 0.5 * (rule[2] - rule[0])
}

function splitAtMarks(run: readonly TextLine[], because: string): Footnote[] {
  const footnotes: (Footnote & { readonly lines: TextLine[] })[] = []
  const width = Math.max(...run.map(({ box }) => box[2])) - Math.min(...run.map(({ box }) => box[0]))
  for (const [index, line] of run.entries()) {
    const last = footnotes.at(-1)
    const mark = markOf(line, last?.lines.at(-1))
    const begins = last === undefined || (mark !== null && isNextMark(mark, last.mark))
    if (!begins && line.box[1] - last.lines.at(-1)!.box[3] > FAR * line.xHeight) break
    if (begins || hasLostMark(line, last, run.slice(index + 1), width))
      footnotes.push({ lines: [line], mark: asPrinted(mark), markLength: mark?.length ?? 0, because })
    else last.lines.push(line)
  }
  return footnotes
}

/** It begins a paragraph with a full line, under a note that one short line was enough for; and no later mark counts on from that note. */
function hasLostMark(line: TextLine, { lines, mark }: Footnote, later: readonly TextLine[], width: number): boolean {
  const [{ box, text }] = lines as [TextLine]
  const isOver = lines.length === 1 && box[2] - box[0] < SHORT_NOTE * width && SENTENCE_END.test(text)
  const isFull = line.box[2] - line.box[0] > FULL_LINE * width && /^[\p{Lu}“"‘]/u.test(line.text)
  if (mark === null || !isOver || !isFull) return false
  const next = later.map(({ text: words }) => MARK.exec(words)?.groups?.mark).find((one) => one !== undefined)
  return next === undefined || !isNextMark(next, mark)
}

/** "!" for 1, "*%" for two asterisks. */
const asPrinted = (mark: string | null): string | null =>
  mark !== null && MISREAD_ONE.test(mark) ? '1' : (mark?.replace(/(?<=^[*†‡§]+)[%°]/gu, '*') ?? null)

/** @param before the line above among the notes */
function markOf({ text }: TextLine, before: TextLine | undefined): string | null {
  const mark = MARK.exec(text) ?? LETTER_MARK.exec(text)
  if (mark !== null) return mark.groups!.mark!
  if (before === undefined) return (MISREAD_MARK.exec(text) ?? LONE_NUMBER.exec(text))?.groups?.mark ?? null
  return SENTENCE_END.test(before.text) ? (MISREAD_NEXT.exec(text)?.groups?.mark ?? null) : null
}

/** A number that begins a wrapped line of a footnote is no mark: marks go up by one, or are signs; 12 may be read as 2. */
function isNextMark(mark: string, last: string | null): boolean {
  if (LETTER_MARK.test(`${mark} `))
    return last?.length === mark.length && last.codePointAt(1)! + 1 === mark.codePointAt(1)
  const [number, before] = [numberOfMark(mark), numberOfMark(last)]
  if (Number.isNaN(number) || Number.isNaN(before)) return true
  return number === before + 1 || hasLostDigit(before, number - 1)
}

/** 12 of "¹²" and "12."; NaN of a mark without a number. */
export const numberOfMark = (mark: string | null): number =>
  Number.parseInt((mark ?? '').normalize('NFKC').replace(/\D/g, ''), 10)

/** 12 read as 2: no more than its first digit is lost, so that "539 (1971)" in a note 8 begins none. */
const hasLostDigit = (read: number, due: number): boolean =>
  String(due).endsWith(String(read)) && String(due).length === String(read).length + 1
