// Inset captions: captions in the middle of a sentence, whose paragraph goes on behind them, and those right above a table.
import { isCaption, isNextOfCaption } from '../text/captions.ts'
import { joinLines } from '../text/clean-text.ts'
import { measureRegions, type RegionMeasures } from '../text/measures.ts'
import { type TextLine, verticalOverlap } from '../text/text-line.ts'
import { vocabularyOf } from '../text/vocabulary.ts'
import type { Display } from './display.ts'

const SENTENCE_END = /[.!?:]\s?[”"’')\]\d*†‡]*$/u
/** A line of running text is no shorter, in letters. */
const TEXT_LINE = 30

/**
 * Captions among lines given in reading order that are no part of the paragraph above: before a sentence breaks off that
 * goes on behind them, in small letters; or a table follows.
 * @param overTables lines right above a table
 */
export function partInsetCaptions(text: readonly TextLine[], overTables: ReadonlySet<TextLine>): Display[] {
  const regions = measureRegions(text)
  const displays: Display[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (!isCaption(text[at]!.text)) continue
    let end = at + 1
    while (end < text.length && goesWith(text[end - 1]!, text[end]!, regions)) end += 1
    const run = text.slice(at, end)
    const because = overTables.has(run.at(-1)!)
      ? 'names the table under it'
      : breaksOff(text[at - 1]) && goesOn(text[end])
        ? 'names a figure, in the middle of a sentence that goes on behind it'
        : null
    if (because !== null) displays.push(...captionsOf(run).map((lines) => displayOf(lines, because)))
    at = end - 1
  }
  return displays
}

/** Whether `line` belongs to a run of captions that `before` ends: as its next line, or as the caption of the figure beside. */
const goesWith = (before: TextLine, line: TextLine, regions: ReadonlyMap<number, RegionMeasures>): boolean =>
  line.page === before.page &&
  (isNextOfCaption(line, before, regions.get(before.region)!.pitch) ||
    (isCaption(line.text) && verticalOverlap(before.box, line.box) > 0))

/** The captions of a run: of figures side by side, each has the lines under its own first one. */
function captionsOf(run: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const captions: TextLine[][] = []
  for (const line of run) {
    if (isCaption(line.text)) captions.push([line])
    else (captions.findLast(([first]) => isOver(first!, line)) ?? captions.at(-1)!).push(line)
  }
  return captions
}

const isOver = (first: TextLine, { box: [left, , right] }: TextLine): boolean =>
  first.box[0] < right && first.box[2] > left

const breaksOff = (line: TextLine | undefined): boolean =>
  line !== undefined && line.text.length >= TEXT_LINE && !SENTENCE_END.test(line.text)

const goesOn = (line: TextLine | undefined): boolean =>
  line !== undefined && line.text.length >= TEXT_LINE && /^\p{Ll}/u.test(line.text)

const displayOf = (lines: readonly TextLine[], because: string): Display => ({
  label: 'caption',
  lines,
  taken: lines,
  because,
  text: joinLines(
    lines.map(({ text }) => text),
    vocabularyOf(lines),
  ),
})
