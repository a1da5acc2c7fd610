import { expect, it } from 'vitest'
import { endsInDate, readDateline } from '../../../src/structure/segments/dateline.ts'

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
  ['Bonn, 16–17 July 1978', 'Bonn', '1978-07-17'],
  ['Bonn, 16-17 July 1978', 'Bonn', '1978-07-17'],
  ['Bonn, 30 June–2 July 1978', 'Bonn', '1978-07-02'],
  ['Bonn, 30 December 1978 – 2 January 1979', 'Bonn', '1979-01-02'],
  ['Done at Bonn, 4 and 5 May 1978', 'Bonn', '1978-05-05'],
  ['Bonn, 4, 5 and 6 May 1978', 'Bonn', '1978-05-06'],
  ['Port Haven, from 16 to 17 July 1978', 'Port Haven', '1978-07-17'],
  ['Seoul, November 15–16, 2019', 'Seoul', '2019-11-16'],
  ['November 15 and 16, 2019', null, '2019-11-16'],
  ['Williamsburg, June 30 – July 2, 1978', 'Williamsburg', '1978-07-02'],
  ['Berlin, vom 16. bis 17. Juli 1978', 'Berlin', '1978-07-17'],
  ['Bruxelles, du 16 au 17 juillet 1978', 'Bruxelles', '1978-07-17'],
  ['Madrid, 16 y 17 de julio de 1978', 'Madrid', '1978-07-17'],
  ['Berlin, 04.05.1978', 'Berlin', '1978-05-04'],
  ['16.–17.07.1978', null, '1978-07-17'],
  ['Москва, 4 мая 1978 г.', 'Москва', '1978-05-04'],
  ['Київ, 12 липня 1978 року', 'Київ', '1978-07-12'],
  ['Warszawa, dnia 12 lipca 1978 r.', 'Warszawa', '1978-07-12'],
  ['Praha, 4. května 1978', 'Praha', '1978-05-04'],
  ['Stockholm, den 4 maj 1978', 'Stockholm', '1978-05-04'],
  ['Helsinki, 4 toukokuuta 1978', 'Helsinki', '1978-05-04'],
  ['Αθήνα, 4 Μαΐου 1978', 'Αθήνα', '1978-05-04'],
  ['Bonn, on the 4th of May 1978', 'Bonn', '1978-05-04'],
  ['10 Downing Street, 4 May 1978', '10 Downing Street', '1978-05-04'],
])('%s', (line, place, date) => {
  expect(readDateline(line)).toEqual({ text: line, place, date })
})

it.each([
  'The parties met in Seoul on November 15, 2019',
  'held in the old harbour, November 15, 2019',
  'Seoul',
  'November 2019',
  '12 Lamps, 4 May 1978',
  'Report of 4 May 1978',
  'Sessions of 4, 5 and 6 May 1978',
  'Resolution 1540, 28 April 2004',
  '1.2.1978.4',
])('%s is none', (line) => {
  expect(readDateline(line)).toBeNull()
})

it('keeps an impossible day as text without a date', () => {
  expect(readDateline('Seoul, February 30, 2019')?.date).toBeNull()
})

it.each([
  ['Bonn, at the spring meeting, 16 July 1978', true],
  ['Conference of July 1978', true],
  ['Williamsburg, November 15–16, 2019', true],
  ['The year 1978', false],
  ['Marching orders 1978', false],
])('%s ends in a date: %s', (line, ends) => {
  expect(endsInDate(line)).toBe(ends)
})
