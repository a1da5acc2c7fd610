import { describe, expect, it } from 'vitest'
import type { RecognizedLine } from '../../../src/engines/ports.ts'
import { lineConfidence, partNoise } from '../../../src/page/recheck/noise.ts'

const X_HEIGHT = 20

const lineOf = (text: string, confidence: number, height = 30): RecognizedLine => ({
  box: [100, 100, 600, 100 + height],
  words: text.split(' ').map((word) => ({ text: word, box: [100, 100, 200, 130], confidence, symbols: [] })),
  xHeight: X_HEIGHT,
  baseline: [130, 130],
  block: 0,
})

const isText = (line: RecognizedLine): boolean => partNoise([line], X_HEIGHT).text.length === 1

describe('partNoise', () => {
  it('takes dots of a halftone that were read as a long line for noise, and a poor line for text', () => {
    expect(isText(lineOf('rSe.dv.eeV.Ve, nedsessiesesnvie 8.60.4', 0.1))).toBe(false)
    expect(isText(lineOf('thc Govcrnmcnt of thc', 0.3))).toBe(true)
  })

  it('leaves a line of leaders that begins with a sure word', () => {
    const leaders = lineOf('....:..,.....…..,......;....', 0.05)
    const word = lineOf('punctation', 0.9).words
    expect(isText({ ...leaders, words: [...word, ...leaders.words] })).toBe(true)
    expect(isText(leaders)).toBe(false)
  })

  it('takes what is lower than any letter for specks, and what is doubtful and short for strokes', () => {
    expect(isText(lineOf('. . .', 0.9, 8))).toBe(false)
    expect(isText(lineOf('i l', 0.4))).toBe(false)
    expect(isText(lineOf('79', 0.9))).toBe(true)
  })

  it('leaves doubtful initials, which sign a preface', () => {
    expect(isText(lineOf('L. D.P.', 0.35))).toBe(true)
    expect(isText(lineOf('L D.P', 0.35))).toBe(false)
    expect(isText(lineOf('L. D.P.', 0.1))).toBe(false)
  })

  it('leaves the “v.” that stands alone between the parties of a case', () => {
    expect(isText(lineOf('V.', 0.35))).toBe(true)
    expect(isText(lineOf('vs.', 0.35))).toBe(true)
    expect(isText(lineOf('V', 0.35))).toBe(false)
  })

  it('leaves the doubtful strokes that number a section, in the middle of their column and clear of its lines', () => {
    const at = (text: string, confidence: number, box: RecognizedLine['box']): RecognizedLine => ({
      ...lineOf(text, confidence),
      box,
    })
    const [above, below] = [
      at('the parties agreed to meet', 0.9, [100, 100, 900, 130]),
      at('and did so', 0.9, [100, 300, 900, 330]),
    ]
    const kept = (text: string, box: RecognizedLine['box'], confidence = 0.4): boolean => {
      const line = at(text, confidence, box)
      return partNoise([above, line, below], X_HEIGHT).text.includes(line)
    }
    expect(kept('II', [485, 200, 515, 228])).toBe(true)
    expect(kept('1I', [485, 200, 515, 228])).toBe(true)
    expect(kept('l1', [485, 200, 515, 228])).toBe(false)
    expect(kept('II', [285, 200, 315, 228])).toBe(false)
    expect(kept('II', [485, 136, 515, 164])).toBe(false)
    expect(kept('II', [485, 200, 515, 250])).toBe(false)
    expect(kept('II', [485, 200, 515, 228], 0.1)).toBe(false)
  })

  it('leaves a marker, however doubtful, that stands level before a line of text', () => {
    const marker = (text: string, left: number): RecognizedLine => {
      const line = lineOf(text, 0.3)
      return { ...line, box: [left, 100, left + 30, 130] }
    }
    const text = {
      ...lineOf('the parties agreed to meet', 0.9),
      box: [300, 98, 900, 130] as [number, number, number, number],
    }
    const kept = (line: RecognizedLine): boolean => partNoise([line, text], X_HEIGHT).text.includes(line)
    for (const form of ['1)', '(a)', '12.', 'iv.', 'Cc.']) expect(kept(marker(form, 200)), form).toBe(true)
    expect(kept(marker('il', 200))).toBe(false)
    expect(kept(marker('1)', 20))).toBe(false)
    expect(kept({ ...marker('1)', 200), box: [200, 300, 230, 330] })).toBe(false)
    expect(kept(marker('1)', 400))).toBe(false)
  })

  it('leaves a hopeless line whose letters are mostly clear, unless the page is full of such noise', () => {
    const line = (text: string, sure: number): RecognizedLine => {
      const plain = lineOf(text, 0.05)
      const symbols = (word: string) =>
        [...word].map((letter, at) => ({
          text: letter,
          box: plain.box,
          confidence: at === 0 ? 0.05 : sure,
        }))
      return { ...plain, words: plain.words.map((word) => ({ ...word, symbols: symbols(word.text) })) }
    }
    const clear = line('LAS326MS', 0.9)
    expect(isText(clear)).toBe(true)
    expect(isText(line('LAS326MS', 0.6))).toBe(false)
    expect(isText(line('LA8', 0.9))).toBe(false)
    expect(isText({ ...clear, xHeight: 0.5 * X_HEIGHT })).toBe(false)
    const texture = [1, 2].map(() => line('seeesevssse', 0.5))
    expect(partNoise([clear, ...texture], X_HEIGHT).text).toEqual([])
  })

  it('gives each line to one side', () => {
    const lines = [lineOf('text', 0.9), lineOf('noise', 0.05), lineOf('more text', 0.7)]
    const { text, noise } = partNoise(lines, X_HEIGHT)
    expect([...text, ...noise].length).toBe(3)
    expect(noise).toEqual([lines[1]])
  })
})

describe('lineConfidence', () => {
  it('counts words by their letters', () => {
    const [sure, doubtful] = [lineOf('internationally', 1), lineOf('a', 0)]
    expect(lineConfidence({ ...sure, words: [...sure.words, ...doubtful.words] })).toBeCloseTo(15 / 16, 10)
  })
})
