import { expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const textsOf = (rows: readonly string[]): string[] =>
  documentOf([typedPage(rows.join('\n'))]).nodes.map(({ text }) => text)

it('each term that a law defines is a paragraph, and what is defined in running text is none', () => {
  const texts = textsOf([
    '1. These Regulations may be cited as the Ferries Regulations of the year.',
    '2. In these Regulations—',
    '  “the Act” means the Ferries Act 1987;',
    '  “ferry” means a vessel which carries passengers for reward across water',
    '  which is not more than five miles wide at any place;',
    '  “master’ includes every person who has command of a ferry;',
    '  “owner”, in relation to a ferry, means the person who has it.',
    '3. The owner must keep a record of the crossings that the ferry has made;',
    '“crossing” means a passage from one bank to the other and no other one.',
  ])
  expect(texts.map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual([
    'These Regulations',
    'In these',
    '“the Act”',
    '“ferry” means',
    '“master’ includes',
    '“owner”, in',
    'The owner',
  ])
})
