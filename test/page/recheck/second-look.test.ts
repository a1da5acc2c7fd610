import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import { lookAgain } from '../../../src/page/recheck/second-look.ts'
import { CAPITAL, dash, plainWord, readerOf, setLine, X_HEIGHT } from './set-line.ts'

const textOf = (lines: Awaited<ReturnType<typeof lookAgain>>): string[] =>
  lines.map((line) => line.words.map((word) => word.text).join(' '))

const dashedNumber = {
  text: 'are',
  confidence: 0.5,
  glyphs: [dash(2, 0.6), CAPITAL, { ...CAPITAL, gap: 0.6 }, dash(2)],
}

describe('lookAgain', () => {
  it('reads a doubtful line once more and takes the surer reading', async () => {
    const { line, image, blobs } = setLine([{ ...plainWord('Tbe'), confidence: 0.3 }])
    const look = { image, blobs, xHeight: X_HEIGHT, pictures: [] }
    expect(textOf(await lookAgain([line], { ...look, recognizer: readerOf('The', 0.9) }))).toEqual(['The'])
    expect(textOf(await lookAgain([line], { ...look, recognizer: readerOf('The', 0.32) }))).toEqual(['Tbe'])
  })

  it('wipes out the bar of a scale before it reads the doubtful line above it', async () => {
    const { line, image, blobs } = setLine([{ ...plainWord('Tbe'), confidence: 0.1 }])
    const [left, , , bottom] = line.box
    const bar: Box = [left, bottom + 4, left + 300, bottom + 16]
    for (let y = bar[1]; y < bar[3]; y++) image.data.fill(0, y * image.width + bar[0], y * image.width + bar[2])
    const recognizer = readerOf('The', 0.9)
    const look = { image, xHeight: X_HEIGHT, pictures: [], recognizer }
    const barred = { ...line, box: [left, line.box[1], bar[2], bar[3]] as Box }
    await lookAgain([barred], { ...look, blobs: [...blobs, { box: bar, area: 300 * 12 }] })
    const [asked] = recognizer.asked
    expect(asked!.width / asked!.height).toBeLessThan(4)
    expect(image.data[(bar[1] + 5) * image.width + bar[0] + 5]).toBe(0)
  })

  it('leaves a sure line alone', async () => {
    const { line, image, blobs } = setLine([plainWord('The')])
    const recognizer = readerOf('XXX', 0.99)
    expect(textOf(await lookAgain([line], { image, blobs, xHeight: X_HEIGHT, pictures: [], recognizer }))).toEqual([
      'The',
    ])
    expect(recognizer.asked).toHaveLength(0)
  })

  it('reads ink that no word covers, and drops what is read without confidence', async () => {
    const { image, blobs } = setLine([plainWord('The')])
    const look = { image, blobs, xHeight: X_HEIGHT, pictures: [] }
    expect(textOf(await lookAgain([], { ...look, recognizer: readerOf('The', 0.9) }))).toEqual(['The'])
    expect(textOf(await lookAgain([], { ...look, recognizer: readerOf('Ths', 0.4) }))).toEqual([])
  })

  it('reads rows of type half as large as the page’s, but not a few such letters', async () => {
    const small = (letters: number) =>
      setLine([{ text: 'x'.repeat(letters), glyphs: Array(letters).fill({ width: 0.4, height: 0.55, gap: 0.15 }) }])
    const read = async ({ image, blobs }: ReturnType<typeof setLine>) =>
      textOf(await lookAgain([], { image, blobs, xHeight: X_HEIGHT, pictures: [], recognizer: readerOf('0217', 0.9) }))
    expect(await read(small(7))).toEqual(['0217'])
    expect(await read(small(3))).toEqual([])
  })

  it('reads no ink inside a picture', async () => {
    const { image, blobs } = setLine([plainWord('The')])
    const recognizer = readerOf('The', 0.9)
    const pictures: Box[] = [[0, 0, image.width, image.height]]
    expect(await lookAgain([], { image, blobs, xHeight: X_HEIGHT, pictures, recognizer })).toEqual([])
    expect(recognizer.asked).toHaveLength(0)
  })

  it('keeps the dashes that flank a page number out of the reading, and puts them back', async () => {
    const { line, image, blobs } = setLine([dashedNumber])
    const recognizer = readerOf('41', 0.95)
    const [read] = await lookAgain([line], { image, blobs, xHeight: X_HEIGHT, pictures: [], recognizer })
    expect(read!.words.map((word) => word.text)).toEqual(['-', '41', '-'])
    expect(recognizer.asked[0]!.width / recognizer.asked[0]!.height).toBeLessThan(2)
  })

  it('takes nothing twice where word boxes miss their ink', async () => {
    const { line, image, blobs } = setLine([plainWord('possesses'), plainWord('character')])
    const shifted = line.words.map((word) => ({ ...word, box: [1000, word.box[1], 1100, word.box[3]] as const }))
    const read = { ...line, words: shifted.map((word) => ({ ...word, box: [...word.box] as typeof line.box })) }
    const look = { image, blobs, xHeight: X_HEIGHT, pictures: [], recognizer: readerOf('possesses', 0.95) }
    expect(textOf(await lookAgain([read], look))).toEqual(['possesses character'])
  })
})
