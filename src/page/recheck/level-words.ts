// Level words: parts of words all of whose letters but a taller first one are of one height, as small capitals are.
import type { RecognizedLine, RecognizedSymbol, RecognizedWord } from '../../engines/ports.ts'
import { type Box, heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import type { BlobIndex } from '../ink/blob-index.ts'
import { baselineAt, riseOf } from './line-measures.ts'

export interface LevelPart {
  /** Symbols of the word, from `from` up to `to`. */
  readonly from: number
  readonly to: number
  /** Blobs of its letters, from left to right. */
  readonly letters: readonly Box[]
  /** Whether the first of them is a full capital; no other is. */
  readonly startsTall: boolean
  /** Of the small letters, pixels. */
  readonly height: number
}

/* Set on pages of twelve faces, typeset and degraded in three ways, and held against pages not looked at meanwhile; none was swept. */
/** A small letter is lower than the others by no more than this share of their height. */
const EVEN = 0.13
/** A capital is no wider than this, heights. */
const WIDEST = 1.4
/** Feet of letters stand no further from the baseline than this, x-heights. */
const FOOT = 0.2
/** Small capitals are so high, x-heights; a full capital is so much higher than they are. */
const HEIGHT = [0.8, 1.45] as const
const TALLER = [1.1, 1.75] as const
/** Less ink is a speck's, x-heights. */
const LEAST = 0.18
/** Hyphens lie above the foot by this share of the letters' height, stops and commas do not. */
const LOW = 0.3
/** A dot or accent stands above this share of it. */
const ABOVE = 0.9

/** Letters, and what may stand within a word. */
const LETTERS = /\p{L}(?:[\p{L}’'-]*\p{L})+/gu

/** The parts of a word, of two letters at least, that are level; stops and long dashes part them. @param xHeight the line's, pixels */
export function levelParts(
  word: RecognizedWord,
  line: RecognizedLine,
  blobs: BlobIndex,
  xHeight: number,
): readonly LevelPart[] {
  const text = word.symbols.map((symbol) => ([...symbol.text].length === 1 ? symbol.text : ' ')).join('')
  return [...text.matchAll(LETTERS)].flatMap(({ index, 0: { length } }) => {
    const [from, to] = [index, index + length]
    const part = levelPart(boxOf(word, from, to), line, blobs, xHeight)
    const isFull = part !== null && isWide(part) && /\p{Lu}/u.test(text[from + 1]!)
    return part === null || isFull ? [] : [{ from, to, ...part }]
  })
}

/** Capitals that hang together, as in “CRFs”. */
const isWide = ({ letters, startsTall }: Pick<LevelPart, 'letters' | 'startsTall'>): boolean =>
  startsTall && widthOf(letters[0]!) > WIDEST * heightOf(letters[0]!)

/** Symbols' boxes are about right; where nothing but marks stands before or behind the part, the word's own is. */
function boxOf({ box, symbols }: RecognizedWord, from: number, to: number): Box {
  const [left, top, right, bottom] = unionOf(symbols.slice(from, to).map((symbol) => symbol.box))
  const isMarks = (others: readonly RecognizedSymbol[]): boolean =>
    !others.some(({ text }) => /[\p{L}\p{N}]/u.test(text))
  return [
    isMarks(symbols.slice(0, from)) ? box[0] : left,
    Math.min(top, box[1]),
    isMarks(symbols.slice(to)) ? box[2] : right,
    Math.max(bottom, box[3]),
  ]
}

function levelPart(
  within: Box,
  line: RecognizedLine,
  blobs: BlobIndex,
  xHeight: number,
): Omit<LevelPart, 'from' | 'to'> | null {
  const ink = blobs
    .within(within, 0.1 * xHeight)
    .map(({ box }) => box)
    .filter((box) => Math.max(heightOf(box), widthOf(box)) >= LEAST * xHeight)
  const letters = ink.filter((box) => !isMark(box, line, xHeight)).sort((one, other) => one[0] - other[0])
  if (letters.length < 2 || letters.some((box) => Math.abs(riseOf(box, line)) > FOOT * xHeight)) return null
  const height = heightsOf(letters)[(letters.length - 1) >> 1]!
  if (height < HEIGHT[0] * xHeight || height > HEIGHT[1] * xHeight) return null
  const startsTall = isBetween(heightOf(letters[0]!) / height, TALLER)
  const small = startsTall ? letters.slice(1) : letters
  const isEven = small.every((box) => isBetween(heightOf(box) / height, [1 - EVEN, TALLER[0]]))
  const isDotted = ink.some(
    (dot) => riseOf(dot, line) > ABOVE * height && letters.some((letter) => isOver(dot, letter)),
  )
  return isEven && !isDotted ? { letters, startsTall, height } : null
}

const isOver = (dot: Box, letter: Box): boolean => {
  const middle = (dot[0] + dot[2]) / 2
  return middle > letter[0] && middle < letter[2]
}

/** Stops and commas at the foot, hyphens and apostrophes above it. */
function isMark(box: Box, line: RecognizedLine, xHeight: number): boolean {
  if (heightOf(box) > 0.6 * xHeight) return false
  const middle = baselineAt((box[0] + box[2]) / 2, line) - (box[1] + box[3]) / 2
  return middle < LOW * xHeight || heightOf(box) < 0.35 * xHeight || widthOf(box) < 0.35 * xHeight
}

const heightsOf = (boxes: readonly Box[]): number[] => boxes.map(heightOf).sort((one, other) => one - other)

const isBetween = (value: number, [least, most]: readonly [number, number]): boolean => value >= least && value <= most
