import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const TEXT = `     The board granted the lease without the meeting that its charter calls for
in the spring, and no notice of it was posted at the ferry house of the town.
     The tenants learned of it only when the fences of the quay were raised and
the gate was shut, which the keeper wrote into his book on the same evening.`

const headings = (...numerals: string[]): string[] =>
  documentOf([typedPage(`${TEXT}\n${numerals.map((one) => `${' '.repeat(38)}${one}\n${TEXT}`).join('\n')}`)])
    .nodes.filter(({ label }) => label === 'section_header')
    .map(({ text }) => text)

describe('a numeral alone in the middle of its column', () => {
  it('heads a section, however near the paragraphs around it', () => {
    expect(headings('I', 'II')).toEqual(['I', 'II'])
    expect(headings('A', 'B')).toEqual(['A', 'B'])
  })

  it('is an I where it was read as a one and II follows', () => {
    expect(headings('1', 'II', 'III')).toEqual(['I', 'II', 'III'])
    expect(headings('l', 'II', 'III')).toEqual(['I', 'II', 'III'])
    expect(headings('1', '2')).toEqual(['1', '2'])
  })
})
