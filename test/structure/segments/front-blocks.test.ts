import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const nodes = (grid: string, sizes: Readonly<Record<number, number>> = {}): string[] =>
  documentOf([typedPage(grid, { sizes })])
    .nodes.filter(({ layer }) => layer === 'body')
    .map(({ label, text }) => `${label}: ${text}`)

const PROSE = `
The dues that are taken in the small harbours of the north were last raised in the year
1949. Since then the price of coal has risen by half, and the catch has fallen in each
year but one, so that many boats no longer put to sea when the weather is not good.`

describe('readFrontBlocks', () => {
  it('keeps what stands side by side in a resolution’s head apart', () => {
    expect(
      nodes(`
United Nations                                                     S/RES/2417 (2031)

Security Council                                        Distr.: General
                                                        24 May 2031

                               Resolution 2417 (2031)

${PROSE}`).slice(0, 6),
    ).toEqual([
      'paragraph: United Nations',
      'paragraph: S/RES/2417 (2031)',
      'paragraph: Security Council',
      'paragraph: Distr.: General',
      'dateline: 24 May 2031',
      'title: Resolution 2417 (2031)',
    ])
  })

  it('keeps the lines of a block, and joins those that go on in small letters', () => {
    expect(
      nodes(`
                        MEMORANDUM

TO:         The Commissioners
FROM:       Henry Dale, Director of Harbours
SUBJECT:    Dues in the small harbours of the north and
            what might be done to lower them

Presented to the board of the harbours
of the north by its clerk
${PROSE}`).slice(1, 3),
    ).toEqual([
      'paragraph: TO: The Commissioners\nFROM: Henry Dale, Director of Harbours\nSUBJECT: Dues in the small harbours of the north and\nwhat might be done to lower them',
      'paragraph: Presented to the board of the harbours of the north by its clerk',
    ])
  })

  it('leaves a date with the line that leads on to it', () => {
    expect(
      nodes(`
                   HARBOUR COUNCIL

Adopted by the Harbour Council at its 67th meeting, on
24 May 2031

The Harbour Council,
${PROSE}`)[1],
    ).toBe('paragraph: Adopted by the Harbour Council at its 67th meeting, on 24 May 2031')
  })

  it('lets the running text begin by itself, whatever stands above', () => {
    expect(
      nodes(`
Mr. Terry Lund, President
Eastmere Pipe Line Company

Dear Mr. Lund:
${PROSE}`),
    ).toEqual([
      'paragraph: Mr. Terry Lund, President\nEastmere Pipe Line Company',
      'paragraph: Dear Mr. Lund:',
      `paragraph: ${PROSE.trim().replaceAll('\n', ' ')}`,
    ])
  })

  it('takes no page of hanging paragraphs in double spaces for a front', () => {
    const entry = `
Holm, A., 1972, Geology and mineral deposits of the southern shore of Eastmere and of

     its two islands: Harbour Office, Bulletin 77, 49 p.
`
    expect(nodes(entry.repeat(5)).every((text) => text.endsWith('49 p.'))).toBe(true)
  })
})
