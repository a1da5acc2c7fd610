import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { renderMarkdown } from '../../../src/render/markdown.ts'
import { CELL, typedPage } from '../typed-page.ts'

type Typing = Parameters<typeof typedPage>[1]

const PROSE = `The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the winter came.`

const blocksOf = (grid: string, typing: Typing = {}): string[] =>
  documentOf([typedPage(`${PROSE}\n\n${grid}`, typing)])
    .nodes.filter(({ label }) => label === 'signature' || label === 'address')
    .map(({ label, text }) => `${label}: ${text.split('\n').join(' / ')}`)

describe('partSignatures', () => {
  it('keeps the lines of what is signed', () => {
    expect(blocksOf('          (Signed) Anna Holm\n          Mayor of the Town')).toEqual([
      'signature: (Signed) Anna Holm / Mayor of the Town',
    ])
    expect(blocksOf('/s/ Peter Elder\nPeter Elder\nAttorney for the Debtor')).toEqual([
      'signature: /s/ Peter Elder / Peter Elder / Attorney for the Debtor',
    ])
  })

  it('keeps who signs under the words that give the authority', () => {
    const signed = ['Eleanor Price', 'Under Secretary of State', 'Department for Harbours']
    const block = signed.map((line) => line.padStart(84)).join('\n')
    const { nodes } = documentOf([
      typedPage(`${PROSE}\nSigned by authority of the Secretary of State for Harbours\n\n${block}`),
    ])
    expect(nodes.map(({ label, text }) => `${label}: ${text.split('\n').join(' / ')}`)).toEqual([
      expect.stringMatching(/^paragraph: The council .* came\.$/u),
      'paragraph: Signed by authority of the Secretary of State for Harbours',
      `signature: ${signed.join(' / ')}`,
    ])
  })

  it('takes no rule across the page for one to sign on', () => {
    const typing = (right: number): Typing => ({ rules: [[100, 4.6 * CELL.height, right, 4.6 * CELL.height + 3]] })
    const block = 'General Assembly\nOffice of the Secretary'
    expect(blocksOf(block, typing(500))).toEqual(['signature: General Assembly / Office of the Secretary'])
    expect(blocksOf(block, typing(100 + 44 * CELL.xHeight))).toEqual([])
  })

  it('goes on with street, place, telephone and e-mail, and with what stands under them', () => {
    const lines = [
      '/s/ Martha K. Loring',
      'Martha K. Loring (Bar No. 123456)',
      'LORING AND PELL LLP',
      '500 Quay Road, Suite 400',
      'Eastmere, NY 10022',
      'Telephone: (212) 555-0117',
      '(212) 555-0118 (fax)',
      'mloring@loringpell.example',
      'Attorneys for Plaintiff',
    ]
    expect(blocksOf(`${lines.join('\n')}\n\n${PROSE}`)).toEqual([`signature: ${lines.join(' / ')}`])
    expect(blocksOf('/s/ Peter Elder\nPeter Elder\n3 Copies of this went to the clerk')).toEqual([
      'signature: /s/ Peter Elder / Peter Elder',
    ])
  })

  it('takes no part of a treaty and its title, on the side of the page, for a name and an office', () => {
    const grid = (name: string): string => `${' '.repeat(40)}${name}\n${' '.repeat(40)}GENERAL PROVISIONS`
    expect(blocksOf(grid('PART I'))).toEqual([])
    expect(blocksOf(`${' '.repeat(40)}Anna Holm\n${' '.repeat(40)}General Secretary`)).toHaveLength(1)
  })

  it('parts the parties of a treaty, with room for a hand to sign', () => {
    const grid =
      'For the Government of the Harbour Republic:\n\n\nANNA HOLM\nMinister of Quays\n\n\nFor the Government of the Kingdom of Lamps:\n\n\nPETER ELDER\nAmbassador'
    expect(blocksOf(grid)).toEqual([
      'signature: For the Government of the Harbour Republic: / ANNA HOLM / Minister of Quays',
      'signature: For the Government of the Kingdom of Lamps: / PETER ELDER / Ambassador',
    ])
  })

  it('takes a name and an office under a rule to sign on', () => {
    const rules: [number, number, number, number][] = [[100, 6 * CELL.height, 500, 6 * CELL.height + 3]]
    expect(blocksOf('\n\nAnna B. Holm\nUnited Harbour Judge', { rules })).toEqual([
      'signature: Anna B. Holm / United Harbour Judge',
    ])
    expect(blocksOf('\n\nAnna B. Holm\nUnited Harbour Judge')).toEqual([])
  })

  it('takes who signs under the words that close a letter, with the lines under the name', () => {
    const closings = [
      'Yours sincerely,',
      'Very truly yours,',
      'I am, Sir, your obedient servant,',
      'Mit freundlichen Grüßen',
    ]
    for (const closing of closings)
      expect(blocksOf(`${closing}\n\n\nT. Meyer\nClerk of the Council`), closing).toEqual([
        'signature: T. Meyer / Clerk of the Council',
      ])
    expect(blocksOf('Sincerely,\n\nJOHN A. HOLM')).toEqual(['signature: JOHN A. HOLM'])
  })

  it('takes a line to sign on with the name, the office and the address under it', () => {
    const lines = ['_______________', 'A. B. Meyer', 'Attorney for the Council', '12 South Road', 'Quay Town, NY 10012']
    expect(blocksOf(`Respectfully submitted,\n\n${lines.join('\n')}`)).toEqual([`signature: ${lines.join(' / ')}`])
    expect(blocksOf(`${lines.slice(0, 3).join('\n')}`)).toEqual([`signature: ${lines.slice(0, 3).join(' / ')}`])
  })

  it('takes no list, postscript or text after the closing', () => {
    for (const line of ['cc: The Clerk', 'Enclosures:', 'P.S. The lamps are lit.', 'and so it was said'])
      expect(blocksOf(`Yours sincerely,\n\n${line}`), line).toEqual([])
  })

  it.each([
    'For the Government of the Harbour Republic: it was agreed that the lamps\nare lit at dusk by the keeper, and that the quay is open to all vessels.',
    'For the States of the Union:\n\nthe dues are paid in spring, as they have been since the old wall was built,\nand the keeper has the key of the lower gate.',
    'The letter was signed by the mayor.',
  ])('leaves “%s”', (grid) => expect(blocksOf(grid)).toEqual([]))

  it('shows each line in Markdown', () => {
    expect(renderMarkdown(documentOf([typedPage(`${PROSE}\n\n(Signed) Anna Holm\nMayor`)]))).toContain(
      '(Signed) Anna Holm\\\nMayor\n',
    )
  })
})

describe('partAddresses', () => {
  it('keeps the lines of an address', () => {
    expect(blocksOf('Harbour Office\n301 E. Lamp Avenue\nQuay Town, NV 89101')).toEqual([
      'address: Harbour Office / 301 E. Lamp Avenue / Quay Town, NV 89101',
    ])
    expect(blocksOf('Hafenamt\nLampenweg 7\n20457 Hamburg')).toEqual([
      'address: Hafenamt / Lampenweg 7 / 20457 Hamburg',
    ])
  })

  it.each([
    'The dues of the year\nQuay Town, NV 89101',
    '301 vessels came\nthat year to the town of 20457 People',
    'Lamp Street 7\nis the office.',
  ])('leaves “%s”', (grid) => expect(blocksOf(grid)).toEqual([]))

  it('takes a name over an office that stand aside under the text, and nothing that heads more of it', () => {
    const aside = (...lines: readonly string[]): string => lines.map((line) => ' '.repeat(44) + line).join('\n')
    expect(blocksOf(aside('Edward Lowe', 'Clerk to the Board'))).toEqual([
      'signature: Edward Lowe / Clerk to the Board',
    ])
    expect(blocksOf(`${aside('Edward Lowe', 'Clerk to the Board')}\n${aside('who came late')}`)).toEqual([])
    expect(blocksOf('Edward Lowe\nClerk to the Board')).toEqual([])
    expect(blocksOf(aside('Edward Lowe', 'in the hall above'))).toEqual([])
  })

  it('takes the party that signs with who signs for it, and no party that a sentence begins with', () => {
    expect(blocksOf('For the Republic of Alvania:\nInes Duarte\nMinister of the Sea')).toEqual([
      'signature: For the Republic of Alvania: / Ines Duarte / Minister of the Sea',
    ])
    expect(blocksOf('For the Republic of Alvania:\nit is agreed that it keeps the lamps of the coast.')).toEqual([])
  })
})
