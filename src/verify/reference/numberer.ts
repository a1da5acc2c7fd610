// Numberer: the paths that a sequence of printed numbers makes, "3" and "3.a", as far as the numbers themselves tell them.
import type { MarkerReading } from '../../markers/marker.ts'
import { isWordKind } from '../../markers/word-marker.ts'
import { isNext, type PrintedNumber } from './printed-number.ts'

export interface Numberer {
  /** The path of the next number, or null where it does not go on from those before. */
  readonly next: (number: PrintedNumber) => string | null
  /** A heading stands here: what comes then stands in none of the numbers before. */
  readonly close: () => void
}

/** How far a sequence may leap and still be one. */
const MAX_LEAP = 5

/** Reads numbers in their order: "3." opens a paragraph, "(a)" and "(i)" after it paragraphs within. */
export function createNumberer(): Numberer {
  let levels: readonly MarkerReading[] = []
  const lasts = new Map<string, MarkerReading>()
  const enter = (kept: readonly MarkerReading[], reading: MarkerReading): string => {
    levels = [...kept, reading]
    lasts.set(reading.style, reading)
    return levels.map(({ step }) => step).join('.')
  }
  const nextOuter = ({ readings }: PrintedNumber): string | null => {
    const outermost = readings.find((reading) => isOutermost(reading) && follows(reading, lasts))
    const place = levels.findLastIndex((level) => readings.some((reading) => isNext(level, reading)))
    if (place >= 0 && !isOutermost(levels[place]!))
      return enter(levels.slice(0, place), readings.find((reading) => isNext(levels[place]!, reading))!)
    if (outermost !== undefined) return enter([], outermost)
    const first = readings.find((reading) => !isOutermost(reading) && reading.value === 1)
    const opens = levels.length > 0 || first?.style.startsWith('(')
    return first !== undefined && opens ? enter(levels, first) : null
  }
  return {
    close: () => {
      levels = []
    },
    next: (number) => {
      const path = nextOuter(number)
      const inner = number.inner?.readings.find(({ value }) => value === 1)
      return path === null || inner === undefined ? path : enter(levels, inner)
    },
  }
}

/** Numbers that stand by themselves: nothing tells what "I." or "A." stands in, and decimals say it. */
const isOutermost = ({ style }: MarkerReading): boolean =>
  !/^\(|°$|^(?:alpha|roman|double|ALPHA\)|ROMAN\))/u.test(style)

function follows(reading: MarkerReading, lasts: ReadonlyMap<string, MarkerReading>): boolean {
  const { style, value, components, inserted, printed } = reading
  const last = lasts.get(style)
  if (style === 'section-sign' || style === 'statute') return true
  if (value === 1) return true
  if (style === 'decimal' || style === 'lettered') {
    const sameOuter = last?.components?.slice(0, -1).join('.') === components!.slice(0, -1).join('.')
    return /[.)]$/u.test(printed) || (sameOuter && isLeap(value - last!.value))
  }
  if (last === undefined) return style === 'arabic.' || style === 'arabic)' || isWordKind(style)
  return inserted !== undefined && value === last.value ? inserted > (last.inserted ?? 0) : isLeap(value - last.value)
}

const isLeap = (leap: number): boolean => leap > 0 && leap <= MAX_LEAP
