// Ink for the tests: drawn with signs, or of an image, pixel by pixel.
import type { GrayImage } from '../../src/engines/ports.ts'
import type { InkImage } from '../../src/page/ink/ink.ts'
import { findRuns, type InkRuns, reduceInk } from '../../src/page/ink/ink-runs.ts'

/** The image's ink, not reduced. */
export const inkImage = (image: GrayImage): InkImage => reduceInk(findRuns(image, 128), 1, 1)

/** Rows of “#” for ink and “.” for paper. */
export const inkDrawn = (...rows: readonly string[]): InkRuns =>
  findRuns(
    {
      width: rows[0]!.length,
      height: rows.length,
      data: Uint8Array.from([...rows.join('')].map((cell) => (cell === '#' ? 0 : 255))),
    },
    128,
  )
