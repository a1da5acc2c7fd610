// Ruled grids: rules that meet and part a stretch of a page into rows and columns of cells.
import { type Box, heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import type { PageText } from '../../model/page-text.ts'
import { straighten } from './text-line.ts'

/** All in x-heights: rules meet over such gaps; rules so near each other are one, drawn twice or slanted; cells are so wide and high. */
const MEETS = 0.8
const ONE_RULE = 0.7
const LEAST_WIDTH = 1.5
const LEAST_HEIGHT = 1.8
/** A side of a cell is ruled where so much of it is. */
const RULED = 0.5
/** A rule is so many times as long as thick. */
const LONG = 4
/** More rules than any table has are a drawing's, or a page's dirt. */
const MOST_RULES = 600

export interface GridCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

export interface RuledGrid {
  /** Edges of its columns and rows, straightened page pixels, ascending. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** By row and column, without rules between some: the cell that lies there. */
  readonly cells: readonly (readonly GridCell[])[]
}

/** The grids of a page that have two rows and two columns at least. @param xHeight of the page's text, page pixels */
export function gridsOf(page: PageText, xHeight: number): RuledGrid[] {
  const rules = page.rules.map((rule) => straighten(rule, page))
  if (rules.length > MOST_RULES) return []
  const level = rules.filter((rule) => widthOf(rule) >= LONG * heightOf(rule))
  const upright = rules.filter((rule) => heightOf(rule) >= LONG * widthOf(rule))
  return hungTogether(level, upright, MEETS * xHeight).flatMap((group) => gridOf(group, xHeight) ?? [])
}

interface RuleGroup {
  readonly level: readonly Box[]
  readonly upright: readonly Box[]
}

/** Rules that meet, and those that meet these. */
function hungTogether(level: readonly Box[], upright: readonly Box[], gap: number): RuleGroup[] {
  let groups: RuleGroup[] = level.map((rule) => ({ level: [rule], upright: [] }))
  for (const rule of upright) {
    const met = groups.filter((group) => group.level.some((other) => meet(rule, other, gap)))
    if (met.length === 0) continue
    const joined = {
      level: met.flatMap((group) => group.level),
      upright: [...met.flatMap((group) => group.upright), rule],
    }
    groups = [...groups.filter((group) => !met.includes(group)), joined]
  }
  return groups.filter((group) => group.upright.length > 0)
}

const meet = (a: Box, b: Box, gap: number): boolean =>
  a[0] <= b[2] + gap && a[2] >= b[0] - gap && a[1] <= b[3] + gap && a[3] >= b[1] - gap

function gridOf({ level, upright }: RuleGroup, xHeight: number): RuledGrid | null {
  const [columns, rows] = [
    placesOf(upright.map(middleAcross), ONE_RULE * xHeight),
    placesOf(level.map(middleDown), ONE_RULE * xHeight),
  ]
  const xs = withEnds(columns, endsOf(level.map(flipped), rows), LEAST_WIDTH * xHeight)
  const ys = withEnds(rows, endsOf(upright, columns), LEAST_HEIGHT * xHeight)
  if (xs.length < 3 || ys.length < 3) return null
  const near = ONE_RULE * xHeight
  const isWall = (row: number, column: number): boolean =>
    covered(
      upright.filter((rule) => Math.abs(middleAcross(rule) - xs[column]!) <= near).map((rule) => [rule[1], rule[3]]),
      [ys[row]!, ys[row + 1]!],
    ) >= RULED
  const isFloor = (row: number, column: number): boolean =>
    covered(
      level.filter((rule) => Math.abs(middleDown(rule) - ys[row]!) <= near).map((rule) => [rule[0], rule[2]]),
      [xs[column]!, xs[column + 1]!],
    ) >= RULED
  return { xs, ys, cells: cellsOf(ys.length - 1, xs.length - 1, isWall, isFloor) }
}

const middleAcross = (rule: Box): number => (rule[0] + rule[2]) / 2
const middleDown = (rule: Box): number => (rule[1] + rule[3]) / 2

/** Values that lie near each other as their mean. */
function placesOf(values: readonly number[], near: number): number[] {
  const groups: number[][] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const group = groups.at(-1)
    if (group !== undefined && value - group.at(-1)! <= near) group.push(value)
    else groups.push([value])
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length)
}

const flipped = ([left, top, right, bottom]: Box): Box => [top, left, bottom, right]

/** Where upright rules begin and end, two of them where there are several: letters that touch one make it longer. */
function endsOf(upright: readonly Box[], columns: readonly number[]): readonly [number, number] {
  const byColumn = columns.map((x) => {
    const nearest = (rule: Box): boolean =>
      columns.every((other) => Math.abs(middleAcross(rule) - x) <= Math.abs(middleAcross(rule) - other))
    return unionOf(upright.filter(nearest))
  })
  const second = Math.min(1, byColumn.length - 1)
  return [
    byColumn.map((box) => box[1]).sort((a, b) => a - b)[second]!,
    byColumn.map((box) => box[3]).sort((a, b) => b - a)[second]!,
  ]
}

/** Tables may be open at their sides: there the rules that cross them end. */
function withEnds(places: readonly number[], [from, to]: readonly [number, number], least: number): number[] {
  return [...(from < places[0]! - least ? [from] : []), ...places, ...(to > places.at(-1)! + least ? [to] : [])]
}

/** Share of a stretch that others cover. */
function covered(stretches: readonly (readonly [number, number])[], [from, to]: readonly [number, number]): number {
  let [end, sum] = [from, 0]
  for (const [start, stop] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const [low, high] = [Math.max(end, start), Math.min(to, stop)]
    if (high <= low) continue
    sum += high - low
    end = high
  }
  return sum / (to - from)
}

/** Fields without a rule between them are one cell, where together they are a rectangle. */
function cellsOf(
  rows: number,
  columns: number,
  isWall: (row: number, column: number) => boolean,
  isFloor: (row: number, column: number) => boolean,
): GridCell[][] {
  const groups = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => row * columns + column),
  )
  const join = (into: number, from: number): void => {
    for (const row of groups) for (const [at, group] of row.entries()) if (group === from) row[at] = into
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (column > 0 && !isWall(row, column)) join(groups[row]![column - 1]!, groups[row]![column]!)
      if (row > 0 && !isFloor(row, column)) join(groups[row - 1]![column]!, groups[row]![column]!)
    }
  }
  const cells = new Map<number, GridCell>()
  return groups.map((own, row) =>
    own.map((group, column) => {
      const cell = cells.get(group) ?? cellOfGroup(groups, group)
      if (cell === null) return { row, column, rowSpan: 1, columnSpan: 1 }
      cells.set(group, cell)
      return cell
    }),
  )
}

/** Null where the group is no rectangle. */
function cellOfGroup(groups: readonly (readonly number[])[], group: number): GridCell | null {
  const fields = groups.flatMap((own, row) =>
    own.flatMap((other, column) => (other === group ? [{ row, column }] : [])),
  )
  const [rows, columns] = [fields.map(({ row }) => row), fields.map(({ column }) => column)]
  const [row, column] = [Math.min(...rows), Math.min(...columns)]
  const [rowSpan, columnSpan] = [Math.max(...rows) - row + 1, Math.max(...columns) - column + 1]
  return rowSpan * columnSpan === fields.length ? { row, column, rowSpan, columnSpan } : null
}
