// The title: what heads the document, among the headings before its first paragraph.
import type { Numbering } from '../numbering/numbering.ts'
import { weightedXHeight } from '../text/measures.ts'
import { stepTo, type TextLine } from '../text/text-line.ts'
import { endsInDate } from './dateline.ts'
import type { Front } from './front.ts'
import { AGAINST, type Heading, isBeside, isSameHeading, SECTION, SECTION_NUMBER, wordsIn } from './heading.ts'
import { namesIssuer, namesKind } from './heading-words.ts'

/** A line of no more letters is not the text's beginning: a stamp, a form code, a misread ornament. */
const STRAY = 30
/** What follows a title's line belongs to it from this share of its size on, so many x-heights away at most. */
const SMALLEST = 0.85
const NEXT_LINE = 2.2
/** A dated line of so many words says what it dates. */
const SAYS = 4
/** A title in the text's type has no more lines, and begins among the first so many. */
const MOST_LINES = 4
const OPENING = 16
const KIND_NAMED: Heading = { label: 'title', because: 'heads the document, names its kind before the text' }

/** A name begins with a capital and does not end as a sentence or a part of one does. */
const IS_NAME = /^\P{Ll}.*[^.:;,]$/u

/** The parties of a case stand on one axis, and so near each other's "v.", in x-heights. */
const ON_AXIS = 2
const OVER = 8

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
  const named = worthy.every((lines) => namesIssuer(textOf(lines))) ? kindNamed(text, headings, context) : []
  if (named.length > 0) return new Map([...headings, ...named.map((line) => [line, KIND_NAMED] as const)])
  if (worthy.length === 0) return headings
  const size = Math.max(...worthy.map(weightedXHeight))
  const first = worthy.findIndex((lines) => weightedXHeight(lines) >= 0.9 * size)
  const title: TextLine[] = []
  for (const lines of worthy.slice(first)) {
    if (title.length > 0 && (context.numbering.lines.has(lines[0]!) || !goesOn(title, lines))) break
    title.push(...lines)
  }
  const heads = [...partyBefore(title[0]!, text, context.front), ...title].map((line) => {
    const because = `heads the document, ${headings.get(line)?.because ?? 'one party against another'}`
    return [line, { label: 'title' as const, because }] as const
  })
  return new Map([...headings, ...heads])
}

/** "Report of the Board on the state of the quays", in the text's type before it and apart: the lines of the first that names a kind of document. */
function kindNamed(
  text: readonly TextLine[],
  headings: ReadonlyMap<TextLine, Heading>,
  { front }: Context,
): readonly TextLine[] {
  const groups: TextLine[][] = []
  text.slice(0, OPENING).forEach((line, index) => {
    if (line.page !== text[0]!.page || headings.has(line) || line.aside !== undefined) return
    const [before, last] = [text[index - 1], groups.at(-1)]
    if (last !== undefined && last.at(-1) === before && isSameHeading(before!, line, front.measuresAt(line)))
      last.push(line)
    else groups.push([line])
  })
  const named = groups.find(
    (lines) => namesKind(textOf(lines)) && IS_NAME.test(textOf(lines)) && textOf(lines).split(' ').length >= SAYS,
  )
  return named !== undefined && named.length <= MOST_LINES ? named : []
}

/** "Anna HOLM, Appellant, / v.", right above the other party and on its axis. */
function partyBefore(other: TextLine, text: readonly TextLine[], front: Front): readonly TextLine[] {
  const at = text.indexOf(other)
  const [party, against] = text.slice(Math.max(0, at - 2), at)
  const isOver = (line: TextLine, below: TextLine): boolean =>
    front.has(line) &&
    line.page === below.page &&
    line.aside !== 'caption' &&
    stepTo(below, line) < OVER * other.xHeight &&
    Math.abs(line.box[0] + line.box[2] - below.box[0] - below.box[2]) < 2 * ON_AXIS * other.xHeight
  const isCase =
    against !== undefined && AGAINST.test(against.text) && isOver(against, other) && isOver(party!, against)
  return isCase ? [party!, against] : []
}

/** What stands in the caption of a case, or under it, where anything does: parties and their counsel stand above. */
function underCaption(groups: readonly TextLine[][], text: readonly TextLine[]): readonly TextLine[][] {
  const caption = text.findIndex(({ aside }) => aside === 'caption')
  const own = caption === -1 ? [] : groups.filter((lines) => text.indexOf(lines[0]!) >= caption)
  return own.length > 0 ? own : groups
}

/** Without courts, ministries and states that stand over a title, where anything else may be one. */
function withoutIssuers(groups: readonly (readonly TextLine[])[]): readonly (readonly TextLine[])[] {
  const own = groups.filter((lines) => !namesIssuer(textOf(lines)))
  return own.length > 0 ? own : groups
}

const textOf = (lines: readonly TextLine[]): string => lines.map(({ text }) => text).join(' ')

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
