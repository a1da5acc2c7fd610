import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/document.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { renderHocr } from '../../src/render/hocr.ts'
import { documentOf } from './document.ts'
import { anyRows, DOCUMENT, PAGE, RECORDED, shown } from './format-sample.ts'
import { hocrFaults, propertiesOf } from './hocr-rules.ts'
import { pageOf } from './page.ts'
import { elementsOf, parseXml, type XmlElement } from './xml-elements.ts'

const read = (document: Document, pages: readonly PageText[]): XmlElement => parseXml(renderHocr(document, pages))
const withClass = (root: XmlElement, name: string): XmlElement[] =>
  elementsOf(root).filter(({ attributes }) => attributes.class === name)
const wordsOf = (root: XmlElement): string[] => withClass(root, 'ocrx_word').map(({ text }) => text)
const metasOf = (root: XmlElement): ReadonlyMap<string | undefined, string | undefined> =>
  new Map(
    elementsOf(root).flatMap(({ name, attributes }) =>
      name === 'meta' ? [[attributes.name, attributes.content]] : [],
    ),
  )
const inLanguage = (language: string): Document => {
  const document = documentOf([])
  const { generator } = document
  return { ...document, generator: { ...generator, engine: { ...generator.engine, language } } }
}

describe('renderHocr', () => {
  const root = read(DOCUMENT, [PAGE])

  it('keeps to its specification', () => {
    expect(hocrFaults(root)).toEqual([])
  })

  it.each(RECORDED)('keeps to its specification, with every word once: $name', ({ document, pages }) => {
    const made = read(document, pages)
    expect(hocrFaults(made)).toEqual([])
    const words = pages.flatMap(({ lines }) => lines.flatMap((line) => line.words.map(({ text }) => text)))
    expect(wordsOf(made).toSorted()).toEqual(words.toSorted())
  })

  it('has pages, areas, paragraphs, lines and words within each other', () => {
    const [page] = withClass(root, 'ocr_page')
    expect(page!.attributes.title).toBe('image "scan.pdf"; bbox 0 0 2000 600; ppageno 0; scan_res 300 300')
    expect(page!.children.map((child) => child.attributes.class)).toEqual(['ocr_header', 'ocr_carea', 'ocr_pageno'])
    const paragraph = page!.children[1]!.children[0]!
    expect(paragraph.attributes).toMatchObject({
      class: 'ocr_par',
      title: 'bbox 100 200 490 340',
      'data-node': 'p0001-n002',
    })
    expect(paragraph.children.map((child) => child.attributes.class)).toEqual(['ocr_line', 'ocr_line'])
    expect(withClass(root, 'ocrx_word')[0]!.attributes.title).toBe('bbox 100 100 190 140; x_wconf 90')
  })

  it('tells slope and height of the baseline from the lower left of the line', () => {
    expect(withClass(root, 'ocr_line')[1]!.attributes.title).toBe(
      'bbox 100 200 390 240; baseline 0.017 -12.531; x_size 40',
    )
  })

  it('names the system and the languages in ISO 639-1', () => {
    expect(metasOf(root).get('ocr-system')).toBe('recto 0.0.0 (typewriter 1)')
    expect(metasOf(root).get('ocr-langs')).toBe('en')
    expect(metasOf(read(inLanguage('deu+fra'), [])).get('ocr-langs')).toBe('de fr')
    expect(metasOf(read(inLanguage('my_own'), [])).get('ocr-langs')).toBe('unknown')
  })

  it('tells the printed page number, and a file name whose marks would break a title', () => {
    const page = { ...documentOf([]).pages[0], page: 1, label: 'iv' } as Document['pages'][number]
    const document = { ...documentOf([]), pages: [page] }
    const made = read({ ...document, source: { ...document.source, file: 'a; "b" 5%.pdf' } }, [PAGE])
    const properties = propertiesOf(withClass(made, 'ocr_page')[0]!)
    expect(properties.get('lpageno')).toBe('"iv"')
    expect(properties.get('image')).toBe('"a%3B %22b%22 5%25.pdf"')
    expect(hocrFaults(made)).toEqual([])
  })

  it('shows pictures and rules, and stays sound where a page failed', () => {
    const drawn: PageText = { ...pageOf([]), pictures: [[10, 10, 90, 90]], rules: [[5, 5, 95, 6]] }
    const failed: PageText = { ...pageOf([], 2), status: 'failed', width: 0, height: 0, dpi: 0 }
    const made = read(documentOf([]), [drawn, failed])
    expect(hocrFaults(made)).toEqual([])
    expect(withClass(made, 'ocr_image')[0]!.attributes.title).toBe('bbox 10 10 90 90')
    expect(withClass(made, 'ocr_separator')[0]!.attributes.title).toBe('bbox 5 5 95 6')
  })

  it('puts what a viewer drew above or below the text', () => {
    const strip = { label: 'viewer_chrome', layer: 'furniture', text: 'x' } as const
    const made = read(
      documentOf([
        { ...strip, sources: [{ page: 1, box: [100, 100, 1900, 140], lines: 1 }] },
        { ...strip, sources: [{ page: 1, box: [100, 400, 1900, 440], lines: 1 }] },
      ]),
      [PAGE],
    )
    expect(wordsOf(withClass(made, 'ocr_header')[0]!)).toEqual(['Appendix'])
    expect(wordsOf(withClass(made, 'ocr_footer')[0]!)).toEqual(['79'])
  })

  it('has the words of the pages, whatever they are', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const made = read(documentOf([]), [pageOf(rows)])
        expect(wordsOf(made)).toEqual(rows.flat().map(shown))
        expect(hocrFaults(made)).toEqual([])
      }),
    )
  })
})

describe('hocrFaults', () => {
  const sound = renderHocr(DOCUMENT, [PAGE])
  it.each([
    ['a capability that is not declared', 'ocr_pageno ', ''],
    ['no system', 'name="ocr-system"', 'name="system"'],
    ['a word outside of a line', 'class="ocr_line"', 'class="ocr_cinfo"'],
    ['a box that is none', 'bbox 100 100 190 140', 'bbox 100 100 190'],
    ['a box beyond the one around it', 'bbox 100 100 190 140', 'bbox 100 100 190 900'],
    ['a confidence in shares', 'x_wconf 90', 'x_wconf 0.9'],
    ['an id that stands twice', 'id="word_1_1_1_1"', 'id="page_1"'],
    ['a line on a div', '<span class="ocr_line" id="line_1_1_1"', '<span class="ocr_par" id="line_1_1_1"'],
    ['another number of pages', 'name="ocr-number-of-pages" content="1"', 'name="ocr-number-of-pages" content="2"'],
  ])('sees %s', (_, from, to) => {
    const broken = sound.replaceAll(from, to)
    expect(broken).not.toBe(sound)
    expect(hocrFaults(parseXml(broken))).not.toEqual([])
  })
})
