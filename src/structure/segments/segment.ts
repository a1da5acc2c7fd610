// Segments: the text's lines grouped into titles, headings, paragraphs, list items and footnotes, joined over page breaks.

import { PARAGRAPH_RANK, rankOf } from '../../markers/word-marker.ts'
import type { ContentsEntry, NodeLabel, Table } from '../../model/document.ts'
import type { Display } from '../displays/display.ts'
import type { Footnote } from '../displays/footnotes.ts'
import type { PartedBody } from '../displays/part-text.ts'
import type { NumberedLine, Numbering } from '../numbering/numbering.ts'
import { isCaption } from '../text/captions.ts'
import { keepLines } from '../text/clean-text.ts'
import { asksOrAnswers, spokenLines } from '../text/dialogue.ts'
import { measureRegions, type RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { tellQuotes } from './block-quotes.ts'
import type { Break } from './break.ts'
import { printedBullet, readBullets } from './bullets.ts'
import { type Front, readFront } from './front.ts'
import { type FrontBlock, readFrontBlocks } from './front-blocks.ts'
import { type Heading, isSameHeading } from './heading.ts'
import { readHeadings } from './headings.ts'
import { breakBefore } from './paragraph-break.ts'
import { readShortLines } from './short-lines.ts'
import { besideNote } from './side-note-places.ts'
import { tornBefore } from './torn-paragraphs.ts'
import { readVerse } from './verse.ts'

export interface Segment {
  readonly label: NodeLabel
  readonly lines: readonly TextLine[]
  readonly numbered: NumberedLine | null
  /** As printed; null without one. */
  readonly marker: string | null
  /** Length of the marker in the first line's text, as recognized. */
  readonly markerLength: number
  /** What stands in the text in its place: the number of a heading that is part of it, as it must have been printed. */
  readonly mendedOpening?: string
  /** Line that opens the enclosing segment, or null. */
  readonly parent: TextLine | null
  /** Clean, where its lines are kept; absent where they are joined. */
  readonly text?: string
  /** No line goes on with it: a block of the front. */
  readonly isClosed?: true
  /** Of a table alone. */
  readonly table?: Table
  /** Of contents alone. */
  readonly entries?: readonly ContentsEntry[]
  readonly because: string
}

/** Groups all lines into segments, in the order of their first lines. A paragraph goes on over a page break until something says otherwise. */
export function segment({ text, footnotes, displays, order }: PartedBody, numbering: Numbering): Segment[] {
  const regions = measureRegions(text)
  const bullets = readBullets({ text, numbering, regions })
  const front = readFront(text, regions, (line) => numbering.lines.has(line) || bullets.has(line))
  const spoken = spokenLines(text)
  const isSaid = (line: TextLine): boolean => spoken.has(line) && asksOrAnswers(line)
  const headings = new Map(
    [...readHeadings(text, numbering, regions, front)].filter(([line]) => !bullets.has(line) && !isSaid(line)),
  )
  const isTaken = (line: TextLine): boolean => headings.has(line) || numbering.lines.has(line) || bullets.has(line)
  const blocks = readFrontBlocks({ text, front, isTaken })
  const isOther = (line: TextLine): boolean => isTaken(line) || front.has(line)
  const lists = readShortLines({ text, regions, isTaken: isOther })
  const verse = readVerse({ text, regions, isTaken: isOther })
  const segments: OpenSegment[] = []
  let current: OpenSegment | undefined
  text.forEach((line, index) => {
    if ((current?.text !== undefined || current?.isClosed) && current.lines.includes(line)) return
    const [block, stanza, list] = [blocks.get(line), verse.get(line), lists.get(line)]
    const isKept = block !== undefined || stanza !== undefined || list !== undefined
    const torn = isKept || isOther(line) || current !== segments.at(-1) ? null : tornBefore(line, segments, regions)
    if (torn !== null) {
      torn.lines.push(line)
      current = torn
      return
    }
    if (block !== undefined) segments.push(blockSegment(block))
    else if (stanza !== undefined) segments.push(keptSegment(stanza, current, VERSE))
    else if (list !== undefined) segments.push(keptSegment(list, current, LIST))
    else {
      const beginning = beginningOf(line, {
        text,
        index,
        current,
        front,
        regions,
        numbering,
        headings,
        bullets,
        spoken,
      })
      if (beginning === null) {
        current!.lines.push(line)
        return
      }
      segments.push(beginning)
    }
    current = segments.at(-1)
  })
  const placed = [
    ...tellQuotes(segments, regions).map((one) => ({ one, place: order.get(one.lines[0]!)! })),
    ...displays.map((display) => ({ one: displaySegment(display, segments), place: order.get(display.taken[0]!)! })),
    ...footnotes.map((note) => ({ one: footnoteSegment(note), place: order.get(note.lines[0]!)! })),
  ]
  return inOrder(placed)
}

interface OpenSegment extends Segment {
  readonly lines: TextLine[]
}

interface Context {
  readonly text: readonly TextLine[]
  readonly index: number
  readonly current: OpenSegment | undefined
  readonly front: Front
  readonly regions: ReadonlyMap<number, RegionMeasures>
  readonly numbering: Numbering
  readonly headings: ReadonlyMap<TextLine, Heading>
  readonly bullets: ReadonlyMap<TextLine, string>
  readonly spoken: ReadonlySet<TextLine>
}

/** The segment that `line` begins, or null when it goes on with the current one. */
function beginningOf(line: TextLine, context: Context): OpenSegment | null {
  const { current, headings, numbering } = context
  const heading = headings.get(line)
  const numbered = numbering.lines.get(line) ?? null
  if (heading !== undefined) return headingSegment(line, heading, numbered, context)
  if (numbered !== null) {
    const { marker, markerLength, parent, because } = numbered
    return { label: 'numbered_paragraph', lines: [line], numbered, marker, markerLength, parent, because }
  }
  const marker = context.bullets.get(line)
  if (marker !== undefined) {
    const because =
      marker === ''
        ? 'begins where the list’s other items do, its bullet not read'
        : marker === printedBullet(marker)
          ? `begins with the bullet “${marker}”`
          : `begins with a bullet, read as “${marker}”`
    return {
      label: 'list_item',
      lines: [line],
      numbered: null,
      marker: marker === '' ? null : printedBullet(marker),
      markerLength: marker.length,
      parent: parentOf(current),
      because,
    }
  }
  const broken = breakOf(line, context)
  if (broken === null) return null
  return {
    label: isCaption(line.text) ? 'caption' : 'paragraph',
    lines: [line],
    numbered: null,
    marker: null,
    markerLength: 0,
    parent: null,
    because: broken.because,
  }
}

function breakOf(line: TextLine, context: Context): Break | null {
  const { current, spoken } = context
  if (current === undefined) return { because: 'opens the text' }
  if (spoken.has(line)) return { because: 'somebody begins to speak' }
  return breakBefore(line, { ...context, segment: current })
}

function headingSegment(
  line: TextLine,
  heading: Heading,
  numbered: NumberedLine | null,
  { current, headings, index, text, front, numbering }: Context,
): OpenSegment | null {
  const before = text[index - 1]
  const division = numbered !== null && rankOf(numbered.style) < PARAGRAPH_RANK
  const goesOn =
    numbered === null &&
    current !== undefined &&
    before !== undefined &&
    current.label === heading.label &&
    heading.label !== 'dateline' &&
    headings.has(before) &&
    (isSameHeading(before, line, front.measuresAt(line)) || isBareSection(before, numbering))
  if (goesOn) return null
  const isBare = numbered?.markerLength === line.text.length
  return {
    label: heading.label,
    lines: [line],
    numbered,
    ...(division || isBare
      ? numberInText(line, numbered)
      : { marker: numbered?.marker ?? null, markerLength: numbered?.markerLength ?? 0 }),
    parent: numbered?.parent ?? null,
    because: heading.because + mendedFrom(line, numbered),
  }
}

/** "§ 1" alone in its line, "81" as it may be read: what heads the section under it is its title. */
function isBareSection(line: TextLine, { lines }: Numbering): boolean {
  const number = lines.get(line)
  return number?.style === 'section-sign' && number.markerLength === line.text.length
}

const mendedFrom = ({ text }: TextLine, numbered: NumberedLine | null): string => {
  const recognized = text.slice(0, numbered?.markerLength ?? 0)
  return numbered === null || recognized === numbered.marker ? '' : `, its number mended from “${recognized}”`
}

/** "Article 2" and "Annex B – Ferries" are texts with their numbers in them, whether these were misread or not. */
const numberInText = (
  { text }: TextLine,
  { marker, markerLength }: NumberedLine,
): Pick<Segment, 'marker' | 'markerLength' | 'mendedOpening'> =>
  text.slice(0, markerLength) === marker
    ? { marker: null, markerLength: 0 }
    : { marker: null, markerLength, mendedOpening: marker }

/** Lists and their items belong to the numbered paragraph they stand in. */
function parentOf(current: OpenSegment | undefined): TextLine | null {
  if (current === undefined) return null
  if (current.label === 'numbered_paragraph') return current.lines[0]!
  return current.label === 'list_item' ? current.parent : null
}

const VERSE = 'verse: lines set in that end where they like'
const LIST = 'a list: lines that each end far before the margin'

const keptSegment = (lines: readonly TextLine[], current: OpenSegment | undefined, because: string): OpenSegment => ({
  label: 'paragraph',
  lines: [...lines],
  numbered: null,
  marker: null,
  markerLength: 0,
  parent: parentOf(current),
  text: keepLines(lines.map(({ text }) => text)),
  because,
})

function blockSegment({ lines, isJoined }: FrontBlock): OpenSegment {
  const [first] = lines
  return {
    label: isCaption(first!.text) ? 'caption' : 'paragraph',
    lines: [...lines],
    numbered: null,
    marker: null,
    markerLength: 0,
    parent: null,
    ...(isJoined ? {} : { text: keepLines(lines.map(({ text }) => text)) }),
    isClosed: true,
    because:
      first!.aside === 'caption' ? 'stands on one side of a caption' : 'stands by itself before the running text',
  }
}

function footnoteSegment({ lines, mark, markLength, because }: Footnote): OpenSegment {
  return {
    label: 'footnote',
    lines: [...lines],
    numbered: null,
    marker: mark,
    markerLength: markLength,
    parent: null,
    because,
  }
}

const displaySegment = ({ taken: _, ...display }: Display, segments: readonly Segment[]): Segment => ({
  ...display,
  numbered: null,
  marker: null,
  markerLength: 0,
  parent: display.label === 'side_note' ? besideNote(display.lines, segments) : null,
})

/** By page, then by place in the reading order of the page; footnotes after the text they stand under. */
function inOrder(placed: readonly { readonly one: Segment; readonly place: number }[]): Segment[] {
  const pageOf = (one: Segment): number => one.lines[0]!.page
  const last = (one: Segment): number => (one.label === 'footnote' ? 1 : 0)
  return [...placed]
    .sort((a, b) => pageOf(a.one) - pageOf(b.one) || last(a.one) - last(b.one) || a.place - b.place)
    .map(({ one }) => one)
}
