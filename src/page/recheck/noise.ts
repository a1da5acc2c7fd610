// Noise: lines that a recognizer made of specks, rims and picture texture, told from text by their size and doubt.

import type { RecognizedLine, RecognizedWord } from '../../engines/ports.ts'
import { SECTION_STROKES } from '../../markers/section-strokes.ts'
import { heightOf } from '../../model/geometry.ts'
import { standsOverSection } from './section-place.ts'

/*
 * The bounds were set on every 14th page of 378 corpus pages and leave each line of text on them: text of low confidence
 * (stamps, capitals misread as one word) has the height of type and words of more than two letters.
 */
/** Letters are at least this high, in x-heights of the page; the marks of a lone row below it are specks or dots. */
const LEAST_HEIGHT = 0.55
/** A line so high is a rim or a drawing unless it is read with confidence: a headline is. */
const MOST_HEIGHT = 4.5
const SURE_OF_HIGH = 0.55
/** Type of half the page's size that is hardly readable: texture of a picture, or dirt along the paper's edge. */
const LEAST_TYPE = 0.57
const SURE_OF_SMALL = 0.55
/** Of what is read with less than this hardly a letter is right: dots of a halftone, dirt along a fold. */
export const HOPELESS = 0.2
const SURE_OF_WORD = 0.6
/**
 * A word is as doubtful as its most doubtful letter, so a heavily inked "LA-8326-MS" is hopeless while most of its letters are not:
 * with letters this sure on average, and so many of them, it is kept, unless the page has more that is less clear.
 */
const CLEAR_LETTERS = 0.68
const LEAST_CLEAR = 5
/** Doubtful lines of nothing but one or two letters. */
const SURE_OF_SHORT = 0.5

/** "L. D. P." under a preface, "v." alone between the parties of a case: dirt is not read as letters with a full stop. */
const STOPPED_LETTERS = /^(?:(?:\p{Lu}\.){2,}|[Vv]s?\.)$/u

/** What a numbered paragraph opens with, closing sign included, read apart from its line ("c." as "Cc." too); so near before it, in x-heights. */
const MARKER = /^[([]?(?:\d{1,3}|(\p{L})\1?|[ivx]{1,4})[.)\]]$/iu
const BEFORE_TEXT = 9

/** Splits lines into text and noise. @param xHeight of the page's text, pixels of the recognized image */
export function partNoise(
  lines: readonly RecognizedLine[],
  xHeight: number,
): { readonly text: readonly RecognizedLine[]; readonly noise: readonly RecognizedLine[] } {
  const noisy = lines.filter((line) => isNoise(line, xHeight))
  const clear = noisy.filter((line) => isClear(line, xHeight))
  const doubtful =
    2 * clear.length < noisy.filter(isLong).length ? noisy : noisy.filter((line) => !clear.includes(line))
  const sure = lines.filter((line) => !doubtful.includes(line))
  const isTold = (line: RecognizedLine): boolean =>
    opensText(line, sure, xHeight) || numbersSection(line, sure, xHeight)
  const noise = new Set(doubtful.filter((line) => !isTold(line)))
  return {
    text: lines.filter((line) => !noise.has(line)),
    noise: lines.filter((line) => noise.has(line)),
  }
}

/** A marker, however doubtful, that stands level before a line of text is no speck: the numbering needs it. */
function opensText({ words, box }: RecognizedLine, text: readonly RecognizedLine[], xHeight: number): boolean {
  const middle = (box[1] + box[3]) / 2
  return (
    words.length === 1 &&
    MARKER.test(words[0]!.text) &&
    text.some(
      (line) =>
        line.box[0] >= box[2] &&
        line.box[0] - box[2] <= BEFORE_TEXT * xHeight &&
        middle > line.box[1] &&
        middle < line.box[3],
    )
  )
}

/** "II" between two paragraphs of an opinion, in the middle of their column: dirt seldom stands so, and the sections need it. */
function numbersSection(line: RecognizedLine, text: readonly RecognizedLine[], xHeight: number): boolean {
  const { words } = line
  if (words.length !== 1 || !SECTION_STROKES.test(words[0]!.text) || isHopeless(line)) return false
  return standsOverSection(line, text, xHeight)
}

function isNoise(line: RecognizedLine, xHeight: number): boolean {
  const height = (line.box[3] - line.box[1]) / xHeight
  const confidence = lineConfidence(line)
  if (height < LEAST_HEIGHT || isHopeless(line)) return true
  if (height > MOST_HEIGHT && confidence < SURE_OF_HIGH) return true
  if (line.xHeight < LEAST_TYPE * xHeight && confidence < SURE_OF_SMALL) return true
  if (confidence >= SURE_OF_SHORT || STOPPED_LETTERS.test(line.words.map(({ text }) => text).join(''))) return false
  return line.words.every((word) => word.text.replace(/[^\p{L}\p{N}]/gu, '').length <= 2)
}

const isLong = (line: RecognizedLine): boolean =>
  line.words.flatMap(({ text }) => [...text]).filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length >= LEAST_CLEAR

function isClear(line: RecognizedLine, xHeight: number): boolean {
  const letters = line.words.flatMap(({ symbols }) => symbols)
  const mean = letters.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, letters.length)
  const height = heightOf(line.box) / xHeight
  return mean >= CLEAR_LETTERS && isLong(line) && line.xHeight >= LEAST_TYPE * xHeight && height <= MOST_HEIGHT
}

/** Leaders are read with doubt: a word beside them that is sure makes a line of text. */
function isHopeless(line: RecognizedLine): boolean {
  const isSure = ({ text, confidence }: RecognizedWord): boolean => confidence >= SURE_OF_WORD && /\p{L}{3}/u.test(text)
  return lineConfidence(line) < HOPELESS && !line.words.some(isSure)
}

/** Mean of the words' confidences, each counted by its letters, 0–1. */
export function lineConfidence(line: RecognizedLine): number {
  const letters = line.words.reduce((sum, word) => sum + word.text.length, 0)
  return line.words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / Math.max(1, letters)
}
