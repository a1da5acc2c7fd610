import { expect, it } from 'vitest'
import { f1Of, furnitureWords } from '../../scripts/evaluate/furniture-words.ts'
import { documentOf } from '../render/document.ts'

const document = documentOf([
  { label: 'page_number', layer: 'furniture', text: '14' },
  { label: 'page_header', layer: 'furniture', text: 'SEAT WEAVING' },
  { label: 'paragraph', text: 'Cane is 14 feet long.' },
  { label: 'page_footer', layer: 'furniture', text: 'Digitized', sources: [{ page: 2, box: [0, 0, 1, 1], lines: 1 }] },
])

it('compares by words, so pieces may be joined or parted', () => {
  expect(furnitureWords(document, 1, { first: ['14 SEAT WEAVING'], last: [] })).toEqual({
    expected: 3,
    found: 3,
    correct: 3,
  })
})

it('counts what was missed and what was invented', () => {
  expect(furnitureWords(document, 1, { first: [], last: ['Page 14'] })).toEqual({ expected: 2, found: 3, correct: 1 })
  expect(furnitureWords(document, 2, { first: [], last: [] })).toEqual({ expected: 0, found: 1, correct: 0 })
})

it('sums before it divides', () => {
  const full = { expected: 9, found: 9, correct: 9 }
  expect(f1Of([full, { expected: 1, found: 1, correct: 0 }])).toBe(0.9)
  expect(f1Of([{ expected: 0, found: 0, correct: 0 }])).toBeNull()
})
