// Preparation: a clean page turned, and straightened and scaled as far as its recognizer needs it, with its blobs.
import { resize } from '../../engines/gray-ops.ts'
import type { GrayImage } from '../../engines/ports.ts'
import type { Rotation } from '../../model/page-text.ts'
import { findBlobs } from '../ink/blobs.ts'
import type { InkBlob } from '../ink/ink.ts'
import { type InkRuns, inkOf } from '../ink/ink-runs.ts'
import { type CleanPage, turnPage } from './clean.ts'
import type { Frame } from './frame.ts'
import { turnedBy } from './straighten.ts'
import { MIN_SKEW } from './straightened.ts'
import { scaleFor } from './text-size.ts'

export interface PreparedPage {
  readonly image: GrayImage
  readonly ink: InkRuns
  readonly blobs: readonly InkBlob[]
  /** From the image's pixels back to the upright page. */
  readonly frame: Frame
  /** Degrees, clockwise, as measured, also where too little to be taken out. */
  readonly skew: number
}

/**
 * Makes a page fit for its recognizer. Each step stays because pages are read worse without it. Letters that tesseract.js
 * got wrong with and without: straightening 1,606 and 1,648 (every 6th page of unlv-isri and old-books), scale 1,740 and
 * 1,806 (scribeocr and factful).
 */
export async function preparePage(page: CleanPage, rotation: Rotation): Promise<PreparedPage> {
  const upright = await turnPage(page, rotation)
  const { skew } = upright.rows
  const straight = Math.abs(skew) < MIN_SKEW ? upright : inked(turnedBy(upright.image, -skew))
  const blobs = findBlobs(straight.ink)
  const scale = scaleFor(blobs, page.dpi)
  const frame: Frame = {
    upright: sizeOf(upright.image),
    straight: sizeOf(straight.image),
    scale,
    skew: straight === upright ? 0 : skew,
  }
  if (scale === 1) return { image: straight.image, ink: straight.ink, blobs, frame, skew }
  const { width, height } = straight.image
  const scaled = inked(await resize(straight.image, Math.round(width * scale), Math.round(height * scale)))
  return { ...scaled, blobs: findBlobs(scaled.ink), frame, skew }
}

const inked = (image: GrayImage): { readonly image: GrayImage; readonly ink: InkRuns } => ({ image, ink: inkOf(image) })

/** Not the image itself: a page's frame is kept while its pixels are garbage. */
const sizeOf = ({ width, height }: GrayImage): Frame['upright'] => ({ width, height })
