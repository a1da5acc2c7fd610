// Lists within a sequence of their own style, Roman headings that were misread, and initials.
import { describe, expect, it } from 'vitest'
import { numbersOf } from './numbers-of.ts'

describe('a sequence', () => {
  it('lets the main sequence survive a list of the same style that is announced within it', () => {
    const main = (list: string): string[] =>
      numbersOf(`
1. Cost of the Wall

The text of the first section goes on for some time here.

2. Time of the Work

The work has these parts:

${list}

The text goes on after the list for some time as well.

3. Fish and Birds

The text of the third section goes on for some time here.

4. Right of Entry

The text of the fourth section.`).numbers
    for (const indent of ['', '   ']) {
      const three = `${indent}1. dredging;\n${indent}2. building; and\n${indent}3. planting.`
      expect(main(three)).toEqual(['1', '2', '2.1', '2.2', '2.3', '3', '4'])
    }
    expect(main('   1. dredging; and\n   2. building.')).toEqual(['1', '2', '2.1', '2.2', '3', '4'])
  })

  it('begins again, and nests nothing, where another list follows that does not come back', () => {
    const letter = `
1. The first paragraph of the letter.

2. The second paragraph.

3. The third paragraph.

`
    expect(numbersOf(`${letter}The council resolves as follows:\n\n1. The first.\n\n2. The second.`).numbers).toEqual([
      '1',
      '2',
      '3',
      '1',
      '2',
    ])
    const { numbers, codes } = numbersOf(
      `${letter}Attachments:\n  1. The plan\n  2. The estimate\ncc:\n  1. The clerk\n  2. The pilot`,
    )
    expect(numbers).toEqual(['1', '2', '3', '1', '2', '1', '2'])
    expect(codes).toEqual([])
  })

  it('mends the first of Roman headings by its followers, alone in its line or before words', () => {
    const numbers = (heads: readonly string[]): string[] =>
      numbersOf(
        `${heads.map((head) => `${' '.repeat(30)}${head}\n\nThe text of this section goes on for some time, and here it ends.`).join('\n\n')}`,
      ).numbers
    for (const first of ['I.', 'L', 'l.', '1.', '|.', 'T.', 'LL', 'Il.'])
      expect(numbers([first, 'II.', 'III.']), first).toEqual(['I', 'II', 'III'])
    for (const first of ['L Opening', 'L. Opening', '1. Opening', 'Ll Opening'])
      expect(numbers([first, 'II. Trade', 'III. Closing']), first).toEqual(['I', 'II', 'III'])
    expect(numbers(['I.', 'Il.', 'IIl.', 'Iv.'])).toEqual(['I', 'II', 'III', 'IV'])
    expect(numbers(['I', 'II', 'III'])).toEqual(['I', 'II', 'III'])
    for (const lone of [['L'], ['I', 'V'], ['L', 'A'], ['1.', 'A.']])
      expect(numbers(lone), lone.join()).not.toContain('I')
    expect(numbers(['1. Opening', '2. Trade', '3. Closing'])).toEqual(['1', '2', '3'])
  })

  it('takes a stroke less than III has for III, after II', () => {
    const part = (head: string, number: number): string =>
      `${head}\n\n${number}. The keeper lit the lamps on every night of the year, and put them out at\ndawn. The council resolves that he be paid.`
    const { numbers } = numbersOf(
      [part('I. OPENING', 1), part('Il. DUES', 2), part('ll. OTHER MATTERS', 3)].join('\n\n'),
    )
    expect(numbers).toEqual(['I', '1', 'II', '2', 'III', '3'])
  })

  it('takes initials of a lone name for no number', () => {
    expect(
      numbersOf(`The text ends here.\n\n${' '.repeat(30)}A. R. Holm\n${' '.repeat(30)}Chief Pilot`).numbers,
    ).toEqual([])
  })
})
