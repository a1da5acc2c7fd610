import { describe, expect, it } from 'vitest'
import { createDecoder } from '../../../src/engines/lstm/decode-line.ts'
import type { LstmModel } from '../../../src/engines/lstm/model.ts'
import { lineOf, modelOf } from './line-of.ts'

const LETTERS = 'aeilnorstw1.-é'
const WORDS = ['is', 'in', 'water', 'stone', 'a', 'win', 'no', 'las']
const model = modelOf(LETTERS, WORDS)

/** Letters as steps with nothing between them; one in brackets is a choice: “[ae]” shares .6 and .3 among them. */
function stepsOf(text: string, [first, second] = [0.6, 0.3]): Record<string, number>[] {
  return [...text.matchAll(/\[(.)(.)\]|(.)/gu)].flatMap(([, one, other, letter]) => [
    letter !== undefined ? { [letter]: 0.99 } : { [one!]: first, ...(other === '_' ? {} : { [other!]: second }) },
    {},
  ])
}

function read(text: string, shares?: [number, number], of: LstmModel = model): string {
  return createDecoder(of)(lineOf(of, stepsOf(text, shares)))
    .map((character) => character.text)
    .join('')
}

describe('createDecoder', () => {
  it('takes the word of the dictionary where it is almost as likely', () => {
    expect(read('no w[ea]ter')).toBe('no water')
  })

  it('leaves an unlikely word of the dictionary alone', () => {
    expect(read('no w[ea]ter', [0.99, 0.003])).toBe('no weter')
  })

  it('leaves alone what is in the dictionary, however doubtful', () => {
    expect(read('no [iw]n')).toBe('no in')
    expect(read('no w[ia]n')).toBe('no win')
  })

  it('needs more belief for a short word than for a long one', () => {
    const shares: [number, number] = [0.95, 0.04]
    expect(read('no st[ae]ne', shares)).toBe('no stane')
    expect(read('no st[ao]ne', shares)).toBe('no stone')
    expect(read('no [ei]s', shares)).toBe('no es')
  })

  it('leaves single letters alone', () => {
    expect(read('no [ea] no')).toBe('no e no')
  })

  it('never makes a letter of a digit', () => {
    expect(read('no [1i]s')).toBe('no 1s')
  })

  it('leaves a digit out that was read beside a letter, but for one that begins the line', () => {
    expect(read('no [1_]is', [0.55, 0])).toBe('no is')
    expect(read('[1_]is', [0.55, 0])).toBe('1is')
    expect(read('no [1_]is', [0.9, 0])).toBe('no 1is')
  })

  it('keeps the hyphen at a line’s end', () => {
    expect(read('no [sw]ater[-_]', [0.6, 0.3])).toBe('no sater-')
  })

  it('changes nothing where a model has no dictionary', () => {
    expect(read('no w[ea]ter', [0.6, 0.3], modelOf(LETTERS, []))).toBe('no weter')
  })

  it('says where the letters of a mended word stand, and that they are doubtful', () => {
    const line = lineOf(model, stepsOf('no w[ea]ter'))
    const mended = createDecoder(model)(line)
    expect(mended.map(({ from, to }) => [from, to])).toEqual([0, 2, 4, 6, 8, 10, 12, 14].map((at) => [at, at + 1]))
    expect(mended[4]).toMatchObject({ text: 'a', alternatives: [{ text: 'e' }] })
    expect(mended[4]!.confidence).toBeLessThan(0.5)
    expect(mended[5]!.confidence).toBeGreaterThan(0.9)
  })
})
