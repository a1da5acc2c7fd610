// Heading words: what a line's words alone tell of its being a heading — the names of usual parts, and what heads nothing.

const PARTS =
  /^(?:(?:executive |general )?summary|(?:general )?introduction|(?:factual |procedural |legal )?background|overview|abstract|preface|foreword|preamble|acknowledge?ments?|purpose|scope|objectives?|aims?|mandate|terms of reference|definitions?|interpretation|methods?|methodology|results|findings(?: of fact)?|facts|statement of (?:the )?facts|(?:legal )?analysis|discussion|argument|standard of review|conclusions?(?: of law)?|recommendations?|references(?: cited)?|bibliography|offences|penalties|entry into force|general provisions|final provisions)$/iu
/** A word, or two signs of a script whose words are short. */
const WORD = /\p{L}{3}|[^\p{Script=Latin}\P{L}]{2}|\bno\.?\s?\d/iu
/** "1914", "1990–1994": in chronicles and tables of a report's years. */
const YEARS = /^(?:1[5-9]|20)\d{2}(?:\s?[–—-]\s?(?:\d{2}|\d{4}))?[.:]?$/u
/** Of the signs of a line that says something, this share are letters. */
const LETTERS = 0.2
/** An announcement has so many words. */
const ANNOUNCEMENT = 6

/** "Background", "Findings of fact": a line that names a usual part of reports, decisions or laws. */
export const namesPart = (text: string): boolean => /^\p{Lu}/u.test(text) && PARTS.test(text)

/** "They can be put into two groups:": a sentence that announces a list. */
export const announces = (text: string): boolean => /\p{Ll}:$/u.test(text) && text.split(/\s+/u).length >= ANNOUNCEMENT

/** "APPROVED:   DATE:": fields to be filled in. */
const FIELDS = /\p{L}:.*\p{L}:[\s_]*$/u

/** Figures, a telephone number, an equation, fields of a form. */
export function headsNothing(text: string): boolean {
  if (YEARS.test(text)) return false
  const signs = text.replace(/\s/gu, '')
  const letters = signs.replace(/\P{L}/gu, '').length
  return !WORD.test(text) || letters < LETTERS * signs.length || /(?<!=)=(?!=)/u.test(text) || FIELDS.test(text)
}
