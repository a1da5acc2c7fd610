// List labels: what stands over the short lists at a letter's foot or head, as in "Attachments:", "cc:" and "Enclosures (2)".
import type { PageText } from '../../model/page-text.ts'
import { pieceOf, type TextLine } from './text-line.ts'

const LABEL =
  /^(?:(?:attachments?|enclosures?|inclosures?|annexes|appendices|exhibits)\s*(?:\(\d{1,2}\)\s*:?|:)|(?:attachments|enclosures|encls?\.?|incls?\.?|(?:b?cc|c\.\s?c\.|copy(?:\sto)?|copies(?:\sto)?|distribution)\s*:)(?:\s*\(\d{1,2}\))?)$/iu

/** A label with what it tells behind it: "cc: The clerk". */
const LABELLED = /^(?:b?cc|c\.\s?c\.|copy\sto|copies\sto|distribution|enclosures?|encls?\.?|attachments?)\s*:\s*\S/iu

/** The line begins with the label of a list, and goes on with the list. */
export const beginsListLabel = (text: string): boolean => LABELLED.test(text.trim())

/** The line is the label of a list: it heads no part of the text, and what is numbered under it counts by itself. */
export const isListLabel = (text: string): boolean => LABEL.test(text.trim())

/** What the first item of a list begins with, and the second. */
const FIRST = /^(?<before>[([]?)[1aA](?<after>[.)\]])$/u
const SECOND = /^(?<before>[([]?)[2bB](?<after>[.)\]])$/u
/** A label has no more words. */
const MAX_WORDS = 3

/** The lines of one page, the label parted from the item behind it where the next line has the second: "cc: 1. The clerk / 2. The pilot". */
export function partListLabels(lines: readonly TextLine[], page: PageText): TextLine[] {
  return lines.flatMap((line, index) => {
    const at = itemBehindLabel(line)
    if (at === null) return [line]
    const [first, second] = [line.words[at]?.text ?? '', lines[index + 1]?.words[0]?.text ?? '']
    const [one, two] = [FIRST.exec(first)?.groups, SECOND.exec(second)?.groups]
    const isList = one !== undefined && one.before === two?.before && one.after === two.after
    return isList ? [pieceOf(line, 0, at, page), pieceOf(line, at, line.words.length, page)] : [line]
  })
}

/** Place of the word after the label that the line begins with; null without one. */
function itemBehindLabel({ words }: TextLine): number | null {
  const lengths = Array.from({ length: Math.min(MAX_WORDS, words.length - 2) }, (_, index) => index + 1)
  const label = (length: number): string =>
    words
      .slice(0, length)
      .map(({ text }) => text)
      .join(' ')
  return lengths.find((length) => isListLabel(label(length)) && FIRST.test(words[length]!.text)) ?? null
}
