import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const body = (grid: string): string[] =>
  documentOf([typedPage(grid)])
    .nodes.filter(({ layer }) => layer === 'body')
    .map(({ text }) => text)

const PROSE = `
Through this Order, the West Harbour Energy Commission (“Commission”) sets out and puts
in force a set of measures that are to make sure that the restoration of the lines is
paid for as the law says, and by those who are to pay for it, and by nobody else at all.`

describe('partySides', () => {
  it('reads the parties and then the case of a commission’s order, with nothing printed between', () => {
    expect(
      body(`
                         COMMONWEALTH OF WEST HARBOUR

IN RE: TEMPORARY MEASURES FOR THE        CASE NO.: WHEC-MI-2018-0009
PURCHASE OF POLES AND CABLES BY
THE HARBOUR POWER AUTHORITY              SUBJECT: Order that sets out
                                         and puts in force temporary
                                         measures.

                                    ORDER
${PROSE}`).slice(0, 5),
    ).toEqual([
      'COMMONWEALTH OF WEST HARBOUR',
      'IN RE: TEMPORARY MEASURES FOR THE\nPURCHASE OF POLES AND CABLES BY\nTHE HARBOUR POWER AUTHORITY',
      'CASE NO.: WHEC-MI-2018-0009',
      'SUBJECT: Order that sets out and puts in force temporary measures.',
      'ORDER',
    ])
  })

  it('keeps to the caption between its own rules, where two stand under each other', () => {
    const texts = body(`
                   UNITED HARBOURS COURT OF BANKRUPTCY

---------------------------------X
In re:                                  No. 17 BK 3283
THE HARBOUR OF EASTMERE, et al.,        (Jointly Administered)
               Debtors.
---------------------------------X
In re:                                  No. 17 BK 4780
THE POWER OFFICE OF EASTMERE,           This paper is for one case alone
               Debtor.
---------------------------------X
${PROSE}`).join(' / ')
    expect(texts).toMatch(/In re:.*Debtors\. \/ No\. 17 BK 3283.*-X \/ In re:.*Debtor\. \/ No\. 17 BK 4780/su)
  })

  it('leaves a list of cases in its rows', () => {
    const texts = body(`
Elliott v. Westland                     No. 17-3283
Holm v. Northland                       No. 17-4780
Lund v. Eastmere                        No. 18-0012
Pell v. Westholm                        No. 18-0417
${PROSE}`).join(' / ')
    expect(texts.indexOf('17-3283')).toBeLessThan(texts.indexOf('Holm'))
  })
})
