// The title: what heads the document, among the headings before its first paragraph.
import type { Numbering } from '../numbering/numbering.ts'
import { weightedXHeight } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { endsInDate } from './dateline.ts'
import type { Front } from './front.ts'
import { type Heading, isBeside, isSameHeading, SECTION, SECTION_NUMBER, wordsIn } from './heading.ts'
import { namesIssuer, namesKind } from './heading-words.ts'

/** A line of no more letters is not the text's beginning: a stamp, a form code, a misread ornament. */
const STRAY = 30
/** What follows a title's line belongs to it from this share of its size on, so many x-heights away at most. */
const SMALLEST = 0.85
const NEXT_LINE = 2.2
/** A dated line of so many words says what it dates. */
const SAYS = 4

/** "(Legislative acts)" says something of a title. */
const ASIDE = /^[([].*[)\]]$/u

interface Context {
  readonly numbering: Numbering
  readonly front: Front
}

/** The largest heading before the first paragraph becomes the title, with those of its size that follow it closely. */
export function withTitle(
  text: readonly TextLine[],
  headings: ReadonlyMap<TextLine, Heading>,
  context: Context,
): ReadonlyMap<TextLine, Heading> {
  const worthy = withoutDates(withoutIssuers(underCaption(openingHeadings(text, headings, context), text)))
  if (worthy.length === 0) return headings
  const size = Math.max(...worthy.map(weightedXHeight))
  const first = worthy.findIndex((lines) => weightedXHeight(lines) >= 0.9 * size)
  const title: TextLine[] = []
  for (const lines of worthy.slice(first)) {
    if (title.length > 0 && (context.numbering.lines.has(lines[0]!) || !goesOn(title, lines))) break
    title.push(...lines)
  }
  const heads = title.map((line) => {
    const because = `heads the document, ${headings.get(line)!.because}`
    return [line, { label: 'title' as const, because }] as const
  })
  return new Map([...headings, ...heads])
}

/** What stands in the caption of a case, or under it, where anything does: parties and their counsel stand above. */
function underCaption(groups: readonly TextLine[][], text: readonly TextLine[]): readonly TextLine[][] {
  const caption = text.findIndex(({ aside }) => aside === 'caption')
  const own = caption === -1 ? [] : groups.filter((lines) => text.indexOf(lines[0]!) >= caption)
  return own.length > 0 ? own : groups
}

/** Without courts, ministries and states that stand over a title, where anything else may be one. */
function withoutIssuers(groups: readonly (readonly TextLine[])[]): readonly (readonly TextLine[])[] {
  const textOf = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join(' ')
  const own = groups.filter((lines) => !namesIssuer(textOf(lines)))
  return own.length > 0 ? own : groups
}

/** Without lines that end in a month and its year, unless they say what is dated, "Report for May 1978", and nothing else is there. */
function withoutDates(groups: readonly (readonly TextLine[])[]): readonly (readonly TextLine[])[] {
  const isDate = (lines: readonly TextLine[]): boolean =>
    lines.every(({ text }) => endsInDate(text) && !namesKind(text))
  const own = groups.filter((lines) => !isDate(lines))
  return own.length > 0 ? own : groups.filter((lines) => wordsIn(lines[0]!) >= SAYS)
}

function goesOn(title: readonly TextLine[], lines: readonly TextLine[]): boolean {
  const last = title.at(-1)!
  if (isBeside(last, lines[0]!)) return false
  return weightedXHeight(lines) >= SMALLEST * last.xHeight && lines[0]!.box[1] - last.box[3] <= NEXT_LINE * last.xHeight
}

const isSectionName = (text: string): boolean => SECTION.test(text) && text.replace(SECTION, '').trim() === ''

/** The headings before the first paragraph that may be a title, line by line, without a number of their own if there are such, and never one of several that count; stray short lines between them are passed over. */
function openingHeadings(
  text: readonly TextLine[],
  headings: ReadonlyMap<TextLine, Heading>,
  { numbering, front }: Context,
): TextLine[][] {
  const first = text[0]
  const end = text.findIndex(
    (line) =>
      line.page !== first!.page ||
      (numbering.lines.has(line) && !headings.has(line)) ||
      (!headings.has(line) && !front.has(line) && line.text.length > STRAY),
  )
  const opening = text
    .slice(0, end === -1 ? text.length : end)
    .filter((line) => headings.get(line)?.label === 'section_header')
  const groups: TextLine[][] = []
  for (const line of opening) {
    const last = groups.at(-1)
    if (last !== undefined && !numbering.lines.has(line) && isSameHeading(last.at(-1)!, line, front.measuresAt(line)))
      last.push(line)
    else groups.push([line])
  }
  const worthy = groups.filter(isWorthy)
  const plain = worthy.filter((lines) => !numbering.lines.has(lines[0]!))
  return plain.length > 0 ? plain : worthy.filter((lines) => !isOneOfMany(lines[0]!, numbering))
}

/** "1.1 Small berths", "2. Lamps" beside "1. Berths": the headings of a text's parts. */
function isOneOfMany(line: TextLine, { lines }: Numbering): boolean {
  const { style, depth } = lines.get(line)!
  if (style === 'decimal' || style === 'lettered') return true
  return [...lines].some(([other, numbered]) => other !== line && numbered.style === style && numbered.depth === depth)
}

const isWorthy = (lines: readonly TextLine[]): boolean =>
  lines.some(
    (line) =>
      !SECTION_NUMBER.test(line.text) &&
      !isSectionName(line.text) &&
      !ASIDE.test(line.text) &&
      (wordsIn(line) >= 2 || namesKind(line.text)),
  )
