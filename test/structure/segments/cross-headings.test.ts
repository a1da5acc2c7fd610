import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const SECTIONS = [
  ['Citation, commencement', 'These rules may be cited as the Lamp Rules, and come into force on the first of May.'],
  ['Lamps', 'The master must show two lamps from dusk until the sun is up, at a height of six metres.'],
  ['Records', 'The master must keep a record of the lamps that burned and of those that did not burn.'],
  ['Of inspectors', 'An inspector may ask for the record at any time when the boat lies in the harbour here.'],
] as const

const PROSE = `The Minister, in exercise of the powers that the Lamps Act gives him, and having asked
the masters of the harbours on the coast, makes the rules that follow here.`

const headingsOf = (grid: string): string[] =>
  documentOf([typedPage(`${PROSE}\n\n${grid}`)])
    .nodes.filter(({ label }) => label === 'section_header')
    .map(({ text }) => text)

const lawOf = (sections: readonly (readonly [string, string])[], first = 1): string =>
  sections.map(([name, text], index) => `${name}\n   ${first + index}. ${text}`).join('\n')

describe('crossHeadings', () => {
  it('are all short lines over a law’s numbers where three stand over numbers above 1', () => {
    expect(headingsOf(lawOf(SECTIONS))).toEqual(SECTIONS.map(([name]) => name))
  })

  it('are none where fewer do, or where they end a sentence', () => {
    expect(headingsOf(lawOf(SECTIONS.slice(0, 3)))).toEqual([])
    expect(headingsOf(lawOf(SECTIONS.map(([name, text]) => [`${name}.`, text] as const)))).toEqual([])
  })
})
