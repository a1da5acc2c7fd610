// One document against its reference: each kind of fault is named, counted as its kind, and told from the others.
import { describe, expect, it } from 'vitest'
import type { Reference } from '../../src/model/reference.ts'
import type { Fault } from '../../src/model/verification.ts'
import { textOfReference } from '../../src/verify/reference/reference-text.ts'
import { type Verified, type VerifyOptions, verifyDocument } from '../../src/verify/verify-document.ts'
import { documentOf, type SomeNode } from '../render/document.ts'

const FIRST = 'The Parties shall keep the channel open to vessels of every flag, in peace as in war.'
const SECOND = 'Dues are levied by tonnage alone; no vessel pays more than once in a calendar month.'
/** A space within the second paragraph. */
const CUT = SECOND.indexOf(' vessel')
const THIRD = 'Differences over the reading of these articles are settled by the joint commission.'

const REFERENCE: Reference = {
  section: { label: 'Annex', number: '7' },
  title: 'Articles of the Harbour Conference',
  headings: ['I. The Channel'],
  paragraphs: [
    { number: '1', text: FIRST },
    { number: '2', text: SECOND },
    { number: '3', text: THIRD },
  ],
  footnotes: [{ mark: '*', text: 'Signed in two copies.' }],
  furniture: ['Harbour Yearbook 1921', '— 12 —'],
}

const numbered = (number: string, text: string): SomeNode => ({
  label: 'numbered_paragraph',
  number,
  marker: `${number}.`,
  text,
})
const header: SomeNode = { label: 'page_header', layer: 'furniture', text: 'Harbour Yearbook 1921' }
const footer: SomeNode = { label: 'page_number', layer: 'furniture', text: '12' }
const title: SomeNode = { label: 'title', text: 'Articles of the Harbour Conference' }
const heading: SomeNode = { label: 'section_header', marker: 'I.', text: 'The Channel' }
const footnote: SomeNode = { label: 'footnote', marker: '*', text: 'Signed in two copies.' }
const first = numbered('1', FIRST)
const second = numbered('2', SECOND)
const third = numbered('3', THIRD)

const OPTIONS: VerifyOptions = { folds: ['whitespace'], wildcard: null, text: 'body' }
const verify = (nodes: readonly SomeNode[]): Verified =>
  verifyDocument(documentOf(nodes), textOfReference(REFERENCE), OPTIONS)
const kinds = ({ faults }: { readonly faults: readonly Fault[] }): string[] => faults.map(({ kind }) => kind)

describe('a faultless document', () => {
  it('has no fault and no error, whatever names its section', () => {
    for (const section of [
      [],
      [{ label: 'section_header', text: 'Annex 7' }],
      [{ label: 'section_header', text: '7' }],
    ]) {
      const verified = verify([
        header,
        ...(section as SomeNode[]),
        title,
        heading,
        first,
        second,
        third,
        footnote,
        footer,
      ])
      expect(verified.faults).toEqual([])
      expect([verified.measures.cer.edits, verified.measures.wer.edits, verified.unfolded.cer.edits]).toEqual([0, 0, 0])
      expect([verified.paragraphs?.f1, verified.furniture?.f1]).toEqual([1, 1])
      expect(verified.passages.map(({ kind }) => kind)).toEqual([
        'title',
        'heading',
        ...Array.from({ length: 3 }, () => 'numbered_paragraph'),
        'footnote',
      ])
      expect(verified.passages.every(({ nodes, reference, found }) => nodes.length === 1 && reference === found)).toBe(
        true,
      )
    }
  })
})

describe('recognition', () => {
  it('counts misread letters where they stand, and as nothing else', () => {
    const verified = verify([
      header,
      title,
      heading,
      first,
      numbered('2', SECOND.replace('levied', 'lcvied')),
      third,
      footnote,
      footer,
    ])
    expect(verified.faults).toEqual([])
    expect(verified.kinds.recognition).toEqual({ faults: 1, letters: 1 })
    expect(verified.passages.filter(({ cer }) => cer.edits > 0).map(({ number }) => number)).toEqual(['2'])
    expect(verified.paragraphs?.f1).toBe(1)
  })

  it('knows a paragraph that is hardly legible by its number', () => {
    const garbled = [...SECOND].map((letter, index) => (index % 3 === 0 && letter !== ' ' ? 'x' : letter)).join('')
    const verified = verify([title, heading, first, numbered('2', garbled), third, footnote])
    expect(verified.passages.find(({ number }) => number === '2')?.foundNumber).toBe('2')
    expect(kinds(verified)).toEqual([])
  })
})

describe('segmentation', () => {
  const around = (...paragraphs: SomeNode[]): Verified =>
    verify([header, title, heading, ...paragraphs, footnote, footer])

  it('names a heading and a footnote that are missing, at themselves too', () => {
    const { faults, passages } = verify([header, title, first, second, third, footer])
    expect(faults.map(({ message }) => message)).toEqual([
      'the heading is missing: “I. The Channel”',
      'the footnote is missing: “Signed in two copies.”',
    ])
    const missing = passages.filter((passage) => passage.faults.includes('missing'))
    expect(missing.map(({ reference }) => reference)).toEqual(['I. The Channel', '* Signed in two copies.'])
  })

  it.each<[string, SomeNode[], string, string[], number]>([
    [
      'fused',
      [first, numbered('2', `${SECOND} ${THIRD}`)],
      '2 and 3 are one paragraph (p0001-n005)',
      ['2', '3'],
      THIRD.length,
    ],
    [
      'split',
      [first, numbered('2', SECOND.slice(0, CUT)), { label: 'paragraph', text: SECOND.slice(CUT).trim() }, third],
      '2 is split into 2: p0001-n005, p0001-n006',
      ['2'],
      CUT,
    ],
    [
      'missing',
      [first, third],
      `2 is missing: “Dues are levied by tonnage alone; no vessel pay…”`,
      ['2'],
      SECOND.length,
    ],
    [
      'missing',
      [first, { label: 'section_header', text: SECOND }, third],
      '2 is not told as a numbered paragraph: its text is p0001-n005, section_header',
      ['2'],
      0,
    ],
    ['misnumbered', [first, numbered('8', SECOND), third], '2 has the number 8 (p0001-n005)', ['2'], 0],
  ])('names a paragraph %s', (kind, nodes, message, numbers, letters) => {
    const verified = around(...nodes)
    expect(verified.faults).toHaveLength(1)
    expect(verified.faults[0]).toMatchObject({ kind, message, numbers, letters })
    expect(verified.kinds).toMatchObject({
      recognition: { letters: 0 },
      segmentation: { faults: 1 },
      furniture: { faults: 0 },
    })
    expect(verified.paragraphs!.f1).toBeLessThan(1)
    for (const { number, faults } of verified.passages)
      expect(faults).toEqual(numbers.includes(number ?? '') ? [kind] : [])
  })

  it('names what the reference has not, and headings told as paragraphs', () => {
    const invented = around(first, second, third, numbered('4', 'Written on a stamp.'))
    expect(invented.faults).toMatchObject([{ kind: 'invented', nodes: ['p0001-n007'], letters: 22 }])
    expect(invented.paragraphs).toMatchObject({ expected: 3, found: 4, correct: 3, recall: 1, precision: 3 / 4 })
    const told = verify([title, numbered('I', 'The Channel'), first, second, third, footnote])
    expect(told.faults).toMatchObject([{ kind: 'invented', nodes: ['p0001-n002'], letters: 0 }])
    expect(told.paragraphs?.precision).toBe(3 / 4)
  })

  it('does not take a shifted numbering for other paragraphs', () => {
    const verified = around(numbered('2', FIRST), numbered('3', SECOND), numbered('4', THIRD))
    expect(kinds(verified)).toEqual(['misnumbered', 'misnumbered', 'misnumbered'])
    expect(verified.passages.every(({ cer }) => cer.edits === 0)).toBe(true)
    expect(verified.paragraphs?.f1).toBe(0)
  })
})

describe('furniture', () => {
  it('is found in the body, as a node of its own or within a text', () => {
    const alone = verify([
      { ...header, layer: 'body', label: 'paragraph' },
      title,
      heading,
      first,
      second,
      third,
      footnote,
      footer,
    ])
    expect(alone.faults).toMatchObject([{ kind: 'furniture-in-body', numbers: [], nodes: ['p0001-n001'], letters: 21 }])
    expect(alone.furniture).toMatchObject({ expected: 2, found: 1, correct: 1, precision: 1, recall: 1 / 2 })
    const mixed = SECOND.replace(' alone', ' Harbour Yearbook 1921 alone')
    const within = verify([title, heading, first, numbered('2', mixed), third, footnote, footer])
    expect(within.faults).toMatchObject([{ kind: 'furniture-in-body', numbers: ['2'], nodes: ['p0001-n004'] }])
    expect(within.kinds).toMatchObject({ recognition: { letters: 0 }, furniture: { faults: 1, letters: 21 } })
    expect(within.measures.cer.edits).toBe(22)
  })

  it('may hold text of the body', () => {
    const verified = verify([
      header,
      title,
      heading,
      first,
      { ...second, layer: 'furniture', label: 'page_header', number: undefined } as never,
      third,
      footnote,
      footer,
    ])
    expect(verified.faults).toMatchObject([{ kind: 'body-in-furniture', numbers: ['2'], nodes: ['p0001-n005'] }])
    expect(verified.kinds.recognition.letters).toBe(0)
    expect(verified.measures.cer).toMatchObject({ deletions: SECOND.length + 1, rate: expect.any(Number) })
  })
})

describe('order', () => {
  it('is no fault of letters', () => {
    const verified = verify([header, title, heading, third, first, second, footnote, footer])
    expect(verified.measures.wer.edits).toBeGreaterThan(10)
    expect(verified.measures.bagOfWords.edits).toBe(0)
    expect(verified.kinds.recognition.letters).toBe(0)
  })
})

describe('another document', () => {
  it('has nothing in common with the reference, not even numbers', () => {
    const other = [
      numbered('1', 'Whales were seen off the northern cape at dawn.'),
      numbered('2', 'Nobody could say how many.'),
    ]
    const verified = verify(other)
    expect(verified.paragraphs).toMatchObject({ expected: 3, found: 2, correct: 0, f1: 0 })
    expect(verified.passages.every(({ nodes }) => nodes.length === 0)).toBe(true)
    expect(verified.kinds.recognition.letters).toBe(0)
  })
})
