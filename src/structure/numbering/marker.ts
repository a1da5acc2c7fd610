// Markers: how a paragraph number looks at the start of a line, and what it can mean.
import { romanValue } from './roman.ts'

export type MarkerStyle =
  | 'arabic.'
  | 'arabic)'
  | '(arabic)'
  | 'alpha.'
  | 'alpha)'
  | '(alpha)'
  | 'ALPHA.'
  | '(ALPHA)'
  | 'roman.'
  | 'roman)'
  | '(roman)'
  | 'ROMAN.'
  | '(ROMAN)'
  | 'decimal'
  | 'article'
  | 'section-sign'

/** One way to read a marker. `cost` grows with the liberties taken: 0 = as printed. */
export interface MarkerReading {
  readonly style: MarkerStyle
  /** Position in its sequence, 1-based. */
  readonly value: number
  /** decimal only: all components, "2.1.3" → [2, 1, 3]. */
  readonly components?: readonly number[]
  /** The step of the number path this reading adds: "3", "a", "iv". */
  readonly step: string
  /** The marker as it must have been printed: "12." for a recognized "l2.". */
  readonly printed: string
  readonly cost: number
}

export interface Marker {
  /** Length of the marker in the line's text, white space after it not counted. */
  readonly length: number
  readonly readings: readonly MarkerReading[]
}

/** Liberties: a letter read as the digit it resembles; a comma or colon read for the dot; a dot lost. */
const COST_CONFUSED_DIGIT = 2
const COST_WRONG_STOP = 1.5
const COST_NO_STOP = 2.5
const COST_GLUED = 0.5

const DIGIT_LOOKALIKES: Readonly<Record<string, string>> = {
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  '!': '1',
  ']': '1',
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
  z: '2',
  g: '9',
  q: '9',
  G: '6',
  b: '6',
  A: '4',
  T: '7',
} // prettier-ignore

/** What thin strokes of Roman numerals are misread as: "ITI" for III, "VIL" for VII, "11" for II. */
const ROMAN_LOOKALIKES = { upper: /[T1Ll|!]/gu, lower: /[l1|!j]/gu } as const

const ENCLOSED = /^(?<open>[([{])\s?(?<core>[\p{L}\p{N}|!]{1,5})\s?(?<close>[)\]}])(?=$|[\s\p{Lu}“"‘'])/u
const STOPPED = /^(?<core>[\p{L}\p{N}|!]{1,5})\s?(?<stop>[.)\],:;])(?=$|[\s“"‘'(]|\p{Lu})/u
const UNSTOPPED = /^(?<core>[\dlIOSB]{1,3}|[IVXLT1l|]{2,6})(?=\s+[\p{Lu}“"‘(])/u
const DECIMAL = /^(?<core>\d{1,3}(?:\.\d{1,3}){1,5})(?<stop>[.)]?)(?=$|\s)/u
const ARTICLE = /^(?<word>article|art\.?|rule)\s+(?<core>\d{1,3}|[IVXL]{1,7})(?<stop>[.:]?)(?=$|\s)/iu
const SECTION_SIGN = /^§\s?(?<core>\d{1,3})(?<stop>[.)]?)(?=$|\s)/u

export const BULLET = /^[•●▪■◦∙·*»►➢✓-](?=\s)|^[–—](?=\s)/u

/** The marker that a line's text begins with, in all its readings, or null. */
export function readMarker(text: string): Marker | null {
  const decimal = DECIMAL.exec(text)
  if (decimal !== null) return decimalMarker(decimal)
  const article = ARTICLE.exec(text)
  if (article !== null) return wordMarker(article, 'article', article.groups!.word!)
  const sign = SECTION_SIGN.exec(text)
  if (sign !== null) return wordMarker(sign, 'section-sign', '§')
  return (
    enclosedMarker(ENCLOSED.exec(text)) ??
    stoppedMarker(STOPPED.exec(text), text) ??
    unstoppedMarker(UNSTOPPED.exec(text))
  )
}

function decimalMarker(match: RegExpExecArray): Marker {
  const { core, stop } = match.groups as { core: string; stop: string }
  const components = core.split('.').map(Number)
  const reading: MarkerReading = {
    style: 'decimal',
    value: components.at(-1)!,
    components,
    step: core,
    printed: core + stop,
    cost: 0,
  }
  return { length: match[0].length, readings: [reading] }
}

function wordMarker(match: RegExpExecArray, style: 'article' | 'section-sign', word: string): Marker | null {
  const { core, stop } = match.groups as { core: string; stop: string }
  const value = /^\d+$/.test(core) ? Number(core) : romanValue(core)
  if (value === null) return null
  const printed = style === 'article' ? `${word} ${core}${stop}` : match[0]
  return { length: match[0].length, readings: [{ style, value, step: core, printed, cost: 0 }] }
}

function enclosedMarker(match: RegExpExecArray | null): Marker | null {
  if (match === null) return null
  const { open, core, close } = match.groups as { open: string; core: string; close: string }
  const sound = (open === '(' && close === ')') || (open === '[' && close === ']')
  const readings = coreReadings(core, (bare) => `(${bare})`).map((reading) => ({
    ...reading,
    printed: `${open}${reading.printed}${sound ? close : ')'}`,
    cost: reading.cost + (sound ? 0 : COST_WRONG_STOP),
  }))
  return readings.length === 0 ? null : { length: match[0].length, readings }
}

function stoppedMarker(match: RegExpExecArray | null, text: string): Marker | null {
  if (match === null) return null
  const { core, stop } = match.groups as { core: string; stop: string }
  const glued = match[0].length < text.length && !/\s/.test(text[match[0].length]!)
  const closing = stop === ')' || stop === ']' ? ')' : '.'
  const cost = (stop === '.' || stop === ')' ? 0 : COST_WRONG_STOP) + (glued ? COST_GLUED : 0)
  const readings = coreReadings(core, (bare) => `${bare}${closing}`)
    .filter((reading) => !glued || reading.style.startsWith('arabic'))
    .map((reading) => ({ ...reading, printed: `${reading.printed}${closing}`, cost: reading.cost + cost }))
  return readings.length === 0 ? null : { length: match[0].length, readings }
}

function unstoppedMarker(match: RegExpExecArray | null): Marker | null {
  if (match === null) return null
  const readings = coreReadings(match.groups!.core!, (bare) => `${bare}.`)
    .filter(({ style, cost }) => style === 'arabic.' || (style === 'ROMAN.' && cost > 0))
    .map((reading) => ({ ...reading, printed: `${reading.printed}.`, cost: reading.cost + COST_NO_STOP }))
  return readings.length === 0 ? null : { length: match[0].length, readings }
}

/** All sequences that a bare core such as "12", "l2", "c" or "iv" can belong to; `shape` sets stop or brackets around the kind. */
function coreReadings(core: string, shape: (kind: string) => string): MarkerReading[] {
  const readings: MarkerReading[] = []
  const add = (kind: string, value: number, step: string, cost: number): void => {
    const style = shape(kind)
    if (STYLES.has(style)) readings.push({ style: style as MarkerStyle, value, step, printed: step, cost })
  }
  if (/^\d{1,4}$/.test(core)) add('arabic', Number(core), String(Number(core)), 0)
  else {
    const digits = [...core].map((letter) => (/\d/.test(letter) ? letter : (DIGIT_LOOKALIKES[letter] ?? '?'))).join('')
    if (/^\d{1,3}$/.test(digits) && Number(digits) > 0)
      add('arabic', Number(digits), String(Number(digits)), COST_CONFUSED_DIGIT)
  }
  const roman = romanValue(core)
  if (roman !== null) add(core === core.toLowerCase() ? 'roman' : 'ROMAN', roman, core, 0)
  for (const { kind, value, numeral } of mendedRomans(core)) add(kind, value, numeral, COST_CONFUSED_DIGIT)
  if (/^([a-z])\1?$/.test(core)) add('alpha', letterValue(core), core, 0)
  if (/^([A-Z])\1?$/.test(core)) add('ALPHA', letterValue(core), core, 0)
  return readings
}

/** Roman numerals that a core may be a misreading of, other than the one it spells. */
function mendedRomans(core: string): { kind: 'roman' | 'ROMAN'; value: number; numeral: string }[] {
  if (core.length < 2) return []
  return [
    { kind: 'ROMAN' as const, numeral: core.replace(ROMAN_LOOKALIKES.upper, 'I') },
    { kind: 'roman' as const, numeral: core.replace(ROMAN_LOOKALIKES.lower, 'i') },
  ].flatMap(({ kind, numeral }) => {
    const spelled = kind === 'roman' ? numeral === numeral.toLowerCase() : numeral === numeral.toUpperCase()
    const value = numeral !== core && spelled ? romanValue(numeral) : null
    return value === null ? [] : [{ kind, value, numeral }]
  })
}

const STYLES: ReadonlySet<string> = new Set<MarkerStyle>([
  'arabic.',
  'arabic)',
  '(arabic)',
  'alpha.',
  'alpha)',
  '(alpha)',
  'ALPHA.',
  '(ALPHA)',
  'roman.',
  'roman)',
  '(roman)',
  'ROMAN.',
  '(ROMAN)',
]) // prettier-ignore

/** a → 1 … z → 26, aa → 27 … zz → 52. */
function letterValue(core: string): number {
  return core.toLowerCase().charCodeAt(0) - 96 + (core.length - 1) * 26
}
