import { describe, expect, it } from 'vitest'
import type { TextLayerLine } from '../../../src/engines/ports.ts'
import { linesOfTextLayer } from '../../../src/page/typed/text-layer.ts'

/** A line of one word from `left`, 10 points high. */
function line(text: string, left: number, baseline: number, change: Partial<TextLayerLine> = {}): TextLayerLine {
  const box = [left, baseline - 8, left + 6 * text.length, baseline + 2] as const
  return { box: [...box], words: [{ text, box: [...box], isBold: false }], fontSize: 10, baseline, angle: 0, ...change }
}
const PIXELS = { width: 1200, height: 1600, scale: 2 }
const blocksOf = (...layer: TextLayerLine[]): number[] => linesOfTextLayer(layer, PIXELS).map(({ block }) => block)

describe('linesOfTextLayer', () => {
  it('turns points into pixels', () => {
    const [only] = linesOfTextLayer([line('Treaty', 50, 100)], PIXELS)
    expect(only).toEqual({
      box: [100, 184, 172, 204],
      words: [{ text: 'Treaty', box: [100, 184, 172, 204], confidence: 1 }],
      xHeight: 9.4,
      baseline: 200,
      block: 0,
    })
  })

  it('tells bold words and slanted lines', () => {
    const bold = { text: 'Berths', box: [50, 92, 86, 102] as const, isBold: true }
    const [only] = linesOfTextLayer(
      [line('', 50, 100, { words: [{ ...bold, box: [...bold.box] }], angle: -45.04 })],
      PIXELS,
    )
    expect(only).toMatchObject({ angle: -45, words: [{ text: 'Berths', bold: true }] })
  })

  it('keeps boxes on the page', () => {
    const [only] = linesOfTextLayer([line('Treaty', 590, 799)], PIXELS)
    expect(only!.box).toEqual([1180, 1582, 1200, 1600])
  })

  it('gathers lines that follow each other in one block', () => {
    expect(blocksOf(line('one', 50, 100), line('two', 50, 112), line('three', 60, 124))).toEqual([0, 0, 0])
  })

  it.each([
    ['a gap', line('two', 50, 140)],
    ['another size', line('two', 50, 114, { fontSize: 14 })],
    ['another column', line('two', 400, 112)],
    ['a step back up', line('two', 50, 40)],
  ])('begins a new block at %s', (_, second) => {
    expect(blocksOf(line('one', 50, 100), second)).toEqual([0, 1])
  })
})
