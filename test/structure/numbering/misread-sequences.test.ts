// Markers that were misread, and what the sequence makes of them; forms of numbers that look like others, or like words.
import { describe, expect, it } from 'vitest'
import { numbersOf } from './numbers-of.ts'

const SENTENCE = 'The keeper of the lamps writes this down in the book.'

/** Paragraphs a line each, with room between them. */
const paragraphs = (...markers: string[]): string => markers.map((marker) => `${marker}${SENTENCE}`).join('\n\n')

const MISREAD: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['an l for 1', ['11. ', 'l2. ', '13. '], ['11', '12', '13']],
  ['an I for 1', ['12. ', 'I3. ', '14. '], ['12', '13', '14']],
  ['an S for 5', ['4. ', 'S. ', '6. '], ['4', '5', '6']],
  ['an O for 0', ['9. ', '1O. ', '11. '], ['9', '10', '11']],
  ['a B for 8', ['7. ', 'B. ', '9. '], ['7', '8', '9']],
  ['a comma for the stop', ['3. ', '4, ', '5. '], ['3', '4', '5']],
  ['a colon for the stop', ['3. ', '4: ', '5. '], ['3', '4', '5']],
  ['no stop', ['3. ', '4 ', '5. '], ['3', '4', '5']],
  ['a word glued to the stop', ['3. ', '4.', '5. '], ['3', '4', '5']],
  ['a word glued to the number', ['11. ', '12', '13. '], ['11', '12', '13']],
  ['a number torn apart', ['11. ', '1 2. ', '13. '], ['11', '12', '13']],
  ['a speck before it', ['3. ', '. 4. ', '5. '], ['3', '4', '5']],
  ['a bracket lost', ['(a) ', 'b) ', '(c) '], ['a', 'b', 'c']],
  ['a dot behind the bracket', ['a) ', 'b). ', 'c) '], ['a', 'b', 'c']],
  ['a letter for a bracket', ['(a) ', 'fb) ', '(c) '], ['a', 'b', 'c']],
  ['a sign for (c)', ['(a) ', '(b) ', '© ', '(d) '], ['a', 'b', 'c', 'd']],
  ['a sign for (c) and its bracket, at the end', ['(a) ', '(b) ', '(© '], ['a', 'b', 'c']],
  ['dirt behind the bracket', ['(a) ', '(b) ', '(©)_ ', '(d) '], ['a', 'b', 'c', 'd']],
  ['signs for (p) and (q)', ['(m) ', '(n) ', '(o) ', '® ', '@ ', '(r) '], ['m', 'n', 'o', 'p', 'q', 'r']],
  ['a 2 for z', ['(x) ', '(y) ', '(2) ', '(aa) '], ['x', 'y', 'z', 'aa']],
  ['an o or e in doubled letters', ['(aa) ', '(bb) ', '(co) ', '(dd) ', '(eo) '], ['aa', 'bb', 'cc', 'dd', 'ee']],
  ['a letter read twice, small and large', ['(p) ', '(qQ) ', '(r) '], ['p', 'q', 'r']],
  ['a dash behind the bracket', ['(a) ', '(b) ', '(c)- ', '(d) '], ['a', 'b', 'c', 'd']],
  ['a stroke of a numeral lost', ['I. ', 'Il. ', 'II. ', 'IV. '], ['I', 'II', 'III', 'IV']],
  ['a comma in a decimal', ['2.1 ', '2,2 ', '2.3 '], ['2.1', '2.2', '2.3']],
  ['a section sign without its space', ['§ 5 ', '§6 ', '§ 7 '], ['5', '6', '7']],
]

describe('a misread marker', () => {
  it.each(MISREAD)('with %s is mended by the sequence', (_, markers, numbers) => {
    expect(numbersOf(paragraphs(...markers)).numbers).toEqual(numbers)
  })

  it('of a chapter is mended by the chapters before it', () => {
    const chapter = (number: string): string => `Chapter ${number}. Lamps\n\n1. ${SENTENCE}\n\n2. ${SENTENCE}`
    const { numbers, codes } = numbersOf(['I', 'II', '1II', '1V', 'V', 'Vl'].map(chapter).join('\n\n'))
    expect(numbers.filter((number) => !number.includes('.'))).toEqual(['I', 'II', 'III', 'IV', 'V', 'VI'])
    expect(codes.filter((code) => code === 'structure/number-mended')).toHaveLength(3)
  })

  it('is a word or an initial where no sequence asks for it', () => {
    expect(numbersOf(paragraphs('4. ', 'S. Holm says it. ', 'B. Holm says it. ', '5. ')).numbers).toEqual(['4', '5'])
  })

  it('stands behind dirt far out in the margin', () => {
    const { numbers } = numbersOf(`
      (1) ${SENTENCE}
      ${SENTENCE}

a     (2) ${SENTENCE}
      ${SENTENCE}

      (3) ${SENTENCE}
      ${SENTENCE}`)
    expect(numbers).toEqual(['1', '2', '3'])
  })
})

describe('a number', () => {
  it('of a paragraph is none of a division, and stands under it', () => {
    expect(numbersOf(`Art. 5\n\n${paragraphs('1) ', '2) ', '3) ')}`).numbers).toEqual(['5', '5.1', '5.2', '5.3'])
  })

  it('may be a rule’s', () => {
    const rules = ['Rule 12', 'Rule 13', 'Rule 14'].map((rule) => `${rule}\n\n(a) ${SENTENCE}\n\n(b) ${SENTENCE}`)
    const { numbers } = numbersOf(rules.join('\n\n'))
    expect(numbers).toEqual(['12', '12.a', '12.b', '13', '13.a', '13.b', '14', '14.a', '14.b'])
  })

  it('is told between its neighbours where no letter was read within its brackets', () => {
    const { numbers, codes } = numbersOf(paragraphs('(h) ', '(i) ', '() ', '(k) ').replace('(h)', '(a) First.\n\n(h)'))
    expect(numbers.slice(-4)).toEqual(['h', 'i', 'j', 'k'])
    expect(codes).toContain('structure/number-mended')
    expect(numbersOf(paragraphs('() ', '() ')).numbers).toEqual([])
  })

  it('goes on with double letters after z', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz', 'aa', 'bb', 'cc']
    const { numbers, codes } = numbersOf(paragraphs(...letters.map((letter) => `(${letter}) `)))
    expect(numbers).toEqual(letters)
    expect(codes).toEqual([])
  })

  it.each([
    ['Annex B-2', ['B-2', '1', '2']],
    ['Annex B', ['B', '1', '2']],
    ['Appendix 13', ['13', '1', '2']],
  ])('begins anew under %s, centred or not, though other annexes are missing', (annex, numbers) => {
    for (const indent of ['', ' '.repeat(30)])
      for (const [open, close] of ['()', [' ', '.'], [' ', ')']].map(([a, b]) => [a!.trim(), b!]))
        expect(
          numbersOf(
            `${paragraphs('1. ', '2. ', '3. ')}\n\n\n${indent}${annex}\n\n${paragraphs(`${open}1${close} `, `${open}2${close} `)}`,
          ).numbers,
          `${indent}${open}1${close}`,
        ).toEqual(['1', '2', '3', ...numbers])
  })

  it('of sections with a sign counts on through chapters', () => {
    const grid = [
      'Chapter I. Lamps',
      paragraphs('§ 1 ', '§ 2 '),
      'Chapter II. Bells',
      paragraphs('§ 3 '),
      `§4(1) ${SENTENCE}`,
      paragraphs('(2) ', '(3) '),
      'Chapter III. Horns',
      paragraphs('§ 5 '),
    ]
    expect(numbersOf(grid.join('\n\n')).numbers).toEqual(['I', '1', '2', 'II', '3', '4.1', '4.2', '4.3', 'III', '5'])
  })

  it('of a section is told by its neighbours where its sign is read as an 8', () => {
    const section = (sign: string): string => `${' '.repeat(38)}${sign}\n\n(1) ${SENTENCE}\n\n(2) ${SENTENCE}`
    const { numbers, codes } = numbersOf(['81', '82', '82a', '83', '84'].map(section).join('\n\n'))
    expect(numbers.filter((number) => !number.includes('.'))).toEqual(['1', '2', '2a', '3', '4'])
    expect(new Set(codes)).toEqual(new Set(['structure/number-mended']))
    expect(numbersOf(paragraphs('81. ', '82. ', '83. ')).numbers).toEqual(['81', '82', '83'])
  })

  it('of French and Belgian laws stands under its article, and under its section', () => {
    const grid = ['Art. 1er. ', 'Art. 2. ', '1° ', '2° ', 'Art. 3. § 1er. ', '$ 2. ', '1° ', '2° ', 'Art. 4. ']
    const numbers = ['1', '2', '2.1', '2.2', '3.1', '3.2', '3.2.1', '3.2.2', '4']
    expect(numbersOf(paragraphs(...grid)).numbers).toEqual(numbers)
  })

  it('without a stop heads what counts within it', () => {
    const grid = ['1 Purpose', paragraphs('1.1 ', '1.2 '), '2 What was found', paragraphs('2.1 ', '2.2 ')]
    expect(numbersOf(grid.join('\n\n')).numbers).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2'])
    expect(numbersOf(`2 What was found\n\n${SENTENCE}\n\n3 Lamps were lit`).numbers).toEqual([])
  })

  it('is no word that tells an order', () => {
    const words = ['First, the', 'Second, the', 'Third, the'].map(
      (word) => `${word} keeper of the lamps writes this down.`,
    )
    expect(numbersOf(words.join('\n\n')).numbers).toEqual([])
  })

  it.each([
    ['of', '3.5 million was paid for the lamps of the harbour.'],
    ['of', '3.5 Million was paid for the lamps of the harbour.'],
    ['to', '12.5 per cent of the dues of the year before it.'],
    ['than', '4.5. The keeper of the lamps was told of it then.'],
  ])('is no decimal that was wrapped: “… %s / %s”', (end, begin) => {
    const line = `The sum that the towns of the coast have paid in all these years ${end}`
    expect(numbersOf(`3.3 ${SENTENCE}\n\n3.4 ${line}\n${begin}\n\n3.5 ${SENTENCE}`).numbers).toEqual([
      '3.3',
      '3.4',
      '3.5',
    ])
  })
})

describe('an annex', () => {
  const annexes = (...heads: string[]): string[] =>
    numbersOf(heads.map((head) => `${' '.repeat(30)}${head}\n\n${paragraphs('1. ', '2. ')}`).join('\n\n')).numbers

  it.each([
    [['ANNEX 1', 'ANNEX II', 'ANNEX III']],
    [['ANNEX I', 'ANNEX 11', 'ANNEX III']],
    [['ANNEX I', 'ANNEX II', 'ANNEX IIT']],
  ])('read as %j has a Roman number, as the others', (heads) => {
    expect(annexes(...heads)).toEqual(['I', '1', '2', 'II', '1', '2', 'III', '1', '2'])
  })

  it('with a figure keeps it among figures', () => {
    expect(annexes('ANNEX 1', 'ANNEX 2')).toEqual(['1', '1', '2', '2', '1', '2'])
  })
})

describe('divisions whose number is read as a stroke', () => {
  const text = (first: string, annex: string): string => `
                          ${first}

1. The keeper of the lamps writes this down in the book of the harbour and signs.

2. The clerk reads it out.

                          Article 2

1. The dues are paid in equal parts by all who keep a berth in the harbour here.

2. The council hears who does not.

                 ${annex} – RULES OF THE HARBOUR

1. Ships lie at the outer quay until the pilot has been on board and has left them.

2. Boats lie where they like.`

  it.each([
    ['Article |', 'ANNEX |'],
    ['Article l', 'ANNEX 1'],
  ])('%s and %s count as the first', (first, annex) => {
    const { numbers, codes } = numbersOf(text(first, annex))
    expect(numbers).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2', '1', '1', '2'])
    expect(new Set(codes)).toEqual(new Set(['structure/number-mended']))
  })

  it('reads “51” and “52” under the heading “5.” as 5.1 and 5.2', () => {
    const { numbers } = numbersOf(`
4. Dues

4.1 The council agreed to the dues that the clerk had put before it.

5. Lease of the ice house

51 Mr Park joined the meeting for this item, and left it before noon.

52 The council heard what the tenant had asked for.

5.3 The council agreed.`)
    expect(numbers).toEqual(['4', '4.1', '5', '5.1', '5.2', '5.3'])
  })

  it('leaves “51” under “5.” where nothing counts on from it', () => {
    const { numbers } = numbersOf(`
5. Lease of the ice house

51 Members of the council were asked, and all of them agreed.

6. Dues`)
    expect(numbers).toEqual(['5', '6'])
  })
})
