// Number findings: what a reader must know of a marker — mended, missing before it, doubled, or a step back.

import { diagnostic } from '../../diagnostics/codes.ts'
import type { MarkerReading } from '../../markers/marker.ts'
import { romanOf } from '../../markers/roman.ts'
import { APPENDED, rankOf } from '../../markers/word-marker.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { AcceptedMarker } from './numbering-search.ts'

/** The findings about an accepted marker; `isFirst` where the text has none before it: an excerpt may begin with any number. */
export function findingsAbout(one: AcceptedMarker, isFirst: boolean): Diagnostic[] {
  const found = sequenceFinding(one, isFirst)
  return [...mendedFinding(one), ...(found === null ? [] : [found])]
}

function mendedFinding({ candidate, reading }: AcceptedMarker): Diagnostic[] {
  if (reading.cost === 0 || candidate.printed === reading.printed) return []
  const message = `read “${candidate.printed}” as “${reading.printed}”: the sequence shows it`
  const detail = { ...placeOf(candidate), expected: reading.printed, actual: candidate.printed }
  return [diagnostic('structure/number-mended', message, detail)]
}

function sequenceFinding(one: AcceptedMarker, isFirst: boolean): Diagnostic | null {
  const { candidate, reading, previous, opens } = one
  const missing = missingBefore(one, isFirst)
  if (missing !== null) {
    const message = previous === null ? `found ${reading.step} first` : `found ${reading.step} after ${previous.step}`
    return diagnostic('structure/number-gap', message, {
      ...placeOf(candidate),
      expected: missing.steps[0]!,
      actual: reading.step,
    })
  }
  if (opens === 'unannounced') {
    const message = `the count begins again at ${reading.step}, and no heading stands before it`
    return diagnostic('structure/number-step-back', message, { ...placeOf(candidate), actual: reading.step })
  }
  if (previous === null || reading.components !== undefined || reading.value !== previous.value) return null
  if (reading.inserted !== undefined && reading.inserted !== previous.inserted) return null
  const detail = { ...placeOf(candidate), expected: stepAt(reading, previous.value + 1), actual: reading.step }
  return diagnostic('structure/number-repeat', `found ${reading.step} twice`, detail)
}

export interface MissingNumbers {
  /** As steps of their sequence: "13", "14". */
  readonly steps: readonly string[]
}

/** The numbers that should stand between a marker and the one it follows; null where none is missing. Laws leave numbers free. */
export function missingBefore({ reading, previous, opens }: AcceptedMarker, isFirst: boolean): MissingNumbers | null {
  if (reading.style === 'statute') return null
  if (opens === 'first') {
    const late = reading.components?.at(-1) ?? reading.value
    const excerpt =
      isFirst ||
      reading.style === 'lettered' ||
      Number.isFinite(rankOf(reading.style)) ||
      rankOf(reading.style) === APPENDED
    return late > 1 && !excerpt ? { steps: stepsBetween(reading, 1, late) } : null
  }
  if (previous === null) return null
  if (reading.components !== undefined) return missingComponents(previous, reading)
  if (reading.inserted !== undefined) return missingBeforeInserted(previous, reading)
  const steps = stepsBetween(reading, previous.value + 1, reading.value)
  return steps.length > 0 ? { steps } : null
}

/** Before 4C, after 4A: 4B. After 3: 4, and what is put in after that. */
function missingBeforeInserted(previous: MarkerReading, reading: MarkerReading): MissingNumbers | null {
  const isSame = previous.value === reading.value
  const base = /^\d+/u.exec(reading.step)?.[0] ?? reading.step.slice(0, 1)
  const suffix = reading.step.slice(base.length)
  const from = isSame ? (previous.inserted ?? 0) + 1 : 1
  const inserted =
    suffix.length > 1
      ? []
      : range(from, reading.inserted!).map(
          (place) => `${base}${String.fromCharCode(suffix.charCodeAt(0) - reading.inserted! + place)}`,
        )
  const steps = [...(isSame ? [] : stepsBetween(reading, previous.value + 1, reading.value + 1)), ...inserted]
  return steps.length > 0 ? { steps } : null
}

/** Between 2.1 and 2.4: 2.2. Between 2.1 and 3.2: 3.1. */
function missingComponents(previous: MarkerReading, reading: MarkerReading): MissingNumbers | null {
  const before = previous.components ?? [previous.value]
  const now = reading.components!
  const differs = now.findIndex((component, index) => component !== before[index])
  const step = (now[differs] ?? 0) - (before[differs] ?? 0)
  if (differs === -1) return null
  if (reading.style === 'lettered' && differs < now.length - 1) return null
  const within = (places: number, first: number, end: number): MissingNumbers => ({
    steps: range(first, end).map((component) => stepOf([...now.slice(0, places), component], reading)),
  })
  if (step > 1) return within(differs, (before[differs] ?? 0) + 1, now[differs]!)
  const late = now.findIndex((component, index) => index > differs && component > 1)
  return late === -1 ? null : within(late, 1, now[late]!)
}

const stepOf = (components: readonly number[], reading: MarkerReading): string =>
  reading.style === 'lettered' ? stepAt(reading, components.at(-1)!) : components.join('.')

const stepsBetween = (reading: MarkerReading, first: number, end: number): string[] =>
  range(first, end).map((value) => stepAt(reading, value))

const range = (first: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)

/** How `value` is written in the sequence that `reading` belongs to. */
export function stepAt({ style, step, components }: MarkerReading, value: number): string {
  if (style === 'lettered') return step.replace(/\d+$/u, String(value))
  if (components !== undefined) return [...components.slice(0, -1), value].join('.')
  if (/roman/i.test(style)) return style.includes('ROMAN') ? romanOf(value).toUpperCase() : romanOf(value)
  if (/alpha/i.test(style) && /^([a-z])(?!\1)[a-z]$/iu.test(step) && value > 26) return pairAt(step, value)
  if (/alpha/i.test(style)) return style.includes('ALPHA') ? letterAt(value).toUpperCase() : letterAt(value)
  return style.includes('double') ? letterAt(value).repeat(2) : String(value)
}

/** 27 → aa, 28 → ab, in the letters' case. */
function pairAt(step: string, value: number): string {
  const pair = letterAt(Math.floor((value - 1) / 26)) + letterAt(((value - 1) % 26) + 1)
  return step === step.toLowerCase() ? pair : pair.toUpperCase()
}

/** 1 → a, 27 → aa. */
function letterAt(value: number): string {
  const letter = String.fromCharCode(97 + ((value - 1) % 26))
  return letter.repeat(Math.ceil(value / 26))
}

const placeOf = ({ line }: AcceptedMarker['candidate']): Pick<Diagnostic, 'page' | 'box'> => ({
  page: line.page,
  box: line.pageBox,
})
