import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/document.ts'
import { renderDocling } from '../../src/render/docling.ts'
import { documentOf } from './document.ts'
import { TYPICAL } from './typical-document.ts'

interface Item {
  readonly self_ref: string
  readonly parent?: { readonly $ref: string }
  readonly children: readonly { readonly $ref: string }[]
  readonly label: string
  readonly content_layer: string
  readonly text?: string
  readonly marker?: string
}

interface Docling {
  readonly body: Item
  readonly groups: readonly Item[]
  readonly texts: readonly Item[]
  readonly pictures: readonly Item[]
}

const read = (document: Document): Docling => JSON.parse(renderDocling(document))
const made = read(TYPICAL)
const items = ({ body, groups, texts, pictures }: Docling): Item[] => [body, ...groups, ...texts, ...pictures]
const byRef = new Map(items(made).map((item) => [item.self_ref, item]))

/** Lines in reading order, indented by their depth of lists. */
const outline = (item: Item, depth = 0): string[] =>
  item.children.flatMap(({ $ref }) => {
    const child = byRef.get($ref)!
    if (child.label === 'list') return outline(child, depth + 1)
    const line = `${'  '.repeat(depth)}${child.label} ${child.marker ?? child.text ?? ''}`
    return [line.slice(0, 30), ...outline(child, depth)]
  })

describe('renderDocling', () => {
  it('makes a tree in which parents and children name each other', () => {
    for (const item of items(made)) {
      for (const { $ref } of item.children) expect(byRef.get($ref)?.parent).toEqual({ $ref: item.self_ref })
      if (item.parent !== undefined)
        expect(byRef.get(item.parent.$ref)?.children).toContainEqual({ $ref: item.self_ref })
    }
    expect(made.texts.map(({ self_ref }) => self_ref)).toEqual(made.texts.map((_, index) => `#/texts/${index}`))
    for (const { label, parent } of made.texts) {
      if (label === 'list_item') expect(byRef.get(parent!.$ref)?.label).toBe('list')
    }
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
    const page = {
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
    } as const
    const document = { ...documentOf([{ label: 'paragraph', text: 'A 𝔸' }]), pages: [page] }
    expect(JSON.parse(renderDocling(document))).toMatchObject({
      schema_name: 'DoclingDocument',
      name: 'scan',
      origin: { mimetype: 'application/pdf', filename: 'scan.pdf', binary_hash: 0xaaaaaaaaaaaaa },
      pages: { 1: { page_no: 1, size: { width: 100, height: 200 } } },
      texts: [{ prov: [{ page_no: 1, bbox: { l: 0, t: 0, r: 1, b: 1, coord_origin: 'TOPLEFT' }, charspan: [0, 3] }] }],
    })
  })
})
