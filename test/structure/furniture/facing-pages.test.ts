import { describe, expect, it } from 'vitest'
import type { PageText } from '../../../src/model/page-text.ts'
import { facingPages } from '../../../src/structure/furniture/facing-pages.ts'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'
import { prose } from './prose.ts'

/** Cells of a page in the book, its margin at the fold included. */
const PAGE = 100

/** Two pages side by side, row by row. */
function openBook(left: string, right: string, page = 1): PageText {
  const [ours, theirs] = [left.split('\n'), right.split('\n')]
  const rows = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) =>
    `${(ours[index] ?? '').padEnd(PAGE)}${theirs[index] ?? ''}`.trimEnd(),
  )
  return typedPage(rows.join('\n'), { page })
}

const leaf = (head: string, seed: number, foot = ''): string => `${head}\n\n${prose(seed)}\n\n\n${foot}`

function read(...sheets: PageText[]) {
  const facing = facingPages(sheets)
  const lines = orderLines(facing.pages)
  const { body, furniture, labels } = facing.onSheets(markFurniture(lines, facing.pages))
  return { pages: facing.pages, body, furniture, labels: [...labels] }
}

const book = (first: number, ...heads: string[]): PageText[] =>
  heads.map((head, index) => {
    const number = first + 2 * index
    return openBook(
      leaf(`${number}          ${head}`, number),
      leaf(`${head}          ${number + 1}`, number + 1),
      index + 1,
    )
  })

describe('sheets that show an open book', () => {
  it('are read a page after the other, their heads and numbers out of the text', () => {
    const sheets = book(34, 'HARBOUR DUES', 'HARBOUR DUES', 'HARBOUR DUES')
    const { pages, body, furniture, labels } = read(...sheets)
    expect(pages).toHaveLength(6)
    expect(labels).toEqual([
      [1, '34, 35'],
      [2, '36, 37'],
      [3, '38, 39'],
    ])
    expect(furniture.map(({ line }) => line.page)).toEqual(furniture.map(({ line }) => line.page).toSorted())
    expect(body.map(({ text }) => text)).toEqual([34, 35, 36, 37, 38, 39].flatMap((seed) => prose(seed).split('\n')))
    expect(body.map(({ page }) => page)).toEqual([1, 2, 3].flatMap((page) => Array(68).fill(page)))
  })

  it('lose no word and no place of one', () => {
    const sheets = book(8, 'HARBOUR DUES', 'PILOTS')
    const { body, furniture } = read(...sheets)
    const placed = [...body, ...furniture.map(({ line }) => line)].flatMap(({ page, words }) =>
      words.map(({ text, box }) => `${page} ${text} ${box}`),
    )
    const given = sheets.flatMap(({ page, lines }) =>
      lines.flatMap(({ words }) => words.map(({ text, box }) => `${page} ${text} ${box}`)),
    )
    expect(placed.sort()).toEqual(given.sort())
  })

  it('bear their numbers at the foot as well, and one of them alone will do', () => {
    const sheet = openBook(leaf('', 3, `${' '.repeat(40)}12`), leaf('', 4, `${' '.repeat(40)}13`))
    expect(read(sheet)).toMatchObject({
      labels: [[1, '12, 13']],
      furniture: [{ line: { text: '12' } }, { line: { text: '13' } }],
    })
  })

  it('may be beside a cover, and one whose numbers were misread', () => {
    const cover = typedPage(`\n\n${' '.repeat(20)}HARBOUR DUES`, { page: 1 })
    const sheets = book(34, 'HARBOUR DUES', 'HARBOUR DUES', 'HARBOUR DUES')
    const misread = openBook(leaf('4o HARBOUR DUES', 40), leaf('HARBOUR DUES 4i', 41), 5)
    const { pages } = read(cover, ...sheets.map((sheet) => ({ ...sheet, page: sheet.page + 1 })), misread)
    expect(pages.map(({ page }) => page)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})

const wideProse = prose(3)
  .split('\n')
  .map((row, index) => `${row} ${prose(4).split('\n')[index]}`)
  .join('\n')

describe('sheets that are one page', () => {
  it.each([
    ['wide, with two columns', openBook(leaf('HARBOUR DUES', 3), leaf('', 4))],
    ['wide, with numbers that do not follow each other', openBook(leaf('12   DUES', 3), leaf('DUES   15', 4))],
    ['high, with two columns', typedPage(prose(3).replace(/^/gm, '4 '))],
    ['wide, with lines over the middle', typedPage(`12   DUES${' '.repeat(140)}13\n\n${wideProse}`)],
  ])('%s, stay one', (_, sheet) => {
    const pages = [sheet, { ...sheet, page: 2 }]
    const facing = facingPages(pages)
    expect(facing.pages).toBe(pages)
    expect(facing.onSheets(markFurniture(orderLines(pages), pages)).body.length).toBeGreaterThan(0)
  })
})
