import { describe, expect, it } from 'vitest'
import { readNumbering } from '../../../src/structure/numbering/numbering.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

function numbersOf(...grids: string[]): { numbers: string[]; codes: string[] } {
  const pages = grids.map((grid, index) => typedPage(grid, { page: index + 1 }))
  const { lines, diagnostics } = readNumbering(orderLines(pages))
  return { numbers: [...lines.values()].map((line) => line.number), codes: diagnostics.map((finding) => finding.code) }
}

describe('readNumbering', () => {
  it('accepts a plain sequence', () => {
    const { numbers, codes } = numbersOf(`
1. The first paragraph says something that takes a whole line of text.
It goes on here and ends here.

2. The second paragraph follows it.

3. The third paragraph ends it.`)
    expect(numbers).toEqual(['1', '2', '3'])
    expect(codes).toEqual([])
  })

  it('takes a wrapped year for text', () => {
    const { numbers } = numbersOf(`
17. The parties met in the autumn of the year that went before, in
2019. The meeting was held in the harbour and ended in the year
1994. A second was planned.

18. The parties agreed.`)
    expect(numbers).toEqual(['17', '18'])
  })

  it('prefers the clean paragraph start to the wrapped cross-reference of the same number', () => {
    const { numbers } = numbersOf(`
3. The parties recall what they have said in this matter in paragraph
4. The Chair noted that this was so, and that it would go on so.

4. The parties agreed.

5. The parties parted.`)
    expect(numbers).toEqual(['3', '4', '5'])
    const { lines } = readNumbering(
      orderLines([
        typedPage(`
3. The parties recall what they have said in this matter in paragraph
4. The Chair noted that this was so, and that it would go on so.

4. The parties agreed.

5. The parties parted.`),
      ]),
    )
    expect([...lines.keys()].map((line) => line.text)).toContain('4. The parties agreed.')
  })

  it('mends a misread marker by the sequence and tells it', () => {
    const { numbers, codes } = numbersOf(`
11. The eleventh paragraph.

l2. The twelfth paragraph, its one read as a letter.

13. The thirteenth paragraph.`)
    expect(numbers).toEqual(['11', '12', '13'])
    expect(codes).toEqual(['structure/number-mended'])
  })

  it('mends a comma read for the stop', () => {
    const { numbers, codes } = numbersOf(`
1. The first paragraph.

2, The second paragraph.

3. The third paragraph.`)
    expect(numbers).toEqual(['1', '2', '3'])
    expect(codes).toEqual(['structure/number-mended'])
  })

  it('tells a gap', () => {
    const { numbers, codes } = numbersOf(`
1. The first paragraph.

2. The second paragraph.

4. The fourth paragraph.

5. The fifth paragraph.`)
    expect(numbers).toEqual(['1', '2', '4', '5'])
    expect(codes).toEqual(['structure/number-gap'])
  })

  it('tells a repeated number', () => {
    const { numbers, codes } = numbersOf(`
6. The sixth paragraph.

7. The seventh paragraph.

7. The seventh paragraph again.

8. The eighth paragraph.`)
    expect(numbers).toEqual(['6', '7', '7', '8'])
    expect(codes).toEqual(['structure/number-repeat'])
  })

  it('nests letters and Roman numerals, and tells (i) the letter from (i) the numeral', () => {
    const { numbers } = numbersOf(`
1. The parties will
   (a) meet each year;
   (b) keep a register of
      (i) ships;
      (ii) berths;
   (c) report.

2. The Secretary will
   (a) call;  and
   (b) write.`)
    expect(numbers).toEqual(['1', '1.a', '1.b', '1.b.i', '1.b.ii', '1.c', '2', '2.a', '2.b'])
    const letters = 'abcdefghij'.split('').map((letter) => `   (${letter}) item ${letter} of the list;`)
    expect(numbersOf(['1. The list is', ...letters].join('\n')).numbers.slice(-2)).toEqual(['1.i', '1.j'])
  })

  it('counts paragraphs on through Roman sections', () => {
    const { numbers } = numbersOf(`
I. OPENING

1. The first paragraph.

2. The second paragraph.

II. CLOSING

3. The third paragraph.

4. The fourth paragraph.`)
    expect(numbers).toEqual(['I', '1', '2', 'II', '3', '4'])
  })

  it('names the section where the count starts anew in it', () => {
    const { numbers } = numbersOf(`
I. OPENING

1. The first paragraph.

2. The second paragraph.

II. CLOSING

1. The first paragraph again.

2. The second paragraph again.`)
    expect(numbers).toEqual(['I', 'I.1', 'I.2', 'II', 'II.1', 'II.2'])
  })

  it('goes on over a page break', () => {
    const { numbers } = numbersOf('1. One.\n\n2. Two goes on', 'over the page.\n\n3. Three.')
    expect(numbers).toEqual(['1', '2', '3'])
  })

  it('finds nothing in prose that begins lines with numbers', () => {
    const { numbers } = numbersOf(`
The harbour had 40 berths in 1990 and the parties agreed to add another
12 berths before the end of the decade, which would bring the total to
52. They also agreed to dredge the channel to a depth of no less than
9.5 metres at low tide, and to report on the work in the year
2004. None of this was done.`)
    expect(numbers).toEqual([])
  })

  it('mends Roman numerals whose strokes were misread, where the sequence shows it', () => {
    const { numbers, codes } = numbersOf(`
I. Opening

The text of the first section.

11. Safety of Navigation

The text of the second section.

ITI. Trade and Customs

The text of the third section.

IV. Protection of the Sea

The text of the fourth.`)
    expect(numbers).toEqual(['I', 'II', 'III', 'IV'])
    expect(codes).toEqual(['structure/number-mended', 'structure/number-mended'])
  })

  it('takes no Roman numeral out of a word or a year', () => {
    expect(
      numbersOf(`
I. Opening

The text of the first section goes on for some time here.

ILL. Weather kept the fleet in harbour for the whole of the week.`).numbers,
    ).toEqual(['I'])
  })

  it('takes I. for 1. where 2. follows it, and for a numeral where II. does', () => {
    const first = (second: string): string => `
I. The parties met in the harbour of the host.

${second} The parties parted, and went each to its own harbour.`
    expect(numbersOf(first('2.')).numbers).toEqual(['1', '2'])
    expect(numbersOf(first('2.')).codes).toEqual(['structure/number-mended'])
    expect(numbersOf(first('II.')).numbers).toEqual(['I', 'II'])
  })

  it('takes a run of numbers on another page for an excerpt, though it steps back, and tells it', () => {
    const { numbers, codes } = numbersOf(
      '5. The fifth paragraph.\n\n6. The sixth paragraph.\n\n7. The seventh paragraph.',
      'The text of another letter begins here, and it goes on.\n\n4. Its fourth paragraph.\n\n5. Its fifth.\n\n6. Its sixth.',
    )
    expect(numbers).toEqual(['5', '6', '7', '4', '5', '6'])
    expect(codes).toEqual(['structure/number-step-back'])
  })

  it('counts the sections of a law without gaps, and their paragraphs anew in each', () => {
    const { numbers, codes } = numbersOf(`
411.010 "Berth" defined. A berth is a place at a quay.

411.050 The council may change the dues for the following:

1. Boats.

2. Ships.

412.300 The keeper lights the lamps of the harbour:

1. At dusk.

2. In fog.`)
    expect(numbers).toEqual(['411.010', '411.050', '411.050.1', '411.050.2', '412.300', '412.300.1', '412.300.2'])
    expect(codes).toEqual([])
  })

  it('takes two numbers of one line for both, the inner one within the outer', () => {
    const { numbers, codes } = numbersOf(`
1.—(1) A keeper shall light the lamp at dusk.

(2) A keeper shall put it out at dawn.

2.-(l) A keeper may be away for a night if—

(a) another keeper stands in; and

(b) the council is told.

(2) It may not be for two nights.

3. The lamp is the council's.

4—1) The council shall pay the keeper.

(2) It shall pay each month.

5. (1) This may be cited as the Lamps Act.

(2) It holds for all harbours.`)
    expect(numbers).toEqual(['1.1', '1.2', '2.1', '2.1.a', '2.1.b', '2.2', '3', '4.1', '4.2', '5.1', '5.2'])
    expect(codes).toEqual(['structure/number-mended', 'structure/number-mended'])
  })

  it('gives the paragraphs after two numbers of one line the parent that these have', () => {
    const lines = orderLines([
      typedPage('1.—(1) One.\n\n(2) Two:\n\n(a) this;\n\n(b) that.\n\n2.—(1) Anew.\n\n(2) End.'),
    ])
    const numbered = [...readNumbering(lines).lines.values()]
    expect(numbered.map(({ marker, parent }) => [marker, parent?.text ?? null])).toEqual([
      ['1.—(1)', null],
      ['(2)', null],
      ['(a)', '(2) Two:'],
      ['(b)', '(2) Two:'],
      ['2.—(1)', null],
      ['(2)', null],
    ])
  })

  it('leaves a lone (a) behind a number in the text, and initials', () => {
    const lone = (second: string): string[] =>
      numbersOf(`1. (a) One alone is no list of the matters.\n\n${second}\n\n3. The end of it.`).numbers
    expect(lone('2. The second paragraph.')).toEqual(['1', '2', '3'])
    expect(numbersOf('1. A. Holm, keeper.\n\n2. B. Lund, clerk.\n\n3. C. Berg, pilot.').numbers).toEqual([
      '1',
      '2',
      '3',
    ])
  })

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
