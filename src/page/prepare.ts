// Preparation: a page's raster turned, evenly lit, rid of borders, straightened and scaled, with its ink.
import { resize, rotateBy, turn } from '../engines/gray-ops.ts'
import type { GrayImage, PageRaster } from '../engines/ports.ts'
import type { Rotation } from '../model/page-text.ts'
import { findBlobs } from './blobs.ts'
import { removeBorders } from './border.ts'
import { evenContrast } from './contrast.ts'
import type { Frame } from './frame.ts'
import type { InkBlob, InkImage } from './ink.ts'
import { type InkRuns, inkOf, reduceInk } from './ink-runs.ts'
import { measureSkew } from './skew.ts'
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

/** The resolution at which skew and orientation are measured, enough for a tenth of a pixel a line. */
const SKEW_DPI = 120
/** A cell of the reduced page is ink when this share of its pixels is. */
const INK_SHARE = 0.35
/** Straightening blurs a bilevel image a little: below this many degrees the recognizer does better with the page as it is. */
const MIN_SKEW = 0.25

interface Inked {
  readonly image: GrayImage
  readonly ink: InkRuns
}

/**
 * Makes a raster fit for the recognizer. Each step stays because pages are worse without it. Letters wrong with and
 * without it, "63" being every 6th page of unlv-isri and old-books: even contrast 320 and 14,637 (ten pages under a shadow
 * that darkens to one side; level pages are the same), borders 5,311 and 5,331 (unlv-isri), straightening 1,606 and 1,648
 * (63), scale 1,740 and 1,806 (scribeocr and factful).
 */
export async function preparePage(raster: PageRaster, rotation: Rotation): Promise<PreparedPage> {
  const upright = await turn(raster.image, rotation)
  const clean = cleaned(upright, raster.dpi)
  const skew = measureSkew(reducedTo(clean.ink, raster.dpi))
  const straight = Math.abs(skew) < MIN_SKEW ? clean : inked(await rotateBy(clean.image, -skew))
  const blobs = findBlobs(straight.ink)
  const scale = scaleFor(blobs, raster.dpi)
  const frame: Frame = { upright, straight: straight.image, scale, skew: straight === clean ? 0 : skew }
  if (scale === 1) return { ...straight, blobs, frame, skew }
  const { width, height } = straight.image
  const scaled = inked(await resize(straight.image, Math.round(width * scale), Math.round(height * scale)))
  return { ...scaled, blobs: findBlobs(scaled.ink), frame, skew }
}

/** Ink at the resolution at which skew and orientation are measured. */
export const coarseInk = ({ image, dpi }: PageRaster): InkImage => reducedTo(inkOf(image), dpi)

function cleaned(image: GrayImage, dpi: number): Inked {
  const even = inked(evenContrast(image, dpi))
  const bare = removeBorders(even.image, even.ink, dpi)
  return bare === even.image ? even : inked(bare)
}

const inked = (image: GrayImage): Inked => ({ image, ink: inkOf(image) })

const reducedTo = (ink: InkRuns, dpi: number): InkImage =>
  reduceInk(ink, Math.max(1, Math.round(dpi / SKEW_DPI)), INK_SHARE)
