import { describe, expect, it } from 'vitest'
import { isOfAddress, isReach } from '../../../src/structure/displays/contact-lines.ts'

describe('contact lines', () => {
  it.each([
    'Telephone: (212) 555-0117',
    'Tel. +47 22 55 01 17',
    '(212) 555-0118 (fax)',
    '212.555.0118 ext. 12',
    'E-mail: holm@pilots.example',
    'holm@pilots.example',
    'www.pilots.example',
  ])('are telephones, e-mail and sites: %s', (line) => expect(isReach(line)).toBe(true))

  it.each(['12 ships', '1919–1920', '14,200 31,400', 'Tel Aviv', 'No. 17 BK 3283', '2. The harbour'])(
    'are nothing else: %s',
    (line) => expect(isReach(line)).toBe(false),
  )

  it('are streets only over a place', () => {
    expect(isOfAddress('500 Quay Road', ['Eastmere, NY 10022'])).toBe(true)
    expect(isOfAddress('P.O. Box 417', [])).toBe(true)
    expect(isOfAddress('3 Copies of this', ['went to the clerk'])).toBe(false)
  })
})
