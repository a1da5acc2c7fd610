import { describe, expect, it } from 'vitest'
import { type CalibrationPoint, calibrationPlot, groupsOf } from '../../scripts/evaluate/calibration-plot.ts'
import { calibrationPoints, renderEvaluation } from '../../scripts/evaluate/evaluation-html.ts'
import { score } from '../../scripts/evaluate/score.ts'
import { setFigures } from '../../scripts/evaluate/set-figures.ts'
import type { PageResult } from '../../scripts/evaluate/table.ts'

const page = (name: string, reference: string, found: string, more: Partial<PageResult> = {}): PageResult => {
  const one = score(reference, found, null)
  return {
    set: 'books',
    name,
    failures: {},
    scores: { recto: { whole: one, body: one, seconds: 1 } },
    furniture: { expected: 2, found: 1, correct: 1 },
    expectedCer: 0.02,
    ...more,
  }
}

const results = [
  page('books/1.tif', 'one two three', 'one two three'),
  page('books/<2>.tif', 'four five six', 'four five sex'),
  page('books/3.tif', 'seven', '', { scores: {}, failures: { recto: 'no <b>page</b>' } }),
]

const evaluation = {
  results,
  readers: ['recto'],
  native: null,
  folds: ['whitespace'],
  scope: 'All of the pages of the corpus: 3',
  facsimiles: [],
  ceilings: ['WORSE books: cer 3.846 %, pinned 1.000 %'],
} as const

describe('setFigures', () => {
  it('sums over the pages that were read', () => {
    expect(setFigures(results)).toEqual({ books: { cer: 1 / 26, wer: 1 / 6, paragraphF1: null, furnitureF1: 2 / 3 } })
  })
})

describe('renderEvaluation', () => {
  const html = renderEvaluation(evaluation)

  it('has the sets, the pinned figures, the ceilings and the worst page first', () => {
    expect(html).toMatch(/<td class="figure">3\.85 %<\/td>\s*<td class="figure">1 \/ 26<\/td>/)
    expect(html).toContain('WORSE books: cer 3.846 %, pinned 1.000 %')
    expect(html.indexOf('books/&lt;2&gt;.tif</th>')).toBeLessThan(html.indexOf('books/1.tif</th>'))
  })

  it('shows names and messages as text, and needs nothing from elsewhere', () => {
    expect(html).toContain('no &lt;b&gt;page&lt;/b&gt;')
    expect(html).not.toMatch(/<script|https?:|<link|<img/)
  })

  it('says so when there is nothing', () => {
    expect(renderEvaluation({ ...evaluation, results: [] })).toContain('No page was evaluated.')
  })
})

describe('calibration', () => {
  it('has a point for each page with a reference and words', () => {
    const points = calibrationPoints([...results, page('books/4.tif', 'word', '', { expectedCer: null })])
    expect(points.map(({ name, expected, measured }) => [name, expected, measured])).toEqual([
      ['books/1.tif', 0.02, 0],
      ['books/<2>.tif', 0.02, 1 / 13],
    ])
  })

  it('groups by what was expected, weighing pages by their letters', () => {
    const points = Array.from(
      { length: 16 },
      (_, index): CalibrationPoint => ({
        set: 'books',
        name: `${index}`,
        expected: (16 - index) / 100,
        measured: index % 2,
        letters: index % 2 === 0 ? 300 : 100,
      }),
    )
    const groups = groupsOf(points)
    expect(groups).toHaveLength(8)
    for (const { measured } of groups) expect(measured).toBeCloseTo(0.25, 9)
    expect(groups[0]?.expected).toBeCloseTo((0.01 * 100 + 0.02 * 300) / 400, 9)
  })

  it('keeps every dot within the frame', () => {
    const extreme = [0, 1, 5].map((rate) => ({ set: 's', name: 'n', expected: rate, measured: rate, letters: 1 }))
    const places = [...calibrationPlot(extreme).markup.matchAll(/c[xy]="([\d.-]+)"/g)].map(([, place]) => Number(place))
    expect(places.length).toBeGreaterThan(5)
    for (const place of places) expect(place).toBeGreaterThanOrEqual(0)
    for (const place of places) expect(place).toBeLessThanOrEqual(520)
  })
})
