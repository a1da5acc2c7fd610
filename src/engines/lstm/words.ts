// From a line's characters to its words: parted at the spaces, with the boxes of their ink.
import type { Box } from '../../model/geometry.ts'
import type { LayoutLine, RecognizedWord } from '../ports.ts'
import { characterConfidence } from './confidence.ts'
import type { DecodedCharacter } from './decoded.ts'
import type { LineInk } from './line-ink.ts'

/** A character with the x at which it begins and ends on the page. */
interface PlacedCharacter extends DecodedCharacter {
  readonly left: number
  readonly right: number
}

/** @param stepAt x on the page at which a step begins */
export function wordsOf(
  characters: readonly DecodedCharacter[],
  line: LayoutLine,
  ink: LineInk,
  stepAt: (step: number) => number,
): readonly RecognizedWord[] {
  const words: DecodedCharacter[][] = []
  let open: DecodedCharacter[] = []
  for (const character of characters) {
    if (character.text.trim() !== '') open.push(character)
    else if (open.length > 0) {
      words.push(open)
      open = []
    }
  }
  if (open.length > 0) words.push(open)
  const placed = placedWords(words, ink, stepAt)
  return placed.filter((word) => isPrinted(word, ink)).map((word) => wordOf(word, line, ink))
}

/** Words end in the widest gap of ink between their characters, characters where the ink between them is least. */
function placedWords(
  words: readonly (readonly DecodedCharacter[])[],
  ink: LineInk,
  stepAt: (step: number) => number,
): readonly (readonly PlacedCharacter[])[] {
  const middleOf = ({ from, to }: DecodedCharacter): number => stepAt((from + to) / 2)
  let begin = ink.left
  return words.map((word, index) => {
    const next = words[index + 1]?.[0]
    const end = next === undefined ? ink.left + ink.width : middleOfGap(ink, middleOf(word.at(-1)!), middleOf(next))
    const cuts = word.slice(1).map((character, at) => leastInk(ink, middleOf(word[at]!), middleOf(character)))
    const edges = [begin, ...cuts, end]
    begin = end
    return word.map((character, at) => ({ ...character, left: edges[at]!, right: edges[at + 1]! }))
  })
}

/** In wide blanks the network may see a mark where there is none. */
const isPrinted = (word: readonly PlacedCharacter[], ink: LineInk): boolean =>
  word.some(({ text }) => /[\p{L}\p{N}]/u.test(text)) || ink.boxBetween(word[0]!.left, word.at(-1)!.right) !== null

function wordOf(word: readonly PlacedCharacter[], line: LayoutLine, ink: LineInk): RecognizedWord {
  const [left, right] = [word[0]!.left, word.at(-1)!.right]
  const box = ink.boxBetween(left, right) ?? bandOf(line, left, right)
  return {
    text: word.map(({ text }) => text).join(''),
    box,
    confidence: Math.min(...word.map(({ confidence }) => confidence)),
    symbols: word.map(({ text, confidence, alternatives, left, right }) => ({
      text,
      confidence: characterConfidence(confidence),
      ...(alternatives.length === 0
        ? {}
        : { others: alternatives.map(({ text, confidence }) => ({ text, confidence })) }),
      box: ink.boxBetween(left, right) ?? [left, box[1], Math.max(left + 1, right), box[3]],
    })),
  }
}

/** What a word without ink takes: the network sees more than the threshold leaves. */
function bandOf({ baseline, ascent, descent }: LayoutLine, left: number, right: number): Box {
  const middle = (baseline[0] + baseline[1]) / 2
  return [left, middle - ascent, Math.max(left + 1, right), middle + descent]
}

/** Middle of the widest run of columns without ink between two x; half way where there is none. */
function middleOfGap(ink: LineInk, from: number, to: number): number {
  let [best, begin, length] = [0, 0, 0]
  for (let x = Math.max(0, Math.round(from) - ink.left); x < Math.min(ink.width, Math.round(to) - ink.left); x++) {
    length = ink.columns[x] === 0 ? length + 1 : 0
    if (length > best) [best, begin] = [length, x - length + 1]
  }
  return best === 0 ? Math.round((from + to) / 2) : ink.left + begin + (best >> 1)
}

/** The column with the least ink between two x, of several the one nearest to their middle. */
function leastInk(ink: LineInk, from: number, to: number): number {
  const middle = (from + to) / 2
  let [best, at, distance] = [Number.POSITIVE_INFINITY, Math.round(middle), Number.POSITIVE_INFINITY]
  for (let x = Math.round(from); x <= Math.round(to); x++) {
    const count = ink.columns[x - ink.left] ?? 0
    const away = Math.abs(x - middle)
    if (count < best || (count === best && away < distance)) [best, at, distance] = [count, x, away]
  }
  return at
}
