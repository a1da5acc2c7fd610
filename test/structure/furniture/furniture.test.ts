import { describe, expect, it } from 'vitest'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { CELL, typedPage } from '../typed-page.ts'

function mark(...grids: string[]) {
  const pages = grids.map((grid, index) => typedPage(grid, { page: index + 1 }))
  const { body, furniture, labels } = markFurniture(orderLines(pages), pages)
  return {
    furniture: furniture.map(({ line, label }) => `${label}: ${line.text}`),
    body: body.map((line) => line.text),
    labels: [...labels.values()],
    because: furniture.map(({ because }) => because),
  }
}

/** Lines of nonsense prose, no two alike: a linear congruence picks the words. */
function prose(seed: number, count = 38): string[] {
  const words =
    'harbour vessel treaty quay agree under tonnage pilot chair annual before river channel notice dredge berth tide'.split(
      ' ',
    )
  let state = seed
  const next = (): string => {
    state = (state * 1103515245 + 12345) % 2147483648
    return words[Math.floor((state / 2147483648) * words.length)]!
  }
  return Array.from({ length: count }, () => Array.from({ length: 11 }, next).join(' '))
}

const TEXT = prose(1)
const page = (head: string, foot: string, text: readonly string[] = TEXT): string =>
  `${head}\n\n${text.join('\n')}\n\n${foot}`

describe('markFurniture on a single page', () => {
  it('takes a viewer’s caption, page number, lone section words and page strip', () => {
    const { furniture, labels, body } = mark(`
Page 79 - 2020 Defence White Paper
P. 79

                                                                  Appendix

                              13

                     The Title of the Document

${TEXT.join('\n')}

                                                                  Appendix
               74 75 76 77 78 79 80 81 82 83 84`)
    expect(furniture).toEqual([
      'page_header: Page 79 - 2020 Defence White Paper',
      'page_number: P. 79',
      'page_header: Appendix',
      'page_footer: Appendix',
      'viewer_chrome: 74 75 76 77 78 79 80 81 82 83 84',
    ])
    expect(labels).toEqual(['79'])
    expect(body.slice(0, 2)).toEqual(['13', 'The Title of the Document'])
  })

  it.each(['— 12 —', '- 12 -', '12', 'Page 12', '12 of 40', 'A-4', '12 / 40', '[12]'])(
    'takes %s alone at the foot',
    (number) => {
      const { furniture } = mark(page('', `                                ${number}`))
      expect(furniture).toEqual([`page_number: ${number}`])
    },
  )

  it('leaves the last line of a paragraph at the foot', () => {
    expect(mark(`${TEXT.join('\n')}\nin 1994.`).furniture).toEqual([])
    expect(mark(`${TEXT.join('\n')}\n1994`).furniture).toEqual([])
  })

  it('leaves a heading alone at the top', () => {
    expect(mark(page('                     Coastal Systems', '')).furniture).toEqual([])
    expect(mark(page('                     APPENDIX B', '')).furniture).toEqual([])
  })

  it('leaves a table of figures at the foot', () => {
    const { furniture } = mark(page('', 'Herring      412      398      377\n\nMackerel     112      108      99'))
    expect(furniture).toEqual([])
  })
})

describe('markFurniture over many pages', () => {
  const books = Array.from({ length: 6 }, (_, index) => {
    const number = 40 + index
    const head =
      number % 2 === 0
        ? `${number}      HARBOUR COOPERATION`
        : `                    THE THIRD CONFERENCE      ${number}`
    return page(head, '', prose(number))
  })

  it('takes recto and verso heads with numbers that advance, and reads the labels', () => {
    const { furniture, labels, body } = mark(...books)
    expect(furniture).toHaveLength(9)
    expect(labels).toEqual(['40', '41', '42', '43', '44', '45'])
    expect(body).toHaveLength(6 * TEXT.length)
  })

  it('leaves the heading of the chapter whose number is the page’s, which stands alone at the foot', () => {
    const { body, labels } = mark(
      page('1 The case for change', '                        1', prose(3)),
      page('Reports of the pilots', '                        2', prose(4)),
      page('Notices of the harbour', '                        3', prose(5)),
    )
    expect(body).toContain('1 The case for change')
    expect(labels).toEqual(['1', '2', '3'])
  })

  it('says on how many pages a head repeats', () => {
    const pages = [3, 4, 5, 6].map((seed) => page('             CONSULTATION DRAFT', '', prose(seed)))
    expect(mark(...pages).because).toEqual(Array(4).fill('repeats on 4 of 4 pages'))
  })

  it('takes lower-case Roman page numbers that advance', () => {
    const { furniture, labels } = mark(
      ...['iv', 'v', 'vi', 'vii'].map((number, seed) => page('', `                     ${number}`, prose(seed + 9))),
    )
    expect(furniture).toHaveLength(4)
    expect(labels).toEqual(['iv', 'v', 'vi', 'vii'])
  })

  it('takes the one lower-case Roman page number of a short front, and no capital one', () => {
    const numbered = (first: string): string[] =>
      [first, '1', '2', '3'].map((number, seed) => page('', `${' '.repeat(34)}${number}`, prose(seed + 9)))
    expect(mark(...numbered('i')).labels.sort()).toEqual(['1', '2', '3', 'i'])
    expect(mark(...numbered('i')).furniture).toHaveLength(4)
    expect(mark(...numbered('I')).body).toContain('I')
  })

  it('leaves a paragraph that begins each page differently', () => {
    const starts = ['Alpha begins here.', 'Beta goes on there.', 'Gamma ends all this.']
    expect(mark(...starts.map((start, seed) => `${start}\n${prose(seed + 20).join('\n')}`)).furniture).toEqual([])
  })

  it('takes dirt outside the furniture with it, and no short line of text', () => {
    const heads = ['12 HARBOUR YEARBOOK', 'HARBOUR YEARBOOK 13', '14 HARBOUR YEARBOOK', 'HARBOUR YEARBOOK 15']
    const grids = heads.map((head, index) => page(index === 2 ? `— ms\n${head}` : `\n\n${head}`, '', prose(index + 7)))
    const { furniture, because } = mark(...grids)
    expect(furniture).toContain('page_header: — ms')
    expect(because).toContain('stands outside the page’s furniture')
    expect(mark(page('Notes\n\nto the report', '', prose(3))).furniture).toEqual([])
  })

  it('finds running heads also where the paper leaves a wide margin above them', () => {
    const blank = '\n'.repeat(14)
    const grids = [590, 600, 610, 620].map((section, index) =>
      page(`${blank}FLOOD CONTROL                                  543.${section}`, '', prose(index + 20, 20)),
    )
    expect(mark(...grids).furniture).toHaveLength(8)
  })

  it('takes a logo’s letters beside the text, in the middle of its first rows', () => {
    const logo = (seed: number): string => {
      const [first, ...rest] = prose(seed, 30).map((row) => row.slice(0, 70))
      return `${first!.padEnd(76)}    2 0 1 4\n${rest.join('\n')}`
    }
    const { furniture, because } = mark(...[31, 32, 33, 34].map(logo))
    expect(furniture).toEqual(Array(4).fill('page_header: 2 0 1 4'))
    expect(because[0]).toBe('stands beside the text at one place of 4 of 4 pages')
    expect(mark(...[31, 32].map(logo)).furniture).toEqual([])
  })

  it('leaves rows of tables with the same names and other figures', () => {
    const rows = (year: number): string =>
      ['January', 'February', 'March', 'April']
        .map(
          (month, index) =>
            `${month.padEnd(12)}      ${400 + 31 * index + 9 * year}      ${300 + 7 * (index + 1) * year}`,
        )
        .join('\n')
    const grids = [1, 2, 3].map((year) => page(rows(year), '', prose(year + 60, 30)))
    expect(mark(...grids).furniture).toEqual([])
    const feet = [1, 2, 3].map((year) => `${prose(year + 70, 34).join('\n')}\n\n${rows(year)}`)
    expect(mark(...feet).furniture).toEqual([])
  })

  it('leaves the text of a page that was scanned twice', () => {
    const twice = page('', '', prose(50, 30))
    expect(mark(twice, twice, page('', '', prose(51, 30))).furniture).toEqual([])
  })
})

describe('heads in larger type', () => {
  const takenFrom = (heads: readonly string[]): string[] => {
    const pages = heads.map((head, index) =>
      typedPage(page(head, '', prose(index + 1, 30)), { page: index + 1, sizes: { 0: 1.5 * CELL.xHeight } }),
    )
    return markFurniture(orderLines(pages), pages).furniture.map(({ line }) => line.text)
  }

  it('that are the same on pages in a row are furniture', () => {
    const heads = ['The Harbour Dues', 'The Harbour Dues', 'The Harbour Dues']
    expect(takenFrom(heads)).toEqual(heads)
  })

  it('that say what the running head says are titles', () => {
    const pages = [
      typedPage(page('1931     Pilotage Act     No. 27', '', ['', 'Pilotage Act 1931', '', ...prose(3, 34)]), {
        page: 1,
        sizes: { 3: 26 },
      }),
      ...[2, 3].map((number) =>
        typedPage(page('1931     Pilotage Act     No. 27', '', prose(number)), { page: number }),
      ),
    ]
    const { body } = markFurniture(orderLines(pages), pages)
    expect(body.map((line) => line.text)).toContain('Pilotage Act 1931')
  })

  it('that count chapters are headings', () =>
    expect(takenFrom(['Chapter 1', 'Chapter 4', 'Chapter 5', 'Chapter 5a'])).toEqual([]))

  it('whose number is that of the page are furniture', () => {
    const heads = ['Harbour Dues 21', 'Harbour Dues 22', 'Harbour Dues 23']
    expect(takenFrom(heads)).toEqual(heads)
  })

  it('leaves notes that are alike but for their numbers where they are', () => {
    const notes = ['Resolution 217 A (111).', 'Resolution 44/25, annex.']
    const { furniture } = mark(...notes.map((note, index) => page('', note, prose(index + 3))))
    expect(furniture.filter((line) => line.includes('Resolution'))).toEqual([])
  })
})
