// Page labels: how a printed page number looks, and what number it tells.
import { romanValue } from '../../markers/roman.ts'

export type LabelScript = 'arabic' | 'roman' | 'prefixed'

export interface PageLabel {
  /** As printed, without ornaments: "79", "xii", "A-4". */
  readonly text: string
  readonly value: number
  readonly script: LabelScript
  /** The words say that it is one ("Page 79", "P. 79", "3 of 20"), or ornaments do ("— 12 —"): stronger than a bare number. */
  readonly explicit: boolean
}

const ORNAMENT = String.raw`[-–—~_.•·*|:\s[\](){}<>=]*`
const BARE = new RegExp(String.raw`^${ORNAMENT}(?<label>\d{1,4})${ORNAMENT}$`, 'u')
const ORNAMENTED = /^(?:[-–—~•·]\s?\d{1,4}\s?[-–—~•·]|[[(]\s?\d{1,4}\s?[\])])$/u
const NAMED =
  /^(?:page|pg\.?|p\.|p|seite|p[áa]gina|p[áa]g\.|sida|strana)\s*(?<label>\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|von|sur|de|di|\/)\s*\d{1,4})?[.,]?$/iu
const OF = /^(?<label>\d{1,4})\s*(?:of|\/)\s*\d{1,4}$/iu
const ROMAN = new RegExp(`^${ORNAMENT}(?<label>[ivxlc]{1,7}|[IVXLC]{1,7})${ORNAMENT}$`, 'u')
/** "A-4", "10-30", "C.2-11", "8.3.1.2-137": a chapter's letter or number, then the page within it. */
const PREFIXED =
  /^(?<label>(?=[A-Z\d]{1,2}[-–.])(?:[A-Z]{1,2}[-–.]?)?(?:(?:\d{1,2}[-–.]){0,3}|(?:\d{1,2}\.){3,6}\d{1,2}[-–])(?<number>\d{1,3}))$/u
/** A space that recognizers see after a full stop: "C. 5-7". */
const LOOSE_PREFIX = /^([A-Z]{1,2}[-–.])\s(?=\d)/u
const CAPTION = /^page\s+(?<label>\d{1,4})\b(?!\s*,)|\bpage\s+(?<label2>\d{1,4})(?:\s+of\s+\d{1,4})?$/iu

/** Between the labels of a sheet with two pages: "34, 35". */
const FACING = ', '

export const facingLabel = (labels: readonly string[]): string => labels.join(FACING)

/** The printed labels that a page's label is made of: two on a sheet with two pages. */
export const singleLabels = (label: string): string[] => label.split(FACING)

const GLUED = /^(?<word>page|pg\.?|p\.)(?=\d)/iu

/** A page number's text with the space that recognizers lose: "P.79" → "P. 79". */
export const spacedLabel = (text: string): string => text.replace(GLUED, '$<word> ')

/** The label that a whole line is, or null. */
export function readPageLabel(line: string): PageLabel | null {
  const text = line.trim()
  const named = NAMED.exec(text) ?? OF.exec(text)
  if (named !== null) return labelOf(named.groups!.label!, true)
  const bare = BARE.exec(text)
  if (bare !== null) return labelOf(bare.groups!.label!, ORNAMENTED.test(text))
  const prefixed = PREFIXED.exec(text.replace(LOOSE_PREFIX, '$1'))
  if (prefixed !== null) {
    return {
      text: prefixed.groups!.label!,
      value: Number(prefixed.groups!.number),
      script: 'prefixed',
      explicit: false,
    }
  }
  const roman = ROMAN.exec(text)
  return roman === null ? null : labelOf(roman.groups!.label!, false)
}

/** The label named in a caption, such as "Page 79 - 2020 Defence White Paper". */
export function readCaptionLabel(line: string): PageLabel | null {
  const match = CAPTION.exec(line.trim())
  const label = match?.groups?.label ?? match?.groups?.label2
  return label === undefined ? null : labelOf(label, true)
}

/** What a year follows, where its number belongs to the words before it: "dues paid in 1977", "4 May 1978". */
const BEFORE_YEAR =
  /\b(?:in|for|of|since|from|to|until|till|during|year|by|before|after|and|im|für|von|seit|bis|jahre?|en|pour|de|depuis|(?:jan|feb|f[ée]v|m[aä]r|a[pv]r|ma[iy]|ju[ni]|jui|jul|aug|ao[uû]|sep|o[ck]t|nov|de[czs])\p{L}*)\.?$/iu

/** A number that may be a year. */
export const isYear = (value: number): boolean => value >= 1500 && value < 2100

/** Whether the row names the year that it ends in: no page's number. */
export function namesYear(line: string): boolean {
  const [before, number] = [line.trim().replace(/\s*\S+$/u, ''), /\d{4}$/u.exec(line.trim())?.[0]]
  return number !== undefined && isYear(Number(number)) && BEFORE_YEAR.test(before)
}

/** The bare numbers at the ends of a running head: "12 HARBOUR COOPERATION", "CHAPTER II. xiv". */
export function readEndLabels(line: string): PageLabel[] {
  const words = line.trim().split(/\s+/)
  if (words.length < 2) return []
  return [words[0]!, ...(namesYear(line) ? [] : [words.at(-1)!])].flatMap((word) => {
    if (/[.,)]$/u.test(word)) return []
    const label = readPageLabel(word)
    return label === null || label.script === 'prefixed' ? [] : [label]
  })
}

function labelOf(text: string, explicit: boolean): PageLabel | null {
  if (/^\d+$/.test(text)) return { text, value: Number(text), script: 'arabic', explicit }
  const value = romanValue(text)
  return value === null ? null : { text, value, script: 'roman', explicit }
}

/** The numbers of a viewer's strip of pages, "74 75 76 … 84": at least four, each one more than the last; else null. */
export function readPageStrip(line: string): readonly number[] | null {
  const words = line
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const numbers = words.flatMap((word) => (/^\d{1,4}$/.test(word) ? [Number(word)] : []))
  if (numbers.length < 4 || numbers.length < 0.75 * words.length) return null
  const steps = numbers.slice(1).filter((number, index) => number === numbers[index]! + 1).length
  return steps >= 0.6 * (numbers.length - 1) ? numbers : null
}
