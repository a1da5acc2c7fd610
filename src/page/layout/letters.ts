// Letters: which components can be letters, which are marks too small for it, and which are too large for type.
import type { Components } from './components.ts'

export const SPECK = 0
export const MARK = 1
export const LETTER = 2
export const LARGE = 3

/** One kind a component: SPECK, MARK, LETTER or LARGE. */
export type Kinds = Uint8Array

/** In x-heights of the page: a letter's least height; footnotes are set at two thirds. */
const LEAST_LETTER = 0.5
/** Letters of headlines are at most so high; only ink that stretches along a line may be wider. */
const MOST_LETTER = 6
const MOST_WIDTH = 14
const MOST_WORD_HEIGHT = 3.2
/** Low and solid: full stops and commas of heavy faces, not small letters. */
const STOP = { height: 0.66, width: 1.5, fill: 0.7 } as const
/** Less ink than this, square x-heights, is a speck's: half a full stop of small type; of Korean, whose letters are all tall, a whole one. */
const SPECK_AREA = 0.01
/** A letter's ink, as a share of its box: pictures are sparser. */
const LEAST_FILL = 0.08

export function kindsOf(components: Components, xHeight: number): Kinds {
  const kinds = new Uint8Array(components.count)
  for (let id = 0; id < components.count; id++) kinds[id] = kindOf(components, id, xHeight)
  return kinds
}

/** The ids of the components of one kind. */
export function idsOfKind(kinds: Kinds, kind: number): number[] {
  const ids: number[] = []
  for (let id = 0; id < kinds.length; id++) if (kinds[id] === kind) ids.push(id)
  return ids
}

function kindOf(components: Components, id: number, xHeight: number): number {
  const width = (components.right[id]! - components.left[id]!) / xHeight
  const height = (components.bottom[id]! - components.top[id]!) / xHeight
  const area = components.area[id]! / (xHeight * xHeight)
  if (area < SPECK_AREA) return SPECK
  if (height > MOST_LETTER || (width > MOST_WIDTH && height > MOST_WORD_HEIGHT)) return LARGE
  if (height < LEAST_LETTER) return MARK
  if (height < STOP.height && width < STOP.width && area > STOP.fill * width * height) return MARK
  if (area < LEAST_FILL * width * height) return height > 3 ? LARGE : MARK
  return LETTER
}
