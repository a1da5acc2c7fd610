import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderJsonLines } from '../../src/render/json-lines.ts'
import { documentOf, type SomeNode } from './document.ts'
import { DOCUMENT } from './format-sample.ts'

const linesOf = (made: string): unknown[] =>
  made
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('renderJsonLines', () => {
  it('is a piece of the body a line, with number, pages and boxes', () => {
    expect(linesOf(renderJsonLines(DOCUMENT))).toEqual([
      {
        id: 'p0001-n002',
        path: ['1'],
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

  it('keeps a heading that is nothing but its number, and leads to what stands under it', () => {
    const nodes: SomeNode[] = [
      { label: 'section_header', marker: 'I.', text: '' },
      { label: 'paragraph', text: 'They met.' },
    ]
    expect(linesOf(renderJsonLines(documentOf(nodes)))).toMatchObject([
      { marker: 'I.', text: '', path: [] },
      { text: 'They met.', path: ['I.'] },
    ])
  })

  it('keeps a piece of nothing but white space', () => {
    expect(linesOf(renderJsonLines(documentOf([{ label: 'paragraph', text: '\u00a0' }])))).toHaveLength(1)
  })

  it('leads to each piece by its section, its heading and its number', () => {
    const nodes: SomeNode[] = [
      { label: 'section_header', text: 'Appendix 13' },
      { label: 'title', text: 'Joint Statement' },
      { label: 'dateline', text: 'Port Haven' },
      { label: 'section_header', marker: 'I.', text: 'Opening' },
      { label: 'numbered_paragraph', number: '1', marker: '1.', text: 'They met.' },
      { label: 'page_header', layer: 'furniture', text: 'Appendix' },
      { label: 'numbered_paragraph', number: '1.a', marker: '(a)', text: 'in June;' },
      { label: 'footnote', marker: '*', text: 'A note.' },
      { label: 'section_header', text: 'Closing' },
      { label: 'paragraph', text: 'They left.' },
      { label: 'title', text: 'Second Statement' },
      { label: 'paragraph', text: 'They came back.' },
    ]
    const none = { number: null, title: null, dateline: null, pages: [1], quality: { expectedCer: null } }
    const sections = [
      { ...none, first: 'p0001-n001', label: 'Appendix', number: '13' },
      { ...none, first: 'p0001-n011', label: null, title: 'Second Statement' },
    ]
    const lines = linesOf(renderJsonLines({ ...documentOf(nodes), sections })) as { path: string[] }[]
    expect(lines.map(({ path }) => path.join(' > '))).toEqual([
      '',
      'Appendix 13',
      'Appendix 13',
      'Appendix 13',
      'Appendix 13 > I. Opening > 1',
      'Appendix 13 > I. Opening > 1.a',
      'Appendix 13',
      'Appendix 13',
      'Appendix 13 > Closing',
      '',
      'Second Statement',
    ])
  })

  it('leads through all headings that enclose a piece, and to the number it stands in', () => {
    const nodes: SomeNode[] = [
      { label: 'section_header', text: 'Part One' },
      { label: 'section_header', text: 'Chapter I. Lamps', parent: 'p0001-n001' },
      { label: 'paragraph', text: 'Lamps are lit at dusk.' },
      { label: 'numbered_paragraph', number: '1', marker: '1.', text: 'Who lights them:', parent: 'p0001-n002' },
      { label: 'list_item', marker: '•', text: 'the keeper', parent: 'p0001-n004' },
      { label: 'section_header', text: 'Oil' },
      { label: 'paragraph', text: 'It is bought.' },
      { label: 'numbered_paragraph', number: '2', marker: '2.', text: 'By whom:', parent: 'p0001-n002' },
      { label: 'numbered_paragraph', number: '2.a', marker: '(a)', text: 'the board', parent: 'p0001-n008' },
      { label: 'section_header', text: 'Chapter II. Bells', parent: 'p0001-n001' },
      { label: 'numbered_paragraph', number: '3', marker: '3.', text: 'They ring.', parent: 'p0001-n010' },
    ]
    const lines = linesOf(renderJsonLines(documentOf(nodes))) as { path: string[] }[]
    expect(lines.map(({ path }) => path.join(' > '))).toEqual([
      '',
      'Part One',
      'Part One > Chapter I. Lamps',
      'Part One > Chapter I. Lamps > 1',
      'Part One > Chapter I. Lamps > 1',
      'Part One > Chapter I. Lamps',
      'Part One > Chapter I. Lamps > Oil',
      'Part One > Chapter I. Lamps > Oil > 2',
      'Part One > Chapter I. Lamps > Oil > 2.a',
      'Part One',
      'Part One > Chapter II. Bells > 3',
    ])
  })

  it('keeps any text on its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const made = renderJsonLines(documentOf([{ label: 'paragraph', text }]))
        expect(made.split('\n')).toHaveLength(2)
        expect(JSON.parse(made).text).toBe(text)
      }),
    )
  })
})
