// Leader ends: what stands right behind a row of dots and was not read with the page, such as a lone page number.
import type { RecognizedLine } from '../../engines/ports.ts'
import { type Box, heightOf, unionOf } from '../../model/geometry.ts'
import type { DotLeader } from './dot-leaders.ts'
import { lineConfidence } from './noise.ts'
import { coverTest, readRow, type SecondLook } from './second-look.ts'

/** Behind the last dot the number begins, and behind a digit the next one, within so many x-heights. */
const BEGINS_WITHIN = 3
const GOES_ON_WITHIN = 1.2
/** Height of digits, and how far their foot may lie off that of the dots, x-heights. */
const HEIGHTS = [0.7, 2.2] as const
const OFF_BASELINE = 0.4
/** Confidence is calibrated: a reading with less is likelier wrong than right. */
const SURE = 0.5
/** What a 1 that stands alone is misread as. */
const STROKE = /^[l|!]$/u
/** At most so many looks a page. */
const MAX_LOOKS = 60

/** The lines, with those added, in blocks of their own, that leaders lead to and nobody has read. */
export async function readLeaderEnds(
  lines: readonly RecognizedLine[],
  leaders: readonly DotLeader[],
  look: SecondLook,
): Promise<RecognizedLine[]> {
  const isRead = coverTest(
    lines.flatMap((line) => line.words.map(({ box }) => box)),
    look.xHeight,
  )
  const ends = leaders
    .map((leader) => endOf(leader, look))
    .filter((end) => end.length > 0 && !end.some(isRead))
    .slice(0, MAX_LOOKS)
  const read: RecognizedLine[] = [...lines]
  let block = Math.max(-1, ...lines.map((line) => line.block)) + 1
  for (const end of ends) {
    const line = await readRow(unionOf(end), look, block)
    if (line === null || lineConfidence(line) < SURE) continue
    read.push(withStroke(line))
    block += 1
  }
  return read
}

/** The digits or letters that follow the last dot closely, on its baseline. */
function endOf({ box: [, , end, foot] }: DotLeader, { blobs, xHeight }: SecondLook): readonly Box[] {
  const level = blobs
    .map(({ box }) => box)
    .filter(
      (box) =>
        box[0] >= end &&
        Math.abs(box[3] - foot) <= OFF_BASELINE * xHeight &&
        heightOf(box) >= HEIGHTS[0] * xHeight &&
        heightOf(box) <= HEIGHTS[1] * xHeight,
    )
    .sort((a, b) => a[0] - b[0])
  const own: Box[] = []
  for (const box of level) {
    const within = own.length === 0 ? BEGINS_WITHIN : GOES_ON_WITHIN
    if (box[0] - (own.at(-1)?.[2] ?? end) > within * xHeight) break
    own.push(box)
  }
  return own
}

/** No page is numbered so; a Roman I is left as it was read. */
function withStroke(line: RecognizedLine): RecognizedLine {
  const [word, ...more] = line.words
  if (more.length > 0 || !STROKE.test(word!.text)) return line
  return { ...line, words: [{ ...word!, text: '1' }] }
}
