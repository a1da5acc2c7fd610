import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const body = (grid: string): string[] =>
  documentOf([typedPage(grid)])
    .nodes.filter(({ layer }) => layer === 'body')
    .map(({ text }) => text)

const PROSE = `The owners of the tug move the court for leave to change what they said of the
collision, and tell in support that the facts were told to them first by the
pilot himself, on the third of March.`

describe('sides of a court’s caption', () => {
  const caption = (divider: string): string => `
ALBION TOWING COMPANY,                  ${divider}
   a company of the harbour,            ${divider}   Case No. 4:19-cv-00231
            Plaintiff,                  ${divider}
   v.                                   ${divider}   Motion to change
CITY OF EASTMERE,                       ${divider}   what was said
            Defendant.                  ${divider}

${PROSE}
`
  it.each([')', '|', '§'])('are read one after the other, parted by “%s”', (divider) => {
    const texts = body(caption(divider)).join(' / ')
    expect(texts.replaceAll(` ${divider}`, '').replaceAll('\n', ' ')).toMatch(
      /ALBION TOWING COMPANY,( \/)? a company of the harbour, Plaintiff, v\.( \/)? CITY OF EASTMERE, Defendant\. \/ .*Case No\. 4:19-cv-00231.*Motion to change what was said/,
    )
    expect(texts).toContain('The owners of the tug')
  })

  it('are found where a row was taken for one line', () => {
    const texts = body(`
The Albion Towing Company )  Case No. 4:19-cv-00231
of the harbour, plaintiff )
against the city of Albon )  Motion to change what
and Henry Dale, defendant )  was said

${PROSE}`)
    expect(texts[0]!.replaceAll(' )', '')).toMatch(/^The Albion .* of the harbour, plaintiff against .* defendant$/)
    expect(texts[1]).toMatch(/^Case No\. 4:19-cv-00231/)
  })

  it('are not told where the brackets part no parties', () => {
    const texts = body(`
Length of the quay     )   310 feet
Depth at low water     )   14 feet
Lamps                  )   12
Cranes                 )   3
`).join(' ')
    expect(texts.indexOf('310 feet')).toBeLessThan(texts.indexOf('Depth'))
  })
})

describe('sides of names', () => {
  it('are signers that stand beside each other, each block whole', () => {
    const texts = body(`${PROSE}

LOFTUS AND PELL                         HARDING AND WEST
By: /s/ Maria Loftus                    By: /s/ John Harding
Maria Loftus                            John Harding
Attorney for Plaintiff                  Attorney for Defendant

${PROSE}`)
    expect(texts.slice(1, 5)).toEqual([
      'LOFTUS AND PELL',
      'By: /s/ Maria Loftus\nMaria Loftus\nAttorney for Plaintiff',
      'HARDING AND WEST',
      'By: /s/ John Harding\nJohn Harding\nAttorney for Defendant',
    ])
  })

  it('are lists of names in two columns', () => {
    const texts = body(`${PROSE}

Mr. Tom Arkwright                  Mr. Peter Lund
Mrs. Ellen Pell                    Miss Ada Corrigan
Dr. Hugh Marsden                   Mr. Samuel Oakes
Mr. Anton Weiss                    Rev. Paul Stone

${PROSE}`)
    expect(texts.slice(1, 3)).toEqual([
      'Mr. Tom Arkwright\nMrs. Ellen Pell\nDr. Hugh Marsden\nMr. Anton Weiss',
      'Mr. Peter Lund\nMiss Ada Corrigan\nMr. Samuel Oakes\nRev. Paul Stone',
    ])
    expect(texts).toHaveLength(4)
  })

  it('are words in alphabetical order down two columns', () => {
    const texts = body(`${PROSE}

Argentina                          Greece
Belgium                            Italy
Chile                              Norway
Denmark                            Peru

${PROSE}`)
    expect(texts.slice(1, 3)).toEqual(['Argentina\nBelgium\nChile\nDenmark', 'Greece\nItaly\nNorway\nPeru'])
  })

  it('are not names with what each is', () => {
    const texts = body(`${PROSE}

Mr. Tom Arkwright                  keeper of the lamps
Mrs. Ellen Pell                    clerk
Dr. Hugh Marsden                   surgeon
Mr. Anton Weiss                    pilot

${PROSE}`).join(' ')
    expect(texts.indexOf('keeper of the lamps')).toBeLessThan(texts.indexOf('Mrs. Ellen Pell'))
  })

  it('lose no line that reaches in among them', () => {
    const page = typedPage(`
Mr. Tom Arkwright                  Mrs. Ellen Pell
Dr. Hugh Marsden                   Mr. Anton Weiss
Mr. John Tull                      Dr. Amos Hale

${PROSE}`)
    const first = page.lines.findIndex(({ words }) => words[1]?.text === 'owners')
    const raised = <T extends { readonly box: Box }>(piece: T): T => {
      const [left, top, right, bottom] = piece.box
      return { ...piece, box: [left, top - 6 * (bottom - top), right, bottom] }
    }
    const lines = page.lines.map((line, index) =>
      index === first ? { ...raised(line), words: line.words.map(raised) } : line,
    )
    const words = orderLines([{ ...page, lines }]).flatMap((line) => line.words.map(({ text }) => text))
    expect(words.sort()).toEqual(lines.flatMap((line) => line.words.map(({ text }) => text)).sort())
  })
})
