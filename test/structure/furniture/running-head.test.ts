import { describe, expect, it } from 'vitest'
import type { Box } from '../../../src/model/geometry.ts'
import type { Line, Word } from '../../../src/model/page-text.ts'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const TEXT = Array.from(
  { length: 30 },
  (_, row) => `the text of the page goes on in row ${row} and fills all of its measure so`,
)
const WIDTH = TEXT[10]!.length

function headOf(head: string, gap = '\n\n'): { furniture: string[]; labels: string[] } {
  const page = typedPage(`${head}${gap}${TEXT.join('\n')}`)
  const { furniture, labels } = markFurniture(orderLines([page]), [page])
  return { furniture: furniture.map(({ line }) => line.text), labels: [...labels.values()] }
}

const wordAt = (text: string, box: Box): Word => ({ text, box, confidence: 0.9 })

const movedDown = (line: Line, by: number): Line => ({
  ...line,
  words: line.words.map((word) => ({ ...word, box: [word.box[0], word.box[1] + by, word.box[2], word.box[3] + by] })),
})

const spread = (left: string, right: string): string => left + ' '.repeat(WIDTH - left.length - right.length) + right

describe('readRunningHead', () => {
  it('takes capitals with the number at either margin, and its label', () => {
    expect(headOf(spread('THE CHEMISTRY OF PITCHBLENDE', '523')).labels).toEqual(['523'])
    expect(headOf(spread('124', 'NEVADA TEST SITE          ')).labels).toEqual(['124'])
  })

  it('takes a head in small letters with the number far from it', () => {
    expect(headOf(spread('Somatic Effects: Cancer', '353')).labels).toEqual(['353'])
    expect(headOf('Somatic Effects: Cancer 353').labels).toEqual([])
  })

  it('takes a head in small letters beside a bar, at the foot too', () => {
    expect(headOf('12 | Report of the harbour council').labels).toEqual(['12'])
    expect(headOf(spread('', 'Report of the harbour council | 13')).labels).toEqual(['13'])
    expect(headOf(`${' '.repeat(28)}12 | Harbour Report`).labels).toEqual(['12'])
    expect(headOf('12 | Herring | Quay').labels).toEqual([])
  })

  it('takes a sign between the number and the head for a gap', () => {
    for (const head of ['54 | REPORT OF THE BOARD', '54> REPORT OF THE BOARD', '54 • REPORT OF THE BOARD'])
      expect(headOf(head).labels, head).toEqual(['54'])
    expect(headOf(spread('', 'REPORT OF THE BOARD | 55')).labels).toEqual(['55'])
    expect(headOf('54 REPORT OF THE BOARD').labels).toEqual([])
  })

  it('looks past ink beside the paper', () => {
    expect(headOf(`${spread('Somatic Effects: Cancer', '353')}          5`).labels).toEqual(['353'])
  })

  it('looks past dirt in the margin that stands between it and the text', () => {
    const head = spread('THE CHEMISTRY OF PITCHBLENDE', '523')
    const page = typedPage([head, ...TEXT].map((line) => ' '.repeat(20) + line).join('\n'))
    const lowered = page.lines.map((line, index) => (index < 2 ? line : movedDown(line, 30)))
    const dirt = { ...page.lines[0]!, words: [wordAt('TEL', [110, 85, 146, 110])] }
    const dirty = { ...page, lines: [...lowered.slice(0, 2), dirt, ...lowered.slice(2)] }
    expect([...markFurniture(orderLines([dirty]), [dirty]).labels.values()]).toEqual(['523'])
  })

  it('takes the page within a section behind the section’s name', () => {
    const head = spread('1.2.2.5.3  Subsurface Area (Cont’d)', '1.2.2.5.3-2')
    expect(headOf(head).labels).toEqual(['1.2.2.5.3-2'])
    expect(headOf(spread('1.2.2.5.3  Subsurface Area', '1.4-2')).furniture).toEqual([])
  })

  it('takes the head of a page of a book that lies on a larger sheet', () => {
    const onSheet = (rows: number): number => {
      const page = typedPage(['102          CaO-MgO-H-CO', '', ...TEXT, ...TEXT].slice(0, rows).join('\n'))
      const lines = page.lines.map((line) => movedDown(line, 600))
      const sheet = { ...page, height: 2300, lines }
      return markFurniture(orderLines([sheet]), [sheet]).furniture.length
    }
    expect(onSheet(38)).toBeGreaterThan(0)
    expect(onSheet(14)).toBe(0)
  })

  it('takes no heading that ends in a number of its own', () => {
    for (const heading of ['RESOLUTION 1540', 'CHAPTER 4', spread('PROVISIONS OF CHAPTER', '4')])
      expect(headOf(heading).furniture, heading).toEqual([])
  })

  it('takes no numbered heading, no row of a table, no line of the text', () => {
    for (const heading of ['1 INTRODUCTION', spread('Name of the vessel', '1996')])
      expect(headOf(heading).furniture, heading).toEqual([])
    expect(headOf(spread('THE CHEMISTRY OF PITCHBLENDE', '523'), '\n').furniture).toEqual([])
  })
})
