// Choosing where a page's text comes from: its image, its text layer, or nowhere.
import type { PageContent } from '../engines/ports.ts'

export interface TextSourceChoice {
  readonly source: 'ocr' | 'text-layer' | 'blank'
  readonly because: string
  /** What else says something on it: typed text over the scan, or images among the text. */
  readonly besides?: 'text-layer' | 'images'
}

/** Images over this share of a page may be its text; logos, seals and photographs cover less. */
const SCAN_COVERAGE = 0.5
/** A stamp or a cover line over a scan has fewer glyphs than this; a page of text over a background picture has more. */
const STAMP_GLYPHS = 400
/** Share of unreadable glyphs at which a text layer is worth less than the page's looks. */
const MAX_UNREADABLE = 0.1
/** So many drawn paths with so few glyphs are outlined letters or a drawing with labels. */
const OUTLINED_PATHS = 200
const OUTLINED_GLYPHS = 50

/**
 * Where the text of a page is read from, and why. Only text that can be seen is trusted: a hidden layer over an image
 * is somebody's recognition of unknown quality. Whether a scan is blank shows later, in its raster.
 */
export function chooseTextSource(content: PageContent): TextSourceChoice {
  const { imageCoverage, imageCount, visibleGlyphs, hiddenGlyphs, unreadableGlyphs, paths } = content
  const cover = `images cover ${Math.round(imageCoverage * 100)} % of the page`
  if (visibleGlyphs === 0) {
    if (imageCount > 0 && hiddenGlyphs > 0) return ocr(`${cover}; their hidden text layer is not trusted`)
    if (imageCount > 0) return ocr(`${cover}; there is no text layer`)
    if (paths > 0) return ocr('only drawn paths are on the page; there is no text layer')
    return {
      source: 'blank',
      because: hiddenGlyphs > 0 ? 'only invisible text is on the page' : 'nothing is on the page',
    }
  }
  if (unreadableGlyphs > MAX_UNREADABLE * visibleGlyphs) {
    return ocr('the text layer does not say which characters its glyphs are')
  }
  if (imageCoverage >= SCAN_COVERAGE && visibleGlyphs < STAMP_GLYPHS) {
    const stamped = ocr(`${cover}, with little text over them`)
    return hiddenGlyphs > 0 ? stamped : { ...stamped, besides: 'text-layer' }
  }
  if (hiddenGlyphs > visibleGlyphs) return ocr('most of the text layer is invisible and not trusted')
  if (paths > OUTLINED_PATHS && visibleGlyphs < OUTLINED_GLYPHS)
    return ocr('the page is drawn with paths, not with text')
  const typed = 'the page was made from text: its glyphs are visible and readable'
  return { source: 'text-layer', because: typed, ...(imageCount > 0 ? { besides: 'images' } : {}) }
}

const ocr = (because: string): TextSourceChoice => ({ source: 'ocr', because })
