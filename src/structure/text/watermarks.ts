// Watermarks: words of a text layer that lie across the text in large type, slanted or level, at one place of the pages.
import type { Line, PageText } from '../../model/page-text.ts'
import { weightedXHeight } from './measures.ts'

/** Slanted words are so many times as large as the text, or cross it; level ones are larger still, and cross it. */
const LARGE = 1.5
const LARGE_LEVEL = 2
/** Degrees off the level and off the upright from which a line is slanted. */
const SLANT = 8
/** "DRAFT", "COPY": dropped capitals and numbers of chapters have fewer letters. */
const LEAST_LETTERS = 4
/** So many lines of the text's size are crossed, each by half of its height, and by so many x-heights of its length. */
const CROSSED = 2
const CROSSED_HEIGHT = 0.5
const CROSSED_LENGTH = 2
const TEXT_SIZE = 1.3
/** One watermark on several pages: its corners are as near, by share of the page's width. */
const SAME_PLACE = 0.02

/** The watermarks among the lines of all pages. Scans have none: their words are told no slant, and what crosses them is not read. */
export function watermarks(pages: readonly PageText[]): ReadonlySet<Line> {
  const found = pages.flatMap((page) => {
    const lines = page.lines.filter(isTyped(page))
    const size = usualXHeight(lines.filter((line) => !isSlanted(line)))
    return lines.filter((line) => isWatermark(line, lines, size)).map((line) => ({ line, width: page.width }))
  })
  const others = pages.flatMap((page) =>
    page.lines.filter((line) => isTyped(page)(line) && found.some((one) => isSame(line, one))),
  )
  return new Set([...found.map(({ line }) => line), ...others])
}

const isTyped =
  ({ textSource }: PageText) =>
  (line: Line): boolean =>
    (line.textSource ?? textSource) === 'text-layer'

function isWatermark(line: Line, lines: readonly Line[], size: number): boolean {
  const letters = saidBy(line).replace(/[^\p{L}]/gu, '').length
  if (size === 0 || letters < LEAST_LETTERS) return false
  if (isSlanted(line)) return line.xHeight >= LARGE * size || crosses(line, lines, size)
  return line.xHeight >= LARGE_LEVEL * size && crosses(line, lines, size)
}

function crosses({ box }: Line, lines: readonly Line[], size: number): boolean {
  const crossed = lines.filter((line) => {
    const height = Math.min(box[3], line.box[3]) - Math.max(box[1], line.box[1])
    const length = Math.min(box[2], line.box[2]) - Math.max(box[0], line.box[0])
    const isText = line.xHeight <= TEXT_SIZE * size && !isSlanted(line)
    return isText && height > CROSSED_HEIGHT * (line.box[3] - line.box[1]) && length > CROSSED_LENGTH * size
  })
  return crossed.length >= CROSSED
}

function isSlanted({ angle = 0 }: Line): boolean {
  const offLevel = Math.abs(angle) % 90
  return offLevel > SLANT && offLevel < 90 - SLANT
}

const isSame = (line: Line, { line: other, width }: { readonly line: Line; readonly width: number }): boolean =>
  line !== other &&
  saidBy(line) === saidBy(other) &&
  line.box.every((edge, index) => Math.abs(edge - other.box[index]!) < SAME_PLACE * width)

const saidBy = ({ words }: Line): string => words.map(({ text }) => text).join(' ')

/** 0 without lines. */
const usualXHeight = (lines: readonly Line[]): number =>
  lines.length === 0 ? 0 : weightedXHeight(lines.map((line) => ({ text: saidBy(line), xHeight: line.xHeight })))
