import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/document.ts'
import type { Box } from '../../src/model/geometry.ts'
import type { Line, PageText } from '../../src/model/page-text.ts'
import { renderAlto } from '../../src/render/alto.ts'
import { altoFaults } from './alto-schema.ts'
import { documentOf, type SomeNode } from './document.ts'
import { anyRows, DOCUMENT, PAGE, RECORDED, shown } from './format-sample.ts'
import { pageOf } from './page.ts'
import { elementsOf, parseXml, type XmlElement } from './xml-elements.ts'

const read = (document: Document, pages: readonly PageText[]): XmlElement => parseXml(renderAlto(document, pages))
const named = (root: XmlElement, name: string): XmlElement[] => elementsOf(root).filter((one) => one.name === name)
/** A word and the hyphen that was parted from it are one. */
const wordsOf = (root: XmlElement): string[] =>
  named(root, 'TextLine').flatMap(({ children }) => {
    const words = children.filter(({ name }) => name === 'String').map(({ attributes }) => attributes.CONTENT!)
    const hyphen = children.find(({ name }) => name === 'HYP')?.attributes.CONTENT ?? ''
    return [...words.slice(0, -1), `${words.at(-1)}${hyphen}`]
  })
const furniture = (text: string, box: Box): SomeNode => ({
  label: 'page_header',
  layer: 'furniture',
  text,
  sources: [{ page: 1, box, lines: 1 }],
})
const pageOne = { ...documentOf([]).pages[0], page: 1, label: 'A<4' } as Document['pages'][number]

describe('renderAlto', () => {
  const root = read(DOCUMENT, [PAGE])

  it('keeps to its schema', () => {
    expect(root.attributes).toMatchObject({
      xmlns: 'http://www.loc.gov/standards/alto/ns-v4#',
      SCHEMAVERSION: '4.4',
    })
    expect(altoFaults(root)).toEqual([])
  })

  it.each(RECORDED)('keeps to its schema, with every word once: $name', ({ document, pages }) => {
    const made = read(document, pages)
    expect(altoFaults(made)).toEqual([])
    const words = pages.flatMap(({ lines }) => lines.flatMap((line) => line.words.map(({ text }) => text)))
    expect(wordsOf(made).toSorted()).toEqual(words.toSorted())
  })

  it('has furniture in the margins, labels as tags, and hyphens at line ends apart', () => {
    expect(wordsOf(named(root, 'TopMargin')[0]!)).toEqual(['Appendix'])
    expect(wordsOf(named(root, 'BottomMargin')[0]!)).toEqual(['79'])
    const block = named(named(root, 'PrintSpace')[0]!, 'TextBlock')[0]!
    expect(block.attributes.TAGREFS).toBe('label_numbered_paragraph')
    expect(named(block, 'HYP').map(({ attributes }) => attributes.CONTENT)).toEqual(['-'])
    expect(named(block, 'String')[2]!.attributes.CONTENT).toBe('har')
  })

  it('has furniture beside the text in the margins of the sides', () => {
    const [number, text, more, mark] = pageOf([['5'], ['text', 'here'], ['more', 'text'], ['filed']]).lines
    const at = (line: Line, left: number, top: number): Line => {
      const box: Box = [left, top, left + 190, top + 40]
      return { ...line, box, words: line.words.map((word) => ({ ...word, box })) }
    }
    const lines = [at(number!, 0, 200), at(text!, 300, 100), at(more!, 300, 300), at(mark!, 1500, 200)]
    const document = documentOf([
      furniture('5', [0, 200, 190, 240]),
      { label: 'paragraph', text: 'text here', sources: [{ page: 1, box: [300, 100, 490, 340], lines: 2 }] },
      furniture('filed', [1500, 200, 1690, 240]),
    ])
    const made = read(document, [{ ...pageOf([]), lines }])
    expect(altoFaults(made)).toEqual([])
    expect(wordsOf(named(made, 'LeftMargin')[0]!)).toEqual(['5'])
    expect(wordsOf(named(made, 'RightMargin')[0]!)).toEqual(['filed'])
    expect(wordsOf(named(made, 'PrintSpace')[0]!)).toEqual(['text', 'here', 'more', 'text'])
  })

  it('tells the baseline by two points, the page number as printed, and what recognized the page', () => {
    expect(named(root, 'TextLine').map(({ attributes }) => attributes.BASELINE)).toContain('100,227 390,233')
    const made = read({ ...documentOf([]), pages: [pageOne] }, [PAGE, { ...PAGE, page: 2, textSource: 'text-layer' }])
    const [first, second] = named(made, 'Page').map(({ attributes }) => attributes)
    expect(first).toMatchObject({ PRINTED_IMG_NR: 'A<4', PROCESSINGREFS: 'recognition', PC: '0.9' })
    expect(second!.PROCESSINGREFS).toBeUndefined()
  })

  it('stays valid where a page failed, is empty, or has pictures and rules only', () => {
    const failed: PageText = { ...pageOf([]), status: 'failed', width: 0, height: 0, because: 'a "bad" page' }
    const drawn: PageText = { ...pageOf([], 3), pictures: [[10, 10, 90, 90]], rules: [[5, 5, 95, 6]] }
    const made = read(documentOf([]), [failed, pageOf([], 2), drawn, { ...pageOf([], 4), rules: [[5, 5, 95, 6]] }])
    expect(altoFaults(made)).toEqual([])
    expect(named(made, 'Page').map(({ children }) => children.map(({ name }) => name))).toEqual([
      [],
      [],
      ['PrintSpace'],
      ['PrintSpace'],
    ])
    expect(named(made, 'Page')[0]!.attributes.QUALITY_DETAIL).toBe('not read: a "bad" page')
    expect(named(made, 'Illustration')).toHaveLength(1)
    expect(named(made, 'GraphicalElement')).toHaveLength(2)
  })

  it('stays valid without pages', () => {
    const made = read(documentOf([]), [])
    expect(altoFaults(made)).toEqual([])
    expect(named(made, 'Page').map(({ attributes }) => attributes.QUALITY)).toEqual(['Missing'])
  })

  it('has the words of the pages, whatever they are, and stays valid', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const made = read(documentOf([]), [pageOf(rows), { ...pageOf([]), page: 2 }])
        expect(wordsOf(made)).toEqual(rows.flat().map(shown))
        expect(altoFaults(made)).toEqual([])
      }),
    )
  })
})

describe('altoFaults', () => {
  const valid = renderAlto(DOCUMENT, [PAGE])
  it.each([
    ['a deprecated element', '<Processing ', '<OCRProcessing ', '</Processing>', '</OCRProcessing>'],
    ['a missing attribute', ' PHYSICAL_IMG_NR="1"', ''],
    ['a number that is none', 'HPOS="100"', 'HPOS="100px"'],
    ['a confidence above 1', 'WC="0.9"', 'WC="90"'],
    ['an attribute that is not known', '<TextLine ', '<TextLine COLOR="red" '],
    ['a unit that is not known', '>pixel<', '>px<'],
    ['an id that stands twice', 'ID="block_1_p0001-n002_1"', 'ID="page_1"'],
    ['an id that begins with a figure', 'ID="page_1"', 'ID="1"'],
    ['a reference to nothing', 'TAGREFS="label_page_number"', 'TAGREFS="label_none"'],
    ['margins out of order', 'TopMargin', 'Bottom_', 'BottomMargin', 'TopMargin', 'Bottom_', 'BottomMargin'],
    [
      'a hyphen before its word',
      '<HYP CONTENT="-"/>\n</TextLine>',
      '</TextLine>',
      '<String ',
      '<HYP CONTENT="-"/><String ',
    ],
  ])('sees %s', (_, ...changes) => {
    let broken = valid
    for (let at = 0; at < changes.length; at += 2) broken = broken.replaceAll(changes[at]!, changes[at + 1]!)
    expect(broken).not.toBe(valid)
    expect(altoFaults(parseXml(broken))).not.toEqual([])
  })
})
