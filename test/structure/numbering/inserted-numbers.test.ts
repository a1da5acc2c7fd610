// Numbers that amendments put in between two others, and letters past the alphabet's end.
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { readMarker } from '../../../src/markers/marker.ts'
import { typedPage } from '../typed-page.ts'
import { numbersOf } from './numbers-of.ts'

const list = (...markers: string[]): string =>
  markers
    .map(
      (marker) =>
        `${marker} The parties agreed on what stands here of the harbour and of its\nlamps, and that it is kept.`,
    )
    .join('\n\n')

describe('inserted numbers', () => {
  it.each([
    [
      ['4.', '4A.', '4B.', '5.', '6.', '6a.', '7.'],
      ['4', '4A', '4B', '5', '6', '6a', '7'],
    ],
    [
      ['(1)', '(2)', '(2a)', '(3)'],
      ['1', '2', '2a', '3'],
    ],
    [
      ['3.', '4.', '4 bis.', '4 ter.', '5.'],
      ['3', '4', '4bis', '4ter', '5'],
    ],
    [
      ['§ 4', '§ 4a', '§ 4b', '§ 5'],
      ['4', '4a', '4b', '5'],
    ],
    [
      ['Article 4.', 'Article 4 bis.', 'Article 5.', 'Article 5A.', 'Article 5B.', 'Article 6.'],
      ['4', '4bis', '5', '5A', '5B', '6'],
    ],
    [
      ['(a)', '(aa)', '(ab)', '(b)', '(c)'],
      ['a', 'aa', 'ab', 'b', 'c'],
    ],
    [
      ['(y)', '(z)', '(aa)', '(ab)', '(ac)'],
      ['y', 'z', 'aa', 'ab', 'ac'],
    ],
    [
      ['(y)', '(z)', '(aa)', '(bb)', '(cc)'],
      ['y', 'z', 'aa', 'bb', 'cc'],
    ],
  ])('%j', (markers, numbers) => {
    expect(numbersOf(list(...markers))).toEqual({ numbers, codes: [] })
  })

  it('are missed where one is left out', () => {
    expect(numbersOf(list('3.', '4.', '4A.', '4C.', '5.'))).toEqual({
      numbers: ['3', '4', '4A', '4C', '5'],
      codes: ['structure/number-gap'],
    })
  })

  it('are not read where a letter is a misread figure, or a word follows', () => {
    expect(numbersOf(list('13.', '14.', '1S.', '16.', '17.', '1B.', '19.')).numbers).toEqual([
      '13',
      '14',
      '15',
      '16',
      '17',
      '18',
      '19',
    ])
    expect(readMarker('§ 4 a person shall')?.readings[0]?.step).toBe('4')
    expect(readMarker('Article 4 bis of the Treaty says so')).toBeNull()
  })

  it('enclose their own paragraphs', () => {
    const articles = ['4', '4 bis', '5', '5A', '6'].map(
      (number) => `                 Article ${number}\n\n${list('1.', '2.')}`,
    )
    const { nodes, diagnostics } = documentOf([typedPage(articles.join('\n\n'))])
    expect(nodes.flatMap(({ number }) => number ?? [])).toEqual(
      ['4', '4bis', '5', '5A', '6'].flatMap((article) => [`${article}.1`, `${article}.2`]),
    )
    expect(diagnostics.filter(({ code }) => code.startsWith('structure/number'))).toEqual([])
  })
})
