import { describe, expect, it } from 'vitest'
import { onPage } from '../page-rasters.ts'

/** Helvetica of 10 points, each painted at its place. */
type Painted = readonly [x: number, row: number, text: string]

const content = (painted: readonly Painted[]): string =>
  painted.map(([x, row, text]) => `BT /F1 10 Tf 1 0 0 1 ${x} ${180 - 12 * row} Tm (${text}) Tj ET`).join('\n')

const linesOf = (painted: readonly Painted[]): Promise<string[]> =>
  onPage({ size: [400, 200], content: content(painted) }, async (page) =>
    (await page.textLines()).map(({ words }) => words.map(({ text }) => text).join(' ')),
  )

/** From 20 to 138.94, as the font's widths are. */
const WHOLE: Painted = [20, 0, 'the lines of this column are']
/** Gaps of 17.23 each, to the same edge. */
const STRETCHED: readonly Painted[] = [
  [20, 1, 'harbours'],
  [76.69, 1, 'ships'],
  [117.26, 1, 'dues'],
]
const LONG: Painted = [20, 2, 'notwithstanding']

describe('words that fill the measure of a column with equal gaps', () => {
  it('are one line, however far apart they stand', async () => {
    expect(await linesOf([WHOLE, ...STRETCHED, LONG])).toEqual([
      'the lines of this column are',
      'harbours ships dues',
      'notwithstanding',
    ])
  })

  it('are cells where no line of the column is whole', async () => {
    expect(await linesOf([...STRETCHED, LONG])).toHaveLength(4)
  })

  it('are cells where the next word would have had room', async () => {
    expect(await linesOf([WHOLE, ...STRETCHED, [20, 2, 'dues']])).toHaveLength(5)
  })

  it('are cells where the gaps differ', async () => {
    const uneven = STRETCHED.map(([x, row, text]): Painted => [text === 'ships' ? x + 0.5 : x, row, text])
    expect(await linesOf([WHOLE, ...uneven, LONG])).toHaveLength(5)
  })

  it('are cells where they end before the edge', async () => {
    expect(await linesOf([[20, 0, 'the lines of this column are ours'], ...STRETCHED, LONG])).toHaveLength(5)
  })

  it('are cells where they are numbers', async () => {
    const row: readonly Painted[] = [
      [20, 1, 'harbours'],
      [111.14, 1, '12345'],
    ]
    expect(await linesOf([WHOLE, ...row, LONG])).toHaveLength(4)
  })
})
