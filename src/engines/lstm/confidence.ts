// Confidence: from the network's belief in characters to the share of words that are right when they look like this one.
import type { DecodedCharacter } from './decoded.ts'
import { type Dictionary, isKnown } from './dictionary.ts'

/** Belief, and the confidence that it is worth; in proportion between two points, both rising. */
type Curve = readonly (readonly [belief: number, confidence: number])[]

/*
 * How often words were right whose least sure character had this much of the network's belief, on 38,000 words: every 12th page
 * of unlv-isri and old-books from the 4th on, as scanned, at 62 dpi, and blurred and grainy, and from the 10th on as scanned. At
 * the same belief known words are right as often on good scans as on bad ones; the others are not, and stand between the two.
 */
/** Words of the dictionaries of six letters or more: hardly ever is another word read as one of them. */
const LONG_KNOWN: Curve = [
  [0, 0.8],
  [0.1, 0.84],
  [0.35, 0.91],
  [0.65, 0.93],
  [0.75, 0.96],
  [0.855, 0.98],
  [0.93, 0.99],
  [1, 0.9995],
]
/** Words of the dictionaries of two to five letters. */
const SHORT_KNOWN: Curve = [
  [0, 0.25],
  [0.15, 0.38],
  [0.35, 0.5],
  [0.45, 0.57],
  [0.55, 0.72],
  [0.65, 0.86],
  [0.75, 0.9],
  [0.855, 0.95],
  [0.93, 0.98],
  [0.97, 0.99],
  [1, 0.999],
]
/** Numbers, and single letters. */
const LONE: Curve = [
  [0, 0.03],
  [0.25, 0.13],
  [0.45, 0.34],
  [0.55, 0.45],
  [0.65, 0.66],
  [0.75, 0.74],
  [0.855, 0.85],
  [0.93, 0.94],
  [0.985, 0.965],
  [1, 0.999],
]
/** Words that no dictionary has, names among them, and marks without a letter. */
const UNKNOWN: Curve = [
  [0, 0.01],
  [0.25, 0.025],
  [0.45, 0.09],
  [0.55, 0.21],
  [0.65, 0.37],
  [0.75, 0.53],
  [0.855, 0.65],
  [0.93, 0.73],
  [0.97, 0.82],
  [0.99, 0.91],
  [1, 0.98],
]
const LONG_LETTERS = 6

/** Of the words that are wrong where their least sure character has some confidence, that character is wrong in so many. */
const CHARACTER_AT_FAULT = 0.6

/** How likely a character itself is right, from its calibrated confidence. */
export const characterConfidence = (confidence: number): number => 1 - CHARACTER_AT_FAULT * (1 - confidence)

/**
 * Characters with calibrated confidences: the least of a word's is how likely the word is right, with the spaces that end it.
 * A space keeps the network's belief.
 */
export function calibrated(
  characters: readonly DecodedCharacter[],
  dictionary: Dictionary,
  space: number,
): readonly DecodedCharacter[] {
  const judged: DecodedCharacter[] = []
  for (let from = 0, to = 0; from < characters.length; from = to + 1) {
    to = from
    while (to < characters.length && characters[to]!.unichar !== space) to++
    const word = characters.slice(from, to)
    const curve = curveOf(word, dictionary)
    for (const [index, character] of word.entries()) {
      const before = index === 0 ? (characters[from - 1]?.confidence ?? 1) : 1
      const after = index === word.length - 1 ? (characters[to]?.confidence ?? 1) : 1
      judged.push({ ...character, confidence: along(curve, Math.min(character.confidence, before, after)) })
    }
    if (to < characters.length) judged.push(characters[to]!)
  }
  return judged
}

function curveOf(word: readonly DecodedCharacter[], dictionary: Dictionary): Curve {
  const text = word.map((character) => character.text).join('')
  const letters = text.replace(/\P{L}/gu, '').length
  if (letters === 0) return /\p{N}/u.test(text) ? LONE : UNKNOWN
  if (
    !isKnown(
      dictionary,
      word.map(({ unichar }) => unichar),
    )
  )
    return UNKNOWN
  return letters === 1 ? LONE : letters < LONG_LETTERS ? SHORT_KNOWN : LONG_KNOWN
}

function along(curve: Curve, belief: number): number {
  const above = Math.max(
    1,
    curve.findIndex(([at]) => at >= belief),
  )
  const [[low, least], [high, most]] = [curve[above - 1]!, curve[above]!]
  return least + ((most - least) * (belief - low)) / (high - low)
}
