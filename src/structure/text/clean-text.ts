// Clean text: a node's lines joined, line-end hyphens mended by evidence, characters normalized.
import { bareWord, type Vocabulary } from './vocabulary.ts'

const LIGATURES: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' }
const LINE_END_HYPHEN = /(?<left>[\p{L}\p{N}][\p{L}\p{N}’'-]*)[-\u00ad‐]$/u
const LEADERS = /\s*(?:[.·•…‥∙_,:;'’`~–—=*°-]\s*){4,}(?=[\p{L}\d-]+$)/u
const FIRST_WORD = /^(?<right>[\p{L}\p{N}][\p{L}\p{N}’']*(?:-[\p{L}\p{N}]+)*)/u

/** Lines as recognized → one text. Letters stay as they are, but for ligatures and joined hyphens. */
export function joinLines(lines: readonly string[], vocabulary: Vocabulary): string {
  const joined = lines.reduce((text, line) => joinTwo(text, line, vocabulary), '')
  return normalize(joined)
}

/** Lines as recognized → one text that keeps them, a line end between two. */
export const keepLines = (lines: readonly string[]): string => lines.map(normalize).join('\n')

/** Dots that lead to a page number, and what they are misread as among them, as one sign. */
export const shortenLeaders = (line: string): string => line.replace(LEADERS, ' … ')

function joinTwo(text: string, line: string, vocabulary: Vocabulary): string {
  if (text === '') return line
  if (/[\p{L}\p{N}]\s?[–—]$/u.test(text)) return text + line
  const left = LINE_END_HYPHEN.exec(text)?.groups?.left
  const right = FIRST_WORD.exec(line)?.groups?.right
  if (left === undefined || right === undefined) return /^[–—]\p{L}/u.test(line) ? text + line : `${text} ${line}`
  return keepsHyphen(left, right, vocabulary) ? text + line : text.slice(0, -1) + line
}

/** Whether "left-" and "right" over a line end are one hyphenated word ("in-depth") and not one cut word ("coop-eration"). */
export function keepsHyphen(left: string, right: string, vocabulary: Vocabulary): boolean {
  if (!/^\p{Ll}/u.test(right) || /\p{N}$/u.test(left)) return true
  const [head, tail] = [bareWord(left), bareWord(right)]
  const [whole, hyphenated] = [vocabulary.count(head + tail), vocabulary.count(`${head}-${tail}`)]
  if (whole !== hyphenated) return hyphenated > whole
  const first = tail.split('-')[0]!
  const lastPart = head.split('-').at(-1)!
  if (vocabulary.knows(lastPart + first)) return false
  return isWord(lastPart, vocabulary) && isWord(first, vocabulary)
}

/** Known to the dictionary, and long enough not to be a syllable ("co", "ment"). */
const isWord = (part: string, vocabulary: Vocabulary): boolean =>
  part.length >= 2 && (vocabulary.knows(part) || vocabulary.count(part) >= 2)

/** Soft hyphens, what has no width, and what turns the direction of what follows it: no signs of a text. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu

/** NFC, ligatures spelled out, unseen signs gone, runs of white space one space. */
export function normalize(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => LIGATURES[ligature] ?? ligature)
    .replace(UNSEEN, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
