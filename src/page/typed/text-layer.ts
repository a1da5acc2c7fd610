// The text layer of a page as Lines: points turned into page pixels, lines gathered in blocks.
import type { TextLayerLine } from '../../engines/ports.ts'
import type { Box } from '../../model/geometry.ts'
import { clampToPage } from '../../model/geometry.ts'
import type { Line } from '../../model/page-text.ts'

/** Height of a small letter of common text faces, ems. */
const X_HEIGHT = 0.47
/** Lines of a block follow each other within this many ems from baseline to baseline, in about the same size. */
const MAX_LEADING = 1.8
const MAX_SIZE_CHANGE = 1.15

export interface PagePixels {
  readonly width: number
  readonly height: number
  /** Pixels a point. */
  readonly scale: number
}

/** Text-layer lines (points, in painting order) as Lines of a page of `pixels`; confidence 1. */
export function linesOfTextLayer(layer: readonly TextLayerLine[], pixels: PagePixels): Line[] {
  const inPixels = (box: Box): Box =>
    clampToPage(box.map((value) => round(value * pixels.scale)) as Box, pixels.width, pixels.height)
  let block = 0
  return layer.map((line, index) => {
    const previous = layer[index - 1]
    if (previous !== undefined && !sameBlock(previous, line)) block += 1
    return {
      box: inPixels(line.box),
      words: line.words.map(({ text, box, isBold }) => ({
        text,
        box: inPixels(box),
        confidence: 1,
        ...(isBold ? { bold: true as const } : {}),
      })),
      xHeight: round(line.fontSize * X_HEIGHT * pixels.scale),
      baseline: round(line.baseline * pixels.scale),
      block,
      ...(line.angle === 0 ? {} : { angle: round(line.angle) }),
    }
  })
}

function sameBlock(above: TextLayerLine, below: TextLayerLine): boolean {
  const size = Math.max(above.fontSize, below.fontSize)
  const leading = below.baseline - above.baseline
  const besideOrBelow = leading > -0.5 * size && leading < MAX_LEADING * size
  const shared = Math.min(above.box[2], below.box[2]) - Math.max(above.box[0], below.box[0])
  return besideOrBelow && shared > 0 && size < MAX_SIZE_CHANGE * Math.min(above.fontSize, below.fontSize)
}

/** One decimal: finer than any pixel, and the same on every machine. */
const round = (value: number): number => Math.round(value * 10) / 10
