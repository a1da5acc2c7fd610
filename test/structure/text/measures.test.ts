// What the lines of a page tell about their setting.
import { describe, expect, it } from 'vitest'
import type { Line } from '../../../src/model/page-text.ts'
import { measureRegions } from '../../../src/structure/text/measures.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { CELL, typedPage } from '../typed-page.ts'

const PARAGRAPH = [
  'Noting with concern that the wetlands of the coasts have lost a third',
  'of their area since they were first measured,',
]

function pitchOf(rows: readonly string[]): number {
  const [region] = measureRegions(orderLines([typedPage(rows.join('\n'))])).values()
  return region!.pitch
}

const paragraphs = (count: number, between: readonly string[]): string[] =>
  Array.from({ length: count }, (_, index) => [...(index === 0 ? [] : between), ...PARAGRAPH]).flat()

describe('the line pitch', () => {
  it('is that within paragraphs, where these are so short that gaps are as many', () => {
    const rows = [...paragraphs(6, ['']), '', 'The Council meets again.', '', 'It meets in spring.']
    expect(pitchOf(rows)).toBe(CELL.height)
  })

  it('goes from baseline to baseline: what a line has below its own does not move it', () => {
    const page = typedPage(paragraphs(2, ['']).join('\n'))
    const lines = page.lines.map((line, index) => {
      const drop = index % 2 === 0 ? 0.3 * CELL.height : 0
      const lower = (box: Line['box']): Line['box'] => [box[0], box[1], box[2], box[3] + drop]
      return { ...line, box: lower(line.box), words: line.words.map((word) => ({ ...word, box: lower(word.box) })) }
    })
    const [region] = measureRegions(orderLines([{ ...page, lines }])).values()
    expect(region!.pitch).toBe(CELL.height)
  })

  it('is the usual step where paragraphs follow each other without gaps', () => {
    expect(pitchOf(paragraphs(6, []))).toBe(CELL.height)
  })

  it('is that of two lines that go on alike', () => {
    const rows = [
      ...paragraphs(2, ['']),
      '',
      'The Council meets.',
      '',
      'It meets in spring.',
      '',
      'It rises.',
      '',
      'It ends.',
    ]
    expect(pitchOf(rows)).toBe(CELL.height)
  })

  it('is the usual step where one line goes on', () => {
    const rows = [...PARAGRAPH, '', 'The Council meets.', '', 'It meets in spring.', '', 'It rises.', '', 'It ends.']
    expect(pitchOf(rows)).toBe(2 * CELL.height)
  })
})
