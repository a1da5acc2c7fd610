import { describe, expect, it } from 'vitest'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const TEXT = Array.from(
  { length: 34 },
  (_, row) => `the text of the page goes on in row ${row} and fills all of its measure so`,
)
const WIDTH = TEXT[10]!.length

/** Parts at the left, in the middle and at the right of the measure. */
function spread(...parts: string[]): string {
  const gap = Math.floor((WIDTH - parts.join('').length) / (parts.length - 1))
  return parts.join(' '.repeat(gap))
}

function furnitureOf(head: string, foot: string, sizes: Record<number, number> = {}): string[] {
  const page = typedPage([head, '', ...TEXT, '', '', foot].join('\n'), { sizes })
  const { furniture } = markFurniture(orderLines([page]), [page])
  return furniture.map(({ line }) => line.text)
}

describe('furniture of a single page by its form', () => {
  it('takes a foot that is spread over the page and set apart', () => {
    expect(furnitureOf('', spread('Revision 2.4', 'P/N 119-036', '10 June'))).toEqual([
      'Revision 2.4',
      'P/N 119-036',
      '10 June',
    ])
  })

  it('takes a spread head only with a page number among three parts', () => {
    expect(furnitureOf(spread('REVIEW DRAFT', '7', 'DO NOT CITE'), '')).toHaveLength(3)
    expect(furnitureOf(spread('w', 'ESSAYS ON TILLAGE.', '[Ch. XIX.'), '')).toHaveLength(3)
    expect(furnitureOf(spread('Name', 'Tonnage', 'Flag'), '')).toEqual([])
  })

  it('takes a page number with the revision beside it, as near as double spaces', () => {
    const page = typedPage(
      [...TEXT.slice(0, 20).flatMap((line) => [line, '']), '', spread('5-6', 'SCPMP Rev. 2, 05-Apr-88')].join('\n'),
    )
    expect(markFurniture(orderLines([page]), [page]).furniture).toHaveLength(2)
  })

  it('takes a number far below the text, wherever the paper ends', () => {
    const foot = (...lines: string[]): string[] => {
      const page = { ...typedPage([...TEXT.slice(0, 14), ...lines].join('\n')), height: 2400 }
      return markFurniture(orderLines([page]), [page]).furniture.map(({ line }) => line.text)
    }
    const centred = ' '.repeat(WIDTH / 2)
    expect(foot('', '', `${centred}83`)).toEqual(['83'])
    expect(foot(`${centred}83`)).toEqual([])
    expect(foot('', '', '83')).toEqual([])
    expect(foot('', '', `${centred}II`)).toEqual([])
  })

  it('takes a number under the last line, a little further down than lines follow each other', () => {
    const foot = (number: string, by: number, text = TEXT.slice(0, 39)): string[] => {
      const page = typedPage([...text, ...TEXT.slice(0, 39 - text.length), number].join('\n'))
      const last = page.lines.at(-1)!
      const words = last.words.map((word) => ({
        ...word,
        box: word.box.map((x, at) => x + (at % 2) * by) as typeof word.box,
      }))
      const moved = { ...page, lines: [...page.lines.slice(0, -1), { ...last, words }] }
      return markFurniture(orderLines([moved]), [moved]).furniture.map(({ line }) => line.text)
    }
    expect(foot('22', 10)).toEqual(['22'])
    expect(foot('22', 2)).toEqual([])
    expect(foot('1994', 10)).toEqual([])
    expect(foot('22.', 10).length).toBeLessThan(2)
  })

  it('takes a misread number in the middle, far below the text', () => {
    expect(furnitureOf('', `\n\n${' '.repeat(WIDTH / 2)}£.5-33`)).toEqual(['£.5-33'])
    expect(furnitureOf('', `\n\n${' '.repeat(WIDTH / 2)}see.`)).toEqual([])
  })

  it('leaves signatures side by side, and the last row of a table', () => {
    for (const foot of [
      spread('Minister of Ports', 'Secretary of Transport'),
      spread('For Eastmere', 'For Westholm', 'For Northhaven'),
      spread('Total', '412', '398'),
    ])
      expect(furnitureOf('', foot), foot).toEqual([])
  })

  it('takes filing stamps and download notes', () => {
    const stamp = 'Case 1:17-cv-00123-ABC Document 45 Filed 03/12/18'
    expect(furnitureOf(stamp, '')).toEqual([stamp])
    expect(furnitureOf('', 'Download date: 15 Sep. 2023')).toEqual(['Download date: 15 Sep. 2023'])
  })

  it('takes filing stamps as other courts write them, and what stands under them', () => {
    const stamp = 'USCA11 Case: 23-12263 Document: 28-1 Date Filed: 08/16/2024 Page: 4 of 8'
    expect(furnitureOf(stamp, '')).toEqual([stamp])
    const other = 'Case:17-04780-LTS Doc#:794 Filed:04/09/18 Entered:04/09/18 15:42:06'
    expect(furnitureOf(`${other}\n${' '.repeat(28)}Document Page 1 of 9`, '')).toEqual([other, 'Document Page 1 of 9'])
    expect(furnitureOf('In this case the document was filed by the harbour master.', '')).toEqual([])
  })

  it.each([
    ['USCA4 Appeal: 22-1234      Doc: 25         Filed: 03/04/2022      Pg: 3 of 20', ''],
    ['FILED: WESTHOLM COUNTY CLERK 03/04/2016 04:12 PM      INDEX NO. 650123/2016', ''],
    ['', 'NYSCEF DOC. NO. 25                          RECEIVED NYSCEF: 03/04/2016'],
    ['', 'Form HC-12 (Rev. 3/78)'],
    ['DRAFT – NOT FOR CITATION', ''],
    ['', 'Seite 3'],
  ])('takes known forms at the edges: %s%s', (head, foot) => {
    expect(furnitureOf(head, foot).join(' ').replace(/\s+/gu, ' ')).toBe(`${head}${foot}`.replace(/\s+/gu, ' '))
  })

  it('leaves sentences that speak of forms, drafts and filings', () => {
    const lines = ['Form HC-12 was filed by the clerk', 'The draft is not for citation.', 'Filed by the clerk in May']
    for (const line of lines) expect(furnitureOf(line, ''), line).toEqual([])
  })

  it('takes a code alone at the foot, not a word or a sum', () => {
    expect(furnitureOf('', '4847-7466-4289.3')).toEqual(['4847-7466-4289.3'])
    for (const foot of ['harbour', 'Westholm.', '12,400']) expect(furnitureOf('', foot).length, foot).toBe(0)
  })

  it('takes the section that a page of statutes begins with, not a numbered heading', () => {
    expect(furnitureOf(spread('FLOOD CONTROL', '543.590'), '')).toEqual(['FLOOD CONTROL', '543.590'])
    expect(furnitureOf('3.2.1 Applicability of the rules', '')).toEqual([])
  })

  it('takes an edition’s year with the number in the middle, and the signature of a sheet', () => {
    const middle = `(1979)${' '.repeat(Math.floor(WIDTH / 2) - 9)}21019`
    expect(furnitureOf('', middle)).toEqual(['(1979)', '21019'])
    expect(furnitureOf('', 'VOL. I. 2')).toEqual(['VOL. I. 2'])
  })

  it('takes banners: of secrecy by their words, others where they stand at head and foot alike', () => {
    const middle = (text: string): string => ' '.repeat(Math.floor((WIDTH - text.length) / 2)) + text
    for (const text of ['TOP SECRET//NOFORN', 'UNCLASSIFIED', 'SECRET', 'DRAFT', 'CONSULTATION DRAFT'])
      expect(furnitureOf(middle(text), ''), text).toEqual([text])
    expect(furnitureOf(middle('CONSULTATION DRAFT'), middle('CONSULTATION DRAFT'))).toHaveLength(2)
    expect(furnitureOf(middle('CONSULTATION PAPER'), '')).toEqual([])
    expect(furnitureOf('Confidential', '')).toEqual([])
  })

  it('takes "Appendix" at the margin, and leaves it in the middle, where it is the title', () => {
    const middle = `${' '.repeat(Math.floor(WIDTH / 2) - 4)}APPENDIX`
    expect(furnitureOf('Appendix', '')).toEqual(['Appendix'])
    expect(furnitureOf(middle, '')).toEqual([])
  })

  it('takes a small head over the whole measure, not one as large as the text', () => {
    const head = spread('the third book', 'OF THE HARBOURS', 'and their tolls')
    expect(furnitureOf(head, '', { 0: 12 })).toHaveLength(3)
    expect(furnitureOf(head, '')).toEqual([])
  })

  it('leaves the last line of the text, a closing line and a signature', () => {
    for (const foot of ['Done at Westholm in two copies.', 'Signed for the Kingdom of Westholm', 'Printed in Westholm'])
      expect(furnitureOf('', foot), foot).toEqual([])
  })

  it('looks past what it took: a number alone above a stamp is the page’s', () => {
    const page = typedPage(
      [...TEXT, '', `${' '.repeat(34)}199`, '', 'Downloaded from www.example.org in 2018'].join('\n'),
    )
    const { furniture, labels } = markFurniture(orderLines([page]), [page])
    expect(furniture.map(({ label }) => label)).toEqual(['page_number', 'page_footer'])
    expect([...labels.values()]).toEqual(['199'])
  })

  it('looks past stamps in large type, and past specks, for a number and for a head', () => {
    const marked = (...rows: string[]): string[] => {
      const page = typedPage(rows.join('\n'), { sizes: { 0: 36, [rows.length - 1]: 36 } })
      const { furniture } = markFurniture(orderLines([page]), [page])
      return furniture.map(({ line }) => line.text)
    }
    const number = `${' '.repeat(34)}30`
    expect(marked(...TEXT, number, '', 'DRAFT')).toEqual(['30', 'DRAFT'])
    expect(marked(...TEXT, number, '', 'x')).toEqual(['30', 'x'])
    const letter = spread('R. Miller', '=5-', 'December 11, 1985')
    expect(marked('00s”', '', letter, '', ...TEXT)).toEqual(['00s”', 'R. Miller', '=5-', 'December 11, 1985'])
  })

  it('does not look past a word of the text’s size', () => {
    expect(furnitureOf('', `${' '.repeat(34)}30\n\nTotal`)).toEqual([])
  })

  it('measures margins by the text, not by dirt beside it', () => {
    const head = `22${' '.repeat(8)}HARBOURS AND TOLLS`
    const rows = [head, '', ...TEXT.slice(0, 9), 'i', ...TEXT.slice(9)].map((row) =>
      row === 'i' ? row : `      ${row}`,
    )
    const page = typedPage(rows.join('\n'))
    const { furniture } = markFurniture(orderLines([page]), [page])
    expect(furniture.map(({ line }) => line.text)).toEqual(['22 HARBOURS AND TOLLS'])
  })

  it('takes a printer’s imprint in small type, not its name in the text', () => {
    const imprint = 'U.S. GOVERNMENT PRINTING OFFICE: 1959 O-525129'
    const foot = TEXT.length + 3
    expect(furnitureOf('', imprint, { [foot]: 8 })).toEqual([imprint])
    expect(furnitureOf('', imprint)).toEqual([])
  })
})
