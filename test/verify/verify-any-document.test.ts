// Any document against any reference: a sound report, and none but real faults.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DocumentVerification } from '../../src/model/verification.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { parseReference } from '../../src/verify/reference/parse-reference.ts'
import { textOfReference } from '../../src/verify/reference/reference-text.ts'
import { verifyDocument } from '../../src/verify/verify-document.ts'
import { documentOf, type SomeNode } from '../render/document.ts'

const word = fc.constantFrom(
  'harbour',
  'the',
  'dues',
  'of',
  'vessel',
  'Annex',
  '1921',
  'and',
  'e\u0301t\u00e9',
  '—',
  '(a)',
  '7.',
)
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
const node: fc.Arbitrary<SomeNode> = fc.oneof(
  text.map((words): SomeNode => ({ label: 'paragraph', text: words })),
  text.map((words): SomeNode => ({ label: 'section_header', text: words })),
  text.map((words): SomeNode => ({ label: 'page_header', layer: 'furniture', text: words })),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), text)
    .map(([n, words]): SomeNode => ({ label: 'numbered_paragraph', number: `${n}`, marker: `${n}.`, text: words })),
)
const nodes = fc.array(node, { maxLength: 6 })
const reference = fc.record({
  paragraphs: fc.array(fc.oneof(fc.record({ text }), fc.record({ number: fc.constantFrom('1', '2', '2.a'), text })), {
    maxLength: 5,
  }),
  headings: fc.array(text, { maxLength: 2 }),
  furniture: fc.array(text, { maxLength: 3 }),
})
const options = { wildcard: null, text: 'body', folds: ['whitespace'] } as const

it('gives a sound report', () => {
  fc.assert(
    fc.property(nodes, reference, (found, expected) => {
      const document = documentOf(found)
      const verified = verifyDocument(document, textOfReference(expected), options)
      const report = { name: 'x', document: 'x', reference: 'x', ...verified }
      expect(DocumentVerification.safeParse(report).error).toBeUndefined()
      expect(verified.passages).toHaveLength(expected.paragraphs.length + expected.headings.length)
      expect(verified.paragraphs?.expected ?? 0).toBe(expected.paragraphs.filter((one) => 'number' in one).length)
      for (const { runs, reference: own, found: other } of verified.passages) {
        expect(runs.map((run) => run.reference).join('')).toBe(own)
        expect(runs.map((run) => run.found).join('')).toBe(other)
      }
    }),
    { numRuns: 300 },
  )
})

it('finds no fault in a document that says what its reference says', () => {
  const told = fc.uniqueArray(fc.integer({ min: 100, max: 999 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(told, (seeds) => {
      const paragraphs = seeds.map((seed, index) => ({
        number: String(index + 1),
        text: `Clause ${seed} binds vessel ${seed * 7}.`,
      }))
      const furniture = ['Yearbook of Harbours', '12']
      const found = documentOf([
        { label: 'page_header', layer: 'furniture', text: furniture[0]! },
        ...paragraphs.map(({ number, text: own }) => ({
          label: 'numbered_paragraph' as const,
          number,
          marker: `${number}.`,
          text: own,
        })),
        { label: 'page_number', layer: 'furniture', text: furniture[1]! },
      ])
      const markdown = parseReference(new TextEncoder().encode(renderMarkdown(found)), 'document.md')
      for (const one of [textOfReference({ paragraphs, furniture }), markdown]) {
        const verified = verifyDocument(found, one, options)
        expect([verified.faults, verified.measures.cer.edits, verified.paragraphs?.f1]).toEqual([[], 0, 1])
      }
    }),
    { numRuns: 100 },
  )
})

it.each(['#', 'a'])('is done in a bounded time with a reference of nothing but %j', { timeout: 400_000 }, (letter) => {
  const before = process.cpuUsage()
  const bytes = new TextEncoder().encode(letter.repeat(200_000))
  const clauses = Array.from({ length: 40 }, (_, n) => `Clause ${n} binds vessels. `.repeat(8))
  const found = documentOf(clauses.map((words) => ({ label: 'paragraph', text: words })))
  const { measures } = verifyDocument(found, parseReference(bytes, 'reference.txt'), options)
  expect(measures.cer.length).toBe(200_000)
  expect(measures.cer.rate).toBeGreaterThan(0.99)
  if (letter === 'a') expect(measures.flexibleCer).toBeNull()
  expect(process.cpuUsage(before).user).toBeLessThan(60_000_000)
})
