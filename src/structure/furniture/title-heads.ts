// Title heads: running heads that say the document's title or a part of it, each on a single page.
import { weightedXHeight } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import type { EdgeRow } from './edge-rows.ts'

/** Type this much larger than the document's is a title's. */
const LARGER = 1.08
/** A head has so many words and letters, is set in type no larger than the text's, and so many line pitches from it. */
const LEAST_WORDS = 2
const LEAST_LETTERS = 8
const APART = 2

/** What the first page says in large type, in order, to be looked up in. */
export function titleWords(lines: readonly TextLine[]): string {
  const size = weightedXHeight(lines)
  const first = lines.filter(({ page }) => page === lines[0]!.page)
  return wordsOf(
    first
      .filter(({ xHeight }) => xHeight > LARGER * size)
      .map(({ text }) => text)
      .join(' '),
  )
}

/** True for a small line over the text of a later page that says the title or a part of it. @param title as `titleWords` gives it */
export function saysTitle({ edge, outermost, apart, page, lines, text, margins }: EdgeRow, title: string): boolean {
  const words = wordsOf(text)
  const isSmall = lines.every(({ xHeight }) => xHeight <= margins.xHeight)
  const isLong = words.length >= LEAST_LETTERS && words.trim().split(' ').length >= LEAST_WORDS
  return edge === 'head' && outermost && page > 1 && apart >= APART && isSmall && isLong && title.includes(words)
}

/** Small letters, each word between spaces. */
const wordsOf = (text: string): string =>
  ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `
