import { expect, it } from 'vitest'
import { f1Of, furnitureWords } from '../../scripts/evaluate/furniture-words.ts'
import { documentOf } from '../render/document.ts'

const document = documentOf([
  { label: 'page_number', layer: 'furniture', text: '14' },
  { label: 'page_header', layer: 'furniture', text: 'SEAT WEAVING' },
  { label: 'paragraph', text: 'Cane is 14 feet long.' },
  { label: 'page_footer', layer: 'furniture', text: 'Digitized', sources: [{ page: 2, box: [0, 0, 1, 1], lines: 1 }] },
])

const page = (first: string[], body: string, last: string[]) => ({
  reference: [...first, body, ...last].join('\n'),
  furniture: { first, last },
  wildcard: '~',
})

it('compares by words, so pieces may be joined or parted', () => {
  expect(furnitureWords(document, 1, page(['14 SEAT W~~VING'], 'Cane is 14 feet long.', []))).toEqual({
    expected: 3,
    found: 3,
    correct: 3,
  })
})

it('counts what was missed, and what was taken from the body', () => {
  const reference = page([], 'SEAT WEAVING\nCane is 14 feet long.', ['Page 14'])
  expect(furnitureWords(document, 1, reference)).toEqual({ expected: 2, found: 3, correct: 1 })
})

it('does not count what the reference leaves out, or has in a body that lacks nothing', () => {
  expect(furnitureWords(document, 2, page([], 'Some text.', []))).toEqual({ expected: 0, found: 0, correct: 0 })
  expect(furnitureWords(document, 1, page(['SEAT WEAVING'], 'Cane is 14 feet long.', []))).toEqual({
    expected: 2,
    found: 2,
    correct: 2,
  })
})

it('sums before it divides', () => {
  const full = { expected: 9, found: 9, correct: 9 }
  expect(f1Of([full, { expected: 1, found: 1, correct: 0 }])).toBe(0.9)
  expect(f1Of([{ expected: 0, found: 0, correct: 0 }])).toBeNull()
})
