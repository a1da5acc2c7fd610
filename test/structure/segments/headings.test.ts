import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { readNumbering } from '../../../src/structure/numbering/numbering.ts'
import { readHeadings } from '../../../src/structure/segments/headings.ts'
import { measureRegions } from '../../../src/structure/text/measures.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

function headingsOf(...pages: ReturnType<typeof typedPage>[]): string[] {
  const lines = orderLines(pages)
  const headings = readHeadings(lines, readNumbering(lines), measureRegions(lines))
  return [...headings].map(([line, { label }]) => `${label}: ${line.text}`)
}

const text = (rows: number): string =>
  Array.from(
    { length: rows },
    (_, row) => `The text of this page goes on and fills its measure, row by row ${row},`,
  ).join('\n')

describe('readHeadings', () => {
  it('parts centred heads that follow each other, and what only remarks on them', () => {
    const centred = (line: string): string => line.padStart(Math.round((84 + line.length) / 2))
    const large = { 7: 22, 9: 22 }
    const nodesOf = (heads: readonly string[], sizes = {}): string[] =>
      documentOf([typedPage(`${text(6)}\n\n${heads.map(centred).join('\n\n')}\n\n\n${text(6)}`, { sizes })])
        .nodes.filter(({ text: own }) => !own.startsWith('The text of this page'))
        .map(({ label, text: own }) => `${label}: ${own}`)
    expect(nodesOf(['HARBOURS', 'The Secretary of State was asked—', 'Lamps'])).toEqual([
      'section_header: HARBOURS',
      'paragraph: The Secretary of State was asked—',
      'section_header: Lamps',
    ])
    expect(nodesOf(['EXPLANATORY NOTE', '(This note is not part of the Rules)'])).toEqual([
      'section_header: EXPLANATORY NOTE',
      'paragraph: (This note is not part of the Rules)',
    ])
    expect(nodesOf(['PRAYERS', 'Questions to the Board'], large)).toEqual([
      'section_header: PRAYERS',
      'section_header: Questions to the Board',
    ])
    expect(nodesOf(['REPORT', 'Of the lamps and quays'], large)).toEqual([
      'section_header: REPORT Of the lamps and quays',
    ])
    expect(nodesOf(['SCHEDULE 1', 'Paragraph 2(1)', 'Certificates of Lamps'])).toEqual([
      'section_header: SCHEDULE 1',
      'paragraph: Paragraph 2(1)',
      'section_header: Certificates of Lamps',
    ])
  })

  it('takes larger type for a heading', () => {
    expect(headingsOf(typedPage(`The Larger Line\n\n${text(10)}`, { sizes: { 0: 24 } }))).toEqual([
      'title: The Larger Line',
    ])
  })

  it('takes no sentence that begins with the number of a section for one', () => {
    const first = `${' '.repeat(12)}Section 14 of the Act gives each keeper a right to any`
    expect(headingsOf(typedPage(`${text(6)}\n\n${first}\ncompensation that ${text(6)}`))).toEqual([])
  })

  it('compares sizes on one page: another page may be scanned at another resolution', () => {
    const sizes = Object.fromEntries(Array.from({ length: 20 }, (_, row) => [row, 24]))
    const finer = typedPage(`${text(9)}\na line that is no heading at all\n${text(9)}`, { page: 2, sizes })
    expect(headingsOf(typedPage(text(30)), finer)).toEqual([])
  })

  it('takes no line of a quotation that is set in at both sides for a heading', () => {
    const quotation = [
      '“We are in no doubt that the arrangements are now',
      'inadequate to the tasks for which they were made,',
      'as each of them on the quay has told us.”',
    ].map((line) => ' '.repeat(9) + line)
    expect(headingsOf(typedPage(`${text(6)}\n\n${quotation.join('\n')}\n\n${text(6)}`))).toEqual([])
  })

  it('takes a centred section number whose strokes were misread, and no lone letters', () => {
    const page = (number: string): string[] =>
      headingsOf(typedPage(`${text(6)}\n\n${' '.repeat(36)}${number}\n\n${text(6)}`))
    expect(page('1I')).toEqual(['section_header: 1I'])
    expect(page('l1')).toEqual([])
  })

  it('takes a short line over a paragraph, between gaps, that is no sentence', () => {
    const page = (line: string): string[] => headingsOf(typedPage(`${text(4)}\n\n${line}\n\n${text(4)}`))
    for (const line of ['Issue: attitudes and perceptions', 'C.3.1 Comments on particular guidelines'])
      expect(page(line), line).toEqual([`section_header: ${line}`])
    for (const line of ['and it is further ordered', 'It was agreed so.', 'Nobody'])
      expect(
        page(line).filter((found) => found.includes('ordered') || found.includes('so.')),
        line,
      ).toEqual([])
  })

  it('takes a lone short word between gaps, and no article', () => {
    const page = (line: string): string[] => headingsOf(typedPage(`${text(4)}\n\n${line}\n\n${text(4)}`))
    expect(page('Oil')).toEqual(['section_header: Oil'])
    expect(page('The')).toEqual([])
  })

  it('takes short numbered lines that follow each other closely for a list', () => {
    const list = '1) Harbour Walls of Stone\n2) Harbour Lamps and Towers\n3) Harbour Cranes'
    expect(headingsOf(typedPage(`${text(4)}\n\n${list}\n\n${text(4)}`))).toEqual([])
  })

  it('takes "II. Trade" for a heading, and no list item in brackets', () => {
    const page = typedPage(`
I. Opening Words

1. ${text(3)}

II. Trade and Customs

2. ${text(2)}
(i) numbers of passports and of books; and
(ii) Numbers of Passports
${text(1)}`)
    expect(headingsOf(page).filter((heading) => heading.startsWith('section'))).toContain(
      'section_header: II. Trade and Customs',
    )
    expect(headingsOf(page).some((heading) => heading.includes('assports'))).toBe(false)
  })

  it('tells nothing by capitals on a page that has nothing else, as in a telegram', () => {
    const telegram = Array.from(
      { length: 12 },
      (_, row) => `THE FLEET LEFT THE HARBOUR ON DAY ${row} AND WENT SOUTH STOP`,
    )
    const grid = [...telegram, 'NOTHING MORE FOR TODAY', ...telegram].join('\n')
    expect(headingsOf(typedPage(grid))).toEqual([])
  })

  it('takes small words between the lines of a title for a part of it', () => {
    const title = 'Half-Hours\nwith the\nHighwaymen'
    const { nodes } = documentOf([typedPage(`${title}\n\n\n${text(12)}`, { sizes: { 0: 30, 1: 21, 2: 30 } })])
    expect(nodes[0]!.text).toBe('Half-Hours with the Highwaymen')
  })

  it('takes a Roman numeral alone and centred for a heading, as it must have been printed', () => {
    const part = (head: string): string => `${' '.repeat(34)}${head}\n\n     ${text(3)}\nand so it ends.`
    const { nodes } = documentOf([
      typedPage([part('MEMORANDUM'), part('L'), part('II.'), part('IIl.'), part('Iv.')].join('\n\n')),
    ])
    const heads = nodes.filter(({ label }) => label !== 'paragraph').map((node) => `${node.marker ?? ''}${node.text}`)
    expect(heads).toEqual(['MEMORANDUM', 'I', 'II.', 'III.', 'IV.'])
  })

  it('knows the usual parts of reports and decisions by name, where a sentence has ended above', () => {
    const page = (name: string, end: string): string[] =>
      headingsOf(typedPage(`${text(6)}\nand so it ${end}\n${name}\n${text(6)}`))
    for (const name of ['Background', 'References:', 'Introduction', 'Findings of fact', 'Standard of Review'])
      expect(page(name, 'ends.'), name).toEqual([`section_header: ${name}`])
    expect(page('Background', 'ends in the')).toEqual([])
    expect(page('Harbour', 'ends.')).toEqual([])
  })

  it('takes figures, equations, announcements and lone letters of larger type for no headings', () => {
    const centred = (line: string): string => `${text(4)}\n\n${' '.repeat(30)}${line}\n\n${text(4)}`
    for (const line of ['(202) 555-0818', 'h = 4 t + 3 d', 'it can be put into two groups:'])
      expect(headingsOf(typedPage(centred(line))), line).toEqual([])
    expect(headingsOf(typedPage(centred('1990–1994')))).toEqual(['section_header: 1990–1994'])
    expect(headingsOf(typedPage(`${text(4)}\n\no4o\n\n${text(4)}`, { sizes: { 5: 24 } }))).toEqual([])
  })

  it('parts a short line at the margin from a centred heading above it', () => {
    const { nodes } = documentOf([typedPage(`${' '.repeat(22)}Report to the Harbour Council\nBackground\n${text(5)}`)])
    expect(nodes.slice(0, 2).map((node) => node.text)).toEqual(['Report to the Harbour Council', 'Background'])
  })

  it.each([
    ['§ 1', '§ 2'],
    ['81', '82'],
  ])('takes a line centred under %s alone for its title, and one over it for its chapter’s', (first, second) => {
    const centred = (line: string): string => `${' '.repeat(Math.round(36 - line.length / 2))}${line}`
    const section = (sign: string, title: string): string =>
      `${centred(sign)}\n${centred(title)}\n(1) ${text(3)}\n(2) ${text(2)}\nand so it ends.`
    const grid = [
      `${text(4)}\nand so it ends.\n`,
      centred('Chapter 1'),
      centred('The lamps'),
      section(first, 'Scope'),
      section(second, 'Entry into force'),
    ]
    const { nodes } = documentOf([typedPage(grid.join('\n'))])
    expect(
      nodes.filter(({ label }) => label === 'section_header').map((node) => `${node.label}: ${node.text}`),
    ).toEqual([
      'section_header: Chapter 1',
      'section_header: The lamps',
      'section_header: § 1 Scope',
      'section_header: § 2 Entry into force',
    ])
  })

  it('takes a line centred under an article’s number for its title, not for its text', () => {
    const article = (number: number, title: string): string =>
      `${' '.repeat(32)}Article ${number}\n${' '.repeat(Math.round(36 - title.length / 2))}${title}\n${text(3)}\nand so it ends.`
    const { nodes } = documentOf([typedPage([article(1, 'Scope'), article(2, 'Entry into force')].join('\n'))])
    expect(nodes.map((node) => `${node.label}: ${node.text.slice(0, 26)}`)).toEqual([
      'section_header: Article 1 Scope',
      'paragraph: The text of this page goes',
      'section_header: Article 2 Entry into force',
      'paragraph: The text of this page goes',
    ])
  })

  it('takes a line under “Part I” for its title, however ragged the text ends', () => {
    const centred = (line: string): string => ' '.repeat(36 - Math.round(line.length / 2)) + line
    const page = `${centred('PART I')}\n${centred('General')}\n1. The keeper lights the lamp at dusk.\n2. He puts it out.\n${centred('PART II')}\n${centred('Appeals')}\n3. The council hears him.\n4. It may take a week.`
    expect(headingsOf(typedPage(page)).filter((heading) => /General|Appeals/u.test(heading))).toHaveLength(2)
  })

  it('takes a recital that ends with a footnote’s mark for none', () => {
    const recital = `${' '.repeat(10)}Bearing in mind the Charter of the harbours,12`
    expect(headingsOf(typedPage(`${text(4)}\n\n${recital}\n\n${text(4)}`))).toEqual([])
  })

  it('takes a centred number with words for a heading, in small letters too', () => {
    const page = ['A. The law', 'B. The facts'].map((head) => `${' '.repeat(30)}${head}\n\n${text(3)}\nand so it ends.`)
    expect(headingsOf(typedPage(`${text(3)}\nand so it ends.\n\n${page.join('\n\n')}`))).toEqual([
      'section_header: A. The law',
      'section_header: B. The facts',
    ])
  })

  it('leaves numbered headings out of the title where another heads the document', () => {
    const centred = (line: string): string => ' '.repeat(36 - Math.round(line.length / 2)) + line
    const page = `${centred('HARBOUR COMMITTEE OF THE COAST')}\n\n${centred('I. OPENING')}\n\n1. ${text(3)}`
    const { nodes, metadata } = documentOf([typedPage(page, { sizes: { 0: 24, 2: 24 } })])
    expect(metadata.title).toBe('HARBOUR COMMITTEE OF THE COAST')
    expect(nodes.filter(({ label }) => label === 'title')).toHaveLength(1)
  })

  it('takes a number and a few words over an indented paragraph, without room around them', () => {
    const page = (line: string, end: string): string[] =>
      headingsOf(typedPage(`${text(5)}\nand so it ${end}\n${line}\n     ${text(4)}`))
    expect(page('E. Results of the Soundings', 'ends.')).toEqual(['section_header: E. Results of the Soundings'])
    expect(page('E. Results of the Soundings', 'ends with')).toEqual([])
    expect(page('E. results of the soundings', 'ends.')).toEqual([])
  })

  it('takes no indented first line under a Roman numeral for its title, and the title of a brief’s point for one', () => {
    const centred = (line: string): string => ' '.repeat(36 - Math.round(line.length / 2)) + line
    const point = (number: string, title: string): string =>
      `${centred(number)}\n${title === '' ? '' : `${centred(title)}\n`}     The board says that the slip is none of its landings, and it\nis not. ${text(3)}\nand so it ends.`
    const heads = (titles: readonly string[]): string[] =>
      headingsOf(
        typedPage(
          [
            `${text(2)}\nand so it ends.`,
            ...titles.map((title, index) => point(['I', 'II', 'III'][index]!, title)),
          ].join('\n'),
        ),
      )
    expect(heads(['', '', ''])).toEqual(['I', 'II', 'III'].map((number) => `section_header: ${number}`))
    expect(heads(['No Power To Close', 'No Notice', 'Costs'])).toContain('section_header: No Power To Close')
    expect(heads(['No Power To Close', 'No Notice', 'Costs'])).toContain('section_header: Costs')
  })
})
