// Display type: titles so much larger than a page's type that their letters pass for pictures.
import { type Components, componentBox } from './components.ts'
import { idsOfKind, type Kinds, kindsOf, LARGE, SPECK } from './letters.ts'
import type { TypeLine } from './type-line.ts'

/** Letters fill so much of their boxes, and are no wider than so many times as high; photographs and rules do not. */
const FILL = [0.15, 0.8] as const
const MOST_WIDTH = 2.5
/** Letters of 72 points over text of 10 are eleven times as high as its x-height; what is higher than so many times is a picture. */
const MOST_HEIGHT = 14
/** A title has so many letters, such a share of them large (capitals and ascenders), and stands as regularly as type does. */
const LEAST_LETTERS = 3
const LEAST_LARGE = 0.2
const LEAST_REGULARITY = 0.75
/** x-height of type whose letters are of a middling height, as a share of it: between all small ones and all capitals. */
const X_HEIGHT = 0.85
/** What is smaller than letters and solid is their points and strokes; it stands beside a letter within its height. */
const LEAST_LETTER = 0.5
const SOLID = 0.6

export interface DisplayType {
  /** As the page's kinds, but at the size of the large type, and all else is a speck. */
  readonly kinds: Kinds
  readonly xHeight: number
}

/** The components that may be large letters and what belongs to them; null where there are too few. @param usual x-height of the page's type */
export function displayTypeAmong(of: Components, kinds: Kinds, usual: number): DisplayType | null {
  const large = idsOfKind(kinds, LARGE).filter((id) => isLetterlike(of, id, MOST_HEIGHT * usual))
  if (large.length < LEAST_LETTERS) return null
  const heights = large.map((id) => of.bottom[id]! - of.top[id]!).sort((a, b) => a - b)
  const xHeight = X_HEIGHT * heights[heights.length >> 1]!
  const display = kindsOf(of, xHeight)
  for (let id = 0; id < of.count; id++) {
    const belongs = isLetterlike(of, id, MOST_HEIGHT * usual)
      ? of.bottom[id]! - of.top[id]! >= LEAST_LETTER * xHeight
      : isSolid(of, id) && large.some((letter) => isBeside(of, letter, id))
    if (!belongs) display[id] = SPECK
  }
  return { kinds: display, xHeight }
}

/** Whether a line of large type is a title. @param kinds of the page */
export const isTitle = ({ letters, fit }: TypeLine, kinds: Kinds): boolean =>
  letters.length >= LEAST_LETTERS &&
  fit.regularity >= LEAST_REGULARITY &&
  letters.filter((id) => kinds[id] === LARGE).length >= LEAST_LARGE * letters.length

function isLetterlike(of: Components, id: number, highest: number): boolean {
  const [left, top, right, bottom] = componentBox(of, id)
  const fill = of.area[id]! / ((right - left) * (bottom - top))
  if (bottom - top > highest) return false
  return right - left <= MOST_WIDTH * (bottom - top) && fill >= FILL[0] && fill <= FILL[1]
}

function isSolid(of: Components, id: number): boolean {
  const [left, top, right, bottom] = componentBox(of, id)
  return of.area[id]! >= SOLID * (right - left) * (bottom - top)
}

function isBeside(of: Components, letter: number, id: number): boolean {
  const [left, top, right, bottom] = componentBox(of, letter)
  const [x, y] = [(of.left[id]! + of.right[id]!) / 2, (of.top[id]! + of.bottom[id]!) / 2]
  const reach = bottom - top
  return x > left - reach && x < right + reach && y > top - reach / 2 && y < bottom + reach / 3
}
