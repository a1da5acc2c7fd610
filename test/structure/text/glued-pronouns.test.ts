import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { partGluedPronouns } from '../../../src/structure/text/glued-pronouns.ts'
import { typedPage } from '../typed-page.ts'

const statement = (
  second: string,
  third = '3. He told me to wait until the morning, and went back to the town.',
): string => ['1. My name is Thomas Reed, and I keep the light at the point.', second, third].join('\n\n')
const SAID = '2.1 said to him that the lamp was out of oil and that none was sent.'

describe('a pronoun glued to its number', () => {
  it('is parted from it, and told, where the paragraphs beside it are counted so', () => {
    const { nodes, diagnostics } = documentOf([typedPage(statement(SAID))])
    expect(nodes.map(({ number, text }) => `${number}: ${text.slice(0, 16)}`)).toEqual([
      '1: My name is Thoma',
      '2: I said to him th',
      '3: He told me to wa',
    ])
    expect(diagnostics.map(({ code, expected, actual }) => [code, expected, actual])).toEqual([
      ['structure/number-mended', '2. I', '2.1'],
    ])
  })

  it('is told by the page before too', () => {
    const pages = [typedPage(statement('')), typedPage('4.1 have signed it.', { page: 2 })]
    expect(partGluedPronouns(pages, 'eng')[1]!.lines[0]!.words.map(({ text }) => text)).toEqual([
      '4.',
      'I',
      'have',
      'signed',
      'it.',
    ])
  })

  it.each([
    ['a decimal among decimals', [typedPage(statement(SAID, '2.2 He told me to wait.'))], 'eng'],
    ['one beside its own number', [typedPage(statement(SAID, '2. He told me to wait.'))], 'eng'],
    ['one before another word', [typedPage(statement('2.1 per cent of it was paid.'))], 'eng'],
    ['one without neighbours', [typedPage(SAID)], 'eng'],
    ['one in another language', [typedPage(statement(SAID))], 'deu'],
  ])('is none: %s', (_, pages, language) => {
    expect(partGluedPronouns(pages, language)).toEqual(pages)
  })
})
