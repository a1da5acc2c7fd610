// Expected against measured CER of pages, as a picture: what the confidence of words is worth.
import { html, type Markup } from '../../src/diagnostics/html-text.ts'

export interface CalibrationPoint {
  readonly set: string
  readonly name: string
  readonly expected: number
  readonly measured: number
  /** Letters of the reference. */
  readonly letters: number
}

const SIZE = 520
const MARGIN = { left: 64, top: 12, right: 24, bottom: 52 }
/** Both axes are logarithmic, from 0.02 % to 50 %; a page without errors stands at the foot. */
const LOWEST = 0.0002
const HIGHEST = 0.5
const TICKS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5]
const GROUPS = 8

/** A dot for each page, and a ring for each eighth of them by what was expected. */
export function calibrationPlot(points: readonly CalibrationPoint[]): Markup {
  const sets = [...new Set(points.map(({ set }) => set))]
  const bottom = SIZE - MARGIN.bottom
  const right = SIZE - MARGIN.right
  return html`<svg class="plot" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="Expected against measured CER, a dot for each page">
<rect class="frame" x="${MARGIN.left}" y="${MARGIN.top}" width="${right - MARGIN.left}" height="${bottom - MARGIN.top}"/>
${TICKS.map(
  (tick) => html`<path class="grid" d="M${x(tick)} ${bottom}V${MARGIN.top}M${MARGIN.left} ${y(tick)}H${right}"/>
<text x="${x(tick)}" y="${bottom + 18}" text-anchor="middle">${percent(tick)}</text>
<text x="${MARGIN.left - 6}" y="${y(tick) + 4}" text-anchor="end">${percent(tick)}</text>`,
)}
<path class="even" d="M${x(LOWEST)} ${y(LOWEST)}L${x(HIGHEST)} ${y(HIGHEST)}"/>
<text x="${(MARGIN.left + right) / 2}" y="${SIZE - 8}" text-anchor="middle">expected CER</text>
<text transform="translate(14 ${(MARGIN.top + bottom) / 2}) rotate(-90)" text-anchor="middle">measured CER</text>
${points.map(
  (point) =>
    html`<circle class="${`dot s${sets.indexOf(point.set) % 4}`}" cx="${x(point.expected)}" cy="${y(point.measured)}" r="3"><title>${`${point.name}: expected ${percent(point.expected)}, measured ${percent(point.measured)}`}</title></circle>`,
)}
${groupsOf(points).map((group) => html`<circle class="ring" cx="${x(group.expected)}" cy="${y(group.measured)}" r="7"/>`)}
</svg>
<p class="note">${sets.map((set, index) => html`<span class="${`key s${index % 4}`}">●</span> ${set}  `)}○ an eighth of the pages, summed. On the line, both are equal.</p>`
}

/** Pages in order of what was expected, in groups alike in number; rates of sums. */
export function groupsOf(
  points: readonly CalibrationPoint[],
): Pick<CalibrationPoint, 'expected' | 'measured' | 'letters'>[] {
  const ordered = [...points].sort((a, b) => a.expected - b.expected)
  const size = Math.max(1, Math.ceil(ordered.length / GROUPS))
  return Array.from({ length: Math.ceil(ordered.length / size) }, (_, index) =>
    totalOf(ordered.slice(index * size, (index + 1) * size)),
  )
}

export function totalOf(
  points: readonly CalibrationPoint[],
): Pick<CalibrationPoint, 'expected' | 'measured' | 'letters'> {
  const letters = points.reduce((sum, point) => sum + point.letters, 0)
  const mean = (key: 'expected' | 'measured'): number =>
    letters === 0 ? 0 : points.reduce((sum, point) => sum + point[key] * point.letters, 0) / letters
  return { expected: mean('expected'), measured: mean('measured'), letters }
}

const share = (rate: number): number =>
  Math.log(Math.min(HIGHEST, Math.max(LOWEST, rate)) / LOWEST) / Math.log(HIGHEST / LOWEST)

const x = (rate: number): number => round(MARGIN.left + share(rate) * (SIZE - MARGIN.left - MARGIN.right))
const y = (rate: number): number => round(SIZE - MARGIN.bottom - share(rate) * (SIZE - MARGIN.top - MARGIN.bottom))

const round = (value: number): number => Math.round(value * 10) / 10

const percent = (rate: number): string => `${Number((rate * 100).toPrecision(2))} %`
