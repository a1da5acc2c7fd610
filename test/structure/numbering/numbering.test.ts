import { describe, expect, it } from 'vitest'
import { readNumbering } from '../../../src/structure/numbering/numbering.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'
import { numbersOf } from './numbers-of.ts'

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

  it('never goes on from one kind of brackets in another', () => {
    const paragraph = (marker: string): string => `${marker} The point that is made here takes a line of text.`
    const markers = ['[1]', '(1)', '(2)', '(3)', '[2]', '[3]']
    const { numbers } = numbersOf(markers.map(paragraph).join('\n\n'))
    expect(numbers).toEqual(['1', '1.1', '1.2', '1.3', '2', '3'])
  })

  it('counts on past recommendations that stand between, which enclose none of its paragraphs', () => {
    const grid = `
I. FINDINGS

1. The harbour is deep enough for the boats that use it now.

II. ADVICE

2. The lamps on the quay are old, and two of them do not burn.

3. The Board makes the recommendations that follow.

Recommendation 1

The lamps should be renewed before the winter.

Recommendation 2

The harbour should be sounded once a year.

4. The Board thanks all who wrote to it.
`
    const { lines } = readNumbering(orderLines([typedPage(grid)]))
    const parents = [...lines].map(([, { marker, parent }]) => [marker, parent?.text ?? null])
    expect(parents).toContainEqual(['3.', 'II. ADVICE'])
    expect(parents).toContainEqual(['4.', 'II. ADVICE'])
  })

  it('leaves the last article behind where another document’s title opens a page', () => {
    const treaty = `
Article 2

1. The first article of the treaty says something of the harbour.

2. The second follows.

Article 3

The archives of the harbour are open to all who ask for them in time.`
    const pages = (title: string): string[] => {
      const lines = orderLines([
        typedPage(treaty.replace('Article 2', 'Article 1\n\nThe harbour is open.\n\nArticle 2'), { page: 1 }),
        typedPage(
          `${title}\n\n1. The ministers met on the quay and agreed on all that was before them.\n\n2. They parted.`,
          { page: 2 },
        ),
      ])
      return [...readNumbering(lines).lines.values()].map(({ number }) => number).slice(-2)
    }
    expect(pages(`${' '.repeat(30)}JOINT STATEMENT`)).toEqual(['1', '2'])
    expect(pages('The text goes on without a title, and then counts its paragraphs.')).toEqual(['3.1', '3.2'])
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
})
