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

describe('figures beside each other, as large and regular as letters', () => {
  test('are no title, and the captions in them are text', () => {
    const captions = [300, 1000, 1700].map((x) => ({ text: 'The second step', x, y: 720, size: 40 }))
    const texts = [...column(proseLines(6, 10), 200, 200), ...captions, ...column(proseLines(8, 10), 200, 1200)]
    const page = setPage(texts, { width: 2400, height: 1800 })
    for (const { x } of captions) paintRing(page, x + 120, 720, 290)
    expect(
      textsIn(findLayout(page, DPI).lines, texts)
        .join('\n')
        .match(/The second step/g),
    ).toHaveLength(3)
  })
})

/** A black ring, a third of its radius thick. */
function paintRing({ width, data }: { width: number; data: Uint8Array }, x: number, y: number, radius: number): void {
  for (let dy = -radius; dy <= radius; dy++)
    for (let dx = -radius; dx <= radius; dx++) {
      const distance = Math.hypot(dx, dy)
      if (distance <= radius && distance >= 0.67 * radius) data[(y + dy) * width + x + dx] = 0
    }
}
