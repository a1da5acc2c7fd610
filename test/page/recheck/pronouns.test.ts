import { describe, expect, it } from 'vitest'
import type { Line } from '../../../src/model/page-text.ts'
import { tellPronouns } from '../../../src/page/recheck/pronouns.ts'

const lineOf = (text: string): Line => ({
  box: [0, 0, 100, 20],
  words: text.split(' ').map((word) => ({ text: word, box: [0, 0, 100, 20], confidence: 0.9 })),
  xHeight: 12,
  baseline: 20,
  block: 0,
})

const told = (text: string, language = 'eng'): string =>
  tellPronouns([lineOf(text)], language)[0]!
    .words.map((word) => word.text)
    .join(' ')

describe('tellPronouns', () => {
  it.each([
    ['1 have the honour to refer', 'I have the honour to refer'],
    ['and l do hereby certify', 'and I do hereby certify'],
    ['TOUSLEY: 1I would say so.', 'TOUSLEY: I would say so.'],
    ['the bird. T took it', 'the bird. I took it'],
    ['when 1 was at home', 'when I was at home'],
    ['2. 1 said that no map', '2. I said that no map'],
    ['4. 1 avail myself of this', '4. I avail myself of this'],
    ['1 called this morning', 'I called this morning'],
    ['afterward, 1 saw nothing', 'afterward, I saw nothing'],
  ])('%s', (read, printed) => {
    expect(told(read)).toBe(printed)
  })

  it.each([
    'Group 1 can go',
    'tank 1 was full',
    '1 may be read',
    'Article 1 shall apply',
    '1 agree to meet',
    'Articles 2 and 1 shall apply',
    'rules 3, 4 and 1 have effect',
    '1 kilometre from the coast',
    'T cells',
    'see Articles 2. 1 may',
    '2. 1 kilometre',
    'it is I',
    '1',
  ])('leaves “%s”', (read) => {
    expect(told(read)).toBe(read)
  })

  it('leaves other languages', () => {
    expect(told('1 do', 'deu')).toBe('1 do')
  })
})
