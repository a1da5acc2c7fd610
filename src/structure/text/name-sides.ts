// Name sides: signers beside each other, and lists of names in two columns, told by rows whose halves are of one kind.

import { median } from './measures.ts'
import type { Sides } from './sides.ts'
import { OFFICE, SIGNED } from './signing-words.ts'
import { stepTo, type TextLine } from './text-line.ts'

/** So many rows have both halves, so far apart, in x-heights, and the right ones begin in one place. */
const LEAST_ROWS = 3
const GUTTER = 3
const ALIGNED = 1
const ALIGNED_SHARE = 0.7
/** Of those rows so many have halves of one kind. */
const ALIKE = 0.5
/** Rows follow each other within so many x-heights; a row with one half alone within so many row steps. */
const NEXT = 6
const NEAR = 1.25

/** So many rows in alphabetical order are no accident. */
const LEAST_SORTED = 4

const TITLED =
  /^(?:mr|mrs|ms|miss|mme|dr|hon|rev|capt|captain|prof|professor|sir|lady|col|gen|lt|judge|justice|senator|herr|frau|the hon)\b\.?\s+\p{Lu}/iu
const INITIALED =
  /^(?:\p{Lu}[\p{L}’'-]+\s+)?(?:\p{Lu}\.\s?){1,3}\s?\p{Lu}[\p{L}’'-]+(?:,?\s+(?:[JS]r\.?|I{2,3}|Esq\.?))?$/u
const NAME = /^(?:\p{Lu}[\p{L}’'-]+\s+){1,3}\p{Lu}[\p{L}’'-]+$/u
const PLACE = /^\d{1,5}\s+\p{Lu}\p{Ll}+\s|\p{Lu}\p{L}+,?\s+[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?$/u
const TO_SIGN = /^(?:by:?\s*)?_{5,}|^by:/iu

type Kind = 'signed' | 'office' | 'person' | 'name' | 'place' | null

/** The first such sides among rows from the top down, each row from left to right; null without any. */
export function nameSides(rows: readonly (readonly TextLine[])[]): Sides | null {
  for (let start = 0; start + LEAST_ROWS <= rows.length; start++) {
    const found = rows[start]!.length === 2 ? sidesFrom(rows.slice(start)) : null
    if (found !== null) return found
  }
  return null
}

function sidesFrom(rows: readonly (readonly TextLine[])[]): Sides | null {
  const left: TextLine[] = []
  const right: TextLine[] = []
  const pairs: (readonly [TextLine, TextLine])[] = []
  let bottom = Number.NEGATIVE_INFINITY
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]?.[0]
    if (before !== undefined && !follows(row, before, rows)) break
    const [first, second] = row
    const next = { left: [...left, first!], right: second === undefined ? right : [...right, second] }
    if (second === undefined && right.length > 0 && first!.box[0] >= leftmost(right) - first!.xHeight) {
      right.push(first!)
    } else {
      if (row.length > 2 || leftmost(next.right) - rightmost(next.left) < GUTTER * first!.xHeight) break
      left.push(first!)
      if (second !== undefined) {
        right.push(second)
        pairs.push([first!, second])
      }
    }
    bottom = Math.max(bottom, ...row.map(({ box }) => box[3]))
  }
  return isPaired(pairs) || isAlphabetical(pairs) ? { left, right, top: rows[0]![0]!.box[1], bottom } : null
}

/** Close enough; what has one half alone is no further away than the rows at the top are from each other. */
function follows(row: readonly TextLine[], before: TextLine, rows: readonly (readonly TextLine[])[]): boolean {
  const step = stepTo(row[0]!, before)
  const usual = stepTo(rows[1]![0]!, rows[0]![0]!)
  return step < (row.length === 2 ? NEXT * row[0]!.xHeight : NEAR * usual)
}

function isPaired(pairs: readonly (readonly [TextLine, TextLine])[]): boolean {
  if (pairs.length < LEAST_ROWS) return false
  const place = median(pairs.map(([, right]) => right.box[0]))
  const aligned = pairs.filter(([, right]) => Math.abs(right.box[0] - place) < ALIGNED * right.xHeight)
  const kinds = pairs.flatMap(([left, right]) => {
    const [one, other] = [kindOf(left.text), kindOf(right.text)]
    return one === other || (isName(one) && isName(other)) ? [one ?? other] : []
  })
  const alike = kinds.filter((kind) => kind !== null)
  const sure = pairs.some(([left, right]) => isSure(kindOf(left.text)) && isSure(kindOf(right.text)))
  return aligned.length >= ALIGNED_SHARE * pairs.length && alike.length >= ALIKE * pairs.length && sure
}

/** Down one side and then down the other the words are in alphabetical order, and from row to row they are not. */
function isAlphabetical(pairs: readonly (readonly [TextLine, TextLine])[]): boolean {
  const words = (lines: readonly TextLine[]): string[] => lines.map(({ text }) => text.toLowerCase())
  const down = words([...pairs.map(([left]) => left), ...pairs.map(([, right]) => right)])
  return (
    pairs.length >= LEAST_SORTED &&
    pairs.flat().every(({ text }) => /^\p{Lu}[^\d]*$/u.test(text)) &&
    isSorted(down) &&
    !isSorted(words(pairs.flat()))
  )
}

const isSorted = (words: readonly string[]): boolean =>
  words.every((word, index) => index === 0 || words[index - 1]!.localeCompare(word, 'en') <= 0)

const isName = (kind: Kind): boolean => kind === 'person' || kind === 'name'
const isSure = (kind: Kind): boolean => kind === 'person' || kind === 'signed' || kind === 'office'

function kindOf(text: string): Kind {
  if (SIGNED.test(text) || TO_SIGN.test(text)) return 'signed'
  if (TITLED.test(text) || INITIALED.test(text)) return 'person'
  if (OFFICE.test(text)) return 'office'
  if (PLACE.test(text)) return 'place'
  return NAME.test(text) ? 'name' : null
}

const leftmost = (lines: readonly TextLine[]): number => Math.min(...lines.map(({ box }) => box[0]))
const rightmost = (lines: readonly TextLine[]): number => Math.max(...lines.map(({ box }) => box[2]))
