// Lines of running text that begin like a number: none of them begins a paragraph, where one could by the sequence.
import { describe, expect, it } from 'vitest'
import { readNumbering } from '../../../src/structure/numbering/numbering.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const opening = (line: string): string => `
1. The parties recalled what they have said in earlier years on this.

2. The Chair noted the report of the Secretary with thanks.

${line}

3. The parties agreed to meet again in a year, at the harbour of the
host, and to keep the records of the meeting.

4. The parties parted.`

/** What stands at the end of one line, and at the beginning of the next. */
const WRAPPED: readonly (readonly [string, string])[] = [
  ['as they have said in this matter in paragraph', '3. The Chair agreed with what was said.'],
  ['as they have said in this matter in para.', '3. The Chair agreed with what was said.'],
  ['they recalled once more their resolution No.', '3. The Chair agreed with what was said.'],
  ['under the terms that stand in sections 1, 2 and', '3. The Chair agreed with what was said.'],
  ['the meeting was held in the harbour in March of', '2019. The Chair agreed with what was said.'],
  ['the meeting was held in the harbour on November', '3. The Chair agreed with what was said.'],
  ['the depth of the channel at low tide rose to 3.', '3 metres, as the Chair has said already.'],
  ['the depth of the channel at low tide rose to', '3.14 metres, as the Chair has said already.'],
  ['the number of berths in all of the harbours rose to', '3. The Chair agreed with what was said.'],
  ['as the report of the Secretary says, see p.', '3. The Chair agreed with what was said.'],
  ['the duty is set out for the parties in Article', '3. The Chair agreed with what was said.'],
  ['the duty is set out for the parties in article 3', '(b) and the Chair agreed with what was said.'],
  ['the duty is set out for the parties in part', '(a) of the report that the Chair has made.'],
  ['the ships were met and led in by the pilot', 'J. Smith and by the crew of the launch.'],
  ['the letter that they had from Messrs', 'A. Smith and B. Jones, who were pilots there.'],
  ['the parties met in Berlin for the day on the', '15. November 2019 and agreed with the Chair.'],
  ['the sum that was paid for the pilots is $', '3. The Chair agreed with what was said.'],
  ['the ships of the northern fleet are those of the', 'U.S. Navy and of the ports along its coast.'],
  ['which had been agreed under the same terms as', 'Article 5 of the Treaty has set out for them.'],
  ['the duty is the one that is laid down in', 'Rule 12. The Chair agreed with what was said.'],
  ['the ships that lay in all of the harbours bore', '3.125 tons. The Chair agreed with what was said.'],
  ['the duty is the one that is laid down in the act at', '533.010. The Chair agreed with what was said.'],
  ['and they will meet in the places that are set in', 'Annex B and in the report that it comes with.'],
]

function numbersIn(...grids: string[]): string[] {
  const pages = grids.map((grid, index) => typedPage(grid, { page: index + 1 }))
  return [...readNumbering(orderLines(pages)).lines.values()].map((line) => line.number)
}

describe('running text', () => {
  it.each(WRAPPED)('“%s / %s” goes on', (end, begin) => {
    const line = `The parties said at the meeting in the autumn of that year that\n${end}\n${begin}`
    expect(numbersIn(opening(line))).toEqual(['1', '2', '3', '4'])
  })

  it.each(WRAPPED)('“%s / %s” goes on over a page break', (end, begin) => {
    const grid = opening(`The parties said at the meeting in the autumn of that year that\n${end}\n@${begin}`)
    expect(numbersIn(...grid.split('@'))).toEqual(['1', '2', '3', '4'])
  })

  it.each([
    'First, the parties will meet. Second, they will report on it.',
    'S. Korea agreed with the Chair on all that has been said here.',
    'J. Smith spoke for the pilots of the northern harbours.',
    'A. Smith spoke for the pilots of the northern harbours.',
    'I. Kant was quoted by the Chair, as in every year before.',
    'I, the Chair of the meeting, thanked the parties for it.',
    '2019. That was the year in which the channel was dredged.',
    'No. 5 was the berth that the parties had agreed upon.',
    'p. 12. Here the report of the Secretary says the same.',
    'Article 3 of the Treaty was quoted by the Chair once more.',
  ])('“%s” is a paragraph without a number', (line) => {
    expect(numbersIn(opening(line))).toEqual(['1', '2', '3', '4'])
  })
})
