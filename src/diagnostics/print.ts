// Printing findings and errors so that a person can act: where, what, and what to do next.
import type { Diagnostic } from '../model/diagnostic.ts'
import { CODES, type Code } from './codes.ts'
import type { RectoError } from './recto-error.ts'

/** Dresses text for where it is shown: in colour, or not at all. */
export type Paint = (text: string, colour: 'red' | 'yellow') => string

const ESCAPES = { red: '\u001b[31m', yellow: '\u001b[33m' } as const

export const plain: Paint = (text) => text

/** Colour on a terminal, unless NO_COLOR is set and not empty (no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }): Paint {
  if (stream.isTTY !== true || process.env.NO_COLOR || process.env.TERM === 'dumb') return plain
  return (text, colour) => `${ESCAPES[colour]}${text}\u001b[0m`
}

/** Control characters, which a name or a scan's text may hold, would reach the terminal as commands, or turn its writing. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')

/** The message, with what was expected where it does not say so. */
export function messageOf({ message, expected, actual }: Diagnostic): string {
  const told = expected === undefined || actual === undefined || message.includes(expected)
  return told ? message : `${message} (expected ${expected})`
}

/**
 * Two lines: "scan.pdf:p12 [88,410,960,452] warning structure/number-gap" and, indented, what was found and what to do.
 * @param file how the user named it
 */
export function printDiagnostic(file: string, finding: Diagnostic, paint: Paint = plain): string {
  const { code, severity, page, box } = finding
  const place = [
    `${printable(file)}${page === undefined ? '' : `:p${page}`}`,
    box === undefined ? '' : `[${box.join(',')}]`,
    paint(severity, severity === 'error' ? 'red' : 'yellow'),
    code,
  ]
  const hint = code in CODES ? `: ${CODES[code as Code].hint}` : ''
  return `${place.filter((part) => part !== '').join(' ')}\n  ${printable(messageOf(finding))}${hint}.`
}

/** One line: "scan.pdf:p12: error: what is wrong — what to do next". */
export function printError(error: RectoError, file: string | undefined = error.file, paint: Paint = plain): string {
  const place = file === undefined ? '' : `${printable(file)}${error.page === undefined ? '' : `:p${error.page}`}: `
  return `${place}${paint('error', 'red')}: ${printable(error.message)} — ${printable(error.hint)}`
}
