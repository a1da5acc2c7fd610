// Cleaning: a page's raster evenly lit and rid of borders, with its ink and the rows it stands in.
import { turn } from '../../engines/gray-ops.ts'
import type { GrayImage, PageRaster } from '../../engines/ports.ts'
import type { Rotation } from '../../model/page-text.ts'
import type { InkImage } from '../ink/ink.ts'
import { type InkRuns, inkOf, reduceInk } from '../ink/ink-runs.ts'
import { removeBorders } from './border.ts'
import { evenContrast } from './contrast.ts'
import { darkenPale } from './pale.ts'
import { measureRows, type Rows } from './skew.ts'

export interface CleanPage {
  readonly image: GrayImage
  /** Pixels an inch. */
  readonly dpi: number
  readonly ink: InkRuns
  /** Ink at the resolution at which rows are measured. */
  readonly coarse: InkImage
  readonly rows: Rows
}

/** The resolution at which rows are measured, enough for a tenth of a pixel a line. */
const ROWS_DPI = 120
/** A cell of the reduced page is ink when this share of its pixels is. */
const INK_SHARE = 0.35

/**
 * Both steps stay because pages are worse without them. Letters wrong with and without: even contrast 320 and 14,637 (ten
 * pages under a shadow that darkens to one side; level pages are the same), borders 5,311 and 5,331 (unlv-isri).
 */
export function cleanPage({ image, dpi }: PageRaster): CleanPage {
  const even = darkenPale(evenContrast(image, dpi))
  return measured(removeBorders(even, inkOf(even), dpi), dpi)
}

/** The page turned clockwise, its rows measured anew; the page itself where it stands right. */
export const turnPage = async (page: CleanPage, rotation: Rotation): Promise<CleanPage> =>
  rotation === 0 ? page : measured(await turn(page.image, rotation), page.dpi)

function measured(image: GrayImage, dpi: number): CleanPage {
  const ink = inkOf(image)
  const coarse = reduceInk(ink, Math.max(1, Math.round(dpi / ROWS_DPI)), INK_SHARE)
  return { image, dpi, ink, coarse, rows: measureRows(coarse) }
}
