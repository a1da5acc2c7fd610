// Markers: how a paragraph number looks at the start of a line, and all that it can mean.

import { readCountedSign } from './counted-sign.ts'
import { decimalReading, readDecimal } from './decimal-number.ts'
import { readDegreeNumber } from './degree-number.ts'
import { LATIN_SUFFIX } from './inserted-number.ts'
import { asDigits, COST_GLUED, coreReadings, type MarkerKind } from './marker-core.ts'
import { readSectionSign } from './section-sign.ts'
import { readWordMarker, type WordKind, type WordMarker } from './word-marker.ts'

/**
 * A kind of number with its stop or brackets, "1°" as French and Italian laws count, a decimal, one that begins with an appendix's letter ("D1.2", "A.1"), a section of a code of laws ("533.010", chapter and section), or the
 * word that a division is named by.
 */
export type MarkerStyle =
  | `${MarkerKind}.`
  | `${MarkerKind})`
  | `(${MarkerKind})`
  | 'arabic°'
  | 'circled'
  | 'hangul.'
  | 'hangul)'
  | '(hangul)'
  | 'decimal'
  | 'lettered'
  | 'statute'
  | 'section-sign'
  | WordKind

/** One way to read a marker. `cost` grows with the liberties taken: 0 = as printed. */
export interface MarkerReading {
  readonly style: MarkerStyle
  /** Position in its sequence, 1-based. */
  readonly value: number
  /** Numbers of several parts: "2.1.3" → [2, 1, 3], "B-2" → [2, 2]. */
  readonly components?: readonly number[]
  /** Which of those put in after `value`: of 4A and 4 bis the first, 1; absent for 4 itself. */
  readonly inserted?: number
  /** The step of the number path this reading adds: "3", "a", "iv". */
  readonly step: string
  /** The marker as it must have been printed: "12." for a recognized "l2.". */
  readonly printed: string
  readonly cost: number
}

export interface Marker {
  /** Length of the marker in the line's text, white space after it not counted. */
  readonly length: number
  /** Words of dirt before it, counted in its length. */
  readonly strayWords?: number
  readonly readings: readonly MarkerReading[]
}

/** Liberties: a comma or colon read for the dot, a dot or bracket lost, a speck before the marker. */
const COST_WRONG_STOP = 1.5
export const COST_NO_STOP = 2.5
const COST_SPECK = 1
/** "Annex |": what stands for a number behind its word, and is no letter. */
const COST_STROKE = 1
/** A reading of this cost or more is no marker as printed: it counts only where the sequence asks for it. */
export const MENDED = 2

const CORE = String.raw`(?<core>[\p{L}\p{M}\p{N}|!\]©®¢€@]{1,5})`
const AHEAD = String.raw`(?=$|[\s“"‘'(]|\p{Lu})`
const ENCLOSED = new RegExp(String.raw`^(?<open>[([{])\s?${CORE}\s?(?<close>[)\]}])_?(?:${AHEAD}|(?=[–—-]\s))`, 'u')
/** "(a@)", "(b", "fa)" never stand so: one bracket is lost, or a letter stands for it. */
const HALF_OPEN = new RegExp(String.raw`^[([{]${CORE}(?=\s+\p{L})`, 'u')
/** "(© the", "(©a list": the sign of "(c)" took its closing bracket, and the space with it. */
const OPEN_SIGN = /^[([{](?<core>©)(?=\s\p{L}|a\s|\p{L}{3})/u
/** "()" for "(j)" or "(i)": a thin letter is lost. */
const EMPTY = /^(?<open>[([{])\s?(?<core>)(?<close>[)\]}])(?=\s+\p{L})/u
const STOPPED = new RegExp(String.raw`^${CORE}\s?(?<stop>\)\.|[.)\],:;]|\.,|\.\.|,\.)${AHEAD}`, 'u')
const PARTED = /^(?<core>[\dlI|]\s[\dlIOS|])(?<stop>[.)])(?=\s)/u
const UNSTOPPED = /^(?<core>[\dlIOSB]{1,3}|[IVXLT1l|]{2,6}|[A-Z]|[ivxl]{1,5})(?=\s+[\p{Lu}“"‘(])/u
/** "II" alone in its line, with no stop: as often printed so as not. */
const LONE_ROMAN = /^(?<core>[IVXLTl1|]{1,5})$/u
/** "12The": dot and space lost together. */
const RUN_IN = /^(?<core>\d{1,3})(?=\p{Lu}\p{Ll})/u
/** "2,6", "2.l0": a decimal, if the sequence says so. */
const MISREAD_DECIMAL = /^(?<core>[\dlIOoSB]{1,3}(?:[.,][\dlIOoSB]{1,3}){1,4})(?<stop>[.)]?)(?=\s+[\p{Lu}“"‘(])/u
/** "104" for 10.4. */
const DOTLESS_DECIMAL = /^(?<core>\d{2,4})(?=\s+[\p{Lu}“"‘(])/u
const INSERTED = new RegExp(
  String.raw`^(?<core>\d{1,3})(?<suffix>\s?(?:${LATIN_SUFFIX}))(?<stop>[.)]?)(?=$|\s+[\p{Lu}“"‘(])`,
  'u',
)
const LONE_SIGN = /^©$|^[®¢€@]$/u
/** Dirt that stands before a marker. */
const SPECK = /^(?:[.,'’‘`´·*_~•-]\s?){1,2}(?=[\d(lIS])/u
/** What follows a number in running text: the month of a date. */
const MONTH_AFTER =
  /^\s*(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember)\b(?!\s+(?:the|he|we|they))/iu

/** A dash between a number and the sentence that it numbers. */
const DASH_BEHIND = /^\s?[–—-](?=\s+[\p{Lu}“"‘«])/u

/** Bullets as printed, and as fonts of signs give them in text layers: without a letter of Unicode. */
export const BULLET = /^[•●▪■◦∙·*»►➢✓✔❖◆♦○□‣⁃→\uf000-\uf0ff-](?=\s)|^[–—](?=\s)/u

/** The marker that a line's text begins with, in all its readings, or null. */
export function readMarker(text: string): Marker | null {
  const marker = dashed(text, plainMarker(text))
  if (marker !== null) return MONTH_AFTER.test(text.slice(marker.length)) ? null : marker
  const speck = SPECK.exec(text)
  return speck === null ? null : behindSpeck(speck[0], plainMarker(text.slice(speck[0].length)))
}

/** With the dash between it and its text, "I. – Le conseil", as French laws have it. */
function dashed(text: string, marker: Marker | null): Marker | null {
  const dash = marker === null ? undefined : DASH_BEHIND.exec(text.slice(marker.length))?.[0]
  if (marker === null || dash === undefined || !/[.)°]$/u.test(text.slice(0, marker.length))) return marker
  const readings = marker.readings.map((reading) => ({ ...reading, printed: `${reading.printed}${dash}` }))
  return { ...marker, length: marker.length + dash.length, readings }
}

function plainMarker(text: string): Marker | null {
  const decimal = readDecimal(text)
  if (decimal !== null) return decimal
  const sign = readSectionSign(text)
  if (sign !== null && sign.readings[0]!.cost < MENDED) return sign
  return merged(otherMarker(text), sign)
}

function otherMarker(text: string): Marker | null {
  return (
    wordMarker(readWordMarker(text)) ??
    insertedMarker(INSERTED.exec(text)) ??
    readDegreeNumber(text) ??
    readCountedSign(text) ??
    enclosedMarker(ENCLOSED.exec(text) ?? EMPTY.exec(text)) ??
    misreadDecimal(MISREAD_DECIMAL.exec(text)) ??
    stoppedMarker(STOPPED.exec(text), text) ??
    halfOpenMarker(OPEN_SIGN.exec(text), 0) ??
    halfOpenMarker(HALF_OPEN.exec(text), COST_NO_STOP) ??
    partedMarker(PARTED.exec(text)) ??
    merged(unstoppedMarker(UNSTOPPED.exec(text) ?? RUN_IN.exec(text)), dotlessMarker(DOTLESS_DECIMAL.exec(text))) ??
    loneSignMarker(text) ??
    loneRoman(LONE_ROMAN.exec(text))
  )
}

/** The marker behind `dirt`, which ends with the space between them. */
export function behindSpeck(dirt: string, marker: Marker | null): Marker | null {
  if (marker === null) return null
  return {
    length: marker.length + dirt.length,
    strayWords: dirt.split(/\s/u).length - 1,
    readings: marker.readings.map((reading) => ({ ...reading, cost: Math.max(MENDED, reading.cost + COST_SPECK) })),
  }
}

function misreadDecimal(match: RegExpExecArray | null): Marker | null {
  if (match === null) return null
  const { core, stop } = match.groups as { core: string; stop: string }
  const components = core.split(/[.,]/u).map((part) => Number(asDigits(part)))
  if (!/\d/u.test(core) || components.some((component) => !(component > 0))) return null
  return { length: match[0].length, readings: [decimalReading(components, stop, MENDED)] }
}

function dotlessMarker(match: RegExpExecArray | null): Marker | null {
  if (match === null) return null
  const core = match.groups!.core!
  const splits = [...core].slice(1).map((_, index) => [core.slice(0, index + 1), core.slice(index + 1)].map(Number))
  const readings = splits
    .filter((components) => components.join('').length === core.length && !components.includes(0))
    .map((components) => decimalReading(components, '', COST_NO_STOP))
  return readings.length === 0 ? null : { length: match[0].length, readings }
}

/** All readings of two markers of one length. */
function merged(one: Marker | null, other: Marker | null): Marker | null {
  if (one === null || other === null || one.length !== other.length) return one ?? other
  return { length: one.length, readings: [...one.readings, ...other.readings] }
}

function wordMarker(division: WordMarker | null): Marker | null {
  if (division === null) return null
  const { style, recognized, numbers } = division
  const liberty = recognized.includes('|') ? COST_STROKE : MENDED
  const readings = numbers.map(({ mended, ...number }) => ({ style, ...number, cost: mended ? liberty : 0 }))
  return { length: recognized.length, readings }
}

/** "4 bis.", "12ter)". */
function insertedMarker(match: RegExpExecArray | null): Marker | null {
  if (match === null) return null
  const { core, suffix, stop } = match.groups as { core: string; suffix: string; stop: string }
  const closing = stop === ')' ? ')' : '.'
  const marker = markerOf(match, core + suffix.trim(), closing, stop === '' ? COST_WRONG_STOP : 0, ['', stop])
  return marker && { ...marker, readings: marker.readings.map((reading) => ({ ...reading, printed: match[0] })) }
}

function enclosedMarker(match: RegExpExecArray | null): Marker | null {
  if (match === null) return null
  const { open, core, close } = match.groups as { open: string; core: string; close: string }
  const sound = (open === '(' && close === ')') || (open === '[' && close === ']')
  return markerOf(match, core, '()', sound ? 0 : COST_WRONG_STOP, sound ? [open, close] : ['(', ')'])
}

/** @param cost of the bracket that is not there; none where a sign has it in itself */
function halfOpenMarker(match: RegExpExecArray | null, cost: number): Marker | null {
  return match === null ? null : markerOf(match, match.groups!.core!, '()', cost, ['(', ')'])
}

function stoppedMarker(match: RegExpExecArray | null, text: string): Marker | null {
  if (match === null) return null
  const { core, stop } = match.groups as { core: string; stop: string }
  const glued = match[0].length < text.length && !/\s/.test(text[match[0].length]!)
  const closing = /^[)\]]/u.test(stop) ? ')' : '.'
  const cost = (stop === '.' || stop === ')' ? 0 : COST_WRONG_STOP) + (glued ? COST_GLUED : 0)
  const marker = markerOf(match, core, closing, cost, ['', closing])
  const own = marker?.readings ?? []
  const readings = glued ? own.filter(({ style }) => style.startsWith('arabic')) : own
  const all = [...readings, ...(closing === ')' && !glued ? bracketLost(core) : [])]
  return all.length === 0 ? null : { length: match[0].length, readings: all }
}

/** "a)" and "fa)" for "(a)": the opening bracket is lost, or read as a letter. */
function bracketLost(core: string): MarkerReading[] {
  const cores = core.length > 1 && /^[fitlcC{]/u.test(core) ? [core, core.slice(1)] : [core]
  return cores.flatMap((one) => readingsOf(one, '()', COST_NO_STOP, ['(', ')']))
}

/** "1 2." for "12.": a space within the number. */
function partedMarker(match: RegExpExecArray | null): Marker | null {
  if (match === null) return null
  const { core, stop } = match.groups as { core: string; stop: '.' | ')' }
  return onlyArabic(markerOf(match, core.replace(/\s/u, ''), stop, MENDED, ['', stop]))
}

const UNSTOPPED_STYLES: ReadonlySet<string> = new Set(['arabic.', 'ROMAN.', 'roman.', 'ALPHA.'])

function unstoppedMarker(match: RegExpExecArray | null): Marker | null {
  if (match === null) return null
  const marker = markerOf(match, match.groups!.core!, '.', COST_NO_STOP, ['', '.'])
  const readings = (marker?.readings ?? []).filter(({ style }) => UNSTOPPED_STYLES.has(style))
  return readings.length === 0 ? null : { length: match[0].length, readings }
}

/** "©" stands for "(c)". */
function loneSignMarker(text: string): Marker | null {
  const first = text.split(/\s/u, 1)[0]!
  if (!LONE_SIGN.test(first) || first === text) return null
  const readings = readingsOf(first, '()', COST_WRONG_STOP, ['(', ')'])
  return readings.length === 0 ? null : { length: first.length, readings }
}

/** It costs as much as a wrong stop: two of them are no sequence yet. */
function loneRoman(match: RegExpExecArray | null): Marker | null {
  const marker = match === null ? null : markerOf(match, match.groups!.core!, '.', COST_WRONG_STOP, ['', ''])
  const readings = (marker?.readings ?? []).filter(({ style }) => style === 'ROMAN.')
  return marker === null || readings.length === 0 ? null : { ...marker, readings }
}

function onlyArabic(marker: Marker | null): Marker | null {
  const readings = (marker?.readings ?? []).filter(({ style }) => style.startsWith('arabic'))
  return marker === null || readings.length === 0 ? null : { ...marker, readings }
}

type Shape = '.' | ')' | '()'

function markerOf(
  match: RegExpExecArray,
  core: string,
  shape: Shape,
  cost: number,
  around: readonly [string, string],
): Marker | null {
  const readings = readingsOf(core, shape, cost, around)
  return readings.length === 0 ? null : { length: match[0].length, readings }
}

function readingsOf(
  core: string,
  shape: Shape,
  cost: number,
  [open, close]: readonly [string, string],
): MarkerReading[] {
  const readings = coreReadings(core).filter(
    ({ kind, inserted }) => inserted === undefined || kind === 'arabic' || shape === '()',
  )
  return readings.map(({ kind, value, inserted, step, cost: own }) => ({
    style: shape === '()' ? `(${kind})` : `${kind}${shape}`,
    value,
    ...(inserted === undefined ? {} : { inserted }),
    step,
    printed: `${open}${step}${close}`,
    cost: own + cost,
  }))
}
