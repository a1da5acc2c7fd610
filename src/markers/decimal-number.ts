// Decimal numbers: "2.1.3", an appendix's "D1.2" and "A.1", and sections of laws, "533.010".
import type { Marker, MarkerReading } from './marker.ts'
import { COST_GLUED, letterValue } from './marker-core.ts'

const DECIMAL = /^(?<core>\d{1,3}(?:\.\d{1,3}){1,5})(?<stop>[.)]?)(?=$|\s|\p{Lu}\p{Ll})/u
const LETTERED = /^(?<letter>[A-Z])(?<core>(?:\d{1,2}|\.\d{1,2})(?:\.\d{1,2}){0,4})(?<stop>[.)]?)(?=\s+[\p{Lu}“"‘(])/u
/** "533.010": sections of laws have so many digits, and leave numbers free between them. */
const STATUTE = /^[1-9]\d{0,2}(?:\.\d{1,2})?\.\d{3}$/u

/** "2.1" or "A.1" at the start of a line, or null. */
export function readDecimal(text: string): Marker | null {
  const decimal = DECIMAL.exec(text)
  if (decimal !== null) return decimalMarker(decimal, text)
  const lettered = LETTERED.exec(text)
  return lettered !== null && lettered.groups!.core!.includes('.') ? letteredMarker(lettered) : null
}

function decimalMarker(match: RegExpExecArray, text: string): Marker {
  const { core, stop } = match.groups as { core: string; stop: string }
  const components = core.split('.').map(Number)
  const cost = /^\p{L}/u.test(text.slice(match[0].length)) ? COST_GLUED : 0
  const decimal = { ...decimalReading(components, stop, cost), step: core, printed: core + stop }
  const isStatute = STATUTE.test(core)
  const readings: readonly MarkerReading[] = [
    ...(isStatute ? [{ ...decimal, style: 'statute' as const }] : []),
    ...(isStatute && /\.0/u.test(core) ? [] : [decimal]),
  ]
  return { length: match[0].length, readings }
}

function letteredMarker(match: RegExpExecArray): Marker {
  const { letter, core, stop } = match.groups as { letter: string; core: string; stop: string }
  const components = [letterValue(letter), ...core.split('.').filter(Boolean).map(Number)]
  const step = letter + core
  const reading = {
    style: 'lettered' as const,
    value: components.at(-1)!,
    components,
    step,
    printed: step + stop,
    cost: 0,
  }
  return { length: match[0].length, readings: [reading] }
}

/** A number of several parts, as printed with `stop` behind it. */
export function decimalReading(components: readonly number[], stop: string, cost: number): MarkerReading {
  const step = components.join('.')
  return { style: 'decimal', value: components.at(-1)!, components, step, printed: step + stop, cost }
}
