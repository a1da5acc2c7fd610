import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Document, Layer, NodeLabel, type Page } from '../../src/model/document.ts'
import { renderDocling } from '../../src/render/docling.ts'
import { DoclingDocument, doclingFaults } from './docling-schema.ts'
import { documentOf, type SomeNode } from './document.ts'
import { RECORDED } from './format-sample.ts'
import { TYPICAL } from './typical-document.ts'

type Item = DoclingDocument['body'] | DoclingDocument['groups' | 'texts' | 'pictures'][number]

const read = (document: Document): DoclingDocument => DoclingDocument.parse(JSON.parse(renderDocling(document)))
const made = read(TYPICAL)
const items = ({ body, groups, texts, pictures }: DoclingDocument): Item[] => [body, ...groups, ...texts, ...pictures]
const byRef = new Map(items(made).map((item) => [item.self_ref, item]))

const said = (item: Item): string => ('marker' in item ? item.marker : 'text' in item ? item.text : '')

/** Lines in reading order, indented by their depth of lists. */
const outline = (item: Item, depth = 0): string[] =>
  item.children.flatMap(({ $ref }) => {
    const child = byRef.get($ref)!
    if (child.label === 'list') return outline(child, depth + 1)
    const line = `${'  '.repeat(depth)}${child.label} ${said(child)}`
    return [line.slice(0, 30), ...outline(child, depth)]
  })

const PAGE: Page = {
  page: 1,
  label: null,
  width: 100,
  height: 200,
  dpi: 300,
  rotation: 0,
  skew: 0,
  textSource: 'ocr',
  because: '',
  status: 'ok',
  confidence: 1,
}
const anyNode: fc.Arbitrary<SomeNode & { readonly above: number | null }> = fc.record({
  label: fc.constantFrom(...NodeLabel.options),
  layer: fc.constantFrom(...Layer.options),
  text: fc.string({ maxLength: 5 }),
  above: fc.option(fc.nat(20)),
})

describe('renderDocling', () => {
  it.each(RECORDED)('keeps to the schema and rules of docling-core: $name', ({ document }) => {
    expect(doclingFaults(JSON.parse(renderDocling(document)))).toEqual([])
  })

  it('keeps to them whatever the nodes are', () => {
    const places = { width: 100, height: 100 }
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 12 }), (nodes) => {
        const linked = nodes.map(({ above, ...node }, index) => ({
          ...node,
          parent: above === null || index === 0 ? null : `p0001-n${String((above % index) + 1).padStart(3, '0')}`,
        }))
        const document = { ...documentOf(linked), pages: [{ ...PAGE, ...places }] }
        expect(doclingFaults(JSON.parse(renderDocling(document)))).toEqual([])
      }),
    )
  })

  it('keeps order, numbers as printed and nesting', () => {
    expect(outline(made.body)).toEqual(
      [
        'page_header Appendix',
        'section_header 13',
        'title Joint Statement of the Harbour'.slice(0, 30),
        'text Port Haven, June 4, 2024',
        'section_header I. Opening',
        '  list_item 1.',
        '  list_item 3.',
        '    list_item (a)',
        '      list_item (i)',
        '      list_item •',
        '    list_item (b)',
        '  list_item -',
        'picture ',
        'footnote * Treaty Series, vol. 12.',
        'footnote 2 The *Series* is out',
        'page_footer 79',
        'text 2019. That was the year of the first'.slice(0, 30),
      ].map((line) => line.slice(0, 30)),
    )
  })

  it('marks furniture by its layer', () => {
    const furniture = made.texts.filter(({ content_layer }) => content_layer === 'furniture')
    expect(furniture.map(({ text }) => text)).toEqual(['Appendix', '79'])
  })

  it('tells origin, pages and places', () => {
    const document = { ...documentOf([{ label: 'paragraph', text: 'A 𝔸' }]), pages: [PAGE] }
    expect(JSON.parse(renderDocling(document))).toMatchObject({
      schema_name: 'DoclingDocument',
      name: 'scan',
      origin: { mimetype: 'application/pdf', filename: 'scan.pdf', binary_hash: 0xaaaaaaaaaaaaa },
      pages: { 1: { page_no: 1, size: { width: 100, height: 200 } } },
      texts: [{ prov: [{ page_no: 1, bbox: { l: 0, t: 0, r: 1, b: 1, coord_origin: 'TOPLEFT' }, charspan: [0, 3] }] }],
    })
  })
})

describe('doclingFaults', () => {
  const sound = JSON.stringify({ ...made, pages: { 1: { page_no: 1, size: { width: 1, height: 1 } } } })
  it('finds none in what was made', () => {
    expect(doclingFaults(JSON.parse(sound))).toEqual([])
  })

  it.each([
    ['a label that is not known', '"label":"footnote"', '"label":"dateline"'],
    ['a field that is not known', '"label":"title"', '"label":"title","number":"1"'],
    [
      'an item of a list outside of lists',
      '"label":"page_header"',
      '"enumerated":true,"marker":"","label":"list_item"',
    ],
    ['a child that names another parent', '"parent":{"$ref":"#/body"}', '"parent":{"$ref":"#/texts/0"}'],
    ['a place out of its page', '"b":1,', '"b":2,'],
    ['a page that is not there', '"page_no":1,"bbox"', '"page_no":2,"bbox"'],
    ['a later version', '"version":"1.5.0"', '"version":"2.0.0"'],
  ])('sees %s', (_, from, to) => {
    const broken = sound.replace(from, to)
    expect(broken).not.toBe(sound)
    expect(doclingFaults(JSON.parse(broken))).not.toEqual([])
  })
})
