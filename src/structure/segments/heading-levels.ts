// Heading levels: numbered lines that stand beside headings of their level are headings as these are, whatever their letters.
import type { Numbering } from '../numbering/numbering.ts'
import type { TextLine } from '../text/text-line.ts'
import { apartAbove, apartBelow, ENDS_WITH_STOP, type Heading, type Place, withoutNoteMark } from './heading.ts'

/** Share of the measure that such a heading takes at most. */
const SHORT = 0.6
/** Most of a level are headings, or look so, from this share on. */
const MOST = 0.8
/** Running text has so many letters in a line. */
const RUNNING = 40

const VOTED: Heading = { label: 'section_header', because: 'a numbered heading, as the others of its level' }

interface Context {
  readonly text: readonly TextLine[]
  readonly headings: ReadonlyMap<TextLine, Heading>
  readonly numbering: Numbering
  readonly placeAt: (index: number) => Place
}

/** The numbered lines that are headings because their siblings are, or, all of them short and alone over text, because all are alike. */
export function levelHeadings(context: Context): ReadonlyMap<TextLine, Heading> {
  const { text, headings, numbering } = context
  const index = new Map(text.map((line, at) => [line, at]))
  const voted = new Map<TextLine, Heading>()
  const siblings = (line: TextLine): string =>
    `${levelOf(line, numbering)} ${index.get(numbering.lines.get(line)!.parent!)}`
  for (const key of [siblings, (line: TextLine) => levelOf(line, numbering)]) {
    for (const lines of levels(text, numbering, key)) {
      const isHeading = (line: TextLine): boolean => headings.has(line) || voted.has(line)
      const others = lines.filter((line) => !isHeading(line))
      const told = lines.length - others.length
      const alike = others.filter((line) => looksAlike(index.get(line)!, context, told === 0))
      const isLevel =
        told > 0 ? told + alike.length >= MOST * lines.length : lines.length > 1 && alike.length === lines.length
      if (isLevel) for (const line of alike) voted.set(line, VOTED)
    }
  }
  return voted
}

const levelOf = (line: TextLine, { lines }: Numbering): string => `${lines.get(line)!.style} ${lines.get(line)!.depth}`

/** Numbers in brackets are those of paragraphs and lists. */
function levels(
  text: readonly TextLine[],
  { lines }: Numbering,
  key: (line: TextLine) => string,
): Iterable<TextLine[]> {
  const groups = new Map<string, TextLine[]>()
  for (const line of text) {
    const numbered = lines.get(line)
    if (numbered === undefined || numbered.style.startsWith('(')) continue
    groups.set(key(line), [...(groups.get(key(line)) ?? []), line])
  }
  return groups.values()
}

/** Short, apart above, no sentence, and over text or what counts within it; where no other tells a heading, apart from text below. */
function looksAlike(at: number, { numbering, headings, placeAt }: Context, isStrict: boolean): boolean {
  const place = placeAt(at)
  const { line, after, region } = place
  const { markerLength, depth } = numbering.lines.get(line)!
  const words = withoutNoteMark(line.text.slice(markerLength).trim())
  const isShort = line.box[2] - line.box[0] < SHORT * (region.right - region.left)
  if (!isShort || !/^[\p{Lu}\d(“"]/u.test(words) || ENDS_WITH_STOP.test(words)) return false
  if (!apartAbove(place) || after === undefined) return false
  const below = numbering.lines.get(after)
  const isOverText = below === undefined && !headings.has(after) && after.text.length > RUNNING
  if (isStrict) return isOverText && apartBelow(place)
  if (!apartBelow(place) && !/^[\p{Lu}\d“"]/u.test(after.text)) return false
  return isOverText || headings.has(after) || (below !== undefined && below.depth > depth)
}
