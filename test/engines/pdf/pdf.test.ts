import { describe, expect, it } from 'vitest'
import { openPdf } from '../../../src/engines/pdf/pdf.ts'
import { onPage, rasterOf, wholePage } from '../page-rasters.ts'
import { scratchFolder } from '../scratch-folder.ts'
import { bitImage, type TestPage, testPdf } from './test-pdf.ts'

const folder = scratchFolder()

describe('the pages of a PDF', () => {
  it('have their number and their size, turned as the file says', async () => {
    const pages: TestPage[] = [
      { size: [612, 792], content: '' },
      { size: [612, 792], content: '', entries: '/Rotate 90' },
      { size: [612, 792], content: '', entries: '/Rotate -90' },
      { size: [612, 792], content: '', entries: '/CropBox [100 100 300 500]' },
      { size: [612, 792], content: '', entries: '/UserUnit 2' },
    ]
    const file = await openPdf(folder.write('sizes.pdf', testPdf(pages)))
    expect(file.pageCount).toBe(5)
    const sizes = []
    for (let number = 1; number <= 5; number++) {
      const { widthPoints, heightPoints } = await file.openPage(number)
      sizes.push([widthPoints, heightPoints])
    }
    expect(sizes).toEqual([
      [612, 792],
      [792, 612],
      [792, 612],
      [200, 400],
      [1224, 1584],
    ])
    await expect(file.openPage(6)).rejects.toMatchObject({ kind: 'input', message: 'there is no page 6', page: 6 })
    await file.close()
  })
})

describe('a damaged page', () => {
  it('whose image cannot be decoded is an error, not a white page', async () => {
    const image = {
      entries: '/Width 80 /Height 120 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode',
      data: Buffer.from('no wavelets here'),
    }
    await expect(rasterOf(wholePage(image))).rejects.toMatchObject({ kind: 'input', page: 1 })
  })

  it.each([
    ['noise', Buffer.from('no zlib here')],
    ['nothing', Buffer.alloc(0)],
  ])('whose bits are %s is an error too', async (_, data) => {
    const image = { ...bitImage(['########'], '/ColorSpace /DeviceGray'), data }
    await expect(rasterOf(wholePage(image))).rejects.toMatchObject({
      kind: 'input',
      message: 'the image of the page cannot be decoded',
      page: 1,
    })
  })

  it('whose operators are noise is taken for what can be read of it', async () => {
    const content = `) >> ]] ${'q '.repeat(20)} (unclosed`
    const found = await onPage({ size: [10, 10], content }, (page) => page.inspect())
    expect(found).toMatchObject({ imageCount: 0, visibleGlyphs: 0 })
  })
})
