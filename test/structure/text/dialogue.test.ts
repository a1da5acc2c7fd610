import { expect, it } from 'vitest'
import { readNumbering } from '../../../src/structure/numbering/numbering.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const numbersOf = (rows: readonly string[]): string[] =>
  [...readNumbering(orderLines([typedPage(rows.join('\n'))])).lines.values()].map(({ number }) => number)

it('questions and answers of a transcript are not numbered', () => {
  const rows = Array.from({ length: 6 }, (_, index) => [
    `Q. Were you at the quay on day ${index + 1}?`,
    'A. I was, and so was the keeper.',
    '',
  ]).flat()
  expect(numbersOf(rows)).toEqual([])
})

it('an alphabet with its A and its Q is', () => {
  const rows = [...'ABCDEFGHIJKLMNOPQR'].flatMap((letter) => [`${letter}. Berths of the ${letter} quay.`, ''])
  expect(numbersOf(rows)).toHaveLength(18)
})
