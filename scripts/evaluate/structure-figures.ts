// Structure figures: the scores of pages summed to the figures that are shown and held to floors.
import { z } from 'zod'
import type { LineEndScore } from './line-ends.ts'
import type { JoinScore } from './page-joins.ts'
import type { Count, StructureScore } from './structure-score.ts'

const Share = z.number().min(0).max(1)

export const StructureFigures = z.strictObject({
  paragraphF1: Share,
  numberAccuracy: Share.nullable(),
  joinAccuracy: Share.nullable(),
  furniturePrecision: Share.nullable(),
  furnitureRecall: Share.nullable().describe('1 − leaked lines of furniture'),
  bodyKept: Share.describe('1 − lines of the body that were taken for furniture'),
  footnoteF1: Share.nullable(),
  lineEnds: Share.nullable().describe('blocks whose line ends are kept or joined as they should be'),
})
export type StructureFigures = z.infer<typeof StructureFigures>

const total = (counts: readonly Count[]): Count => ({
  expected: counts.reduce((sum, { expected }) => sum + expected, 0),
  found: counts.reduce((sum, { found }) => sum + found, 0),
  correct: counts.reduce((sum, { correct }) => sum + correct, 0),
})

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5
const share = (part: number, whole: number): number | null => (whole === 0 ? null : rounded(part / whole))
const f1 = ({ expected, found, correct }: Count): number | null => share(2 * correct, expected + found)

const accuracy = (scores: readonly Pick<Count, 'expected' | 'correct'>[]): number | null =>
  share(
    scores.reduce((sum, { correct }) => sum + correct, 0),
    scores.reduce((sum, { expected }) => sum + expected, 0),
  )

/** Of sums over all pages, so that every paragraph and line weighs alike; null where there is nothing to count. */
export function structureFigures(
  scores: readonly StructureScore[],
  joins: readonly JoinScore[],
  lineEnds: readonly LineEndScore[],
): StructureFigures {
  const numbers = total(scores.map((score) => score.numbers))
  const furniture = total(scores.map((score) => score.furniture))
  const bodyLines = scores.reduce((sum, score) => sum + score.bodyLines, 0)
  const lost = scores.reduce((sum, score) => sum + score.lostLines, 0)
  return {
    paragraphF1: f1(total(scores.map(({ paragraphs }) => paragraphs))) ?? 1,
    numberAccuracy: f1(numbers),
    joinAccuracy: accuracy(joins),
    furniturePrecision: share(furniture.correct, furniture.found),
    furnitureRecall: share(furniture.correct, furniture.expected),
    bodyKept: rounded(1 - lost / Math.max(1, bodyLines)),
    footnoteF1: f1(total(scores.map(({ footnotes }) => footnotes))),
    lineEnds: accuracy(lineEnds),
  }
}

const shown = (value: number | null): string => (value === null ? '–' : value.toFixed(4))

/** Markdown, a row for each name. */
export function structureTable(rows: readonly (readonly [string, StructureFigures])[]): string {
  const columns = Object.keys(StructureFigures.shape) as (keyof StructureFigures)[]
  return [
    `| annotated | ${columns.join(' | ')} |`,
    `| --- |${columns.map(() => ' ---: |').join('')}`,
    ...rows.map(([name, figures]) => `| ${name} | ${columns.map((column) => shown(figures[column])).join(' | ')} |`),
  ].join('\n')
}
