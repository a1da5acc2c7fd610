import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const titleOf = (grid: string): string | null => documentOf([typedPage(grid)]).metadata.title

const centred = (...lines: string[]): string =>
  lines.map((line) => ' '.repeat(Math.round((86 - line.length) / 2)) + line).join('\n')

const PROSE = `
      The Government of the Republic of Westland and the Government of the Kingdom of the
Northland have agreed on the text that follows here, which is one of the two that were
signed in the harbour of Eastmere on the same day, both being equally authentic to all.`

describe('the title', () => {
  it('is none of the courts, ministries and marks of secrecy above it', () => {
    for (const [issuer, title] of [
      ['IN THE UNITED STATES DISTRICT COURT', 'ORDER GRANTING MOTION TO DISMISS'],
      ['MINISTRY OF HARBOURS AND FISHERIES', 'KEEPING THE COAST'],
      ['SECRET', 'HARBOUR DUES AND THE FISHERIES'],
      ['INTERNATIONAL COURT OF JUSTICE', 'CASE CONCERNING THE HARBOURS OF THE COAST'],
      ['MINISTÈRE DES TRANSPORTS', 'Arrêté du 14 mai 2019 relatif à la sécurité des bacs'],
      ['BUNDESMINISTERIUM FÜR VERKEHR', 'Verordnung über die Sicherheit der Fähren'],
    ])
      expect(titleOf(`${centred(issuer!, '', '', title!)}\n${PROSE}`), title).toBe(title)
  })

  it('is the court’s name where nothing else heads the document', () => {
    expect(titleOf(`${centred('SUPREME COURT OF EASTMERE')}\n${PROSE}`)).toBe('SUPREME COURT OF EASTMERE')
  })

  it('is all of a paper’s name in a caption, not its last line', () => {
    const grid = `
IN THE DISTRICT COURT OF EASTMERE

NORTH QUAY COMPANY,                 )
                                    )     Case No. 4:19-cv-231
               Plaintiff,           )
                                    )     PLAINTIFF’S OPPOSITION TO
v.                                  )     DEFENDANT’S MOTION TO
                                    )     STRIKE THE AMENDED
EASTMERE LAMPS, INC.,               )     COMPLAINT
                                    )
               Defendant.           )
____________________________________)

${PROSE}`
    expect(titleOf(grid)).toBe('PLAINTIFF’S OPPOSITION TO DEFENDANT’S MOTION TO STRIKE THE AMENDED COMPLAINT')
  })

  it('is both parties of a case, one over the other', () => {
    const lines = ['Anna HOLM, Appellant,', '', 'v.', '', 'WARDEN OF THE PORT, RESPONDENT', '', 'No. 17-96.']
    expect(titleOf(`${centred(...lines)}\n\n${PROSE}`)).toBe('Anna HOLM, Appellant, v. WARDEN OF THE PORT, RESPONDENT')
  })

  it('is a line in the text’s type that names a kind of document, before the name of its issuer', () => {
    const grid = `
HARBOUR COMMISSION

Third session
Item 9 of the agenda

          Report of the Secretary on the keeping of lamps and quays in all
          harbours

${PROSE}`
    expect(titleOf(grid)).toBe('Report of the Secretary on the keeping of lamps and quays in all harbours')
    // A row of a list of symbols.
    expect(titleOf(grid.replace('Report of the Secretary', 'report of the Secretary'))).not.toContain('report')
  })

  it('goes on over the room around the words that lead on in a treaty’s title', () => {
    const lines = [
      'AGREEMENT',
      '',
      'BETWEEN',
      '',
      'THE GOVERNMENT OF WESTLAND',
      '',
      'AND',
      '',
      'THE GOVERNMENT OF NORTHLAND',
    ]
    expect(titleOf(`${centred(...lines, '', 'ON THE PROTECTION OF HARBOURS')}\n${PROSE}`)).toBe(
      'AGREEMENT BETWEEN THE GOVERNMENT OF WESTLAND AND THE GOVERNMENT OF NORTHLAND ON THE PROTECTION OF HARBOURS',
    )
  })

  it('is what a caption calls the paper, on its right side', () => {
    expect(
      titleOf(`
${centred('SUPERIOR COURT OF THE STATE OF ALBION')}

MARGARET ELLIOTT,                     Case No. 23CV00417

      Petitioner,                     DEPARTMENT 12

  vs.                                 ORDER AFTER HEARING ON
                                      MOTION TO COMPEL FURTHER
EASTMERE HARBOR DISTRICT,             RESPONSES; REQUEST FOR
                                      SANCTIONS
      Respondent.
${PROSE}`),
    ).toBe('ORDER AFTER HEARING ON MOTION TO COMPEL FURTHER RESPONSES; REQUEST FOR SANCTIONS')
  })

  it('is no remark in brackets', () => {
    expect(titleOf(`${centred('(Legislative acts)', '', '', 'REGULATION OF THE HARBOURS')}\n${PROSE}`)).toBe(
      'REGULATION OF THE HARBOURS',
    )
  })

  it('takes in nothing that stands beside it', () => {
    const beside = `${'MONETARY CONTRIBUTIONS'.padEnd(60)}SCHEDULE OF DUES`
    expect(titleOf(`${beside}\n\n${PROSE}`)).toBe('MONETARY CONTRIBUTIONS')
  })

  it('is no line that ends in a month and its year, unless that says what is dated and nothing else is there', () => {
    for (const date of ['Bonn, 16–17 July 1978', 'At the spring session, July 1978'])
      expect(titleOf(`${centred('Communiqué of the Harbour Council', '', date)}\n${PROSE}`), date).toBe(
        'Communiqué of the Harbour Council',
      )
    expect(titleOf(`${centred('REPORT OF THE HARBOUR COUNCIL FOR MAY 1978')}\n${PROSE}`)).toBe(
      'REPORT OF THE HARBOUR COUNCIL FOR MAY 1978',
    )
    expect(titleOf(`${centred('WESTMERE, MAY 1978')}\n${PROSE}`)).toBeNull()
  })

  it('is no heading of a part that counts', () => {
    expect(titleOf(`1.1 Small Berths\n${PROSE}`)).toBeNull()
    expect(titleOf(`1. Small Berths\n${PROSE}\n\n2. Large Berths\n${PROSE}`)).toBeNull()
  })
})
