import { describe, expect, it } from 'vitest'
import type { DecodedCharacter } from '../../../src/engines/lstm/decoded.ts'
import { loadKernel } from '../../../src/engines/lstm/kernel.ts'
import { inkOfLine } from '../../../src/engines/lstm/line-ink.ts'
import { wordsOf } from '../../../src/engines/lstm/words.ts'
import type { GrayImage, LayoutLine, RecognizedWord } from '../../../src/engines/ports.ts'

const kernel = await loadKernel()

/** Letters 10 wide and 20 high, from x = 20 on; an x in the pattern is a letter, each place 12 pixels wide. */
function pageOf(pattern: string): GrayImage {
  const [width, height] = [240, 80]
  const data = new Uint8Array(width * height).fill(255)
  for (const [at, letter] of [...pattern].entries())
    if (letter !== ' ') for (let y = 30; y < 50; y++) data.fill(0, y * width + 20 + 12 * at, y * width + 30 + 12 * at)
  return { width, height, data }
}

const LINE: LayoutLine = { box: [20, 30, 220, 50], baseline: [50, 50], xHeight: 14, ascent: 20, descent: 5, block: 0 }

/** A step is four pixels; a character takes its middle one. */
const read = (pattern: string, confidences: readonly number[] = []): DecodedCharacter[] =>
  [...pattern].map((text, at) => ({
    unichar: text === ' ' ? 0 : 5,
    text,
    from: 3 * at + 1,
    to: 3 * at + 2,
    confidence: confidences[at] ?? 0.9,
    alternatives: [],
  }))

const words = (pattern: string, confidences?: readonly number[], page = pageOf(pattern)): readonly RecognizedWord[] =>
  wordsOf(read(pattern, confidences), LINE, inkOfLine(kernel, page, LINE), (step) => 20 + 4 * step)

describe('the words of a line', () => {
  it('are parted at the spaces, and have the boxes of their ink', () => {
    const found = words('abc de')
    expect(found.map(({ text, box }) => ({ text, box }))).toEqual([
      { text: 'abc', box: [20, 30, 54, 50] },
      { text: 'de', box: [68, 30, 90, 50] },
    ])
    expect(found[0]!.symbols.map(({ text, box }) => ({ text, box }))).toEqual([
      { text: 'a', box: [20, 30, 30, 50] },
      { text: 'b', box: [32, 30, 42, 50] },
      { text: 'c', box: [44, 30, 54, 50] },
    ])
  })

  it('are as sure as their least sure letter', () => {
    const [first, second] = words('abc de', [0.9, 0.4, 0.8, 0.1, 0.7, 0.6])
    expect([first!.confidence, second!.confidence]).toEqual([0.4, 0.6])
    const [a, b, c] = first!.symbols.map(({ confidence }) => confidence)
    expect(a! > c! && c! > b! && b! >= first!.confidence && a! <= 1).toBe(true)
  })

  it('are none where there are none, or only spaces', () => {
    expect(words('')).toEqual([])
    expect(words('   ')).toEqual([])
    expect(words(' ab  c ').map(({ text }) => text)).toEqual(['ab', 'c'])
  })

  it('are no marks seen in the blank', () => {
    expect(words('ab ~ cd', undefined, pageOf('ab   cd')).map(({ text }) => text)).toEqual(['ab', 'cd'])
    expect(words('ab ~ cd').map(({ text }) => text)).toEqual(['ab', '~', 'cd'])
  })

  it('have boxes also where the threshold leaves no ink', () => {
    const found = words('ab cd', undefined, pageOf('     '))
    for (const { box, symbols } of found)
      for (const [left, top, right, bottom] of [box, ...symbols.map((symbol) => symbol.box)]) {
        expect(right).toBeGreaterThan(left)
        expect(bottom).toBeGreaterThan(top)
      }
    expect(found[0]!.box[2]).toBeLessThanOrEqual(found[1]!.box[0])
  })

  it('share no ink: what stands between two letters is one’s or the other’s', () => {
    const boxes = words('abcdef')[0]!.symbols.map(({ box }) => box)
    for (const [at, box] of boxes.entries()) if (at > 0) expect(box[0]).toBeGreaterThanOrEqual(boxes[at - 1]![2])
  })

  it('hand on what else a character may be', () => {
    const line = read('ab').map((character, at) =>
      at === 0 ? character : { ...character, alternatives: [{ unichar: 9, text: 'h', confidence: 0.2 }] },
    )
    const [found] = wordsOf(line, LINE, inkOfLine(kernel, pageOf('ab'), LINE), (step) => 20 + 4 * step)
    expect(found!.symbols.map(({ others }) => others)).toEqual([undefined, [{ text: 'h', confidence: 0.2 }]])
  })
})
