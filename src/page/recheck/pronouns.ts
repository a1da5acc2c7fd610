// Pronouns: the English "I" by itself is read as a one, a bar or a T; before its verb it is told for what it is.
import { ANY_VERB, OWN_VERB } from '../../markers/first-person.ts'
import { readsIn } from '../../model/language.ts'
import type { Line, Word } from '../../model/page-text.ts'

const MISREAD = /^(?:[1l|T]|[1lT|]I|I[1l|])$/u
/** At a line's beginning "1 agree" may be the first of a list. */
const BEGINS_LETTER =
  /^(?:am|acknowledge|avail|beg|called|confess|do|enclose|explained|feel|gather|have|hope|inquired|know|regret|remarked|replied|spoke|thanked|trust|ventured|wish|wrote)$/u
/** No thing with a number stands before these. */
const BEFORE =
  /[.,;:!?”"—]$|^(?:although|and|as|because|before|but|if|since|so|than|that|then|though|until|what|when|where|which|while|whom)$/iu
/** A paragraph's number, at its line's beginning: what follows begins a sentence. */
const PARAGRAPH_NUMBER = /^\(?\d{1,3}[.)]{1,2}$/u
/** "Articles 2 and 1", "Article 1": things are numbered, whoever does something. */
const NUMBER = /\d/u

/** Lines in which "1 have the honour" is "I have the honour". @param language as the page is read, "eng" or "fra+eng" */
export function tellPronouns(lines: readonly Line[], language: string): readonly Line[] {
  if (!readsIn('eng', language)) return lines
  return lines.map((line) => {
    const words = line.words.map((word, at) => (isPronoun(line.words, at) ? pronoun(word) : word))
    return words.every((word, at) => word === line.words[at]) ? line : { ...line, words }
  })
}

function isPronoun(words: readonly Word[], at: number): boolean {
  const [before, own, verb] = [words[at - 1]?.text, words[at]!.text, words[at + 1]?.text]
  if (verb === undefined || !MISREAD.test(own)) return false
  if (at === 1 && PARAGRAPH_NUMBER.test(before!)) return OWN_VERB.test(verb) || ANY_VERB.test(verb)
  if (before !== undefined && (NUMBER.test(before) || NUMBER.test(words[at - 2]?.text ?? ''))) return false
  if (OWN_VERB.test(verb)) return before !== undefined || own !== '1' || BEGINS_LETTER.test(verb)
  return ANY_VERB.test(verb) && (own !== '1' || (before !== undefined && BEFORE.test(before)))
}

function pronoun(word: Word): Word {
  const { doubts: _, ...rest } = word
  return { ...rest, text: 'I' }
}
