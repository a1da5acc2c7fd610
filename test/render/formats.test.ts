import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/document.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { renderAlto } from '../../src/render/alto.ts'
import { renderHocr } from '../../src/render/hocr.ts'
import { renderJsonLines } from '../../src/render/json-lines.ts'
import { renderPlainText } from '../../src/render/plain-text.ts'
import { documentOf } from './document.ts'
import { pageOf } from './page.ts'
import { TYPICAL } from './typical-document.ts'
import { elementsOf, parseXml, type XmlElement, xmlHolds } from './xml-elements.ts'

const PAGE: PageText = {
  ...pageOf([['Appendix'], ['1.', 'The', 'har-'], ['bour', 'R&D', '<5', '"a"'], ['79']]),
  skew: 1,
}
const DOCUMENT: Document = documentOf([
  {
    label: 'page_header',
    layer: 'furniture',
    text: 'Appendix',
    sources: [{ page: 1, box: [100, 100, 1900, 140], lines: 1 }],
  },
  {
    label: 'numbered_paragraph',
    number: '1',
    marker: '1.',
    text: 'The harbour R&D <5 "a"',
    sources: [{ page: 1, box: [100, 200, 1900, 340], lines: 2 }],
  },
  {
    label: 'page_number',
    layer: 'furniture',
    text: '79',
    sources: [{ page: 1, box: [100, 400, 1900, 440], lines: 1 }],
  },
])

const withClass = (root: XmlElement, name: string): XmlElement[] =>
  elementsOf(root).filter(({ attributes }) => attributes.class === name)
const named = (root: XmlElement, name: string): XmlElement[] => elementsOf(root).filter((one) => one.name === name)
const hocrWords = (root: XmlElement): string[] => withClass(root, 'ocrx_word').map(({ text }) => text)
/** A word and the hyphen that was parted from it are one. */
const altoWords = (root: XmlElement): string[] =>
  named(root, 'TextLine').flatMap(({ children }) => {
    const words = children.filter(({ name }) => name === 'String').map(({ attributes }) => attributes.CONTENT!)
    const hyphen = children.find(({ name }) => name === 'HYP')?.attributes.CONTENT ?? ''
    return [...words.slice(0, -1), `${words.at(-1)}${hyphen}`]
  })

/** Words with all that may trouble a format: markup, controls, lone surrogates, astral letters, hyphens. */
const anyWord = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('&', '<', '>', '"', "'", '-', '\u0001', '\uFFFE', '\uD800', '𝔸', 'é', ']'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 8,
  })
  .map((text) => text.replace(/\s/gu, '_'))
const anyRows = fc.array(fc.array(anyWord, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
const shown = (text: string): string => [...text].map((letter) => (xmlHolds(letter) ? letter : '\uFFFD')).join('')

describe('plain text', () => {
  it('is the body with its numbers, without furniture', () => {
    expect(renderPlainText(DOCUMENT)).toBe('1. The harbour R&D <5 "a"\n')
    expect(renderPlainText(TYPICAL)).toContain(
      '3. It noted that [sic] R&D costs rose by < 5 %, and that:\n\n(a) calls rose',
    )
    expect(renderPlainText(documentOf([]))).toBe('')
  })
})

describe('JSON Lines', () => {
  it('are a piece of the body a line, with number, pages and boxes', () => {
    const lines = renderJsonLines(DOCUMENT)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toEqual([
      {
        id: 'p0001-n002',
        label: 'numbered_paragraph',
        number: '1',
        marker: '1.',
        parent: null,
        text: 'The harbour R&D <5 "a"',
        pages: [1],
        boxes: [[100, 200, 1900, 340]],
        confidence: 1,
      },
    ])
  })

  it('keep any text on its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const made = renderJsonLines(documentOf([{ label: 'paragraph', text }]))
        expect(made.split('\n')).toHaveLength(2)
        expect(JSON.parse(made).text).toBe(text)
      }),
    )
  })
})

describe('hOCR', () => {
  const root = parseXml(renderHocr(DOCUMENT, [PAGE]))

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

  it('names the system and what it can do', () => {
    const metas = named(root, 'meta').map(({ attributes }) => attributes)
    expect(metas).toContainEqual({ name: 'ocr-system', content: 'recto 0.0.0 (typewriter 1)' })
    expect(metas).toContainEqual({ 'http-equiv': 'Content-Type', content: 'text/html; charset=utf-8' })
  })

  it('has the words of the pages, whatever they are', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const made = parseXml(renderHocr(documentOf([]), [pageOf(rows)]))
        expect(hocrWords(made)).toEqual(rows.flat().map(shown))
      }),
    )
  })
})

/** The parts of the published schema (alto-4-4.xsd) that are used: children in order, attributes that must be there. */
const ORDER: Readonly<Record<string, RegExp>> = {
  alto: /^Description (Tags )?Layout $/,
  Description: /^MeasurementUnit sourceImageInformation OCRProcessing $/,
  sourceImageInformation: /^fileName fileIdentifier $/,
  OCRProcessing: /^ocrProcessingStep $/,
  ocrProcessingStep: /^processingStepSettings processingSoftware $/,
  processingSoftware: /^softwareName softwareVersion $/,
  Tags: /^(StructureTag )*$/,
  Layout: /^(Page )+$/,
  Page: /^(TopMargin )?(BottomMargin )?PrintSpace $/,
  TopMargin: /^(TextBlock )+$/,
  BottomMargin: /^(TextBlock )+$/,
  PrintSpace: /^((TextBlock|Illustration|GraphicalElement) )*$/,
  TextBlock: /^(TextLine )+$/,
  TextLine: /^(String (SP )?)+(HYP )?$/,
}
const PLACE = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT']
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Page: ['ID', 'PHYSICAL_IMG_NR', 'WIDTH', 'HEIGHT'],
  PrintSpace: PLACE,
  TextBlock: ['ID', ...PLACE],
  TextLine: ['ID', ...PLACE, 'BASELINE'],
  String: ['ID', ...PLACE, 'CONTENT', 'WC'],
  HYP: ['CONTENT'],
  StructureTag: ['ID', 'LABEL'],
}

function brokenAlto(root: XmlElement): string[] {
  const all = elementsOf(root)
  const ids = all.flatMap(({ attributes }) => attributes.ID ?? [])
  const refs = all.flatMap(({ attributes }) => attributes.TAGREFS ?? [])
  return [
    ...all
      .filter(({ name, children }) => !(ORDER[name] ?? /^$/).test(children.map((child) => `${child.name} `).join('')))
      .map(({ name }) => `children of ${name}`),
    ...all.flatMap(({ name, attributes }) =>
      (REQUIRED[name] ?? []).filter((key) => attributes[key] === undefined).map((key) => `${name} without ${key}`),
    ),
    ...ids.filter((id, index) => !/^[A-Za-z_][\w.-]*$/.test(id) || ids.indexOf(id) !== index),
    ...refs.filter((ref) => !ids.includes(ref)),
  ]
}

describe('ALTO', () => {
  const root = parseXml(renderAlto(DOCUMENT, [PAGE]))

  it('keeps to the order, attributes and ids of its schema', () => {
    expect(root.attributes.xmlns).toBe('http://www.loc.gov/standards/alto/ns-v4#')
    expect(brokenAlto(root)).toEqual([])
  })

  it('has furniture in the margins, labels as tags, and hyphens at line ends apart', () => {
    expect(altoWords(named(root, 'TopMargin')[0]!)).toEqual(['Appendix'])
    expect(altoWords(named(root, 'BottomMargin')[0]!)).toEqual(['79'])
    const block = named(named(root, 'PrintSpace')[0]!, 'TextBlock')[0]!
    expect(block.attributes.TAGREFS).toBe('label_numbered_paragraph')
    expect(named(block, 'HYP').map(({ attributes }) => attributes.CONTENT)).toEqual(['-'])
    expect(named(block, 'String')[2]!.attributes.CONTENT).toBe('har')
  })

  it('has the words of the pages, whatever they are, and stays sound', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const made = parseXml(renderAlto(documentOf([]), [pageOf(rows), { ...pageOf([]), page: 2 }]))
        expect(altoWords(made)).toEqual(rows.flat().map(shown))
        expect(brokenAlto(made)).toEqual([])
      }),
    )
  })
})
