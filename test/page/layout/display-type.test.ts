import { describe, expect, test } from 'vitest'
import { findLayout } from '../../../src/page/layout/find-layout.ts'
import { proseLines } from '../text-image.ts'
import { column, setPage, textsIn } from './set-page.ts'

const DPI = 300

describe('a title many times as large as the text', () => {
  test.each(['regular', 'bold'] as const)('is read as lines, and its letters are no pictures: %s', (face) => {
    const title = ['Treaty of', 'Almond Bay'].map((text, at) => ({ text, x: 200, y: 400 + at * 330, size: 330, face }))
    const texts = [...title, ...column(proseLines(12, 10), 200, 900)]
    const layout = findLayout(setPage(texts, { height: 1800 }), DPI)
    expect(layout.pictures).toEqual([])
    expect(textsIn(layout.lines, texts)).toEqual(texts.map(({ text }) => text))
  })
})
