// Inset captions: captions in the middle of a sentence, whose paragraph goes on behind them, and those right above a table.
import { isCaption } from '../segments/captions.ts'
import { joinLines } from '../text/clean-text.ts'
import { measureRegions } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import { vocabularyOf } from '../text/vocabulary.ts'
import type { Display } from './display.ts'

/** Lines of a caption follow each other within so many line pitches, and x-heights. */
const NEAR = 1.35
const CAPTION_PITCH = 3
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
  return text.flatMap((line, index) => {
    if (!isCaption(line.text)) return []
    let end = index + 1
    while (end < text.length && isNext(text[end - 1]!, text[end]!, regions.get(line.region)!.pitch)) end += 1
    const lines = text.slice(index, end)
    if (overTables.has(lines.at(-1)!)) return [displayOf(lines, 'names the table under it')]
    if (!breaksOff(text[index - 1]) || !goesOn(text[end])) return []
    return [displayOf(lines, 'names a figure, in the middle of a sentence that goes on behind it')]
  })
}

const breaksOff = (line: TextLine | undefined): boolean =>
  line !== undefined && line.text.length >= TEXT_LINE && !SENTENCE_END.test(line.text)

const goesOn = (line: TextLine | undefined): boolean =>
  line !== undefined && line.text.length >= TEXT_LINE && /^\p{Ll}/u.test(line.text)

const isNext = (before: TextLine, line: TextLine, pitch: number): boolean =>
  line.page === before.page &&
  line.region === before.region &&
  line.box[3] - before.box[3] <= NEAR * Math.min(pitch, CAPTION_PITCH * line.xHeight)

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
