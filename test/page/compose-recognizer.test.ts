import { describe, expect, it } from 'vitest'
import type { GrayImage, LayoutLine, LineRecognizer, RecognizedLine } from '../../src/engines/ports.ts'
import { composeRecognizer } from '../../src/page/compose-recognizer.ts'

const lineAt = (top: number, block = 0): LayoutLine => ({
  box: [10, top, 90, top + 20],
  baseline: [top + 16, top + 16],
  xHeight: 12,
  ascent: 16,
  descent: 4,
  block,
})

/** Reads every line as its top, and nothing in a line of block 9. */
const seen: (readonly LayoutLine[])[] = []
const reader: LineRecognizer = {
  name: 'reader',
  version: '7',
  recognizeLines(_, lines) {
    seen.push(lines)
    return lines.map((line): RecognizedLine | null => {
      if (line.block === 9) return null
      const word = { text: `${line.box[1]}`, box: line.box, confidence: 1, symbols: [] }
      return { box: line.box, words: [word], xHeight: line.xHeight, baseline: line.baseline, block: line.block }
    })
  },
}

/** White, with a black rectangle. */
function imageWith([left, top, right, bottom]: readonly number[]): GrayImage {
  const image = { width: 120, height: 60, data: new Uint8Array(120 * 60).fill(255) }
  for (let y = top!; y < bottom!; y++) image.data.fill(0, y * 120 + left!, y * 120 + right!)
  return image
}

describe('composeRecognizer', () => {
  it('reads the lines that the layout found, in its order, without those that hold nothing', async () => {
    const asked: number[] = []
    const recognizer = composeRecognizer((_, dpi) => {
      asked.push(dpi)
      return { lines: [lineAt(40), lineAt(70, 9), lineAt(10)], pictures: [[1, 2, 3, 4]] }
    }, reader)
    const { lines, pictures } = await recognizer.recognize(imageWith([0, 0, 0, 0]), 'page', 200)
    expect(lines.map((line) => line.words[0]!.text)).toEqual(['40', '10'])
    expect(pictures).toEqual([[1, 2, 3, 4]])
    expect(asked).toEqual([200])
    expect([recognizer.name, recognizer.version]).toEqual(['reader', '7'])
  })

  it('takes a cut-out for one line as high as its ink, without a layout', async () => {
    const recognizer = composeRecognizer(() => expect.fail('no layout is needed'), reader)
    await recognizer.recognize(imageWith([30, 20, 100, 44]), 'line')
    expect(seen.at(-1)).toMatchObject([{ box: [30, 20, 100, 44], baseline: [44, 44], ascent: 24 }])
    expect(await recognizer.recognize(imageWith([0, 0, 0, 0]), 'line')).toEqual({ lines: [], pictures: [] })
  })
})

describe('light type on a dark panel', () => {
  const panel = imageWith([10, 10, 110, 40])
  panel.data.fill(255, 25 * 120 + 40, 25 * 120 + 60)
  const readAs = (confidence: number): LineRecognizer => ({
    ...reader,
    recognizeLines: (image, lines) =>
      lines.map((line) => {
        const text = image.width === 120 ? 'dark' : 'light'
        const word = { text, box: line.box, confidence, symbols: [] }
        return { box: line.box, words: [word], xHeight: 9, baseline: line.baseline, block: 0 }
      }),
  })
  const layout = (image: GrayImage) => ({ lines: image.width === 120 ? [] : [lineAt(5)], pictures: [] })

  it('is read in the panel’s negative, and stands on the page where it was found', async () => {
    const { lines } = await composeRecognizer(layout, readAs(0.9)).recognize(panel, 'page', 100)
    expect(lines.map(({ words, box }) => [words[0]!.text, box])).toEqual([['light', [20, 15, 100, 35]]])
  })

  it('is not looked for in a bold letter of a line that was read, though white lies within it', async () => {
    const wide = (image: GrayImage) =>
      image.width === 120
        ? { lines: [{ ...lineAt(15), box: [0, 5, 300, 45] as [number, number, number, number] }], pictures: [] }
        : layout(image)
    const { lines } = await composeRecognizer(wide, readAs(0.9)).recognize(panel, 'page', 100)
    expect(lines.map(({ words }) => words[0]!.text)).toEqual(['dark'])
  })

  it('is not taken from a picture: what is read there without confidence is left out', async () => {
    expect(await composeRecognizer(layout, readAs(0.5)).recognize(panel, 'page', 100)).toEqual({
      lines: [],
      pictures: [],
    })
  })
})
