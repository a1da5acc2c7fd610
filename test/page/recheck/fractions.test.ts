import { describe, expect, it } from 'vitest'
import type { Recognizer } from '../../../src/engines/ports.ts'
import { tellFractions } from '../../../src/page/recheck/fractions.ts'
import { CAPITAL, type Glyph, plainWord, readerOf, type SetWord, setLine, X_HEIGHT } from './set-line.ts'

/** The parts of “½” or “%”: what stands above, the stroke, and what stands below. */
const signOf = (height: number): readonly Glyph[] => [
  { width: 0.45, height, rise: 0.58, gap: 0.05 },
  { width: 0.2, height: 1.4, gap: 0.05 },
  { width: 0.5, height },
]
const DIGITS = signOf(0.8)
const RINGS = signOf(0.58)

/** Reads one text after another. */
function readerOfEach(texts: readonly string[], confidence = 0.95): Recognizer & { readonly left: string[] } {
  const left = [...texts]
  return { ...readerOf('', 0), left, recognize: (...asked) => readerOf(left.shift()!, confidence).recognize(...asked) }
}

async function read(
  text: string,
  glyphs: readonly Glyph[],
  recognizer: Recognizer,
): Promise<readonly [string, number]> {
  const word: SetWord = { text, glyphs }
  const { line, image, blobs } = setLine([plainWord('at'), word, plainWord('of')])
  const [told] = await tellFractions([line], { image, blobs, xHeight: X_HEIGHT, recognizer })
  return [told!.words[1]!.text, told!.words[1]!.confidence]
}

describe('tellFractions', () => {
  it('reads a fraction that was taken for a percent sign, alone and behind a number', async () => {
    expect(await read('%', DIGITS, readerOfEach(['1', '2']))).toEqual(['½', 0.95])
    expect(await read('3%', [CAPITAL, ...DIGITS], readerOfEach(['3', '4']))).toEqual(['3¾', 0.95])
  })

  it('takes the digit that was read beside the sign for its lower part', async () => {
    expect(await read('3%4', [CAPITAL, ...DIGITS], readerOfEach(['1', '4']))).toEqual(['3¼', 0.95])
  })

  it('leaves percent signs: their rings are low, or read as rings', async () => {
    const reader = readerOfEach(['1', '2'])
    expect(await read('3%', [CAPITAL, ...RINGS], reader)).toEqual(['3%', 0.95])
    expect(reader.left).toHaveLength(2)
    expect(await read('3%', [CAPITAL, ...DIGITS], readerOfEach(['o', 'O']))).toEqual(['3%', 0.95])
  })

  it('doubts a sign of which but one part reads as a digit, or whose fraction has no sign', async () => {
    expect(await read('3%', [CAPITAL, ...DIGITS], readerOfEach(['1', 'x']))).toEqual(['3%', 0.45])
    expect(await read('3%', [CAPITAL, ...DIGITS], readerOfEach(['9', '7']))).toEqual(['3%', 0.45])
    expect(await read('3%', [CAPITAL, ...DIGITS], readerOfEach(['1', '2'], 0.6))).toEqual(['3%', 0.45])
  })
})
