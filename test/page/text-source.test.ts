import { describe, expect, it } from 'vitest'
import type { PageContent } from '../../src/engines/ports.ts'
import { chooseTextSource } from '../../src/page/text-source.ts'

const EMPTY: PageContent = {
  imageCoverage: 0,
  imageCount: 0,
  imageBoxes: [],
  visibleGlyphs: 0,
  hiddenGlyphs: 0,
  unreadableGlyphs: 0,
  paths: 0,
}
const SCAN = { imageCoverage: 1, imageCount: 1 }

describe('chooseTextSource', () => {
  it.each<[string, Partial<PageContent>, string, string]>([
    ['an empty page', {}, 'blank', 'nothing is on the page'],
    ['invisible text alone', { hiddenGlyphs: 900 }, 'blank', 'only invisible text'],
    ['a scan', SCAN, 'ocr', 'images cover 100 % of the page; there is no text layer'],
    ['a scan with a hidden layer', { ...SCAN, hiddenGlyphs: 2000 }, 'ocr', 'hidden text layer is not trusted'],
    ['a scan under a stamp', { ...SCAN, visibleGlyphs: 30 }, 'ocr', 'little text over them'],
    ['a small picture and no text', { imageCoverage: 0.2, imageCount: 1 }, 'ocr', 'images cover 20 % of the page'],
    ['a page of text', { visibleGlyphs: 2500 }, 'text-layer', 'made from text'],
    ['text with rules', { visibleGlyphs: 2500, paths: 900 }, 'text-layer', 'made from text'],
    ['text with a logo', { imageCoverage: 0.05, imageCount: 1, visibleGlyphs: 40 }, 'text-layer', 'made from text'],
    ['text over a background picture', { ...SCAN, visibleGlyphs: 2500 }, 'text-layer', 'made from text'],
    [
      'glyphs without characters',
      { visibleGlyphs: 500, unreadableGlyphs: 200 },
      'ocr',
      'does not say which characters',
    ],
    ['a few glyphs without characters', { visibleGlyphs: 500, unreadableGlyphs: 20 }, 'text-layer', 'made from text'],
    [
      'more hidden text than visible',
      { visibleGlyphs: 20, hiddenGlyphs: 900 },
      'ocr',
      'most of the text layer is invisible',
    ],
    ['outlined letters', { paths: 3000 }, 'ocr', 'only drawn paths'],
    ['outlined letters with a page number', { paths: 3000, visibleGlyphs: 3 }, 'ocr', 'drawn with paths'],
  ])('reads %s as it should', (_, content, source, because) => {
    const choice = chooseTextSource({ ...EMPTY, ...content })
    expect(choice.source).toBe(source)
    expect(choice.because).toContain(because)
  })
})
