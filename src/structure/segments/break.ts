// A break between paragraphs: its reason, the situation that it is judged in, and the measures that its signs share.
import type { RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import type { Segment } from './segment.ts'

export interface Break {
  readonly because: string
}

export interface Situation {
  readonly text: readonly TextLine[]
  readonly index: number
  readonly segment: Segment
  readonly regions: ReadonlyMap<number, RegionMeasures>
}

/** A first line is indented by at least this many x-heights, and less than a centred line. */
export const FIRST_INDENT = 1.2
export const MAX_INDENT = 11
/** A line that ends this many x-heights before the margin is the last of its paragraph, if a sentence ends there. */
export const SHORT_LINE = 5
/** A line that leaves so much of the measure free was not wrapped. */
export const ROOM = 0.35
