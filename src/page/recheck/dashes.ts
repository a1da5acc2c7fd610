// Dashes: hyphen, en dash or em dash by the width of its ink, where the recognizer tells only short from long.
import type { RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'
import { type BlobIndex, indexBlobs } from '../ink/blob-index.ts'
import type { InkBlob } from '../ink/ink.ts'
import { type InkRuns, isInk } from '../ink/ink-runs.ts'
import { baselineAt, xHeightOf } from './line-measures.ts'

const DASH = /[-‐‑–—]/u
const HYPHEN = '-'

/*
 * Widths in x-heights. In text faces a hyphen's ink is 0.5–0.7 (a quarter to a third of an em), an en dash's 1.0–1.2 (half an em),
 * an em dash's 1.9–2.3; the bounds lie in the middle of the gaps.
 */
const EN_FROM = 0.87
const EM_FROM = 1.6
/** An en dash is also this much wider than the page's hyphens at line ends, which are hyphens for sure. */
const EN_TO_HYPHEN = 1.35
/** A dash is flat and lies about half an x-height above the baseline; bounds in x-heights. */
const MAX_THICKNESS = 0.34
const MIN_WIDTH = 0.3
const ZONE = [0.1, 0.95] as const
/** A line's own ink lies between so far below and above the baseline; lines above and below keep out of it. */
const COLUMN = [0.35, 1.6] as const
/** Typewriter faces: the letters of a word are all as wide; their hyphen is as wide as an en dash. */
const MONOSPACED_SPREAD = 0.035

/** Whether a blob has a dash's shape: flat and wide enough. */
export const isDashShaped = (box: Box, xHeight: number): boolean =>
  heightOf(box) <= MAX_THICKNESS * xHeight && widthOf(box) >= MIN_WIDTH * xHeight && widthOf(box) > 1.25 * heightOf(box)

/** Lines with each dash's kind told by its ink; a dash whose ink is not found, or is in doubt, stays as recognized. */
export function tellDashes(
  lines: readonly RecognizedLine[],
  { ink, blobs }: { readonly ink: InkRuns; readonly blobs: readonly InkBlob[] },
  pageXHeight: number,
): RecognizedLine[] {
  if (!lines.some((line) => line.words.some((word) => DASH.test(word.text))) || isMonospaced(lines)) return [...lines]
  const flat = indexBlobs(
    blobs.filter(({ box }) => widthOf(box) > 1.25 * heightOf(box)),
    pageXHeight,
  )
  const enFrom = Math.max(EN_FROM, EN_TO_HYPHEN * usualHyphen(lines, flat, pageXHeight))
  return lines.map((line) => {
    const xHeight = xHeightOf(line, pageXHeight)
    const words = line.words.map((word) =>
      DASH.test(word.text) ? retold(word, dashesOf(word, line, { ink, flat, xHeight }), xHeight, enFrom) : word,
    )
    return { ...line, words: words.map((word, index) => (index === words.length - 1 ? withLineHyphen(word) : word)) }
  })
}

/** An en dash does not part small letters: at a line's end after one, it is a hyphen. */
const withLineHyphen = (word: RecognizedWord): RecognizedWord => ({
  ...word,
  text: word.text.replace(/(?<=\p{Ll})–$/u, HYPHEN),
})

interface Evidence {
  readonly ink: InkRuns
  readonly flat: BlobIndex
  readonly xHeight: number
}

/** Ink of the word's dashes: blobs of their own, or, where they touch letters, the columns that hold nothing else. */
function dashesOf(word: RecognizedWord, line: RecognizedLine, { ink, flat, xHeight }: Evidence): readonly Box[] {
  const blobs = inksOf(word, line, flat, xHeight)
  const count = [...word.text].filter((letter) => DASH.test(letter)).length
  return blobs.length === count ? blobs : dashColumns(word, line, ink, xHeight)
}

/** Runs of columns within the word whose only ink is one thin stroke in the dashes' zone. */
function dashColumns(word: RecognizedWord, line: RecognizedLine, ink: InkRuns, xHeight: number): Box[] {
  const runs: [number, number, number, number][] = []
  for (let x = Math.max(0, word.box[0]); x < Math.min(ink.width, word.box[2]); x++) {
    const stroke = loneStroke(x, baselineAt(x, line), ink, xHeight)
    if (stroke === null) continue
    const last = runs.at(-1)
    if (last !== undefined && last[2] === x && Math.abs(last[1] - stroke[0]) <= MAX_THICKNESS * xHeight) last[2] = x + 1
    else runs.push([x, stroke[0], x + 1, stroke[1]])
  }
  return runs.filter((run) => widthOf(run) >= MIN_WIDTH * xHeight)
}

/** Top and bottom of the column's ink where it is one thin stroke in the dashes' zone, else null. */
function loneStroke(x: number, baseline: number, ink: InkRuns, xHeight: number): readonly [number, number] | null {
  const from = Math.max(0, Math.round(baseline - COLUMN[1] * xHeight))
  const to = Math.min(ink.height, Math.round(baseline + COLUMN[0] * xHeight))
  let [top, bottom] = [-1, -1]
  for (let y = from; y < to; y++) {
    if (!isInk(ink, x, y)) continue
    if (top === -1) top = y
    bottom = y + 1
  }
  const middle = (baseline - (top + bottom) / 2) / xHeight
  const thin = top !== -1 && bottom - top <= MAX_THICKNESS * xHeight
  return thin && middle > ZONE[0] && middle < ZONE[1] ? [top, bottom] : null
}

function retold(word: RecognizedWord, inks: readonly Box[], xHeight: number, enFrom: number): RecognizedWord {
  const letters = [...word.text]
  const dashes = letters.filter((letter) => DASH.test(letter)).length
  if (dashes !== inks.length) return word
  let next = 0
  const text = letters
    .map((letter) => (DASH.test(letter) ? kindOf(widthOf(inks[next++]!) / xHeight, enFrom) : letter))
    .join('')
  return { ...word, text }
}

function kindOf(width: number, enFrom: number): string {
  if (width >= EM_FROM) return '—'
  return width >= enFrom ? '–' : HYPHEN
}

/** Flat blobs of the word's middle zone, left to right. */
function inksOf(word: RecognizedWord, line: RecognizedLine, flat: BlobIndex, xHeight: number): Box[] {
  const [left, top, right, bottom] = word.box
  const baseline = baselineAt((left + right) / 2, line)
  return flat
    .within(word.box, 0.5 * xHeight)
    .map(({ box }) => box)
    .filter((box) => {
      const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
      const above = (baseline - y) / xHeight
      const inside =
        x > left - 0.3 * xHeight && x < right + 0.3 * xHeight && y > top - 0.5 * xHeight && y < bottom + 0.5 * xHeight
      return inside && above > ZONE[0] && above < ZONE[1] && isDashShaped(box, xHeight)
    })
    .sort((a, b) => a[0] - b[0])
}

/** Width of the hyphens that end lines within a word, x-heights; 0 where there are fewer than two. */
function usualHyphen(lines: readonly RecognizedLine[], flat: BlobIndex, pageXHeight: number): number {
  const widths = lines.flatMap((line) => {
    const last = line.words.at(-1)!
    if (!/\p{Ll}-$/u.test(last.text)) return []
    const xHeight = xHeightOf(line, pageXHeight)
    const ink = inksOf(last, line, flat, xHeight).at(-1)
    return ink === undefined ? [] : [widthOf(ink) / xHeight]
  })
  return widths.length < 2 ? 0 : [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)]!
}

/** Whether words are as wide as they have letters, all over the page. */
function isMonospaced(lines: readonly RecognizedLine[]): boolean {
  const pitches = lines.flatMap((line) =>
    line.words.flatMap((word) => {
      const { length } = [...word.text]
      return length >= 5 && /^\p{L}+$/u.test(word.text) ? [widthOf(word.box) / (length - 0.25)] : []
    }),
  )
  if (pitches.length < 12) return false
  const sorted = pitches.sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]!
  const deviations = sorted.map((pitch) => Math.abs(pitch - middle)).sort((a, b) => a - b)
  return deviations[Math.floor(deviations.length / 2)]! / middle < MONOSPACED_SPREAD
}
