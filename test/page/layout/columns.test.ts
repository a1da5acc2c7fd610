import { describe, expect, test } from 'vitest'
import { findLayout } from '../../../src/page/layout/find-layout.ts'
import { proseLines } from '../text-image.ts'
import { column, type SetText, setPage, textsIn } from './set-page.ts'

const readTexts = (texts: readonly SetText[]): string[] => textsIn(findLayout(setPage(texts), 300).lines, texts)

describe('columns', () => {
  test('letters set apart are one title, though a gutter begins below it', () => {
    const title = [...'dateline'].map((text, at) => ({ text, x: 940 + 70 * at, y: 150, size: 46 }))
    const texts = [...title, ...column(proseLines(20, 7), 150, 300), ...column(proseLines(20, 7), 1240, 300)]
    const first = readTexts(texts).find((text) => text.startsWith('d |'))
    expect(first).toBe([...'dateline'].join(' | '))
  })

  test('a caption of letters set apart does not grow together with the line beside it', () => {
    const left = proseLines(14, 5)
    const caption = ['ROOFS OF', 'THE OLD CITY', 'ARE MOSTLY', 'MENDED NOW', 'BY MASONS'].flatMap((words, row) =>
      [...words].map((text, at) => ({ text, x: 1180 + 17 * row + 42 * at, y: 380 + 60 * row, size: 30 })),
    )
    const right = proseLines(28, 5).slice(14)
    const texts = [...column(left, 150, 200), ...caption, ...column(right, 1800, 200)]
    const found = readTexts(texts)
    for (const line of [...left, ...right]) expect(found).toContain(line)
  })

  test('one column: each line once, from the top down', () => {
    const lines = proseLines(15, 14)
    expect(readTexts(column(lines, 200, 200))).toEqual(lines)
  })

  test('two columns below a headline: the headline, the left column, the right column', () => {
    const headline = { text: 'A Headline over Both Columns', x: 500, y: 150, size: 90 }
    const [left, right] = [proseLines(12, 7), proseLines(24, 7).slice(12)]
    const texts = [headline, ...column(left, 150, 300), ...column(right, 1250, 300)]
    expect(readTexts(texts)).toEqual([headline.text, ...left, ...right])
  })

  test('three columns', () => {
    const lines = proseLines(30, 6)
    const texts = [0, 1, 2].flatMap((at) => column(lines.slice(10 * at, 10 * at + 10), 100 + 780 * at, 200, 60, 40))
    expect(readTexts(texts)).toEqual(lines)
  })

  test('a page head with its number at the right is one row, read from left to right', () => {
    const head: SetText[] = [
      { text: 'Treaty of Friendship', x: 200, y: 120 },
      { text: '112', x: 2000, y: 120 },
    ]
    const lines = proseLines(8, 14)
    expect(readTexts([...head, ...column(lines, 200, 260)]).join(' ')).toBe(
      ['Treaty of Friendship | 112', ...lines].join(' '),
    )
  })

  test('loosely set lines stay whole', () => {
    const words = proseLines(6, 8).map((line) => line.split(' '))
    const texts = words.flatMap((line, row) =>
      line.map((text, at) => ({ text, x: 200 + at * 230 + ((row * 37) % 50), y: 200 + row * 60 })),
    )
    expect(readTexts(texts)).toEqual(words.map((line) => line.join(' | ')))
  })
})
