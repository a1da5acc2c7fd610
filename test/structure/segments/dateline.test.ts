import { expect, it } from 'vitest'
import { readDateline } from '../../../src/structure/segments/dateline.ts'

it.each([
  ['Seoul, November 15, 2019', 'Seoul', '2019-11-15'],
  ['Washington, D.C., 21 September 2001', 'Washington, D.C.', '2001-09-21'],
  ['DONE at Geneva, 3 March 1988', 'Geneva', '1988-03-03'],
  ['Port Haven, 4th of June 2024', 'Port Haven', '2024-06-04'],
  ['November 15, 2019', null, '2019-11-15'],
  ['Date: 2021-02-28', null, '2021-02-28'],
  ['(Issued February 15, 2018)', null, '2018-02-15'],
  ['Friday, Nov. 15, 2019', null, '2019-11-15'],
  ['Berlin, den 12. März 2019', 'Berlin', '2019-03-12'],
  ['Fait à Bruxelles, le 1er août 2018', 'Bruxelles', '2018-08-01'],
  ['Madrid, 15 de noviembre de 2019', 'Madrid', '2019-11-15'],
  ['Roma, 2 giugno 1946', 'Roma', '1946-06-02'],
  ['Lisboa, 25 de abril de 1974', 'Lisboa', '1974-04-25'],
  ['Den Haag, 5 mei 1945', 'Den Haag', '1945-05-05'],
  ['2019년 11월 15일', null, '2019-11-15'],
])('%s', (line, place, date) => {
  expect(readDateline(line)).toEqual({ text: line, place, date })
})

it.each([
  'The parties met in Seoul on November 15, 2019',
  'held in the old harbour, November 15, 2019',
  'Seoul',
  'November 2019',
])('%s is none', (line) => {
  expect(readDateline(line)).toBeNull()
})

it('keeps an impossible day as text without a date', () => {
  expect(readDateline('Seoul, February 30, 2019')?.date).toBeNull()
})
