// Two numbers of one line, as in “1.—(1)” and “2. (a)”.
import { describe, expect, it } from 'vitest'
import { readNumbering } from '../../../src/structure/numbering/numbering.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'
import { numbersOf } from './numbers-of.ts'

describe('two numbers of one line', () => {
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
})
