import { describe, expect, it } from 'vitest'
import {
  readCaptionLabel,
  readPageLabel,
  readPageStrip,
  spacedLabel,
} from '../../../src/structure/furniture/page-label.ts'

describe('readPageLabel', () => {
  it.each([
    ['79', '79', false],
    ['P. 79', '79', true],
    ['P79', '79', true],
    ['— 12 —', '12', true],
    ['Page 3 of 20', '3', true],
    ['12 / 40', '12', true],
    ['xii', 'xii', false],
    ['A-4', 'A-4', false],
    ['10-30', '10-30', false],
    ['C.2-11', 'C.2-11', false],
    ['8.3.1.2-137', '8.3.1.2-137', false],
  ])('%s', (line, text, explicit) => {
    expect(readPageLabel(line)).toMatchObject({ text, explicit })
  })

  it.each(['2019. The', 'in 1994', 'mix', 'Appendix', '12345', ''])('%s is none', (line) => {
    const label = readPageLabel(line)
    expect(label === null || label.value > 999).toBe(true)
  })
})

describe('readCaptionLabel', () => {
  it('reads the number a caption names, and leaves cross-references', () => {
    expect(readCaptionLabel('Page 79 - 2020 Defence White Paper')?.text).toBe('79')
    expect(readCaptionLabel('Case 1:17-cv-00123 Document 12 Page 4 of 9')?.text).toBe('4')
    expect(readCaptionLabel('as told on page 12, and elsewhere')).toBeNull()
  })
})

describe('readPageStrip', () => {
  it('knows a strip with gaps and ornaments, and no row of figures', () => {
    expect(readPageStrip('74 75 76 … 84 85 86')).toEqual([74, 75, 76, 84, 85, 86])
    expect(readPageStrip('412 398 377 360')).toBeNull()
    expect(readPageStrip('1 2 3')).toBeNull()
  })
})

it('gives a page number back the space that recognizers lose', () => {
  expect(['P.79', 'p. 79', 'Page79', 'pg.12', 'A-4', '— 41 —'].map(spacedLabel)).toEqual([
    'P. 79',
    'p. 79',
    'Page 79',
    'pg. 12',
    'A-4',
    '— 41 —',
  ])
})
