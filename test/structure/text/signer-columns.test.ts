import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const PROSE = `Done at the harbour, this twelfth day of June, in three originals of one text,
each of them in the language of the coast and all of them of equal force, so
that none is to be preferred to another where they differ.`

const signatures = (page: ReturnType<typeof typedPage>): string[] =>
  documentOf([page])
    .nodes.filter(({ label }) => label === 'signature')
    .map(({ text }) => text)

describe('signer columns', () => {
  it('are read one after the other, two or three of them, whatever room a hand takes', () => {
    const grid = `${PROSE}

For the Government         For the Government         For the Government
of Norland:                of Sudria:                 of Westmark:


(Signed)                   (Signed)                   (Signed)
Erik HALVORSEN             Maria COSTAS               John PEMBERTON
Minister of Transport      Minister of Lamps          Ambassador`
    expect(signatures(typedPage(grid))).toEqual([
      'For the Government\nof Norland:\n(Signed)\nErik HALVORSEN\nMinister of Transport',
      'For the Government\nof Sudria:\n(Signed)\nMaria COSTAS\nMinister of Lamps',
      'For the Government\nof Westmark:\n(Signed)\nJohn PEMBERTON\nAmbassador',
    ])
  })

  it('stand under each other in pairs, and have no footnotes under their lines to sign on', () => {
    const pair = (left: string, right: string): string => `
FOR ${left}:                     FOR ${right}:

Name: Anna Holm                  Name: Paul Ritter
Title: Ambassador                Title: Minister`
    const grid = `${PROSE}\n\n${PROSE}\n\n${PROSE}\n\n${PROSE}\n\n${PROSE}\n${pair('NORLAND', 'SUDRIA')}\n${pair('WESTMARK', 'EASTMARK')}`
    const page = typedPage(grid)
    const rules = page.lines
      .filter(({ words }) => words[0]!.text === 'Name:')
      .map(({ box }): [number, number, number, number] => [box[0], box[1] - 16, box[0] + 240, box[1] - 14])
    expect(signatures({ ...page, rules })).toEqual(
      ['NORLAND', 'SUDRIA', 'WESTMARK', 'EASTMARK'].map((party, index) => {
        const rest = index % 2 === 0 ? 'Name: Anna Holm\nTitle: Ambassador' : 'Name: Paul Ritter\nTitle: Minister'
        return `FOR ${party}:\n${rest}`
      }),
    )
  })

  it('are parted where both parties were read as one line', () => {
    const grid = `${PROSE}

FOR THE GOVERNMENT OF WESTMARK:  FOR THE GOVERNMENT OF EASTMARK:
Name: Anna Holm                  Name: Paul Ritter
Title: Ambassador                Title: Minister`
    expect(signatures(typedPage(grid))).toEqual([
      'FOR THE GOVERNMENT OF WESTMARK:\nName: Anna Holm\nTitle: Ambassador',
      'FOR THE GOVERNMENT OF EASTMARK:\nName: Paul Ritter\nTitle: Minister',
    ])
  })

  it('are none where a sentence begins so beside another', () => {
    expect(
      signatures(typedPage(`${PROSE}\n\nFor the keeper.          For the clerk.\nHe signs.        She signs.`)),
    ).toEqual([])
  })
})
