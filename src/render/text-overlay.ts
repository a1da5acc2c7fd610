// Text overlays: the words of recognized pages in reading order, placed on the page as its file shows it.
import { concat, type Matrix } from '../engines/pdf/matrix.ts'
import type { Document } from '../model/document.ts'
import type { Line, PageText, Rotation } from '../model/page-text.ts'
import type { OverlayLine, OverlayWord, TextOverlay } from '../model/text-overlay.ts'
import { groupLines } from './line-groups.ts'

/** Height of tall letters and of small ones in common text faces, ems. */
const ASCENT = 0.75
const X_HEIGHT = 0.47
/** Words closer than this are one to readers, whatever is written between them; poppler's bound is 0.15 (ems). */
const SPACE = 0.2
/** A line's box tells its size as long as it is within so many times what its small letters tell; specks and rules blow boxes up. */
const SIZES: readonly [number, number] = [0.8, 1.15]

/** One overlay for each page that has words; two for a page of two sources: what was recognized, and all of it. */
export function textOverlays({ nodes }: Pick<Document, 'nodes'>, pages: readonly PageText[]): TextOverlay[] {
  return pages
    .filter(({ lines }) => lines.length > 0)
    .flatMap((page) => {
      const lines = groupLines(page, nodes).flatMap((group) => group.lines)
      const recognized = lines.filter(({ textSource }) => textSource === 'ocr')
      const isTyped = page.textSource === 'text-layer' || lines.some(({ textSource }) => textSource === 'text-layer')
      const whole = overlayOf(page, lines, isTyped ? 'text-layer' : 'ocr')
      return recognized.length === 0 ? [whole] : [overlayOf(page, recognized, 'ocr'), whole]
    })
}

function overlayOf(page: PageText, lines: readonly Line[], of: TextOverlay['of']): TextOverlay {
  const slope = Math.tan((page.skew * Math.PI) / 180)
  return {
    page: page.page,
    of,
    toPage: [...uprightToShown(page)],
    lines: lines.map((line) => overlayLine(line, slope)),
  }
}

/**
 * Words stand level. Set along the slope of a page askew they would be truer by a hair, but readers such as poppler break
 * words whose baseline moves by half a point: of 729 words of a page askew by 2.8 degrees it found none whole.
 */
function overlayLine({ box, baseline, xHeight, words }: Line, slope: number): OverlayLine {
  const middle = (box[0] + box[2]) / 2
  const size = round(sizeOf(baseline - box[1], xHeight))
  const placed = words.map(({ text, box: [left, , right] }) => ({
    text,
    left,
    right: Math.max(right, left + 1),
    baseline: round(baseline + slope * ((left + right) / 2 - middle)),
  }))
  return { size, words: parted(placed, SPACE * size) }
}

/** Words with at least `space` between them: those that stand closer, or overlap, give way to each other by the same. */
function parted(words: readonly OverlayWord[], space: number): OverlayWord[] {
  const apart = words.map((word) => ({ ...word }))
  for (const [index, word] of apart.entries()) {
    const next = apart[index + 1]
    if (next === undefined || next.left - word.right >= space || next.left <= word.left) continue
    const middle = (next.left + word.right) / 2
    word.right = round(Math.max(middle - space / 2, (word.left + word.right) / 2))
    next.left = round(Math.min(middle + space / 2, (next.left + next.right) / 2))
  }
  return apart
}

function sizeOf(ascent: number, xHeight: number): number {
  const told = ascent / ASCENT
  const usual = xHeight / X_HEIGHT
  return Math.max(1, usual === 0 ? told : Math.min(Math.max(told, SIZES[0] * usual), SIZES[1] * usual))
}

/** From the upright page's pixels to the page as its file shows it, whose sides are 1. */
export const uprightToShown = ({ width, height, rotation }: Pick<PageText, 'width' | 'height' | 'rotation'>): Matrix =>
  concat(UNTURNED[rotation], [1 / width, 0, 0, 1 / height, 0, 0])

/** Upright page → page as shown, both with sides of 1: a quarter turn back for each that was made. */
const UNTURNED: Readonly<Record<Rotation, Matrix>> = {
  0: [1, 0, 0, 1, 0, 0],
  90: [0, -1, 1, 0, 0, 1],
  180: [-1, 0, 0, -1, 1, 1],
  270: [0, 1, -1, 0, 1, 0],
}

/** Two decimals of a pixel. */
const round = (value: number): number => Number(value.toFixed(2)) + 0
