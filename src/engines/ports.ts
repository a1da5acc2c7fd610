// What the engines offer to the stages: source files and their pages, rasters, and recognition.
import type { Box } from '../model/geometry.ts'
import type { Rotation } from '../model/page-text.ts'
import type { Matrix } from './pdf/matrix.ts'

/** 8-bit gray, 0 = black, 255 = white, row-major, no padding. */
export interface GrayImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** An opened input. Must be closed; a page is read only while its file is open. */
export interface SourceFile {
  readonly pageCount: number
  /** @param page physical page, 1-based. Throws a RectoError of kind input when the page cannot be read. */
  openPage(page: number): Promise<SourcePage>
  close(): Promise<void>
}

export interface SourcePage {
  /** Size of the upright page (turned as the file says) in points, 1/72 inch. */
  readonly widthPoints: number
  readonly heightPoints: number
  /** What is painted on the page: the evidence for choosing its text source. */
  inspect(): Promise<PageContent>
  /**
   * The page as a gray raster, upright as the file says. One page-wide image is taken as decoded at its own
   * resolution; anything else is rendered at `dpi`. Never more than `maxPixels` pixels.
   */
  rasterize(limits: { readonly dpi: number; readonly maxPixels: number }): Promise<PageRaster>
  /**
   * The text layer's lines, hidden ones too, in points of the upright page (origin top-left), or of that page turned by
   * `rotation` degrees clockwise; empty for images. Which words are bold is known once the page was inspected.
   */
  textLines(rotation?: Rotation): Promise<readonly TextLayerLine[]>
  /** What paths paint on the page, as far as no image covers it, in points of the upright page; empty for images. */
  drawnPaths(): Promise<readonly DrawnPath[]>
  /** Where a PDF's page stands in its file; null for the page of an image file. */
  readonly place: PdfPlace | null
}

export interface PdfPlace {
  /** Object and generation number of the page's dictionary; null where the file does not tell. */
  readonly object: { readonly number: number; readonly generation: number } | null
  /** From the page as shown, whose sides are 1 and whose origin is top-left, to its user space. */
  readonly toUser: Matrix
}

export interface PageContent {
  /** Share of the page covered by its images together (a scan may come in strips), 0–1. */
  readonly imageCoverage: number
  readonly imageCount: number
  /** What is seen of each image, points of the upright page. */
  readonly imageBoxes: readonly Box[]
  /** Glyphs painted visibly, and glyphs painted invisibly (text render mode 3, or under the image). */
  readonly visibleGlyphs: number
  readonly hiddenGlyphs: number
  /** Visible glyphs that the file maps to no readable character: none, a control or a private use character. */
  readonly unreadableGlyphs: number
  /** Path painting operators: rules, drawings, outlined text. */
  readonly paths: number
}

export interface PageRaster {
  readonly image: GrayImage
  /** Pixels an inch; where the file does not tell, estimated from the size. */
  readonly dpi: number
  readonly origin: 'image' | 'rendered'
  /** True when the bound on pixels made the raster smaller than asked. */
  readonly reduced: boolean
  /** True when an image of the page ends before its last row, so that the rest is missing. */
  readonly endsEarly: boolean
}

/** A path's straight stroke, its filled box, or a shape of another kind. */
export interface DrawnPath {
  /** A box lies along the page's edges: a stroke with its width, or a filled one. */
  readonly kind: 'box' | 'shape'
  /** Of its ink. */
  readonly box: Box
  /** How many slanted or curved sides a shape has. */
  readonly parts: number
}

export interface TextLayerLine {
  readonly box: Box
  /** Bold where a word's font says that it is. */
  readonly words: readonly { readonly text: string; readonly box: Box; readonly isBold: boolean }[]
  /** Font size and baseline, points. */
  readonly fontSize: number
  readonly baseline: number
  /** Degrees clockwise off the level; 0 where it is level. */
  readonly angle: number
}

/** A recognized word with the boxes of its letters, in pixels of the image that was recognized. */
export interface RecognizedWord {
  readonly text: string
  readonly box: Box
  readonly confidence: number
  readonly symbols: readonly RecognizedSymbol[]
}

export interface RecognizedSymbol {
  readonly text: string
  readonly box: Box
  readonly confidence: number
  /** What else it may be, the likeliest first; absent where the engine does not tell. */
  readonly others?: readonly { readonly text: string; readonly confidence: number }[]
}

export interface RecognizedLine {
  readonly box: Box
  readonly words: readonly RecognizedWord[]
  readonly xHeight: number
  /** y of the baseline at the line's left and right end. */
  readonly baseline: readonly [number, number]
  readonly block: number
}

/** What a recognizer makes of an image. */
export interface Recognition {
  readonly lines: readonly RecognizedLine[]
  /** Regions that hold a picture, not text, as far as the engine tells them. */
  readonly pictures: readonly Box[]
}

/** A line of type as a layout finds it, before anyone has read it; pixels of the image that was looked at. */
export interface LayoutLine {
  /** Of its ink. */
  readonly box: Box
  /** y of the baseline at the box's left and right end. */
  readonly baseline: readonly [number, number]
  readonly xHeight: number
  /** How far the tall letters rise above the baseline, and the tails of letters hang below it. */
  readonly ascent: number
  readonly descent: number
  readonly block: number
}

export interface PageLayout {
  /** In reading order, as far as the layout tells it. */
  readonly lines: readonly LayoutLine[]
  /** Regions that hold a picture, not text. */
  readonly pictures: readonly Box[]
}

/** Layout alone: image → lines and pictures. @param dpi pixels an inch */
export type FindLayout = (image: GrayImage, dpi: number) => PageLayout | Promise<PageLayout>

/** Recognition alone: lines of an image → their words. */
export interface LineRecognizer {
  readonly name: string
  readonly version: string
  /** One result for each line, in their order: null where nothing is read in it. */
  recognizeLines(image: GrayImage, lines: readonly LayoutLine[]): readonly (RecognizedLine | null)[]
}

/**
 * Layout and recognition in one pass, as tesseract.js gives them. An engine with its own recognition of lines
 * implements this by composing its own layout with it.
 */
export interface Recognizer {
  readonly name: string
  readonly version: string
  /** @param assume what the image shows: a whole page, one uniform block, or one line @param dpi pixels an inch, where they are known */
  recognize(image: GrayImage, assume: 'page' | 'block' | 'line', dpi?: number): Promise<Recognition>
  close(): Promise<void>
}
