// Word markers: divisions named by a word and a number — "Article 5", "Part Two", "Chapter III", "Annex B-2".

import { insertedPlace, LATIN_SUFFIX } from './inserted-number.ts'
import { readKoreanDivision } from './korean-division.ts'
import { asDigits, letterValue } from './marker-core.ts'
import { romanValue } from './roman.ts'

export type WordKind =
  | 'appendix'
  | 'annex'
  | 'attachment'
  | 'enclosure'
  | 'schedule'
  | 'exhibit'
  | 'unnumbered'
  | 'part'
  | 'title'
  | 'chapter'
  | 'section'
  | 'article'
  | 'rule'
  | 'regulation'
  | 'clause'
  | 'recommendation'
  | 'principle'

/**
 * How far out a division stands: 0 = a document of its own, appended, `unnumbered` where it is "Annex" and no more; the
 * text's own numbers stand within all of them.
 */
const RANKS: Readonly<Record<WordKind, number>> = {
  appendix: 0,
  annex: 0,
  attachment: 0,
  enclosure: 0,
  schedule: 0,
  exhibit: 0,
  unnumbered: 0,
  part: 1,
  title: 2,
  chapter: 3,
  section: 4,
  article: 5,
  rule: 5,
  regulation: 5,
  clause: 5,
  recommendation: 5,
  principle: 5,
}

/** Rank of an appended document: what stands in it is numbered anew. */
export const APPENDED = 0
/** Rank from which on a division's number stands before its own text, as a paragraph's does. */
export const PARAGRAPH_RANK = 5

const SHORT_FORMS: Readonly<Record<string, WordKind>> = {
  annexe: 'annex',
  anhang: 'annex',
  anlage: 'annex',
  chap: 'chapter',
  chapitre: 'chapter',
  capítulo: 'chapter',
  capitolo: 'chapter',
  kapitel: 'chapter',
  sec: 'section',
  sect: 'section',
  abschnitt: 'section',
  teil: 'part',
  partie: 'part',
  titre: 'title',
  título: 'title',
  titolo: 'title',
  art: 'article',
  artikel: 'article',
  artículo: 'article',
  articolo: 'article',
  artigo: 'article',
  reg: 'regulation',
  cl: 'clause',
}
const NUMBER_WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

/** "5A", "4 bis". */
const INSERTED = new RegExp(String.raw`^(?<digits>\d{1,3})(?<suffix>[A-Za-z]|\s?(?:${LATIN_SUFFIX}))$`, 'iu')
/** "1V", "Vl", "IIT": a stroke of a numeral read as a figure, a small letter or a T. */
const MISREAD_ROMAN = /^(?=.*[IVXLC])(?=.*[1l|T])[IVXLC1l|T]+$/u
/** "TITRE IN" for II or III: two strokes run together; a title in capitals may go on behind the word. */
const STROKES_AS_N = /^I{1,2}N$/u
/** "11" is eleven, or II where I stands before it. */
const STROKES = /^[1l|]{2,3}$/u
/** "1er", "Ier", and as their raised letters are misread; "premier" in full. */
const FRENCH_FIRST = `(?:1|I)(?:er|re|ère|°[”"’']?|[‘'’][”"])|premi(?:er|ère)`
const FIRST = new RegExp(`^(?:${FRENCH_FIRST})$`, 'u')

const WORD = [...Object.keys(RANKS), ...Object.keys(SHORT_FORMS)]
  .filter((word) => word !== 'unnumbered')
  .sort((a, b) => b.length - a.length)
  .join('|')
const NUMBER = String.raw`${FRENCH_FIRST}|\d{1,3}(?:[A-Za-z]|\s?(?:${LATIN_SUFFIX}))|[\dlIOoSBZ|]{1,3}|[IVXLCT1l|]{1,7}|I{1,2}N(?=$|[.:,]|\s[–—-]\s)|[A-Z](?:[-–.]?\d{1,2})?|${NUMBER_WORDS.join('|')}`
const FORM = new RegExp(
  String.raw`^(?<word>${WORD})\.?\s+(?:no\.?\s*)?(?<core>${NUMBER})(?<stop>[.:),]|\s?[–—-](?=\s))?(?=$|\s|[“"(])`,
  'iu',
)

export function isWordKind(style: string): style is WordKind {
  return Object.hasOwn(RANKS, style)
}

/** Rank of a style: a division's own, or infinite for the text's numbers. */
export function rankOf(style: string): number {
  return isWordKind(style) ? RANKS[style] : Number.POSITIVE_INFINITY
}

export interface WordMarker {
  readonly style: WordKind
  /** As recognized, stop included. */
  readonly recognized: string
  /** All that the number can mean: "C" is the third letter and a hundred. */
  readonly numbers: readonly DivisionNumber[]
}

export interface DivisionNumber {
  readonly value: number
  /** Numbers of several parts, and those that may be followed by such: "B" → [2], "B-2" → [2, 2]. */
  readonly components?: readonly number[]
  /** As of a MarkerReading: of Article 5A and 5 bis 1. */
  readonly inserted?: number
  readonly step: string
  /** The division as it must have been printed. */
  readonly printed: string
  /** True where letters were read for its digits, or a comma for its stop. */
  readonly mended: boolean
}

/** The division that a line's text begins with, or null: "Article 5 of the Treaty" names another text's article. */
export function readWordMarker(text: string): WordMarker | null {
  if (text.startsWith('제')) return readKoreanDivision(text)
  const match = /^\p{Lu}/u.test(text) ? FORM.exec(text) : null
  if (match === null || /^\s*\p{Ll}/u.test(text.slice(match[0].length))) return null
  const { word, core, stop = '' } = match.groups as { word: string; core: string; stop?: string }
  const recognized = match[0].trim()
  const numbers = readNumber(core).map((number) => {
    const mended = number.spelled !== core || stop === ','
    const printed = mended ? `${word} ${number.spelled}${stop === ',' ? '.' : stop}` : recognized
    return { ...number, printed, mended }
  })
  const name = word.toLowerCase()
  const style = isWordKind(name) ? name : SHORT_FORMS[name]!
  return numbers.length === 0 ? null : { style, recognized, numbers }
}

type CoreNumber = Pick<DivisionNumber, 'value' | 'components' | 'inserted' | 'step'> & { readonly spelled: string }

function readNumber(core: string): CoreNumber[] {
  const word = NUMBER_WORDS.indexOf(core.toLowerCase()) + 1
  if (word > 0) return [{ value: word, step: String(word), spelled: core }]
  if (FIRST.test(core)) return [frenchFirst(core)]
  const numeral = core.replace(/[1l|T]/gu, 'I')
  if (MISREAD_ROMAN.test(core) && romanValue(numeral) !== null)
    return [{ value: romanValue(numeral)!, step: numeral, spelled: numeral }]
  if (STROKES_AS_N.test(core))
    return ['I', 'II'].flatMap((strokes) => {
      const spelled = core.replace('N', strokes)
      const value = romanValue(spelled)
      return value === null ? [] : [{ value, step: spelled, spelled }]
    })
  const parts = INSERTED.exec(core)?.groups
  const inserted = parts === undefined ? [] : [insertedNumber(parts.digits!, parts.suffix!, core)]
  const digits = asDigits(core)
  const arabic = Number(digits) > 0 ? [{ value: Number(digits), step: String(Number(digits)), spelled: digits }] : []
  if (inserted.length > 0) return [...inserted, ...arabic]
  if (STROKES.test(core)) return [...arabic, { value: core.length, step: numeral, spelled: numeral }]
  if (core !== core.toUpperCase() || /^\d+$/.test(core)) return arabic
  const roman = romanValue(core)
  const spelled = roman === null ? [] : [{ value: roman, step: core, spelled: core }]
  return [...spelled, ...letterNumber(core), ...arabic]
}

function frenchFirst(core: string): CoreNumber {
  const isSound = /\p{L}$/u.test(core)
  const step = core.startsWith('I') ? 'I' : '1'
  return { value: 1, step, spelled: isSound ? core : `${step}er` }
}

const insertedNumber = (digits: string, suffix: string, core: string): CoreNumber => ({
  value: Number(digits),
  inserted: insertedPlace(suffix),
  step: `${digits}${suffix.trim().toLowerCase() === suffix.trim() ? suffix.trim() : suffix.trim().toUpperCase()}`,
  spelled: core,
})

function letterNumber(core: string): CoreNumber[] {
  const parts = /^(?<letter>[A-Z])(?:[-–.]?(?<digits>\d+))?$/.exec(core)?.groups
  if (parts === undefined) return []
  const letter = letterValue(parts.letter!)
  if (parts.digits === undefined) return [{ value: letter, components: [letter], step: core, spelled: core }]
  const value = Number(parts.digits)
  return [{ value, components: [letter, value], step: `${parts.letter}-${value}`, spelled: core }]
}
