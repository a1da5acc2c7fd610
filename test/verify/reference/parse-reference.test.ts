// References read from JSON, Markdown and plain text; what is wrong with one is told with its line.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RectoError } from '../../../src/diagnostics/recto-error.ts'
import { renderMarkdown } from '../../../src/render/markdown.ts'
import { parseReference } from '../../../src/verify/reference/parse-reference.ts'
import type { ReferenceText } from '../../../src/verify/reference/reference-text.ts'
import { documentOf } from '../../render/document.ts'

const parse = (file: string, text: string | Uint8Array): ReferenceText =>
  parseReference(typeof text === 'string' ? new TextEncoder().encode(text) : text, file)

const told = ({ lists }: ReferenceText): string[] =>
  lists.flat().map(({ kind, number, text }) => `${kind}${number === null ? '' : ` ${number}`}: ${text}`)

function failure(file: string, text: string | Uint8Array): string {
  try {
    parse(file, text)
  } catch (error) {
    expect(error).toBeInstanceOf(RectoError)
    const { kind, file: named, message } = error as RectoError
    expect([kind, named]).toEqual(['input', file])
    return message
  }
  return 'no error'
}

describe('JSON', () => {
  it.each(['white-paper-page-79', 'joint-statement'])('reads the reference of %s', (name) => {
    const bytes = readFileSync(new URL(`../../facsimiles/${name}.reference.json`, import.meta.url))
    const json = JSON.parse(bytes.toString())
    const reference = parse('x.json', bytes)
    expect(reference.lists[0]!.map(({ number, text }) => ({ number, text }))).toEqual(json.paragraphs)
    expect(reference.furniture).toEqual(json.furniture)
    expect(reference.section).toEqual(json.section)
    expect(reference.lists.flat()).toHaveLength(
      json.paragraphs.length + 2 + (json.headings?.length ?? 0) + (json.footnotes?.length ?? 0),
    )
  })

  it('tells unknown furniture from none', () => {
    expect(parse('x.json', '{"paragraphs": [{"text": "a"}]}').furniture).toBeNull()
    expect(parse('x.json', '{"paragraphs": [{"text": "a"}], "furniture": []}').furniture).toEqual([])
    const pages = '{"paragraphs": [], "pages": [{"page": 1, "furniture": ["a"]}, {"page": 2, "furniture": ["b"]}]}'
    expect(parse('x.json', pages).furniture).toEqual(['a', 'b'])
  })

  it.each([
    ['{\n "paragraphs": [],\n "title": 5\n}', 'line 3: title: expected string, received number'],
    ['{\n "paragraphs": [\n  {"number": "1"}\n ]\n}', 'line 3: paragraphs[0].text: is missing'],
    [
      '{\n "paragraphs": [\n  {"text": "a"},\n  {"text": "\\n"}\n ]\n}',
      'line 4: paragraphs[1].text: must not be empty',
    ],
    ['{\n "paragraphs": [],\n "titel": "a"\n}', 'line 3: titel: Unrecognized key: "titel"'],
    [
      '{\n "dateline": {"text": "a",\n  "date": "March 6"},\n "paragraphs": []\n}',
      'line 3: dateline.date: Invalid ISO date',
    ],
    ['{}', 'line 1: paragraphs: is missing'],
    ['\n[]', 'line 2: the whole: expected object, received array'],
    ['{\n "paragraphs": [\n  {"text" "a"}\n ]\n}', "line 3: not JSON (Expected ':' after property name)"],
    ['{\n "paragraphs": [\n', 'line 2: not JSON (Unexpected end of JSON input)'],
    ['{\n "paragraphs": [],\n}', 'line 3: not JSON (Expected double-quoted property name)'],
    ['{\n "paragraphs": nothing}', "line 2: not JSON (Unexpected token 'o')"],
  ])('says what is wrong, and in which line: %j', (text, message) => {
    expect(failure('page.json', text)).toBe(message)
  })
})

describe('Markdown', () => {
  it('reads what Recto writes', () => {
    const nodes = [
      { label: 'title', text: 'A *Title* of 1921' },
      { label: 'dateline', text: 'Here, May 1' },
      { label: 'section_header', marker: 'I.', text: 'First #' },
      { label: 'numbered_paragraph', number: '1', marker: '1.', text: 'One & all <b> of 2. them.' },
      { label: 'numbered_paragraph', number: '1.a', marker: '(a)', text: 'inner', parent: 'p0001-n004' },
      { label: 'numbered_paragraph', number: '1.a.i', marker: '(i)', text: 'inmost', parent: 'p0001-n005' },
      { label: 'numbered_paragraph', number: '1.b', marker: '(b)', text: 'next', parent: 'p0001-n004' },
      { label: 'numbered_paragraph', number: '2', marker: '2.', text: 'Two.' },
      { label: 'footnote', marker: '*', text: 'A note.' },
      { label: 'paragraph', text: '- 7 -' },
    ] as const
    const markdown = renderMarkdown(documentOf(nodes, { section: { label: 'Annex', number: 'B' } }))
    const reference = parse('document.md', markdown)
    expect(reference.section).toEqual({ label: 'Annex', number: 'B' })
    expect(told(reference)).toEqual([
      'title: A *Title* of 1921',
      'dateline: Here, May 1',
      'heading: I. First #',
      'numbered_paragraph 1: One & all <b> of 2. them.',
      'numbered_paragraph 1.a: inner',
      'numbered_paragraph 1.a.i: inmost',
      'numbered_paragraph 1.b: next',
      'numbered_paragraph 2: Two.',
      'footnote: * A note.',
      'paragraph: - 7 -',
    ])
  })

  it('reads what people write', () => {
    const markdown =
      '# Title\n## Part\n1. First,\n   going on.\n2. Second.\n\n<!-- not text -->\n_Rome, 1 May_\n\nEnd &amp; all.\n'
    expect(told(parse('x.md', markdown))).toEqual([
      'title: Title',
      'heading: Part',
      'numbered_paragraph 1: First,\ngoing on.',
      'numbered_paragraph 2: Second.',
      'dateline: Rome, 1 May',
      'paragraph: End & all.',
    ])
  })
})

describe('plain text', () => {
  it('has paragraphs between empty lines, and numbers where they go on from each other', () => {
    const text =
      'A Title\n\n14. First\nof two lines.\n15. Second,\n1984. as was said.\n(a) inner;\n(b) inner.\n\n1919 was a year.\n'
    expect(told(parse('x.txt', text))).toEqual([
      'paragraph: A Title',
      'numbered_paragraph 14: First\nof two lines.',
      'numbered_paragraph 15: Second,\n1984. as was said.',
      'numbered_paragraph 15.a: inner;',
      'numbered_paragraph 15.b: inner.',
      'paragraph: 1919 was a year.',
    ])
  })

  it('is kept as it stands beside its paragraphs', () => {
    expect(parse('x.txt', '\ufeff1. a\r\n').plain).toBe('1. a\n')
  })

  it('must be UTF-8, and not empty', () => {
    expect(failure('x.txt', Buffer.from('a\nb\n\xe9t\xe9', 'latin1'))).toBe('line 3: not UTF-8')
    expect(failure('x.txt', ' \n')).toBe('the reference is empty')
    expect(failure('x.docx', 'a')).toBe('a reference is a .json, .md or .txt file')
  })
})

describe('any reference', () => {
  it.each([
    ['x.json', '{"paragraphs": [], "section": {"label": "Annex", "number": "2"}, "furniture": []}'],
    ['x.json', '  \n'],
    ['x.md', '<!-- nothing yet -->\n'],
    ['x.txt', '\uFEFF\r\n\r\n'],
  ])('in which nothing stands is refused: %s, %j', (file, text) => {
    expect(failure(file, text)).toBe('the reference is empty')
  })

  it.each([
    ['x.txt', '1. The channel\nshall be kept open.\n\n2. Dues are levied.\n'],
    ['x.md', '# Dues\n\n1\\. The channel shall be kept open.\n\n2\\. Dues are levied.\n'],
  ])('is the same with the line ends of Windows and of old Macintoshes: %s', (file, text) => {
    const reference = parse(file, text)
    for (const lineEnd of ['\r\n', '\r']) expect(parse(file, text.replaceAll('\n', lineEnd))).toEqual(reference)
  })
})
