import { describe, expect, it } from 'vitest'
import { readSuperscripts } from '../../../src/page/recheck/superscripts.ts'
import {
  CAPITAL,
  LETTER,
  plainWord,
  QUOTE,
  RAISED_DIGIT,
  readerOf,
  type SetWord,
  STOP,
  setLine,
  X_HEIGHT,
} from './set-line.ts'

async function read(words: readonly SetWord[], recognizer = readerOf('2', 0.95)): Promise<string> {
  const { line, image, blobs } = setLine(words)
  const lines = await readSuperscripts([line], { image, blobs, xHeight: X_HEIGHT, recognizer })
  return lines[0]!.words.map((word) => word.text).join(' ')
}

const marked = (text: string, ...glyphs: SetWord['glyphs']): SetWord => ({
  text,
  glyphs: [LETTER, LETTER, LETTER, ...glyphs],
})

describe('readSuperscripts', () => {
  it('reads a raised digit that was taken for a sign', async () => {
    expect(await read([plainWord('the'), marked('sea”', RAISED_DIGIT), plainWord('of')])).toBe('the sea² of')
  })

  it('keeps the stop before it', async () => {
    expect(await read([plainWord('the'), marked('sea.*', STOP, RAISED_DIGIT)])).toBe('the sea.²')
    expect(await read([plainWord('the'), marked('sea.', STOP, RAISED_DIGIT)])).toBe('the sea.²')
  })

  it('reads a mark alone at a line’s beginning, and none alone within it', async () => {
    const mark = { text: '*', glyphs: [RAISED_DIGIT] }
    expect(await read([mark, plainWord('See')])).toBe('² See')
    expect(await read([plainWord('See'), mark, plainWord('it')])).toBe('See * it')
  })

  it('asks for two digits at once', async () => {
    expect(await read([plainWord('the'), marked('sea"?', RAISED_DIGIT, RAISED_DIGIT)], readerOf('12', 0.9))).toBe(
      'the sea¹²',
    )
  })

  it('looks at no quotation mark, nor at a digit that stands on the line', async () => {
    const reader = readerOf('2', 0.95)
    expect(await read([marked('sea’', QUOTE), marked('sea2', CAPITAL)], reader)).toBe('sea’ sea2')
    expect(reader.asked).toHaveLength(0)
  })

  it('takes an unsure mark before a line where the end of a word has its number', async () => {
    const words = [{ text: '*', glyphs: [RAISED_DIGIT] }, plainWord('See'), marked('sea”', RAISED_DIGIT)]
    const inTurn = (...confidences: number[]): ReturnType<typeof readerOf> => ({
      ...readerOf('2', 1),
      recognize: (...asked) => readerOf('2', confidences.shift()!).recognize(...asked),
    })
    expect(await read(words, inTurn(0.5, 0.95))).toBe('² See sea²')
    expect(await read(words, inTurn(0.5, 0.5))).toBe('* See sea”')
    expect(await read(words, inTurn(0.2, 0.95))).toBe('* See sea²')
  })

  it('reads a mark behind a number, which no word’s text tells', async () => {
    const year: SetWord = { text: '19972', glyphs: [CAPITAL, CAPITAL, CAPITAL, CAPITAL, RAISED_DIGIT] }
    expect(await read([plainWord('in'), year, plainWord('the')])).toBe('in 1997² the')
  })

  it('knows a mark that it cannot read by those before and after it, and says that it is unsure', async () => {
    const readings = ['10', 'n', '12']
    const reader = {
      ...readerOf('', 0),
      recognize: (...asked: Parameters<ReturnType<typeof readerOf>['recognize']>) => {
        const text = readings.shift()
        return readerOf(text ?? '?', text === 'n' ? 0.4 : 0.95).recognize(...asked)
      },
    }
    const { line, image, blobs } = setLine(['a"', 'b"', 'c"'].map((text) => marked(`xx${text}`, RAISED_DIGIT)))
    const [told] = await readSuperscripts([line], { image, blobs, xHeight: X_HEIGHT, recognizer: reader })
    expect(told!.words.map(({ text }) => text)).toEqual(['xxa¹⁰', 'xxb¹¹', 'xxc¹²'])
    expect(told!.words.map(({ confidence }) => confidence)).toEqual([0.95, 0.5, 0.95])
  })

  it('leaves the word where the second reading is unsure or no number', async () => {
    expect(await read([marked('sea”', RAISED_DIGIT)], readerOf('2', 0.6))).toBe('sea”')
    expect(await read([marked('sea*', RAISED_DIGIT)], readerOf('*', 0.95))).toBe('sea*')
  })
})
