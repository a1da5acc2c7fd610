// Two readers: a quick one reads all lines, a careful one the words that the first is not sure of; word by word the surer wins.
import type { LayoutLine, LineRecognizer, RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { widthOf } from '../../model/geometry.ts'
import { HOPELESS, lineConfidence } from './noise.ts'
import { cutOf, doubtfulStretches, type Reread, type Stretch, withReread } from './stretches.ts'

/**
 * Words that the quick reader is less sure of are read again. Where one of the two is right, on every 6th page of unlv-isri and old-books
 * from the second and the fourth on, it is the careful one for 127 of 193 words below this, and for 43 of 110 from here to 0.95.
 */
const SURE = 0.8
/** Numbers, markers and other signs, which no dictionary knows, must be surer. */
const SURE_OF_SIGN = 0.97
/** Where the two read a number differently, the quick one must be so much surer: 70 of 87 are right then, 66 without. */
const SURER_OF_NUMBER = 0.2

/** Points between digits. */
const INNER_POINT = /(?<=\p{N})[.,](?=\p{N})/gu
/** Two readers that agree are no surer than this of a number: what both see wrong is common, such as a faint point. */
const MOST_AGREED = 0.96

/**
 * Such a number has three digits or more and nothing else within. Of 108 others on every other page of unlv-isri and old-books 12 were wrong
 * though both read them alike, “II” as “11” and a raised exponent among them; of 26 such numbers one was.
 */
const PLAIN = /^[([$£+-]*\p{N}[\p{N},.]*\p{N}[\p{N},.]*\p{N}[)\]%.,;:]*$/u

/** A line is read again as a whole where its stretches take more than this share of it. */
const MOST_OF_LINE = 0.6
/** Of so few characters, such as a page number or a marker by itself, the quick reader makes too little: the careful one reads them. */
const SHORT_LINE = 12

/**
 * Words wrong on every 6th page of unlv-isri and old-books, from the sixth on: by the careful reader alone 404, by the quick one alone
 * 399, by both 360; letters 981, 997 and 913. With the careful one winning wherever it is asked, 1,253 letters are wrong on those from
 * the second on, and 1,161 so.
 */
export function twoReaders(quick: LineRecognizer, careful: LineRecognizer): LineRecognizer {
  return {
    name: careful.name,
    version: careful.version,
    recognizeLines(image, layout) {
      const read = quick.recognizeLines(image, layout)
      const left = layout.filter((_, at) => isLeft(read[at]!))
      const stretches = read.flatMap((line, at) =>
        line === null || isLeft(line) ? [] : stretchesOf(line, layout[at]!),
      )
      const again = careful.recognizeLines(image, [...left, ...stretches.map(cutOf)])
      const found = new Map(left.map((line, at) => [line, again[at]!]))
      const reread = stretches.map((stretch, at) => rereadOf(stretch, again[left.length + at]!))
      return read.map((line, at) => found.get(layout[at]!) ?? (line === null ? null : withReread(line, reread)))
    },
  }
}

/** Whether a line is left to the careful reader alone. */
const isLeft = (line: RecognizedLine | null): boolean =>
  line === null || line.words.reduce((sum, { text }) => sum + text.length, 0) <= SHORT_LINE

/** None of a hopeless line, which is noise: 1,131 letters are wrong with and without them on every 6th page from the second on. */
function stretchesOf(line: RecognizedLine, layout: LayoutLine): readonly Stretch[] {
  if (lineConfidence(line) < HOPELESS) return []
  const stretches = doubtfulStretches(line, layout, isDoubtful)
  const cut = stretches.reduce((sum, stretch) => sum + widthOf(cutOf(stretch).box), 0)
  return cut > MOST_OF_LINE * widthOf(layout.box) ? [{ line, layout, from: 0, to: line.words.length }] : stretches
}

const isDoubtful = ({ text, confidence }: RecognizedWord): boolean =>
  confidence < (isNumber(text) || !/\p{L}{2}/u.test(text) ? SURE_OF_SIGN : SURE)

const isNumber = (text: string): boolean => /\p{N}/u.test(text)

function rereadOf(stretch: Stretch, again: RecognizedLine | null): Reread {
  if (again === null) return { stretch, words: null }
  const quick = stretch.line.words.slice(stretch.from, stretch.to)
  return { stretch, words: placesOf(quick, again.words).flatMap(surerOf) }
}

/** What two readers read at one place of a line: words of either. */
type Place = readonly [quick: readonly RecognizedWord[], careful: readonly RecognizedWord[]]

/** Words of either that have no place yet. */
type Left = readonly [RecognizedWord[], RecognizedWord[]]

/** Words of both readings by place, from left to right: two stand at one where the middle of either lies within the other. */
export function placesOf(quick: readonly RecognizedWord[], careful: readonly RecognizedWord[]): readonly Place[] {
  const left: Left = [[...quick], [...careful]]
  const places: Place[] = []
  for (let next = firstToEnd(left); next !== null; next = firstToEnd(left)) {
    const place: [RecognizedWord[], RecognizedWord[]] = [[], []]
    for (let reader: 0 | 1 | null = next; reader !== null; reader = nextWithin(left, place.flat()))
      place[reader].push(left[reader].shift()!)
    places.push(place)
  }
  return places
}

/** Whose next word ends first; null where none is left. */
function firstToEnd([[quick], [careful]]: Left): 0 | 1 | null {
  if (quick === undefined) return careful === undefined ? null : 1
  return careful === undefined || quick.box[2] <= careful.box[2] ? 0 : 1
}

/** Whose next word stands where one of `words` does; null where neither's does. */
function nextWithin([[quick], [careful]]: Left, words: readonly RecognizedWord[]): 0 | 1 | null {
  const isWithin = (word: RecognizedWord | undefined): boolean =>
    word !== undefined && words.some((other) => isAround(other, word) || isAround(word, other))
  return isWithin(quick) ? 0 : isWithin(careful) ? 1 : null
}

/** Whether the middle of `inner` lies within `outer`. */
function isAround({ box: [left, , right] }: RecognizedWord, { box: inner }: RecognizedWord): boolean {
  const middle = (inner[0] + inner[2]) / 2
  return middle > left && middle < right
}

function surerOf([quick, careful]: Place): readonly RecognizedWord[] {
  if (quick.length === 0) return careful
  if (careful.length === 0) return quick
  const isOfNumber = isNumber(textOf(quick) + textOf(careful))
  if (isOfNumber && isAgreed([quick, careful])) return agreedOf([quick, careful])
  const margin = isOfNumber ? SURER_OF_NUMBER : 0
  const [surer, other] = leastOf(quick) > leastOf(careful) + margin ? [quick, careful] : [careful, quick]
  return textOf(surer) === textOf(other) ? surer : surer.map((word) => doubtedBy(word, leastOf(other)))
}

/** Whether both read the same, but for points between digits that one of them lost. */
const isAgreed = ([quick, careful]: Place): boolean =>
  textOf(quick) === textOf(careful) ||
  (withoutPoints(quick) === withoutPoints(careful) && pointsIn(quick) !== pointsIn(careful))

const withoutPoints = (words: readonly RecognizedWord[]): string => textOf(words).replaceAll(INNER_POINT, '')

const pointsIn = (words: readonly RecognizedWord[]): number => textOf(words).match(INNER_POINT)?.length ?? 0

/**
 * Two that read the same number: the surer one, or the one that lost no point between digits (“24.5” and “245”). Of 358 numbers of typeset
 * pages, degraded in ten ways, whose readings differ in nothing but such a point, the one that has it is right 342 times, the other once.
 */
function agreedOf([quick, careful]: Place): readonly RecognizedWord[] {
  const more = pointsIn(quick) - pointsIn(careful)
  const isQuick = more > 0 || (more === 0 && leastOf(quick) > leastOf(careful) + SURER_OF_NUMBER)
  const agreed = agreedConfidence(leastOf(quick), leastOf(careful))
  return (isQuick ? quick : careful).map((word) =>
    PLAIN.test(word.text) ? { ...word, confidence: Math.max(word.confidence, agreed) } : word,
  )
}

/**
 * How likely a number is right that both read. Of 9,000 such numbers of typeset pages, degraded in ten ways, and 900 of unlv-isri and
 * old-books, 0.95 were right that the surer one read with 0.8 to 0.9 and the other with 0.5 to 0.8; 0.94 with 0.9 to 0.95 and the same;
 * 0.89 with 0.6 to 0.8 and 0.2 to 0.5.
 */
const agreedConfidence = (one: number, other: number): number => MOST_AGREED * (1 - ((1 - one) * (1 - other)) / 2)

/**
 * Bayes' rule for two readings that differ, so that one of them at least is wrong: with 0.72 each, 0.42 are left; of 12 words with 0.65
 * to 0.8 each, 4 were right. What is no text is read in two ways, and surely by neither. Of two that are beyond doubt nothing is left.
 */
const doubtedBy = (word: RecognizedWord, other: number): RecognizedWord => ({
  ...word,
  confidence: other === 1 ? 0 : (word.confidence * (1 - other)) / (1 - word.confidence * other),
})

const textOf = (words: readonly RecognizedWord[]): string => words.map(({ text }) => text).join(' ')

const leastOf = (words: readonly RecognizedWord[]): number => Math.min(...words.map(({ confidence }) => confidence))
