import { describe, expect, it } from 'vitest'
import { openPdf } from '../../../src/engines/pdf/pdf.ts'
import type { PageContent } from '../../../src/engines/ports.ts'
import { scratchFolder } from '../scratch-folder.ts'
import { bitImage, grayImage, type TestPage, testPdf } from './test-pdf.ts'

const folder = scratchFolder()
let files = 0

async function contentOf(content: string, page: Partial<TestPage> = {}): Promise<PageContent> {
  files += 1
  const images = { Scan: grayImage([[200]]), Mask: bitImage(['####....', '........'], '/ImageMask true') }
  const file = await openPdf(folder.write(`${files}.pdf`, testPdf([{ size: [100, 100], images, content, ...page }])))
  try {
    return await (await file.openPage(1)).inspect()
  } finally {
    await file.close()
  }
}

const text = (words: string, operators = ''): string => `BT /F1 10 Tf ${operators} 10 50 Td (${words}) Tj ET `
const SCAN = 'q 100 0 0 100 0 0 cm /Scan Do Q '

describe('what a PDF page paints: glyphs', () => {
  it.each([
    ['filled', ''],
    ['outlined', '1 Tr'],
  ])('that are %s can be seen', async (_, operators) => {
    expect(await contentOf(text('Hello world', operators))).toMatchObject({ visibleGlyphs: 10, hiddenGlyphs: 0 })
  })

  it.each([
    ['in render mode 3', text('Hello', '3 Tr')],
    ['that only clip', text('Hello', '7 Tr')],
    ['fully transparent', `/Clear gs ${text('Hello')}`],
    ['under the scan', text('Hello') + SCAN],
  ])('%s cannot be seen', async (_, content) => {
    const resources = '/ExtGState << /Clear << /ca 0 >> >>'
    expect(await contentOf(content, { resources })).toMatchObject({ visibleGlyphs: 0, hiddenGlyphs: 5 })
  })

  it('over the scan can be seen', async () => {
    expect(await contentOf(SCAN + text('Hello'))).toMatchObject({ visibleGlyphs: 5, hiddenGlyphs: 0, imageCoverage: 1 })
  })

  it('of a hidden layer are told from those of a stamp', async () => {
    const content = SCAN + text('layer', '3 Tr') + text('stamp', '0 Tr')
    expect(await contentOf(content)).toMatchObject({ visibleGlyphs: 5, hiddenGlyphs: 5 })
  })

  it('go back to being seen with the graphics state', async () => {
    expect(await contentOf(`q ${text('hidden', '3 Tr')} Q ${text('seen')}`)).toMatchObject({
      visibleGlyphs: 4,
      hiddenGlyphs: 6,
    })
  })

  it('that spell no language are unreadable', async () => {
    const scrambled = text('Xkq zrth bdfgh jklm npqrs tvwxz '.repeat(5))
    const { visibleGlyphs, unreadableGlyphs } = await contentOf(scrambled)
    expect(unreadableGlyphs).toBe(visibleGlyphs)
    expect(await contentOf(text('The parties agreed upon all of the above. '.repeat(5)))).toMatchObject({
      unreadableGlyphs: 0,
    })
  })
})

describe('what a PDF page paints: images', () => {
  it.each([
    ['over all of it', SCAN, 1, 1],
    ['over its left half', 'q 50 0 0 100 0 0 cm /Scan Do Q', 0.5, 1],
    ['in a corner', 'q 20 0 0 20 80 80 cm /Scan Do Q', 0.04, 1],
    ['in two strips', 'q 100 0 0 50 0 0 cm /Scan Do Q q 100 0 0 50 0 50 cm /Scan Do Q', 1, 2],
    ['twice in one place', 'q 50 0 0 100 0 0 cm /Scan Do /Scan Do Q', 0.5, 2],
    ['beyond it', 'q 100 0 0 100 200 0 cm /Scan Do Q', 0, 1],
    ['clipped to a tenth', 'q 0 0 10 100 re W n 100 0 0 100 0 0 cm /Scan Do Q', 0.1, 1],
    ['as a mask', 'q 100 0 0 100 0 0 cm /Mask Do Q', 1, 1],
  ])('cover their share: %s', async (_, content, imageCoverage, imageCount) => {
    const found = await contentOf(content)
    expect(found.imageCoverage).toBeCloseTo(imageCoverage, 2)
    expect(found.imageCount).toBe(imageCount)
  })

  it('drawn inline count as well', async () => {
    const inline = 'q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q'
    expect(await contentOf(inline)).toMatchObject({ imageCoverage: 1, imageCount: 1 })
  })
})

describe('what a PDF page paints: paths', () => {
  it('count when they are seen, not when they clip or end without paint', async () => {
    expect((await contentOf('0 0 10 10 re f 20 20 m 50 50 l S 0 0 50 50 re W n')).paths).toBe(2)
  })

  it('under the scan do not count', async () => {
    expect((await contentOf(`0 0 10 10 re f ${SCAN}`)).paths).toBe(0)
  })
})

describe('an empty page', () => {
  it('paints nothing', async () => {
    expect(await contentOf('')).toEqual({
      imageCoverage: 0,
      imageCount: 0,
      imageBoxes: [],
      visibleGlyphs: 0,
      hiddenGlyphs: 0,
      unreadableGlyphs: 0,
      paths: 0,
    })
  })
})
