import { expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
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

it('a question under the name of who asks it is no heading', () => {
  const rows = Array.from({ length: 4 }, (_, index) => [
    'BY MS. BRANDT:',
    `     Q. Ms. Marsden, you say on page ${index + 1} of it that the main at`,
    'Hollin was laid in 1931?',
    '     A. That is right, and it was laid by hand by the men of the town',
    'as all the mains of the valley were until the year of the flood.',
  ]).flat()
  const { nodes } = documentOf([typedPage(rows.join('\n'))])
  expect(nodes.filter(({ text }) => /^(?:BY.*)?Q/u.test(text)).map(({ label }) => label)).toEqual(
    Array(4).fill('paragraph'),
  )
})

it('an alphabet with its A and its Q is', () => {
  const rows = [...'ABCDEFGHIJKLMNOPQR'].flatMap((letter) => [`${letter}. Berths of the ${letter} quay.`, ''])
  expect(numbersOf(rows)).toHaveLength(18)
})
