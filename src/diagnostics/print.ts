// Printing findings and errors so that a person can act: where, what, and what to do next.
import type { Diagnostic } from '../model/diagnostic.ts'
import { CODES, type Code } from './codes.ts'
import type { RectoError } from './recto-error.ts'

/**
 * Two lines: "scan.pdf:p12 [88,410,960,452] warning structure/number-gap" and, indented, what was found and what to do.
 * @param file how the user named it
 */
export function printDiagnostic(
  file: string,
  { code, severity, message, page, box, expected, actual }: Diagnostic,
): string {
  const place = [
    `${file}${page === undefined ? '' : `:p${page}`}`,
    box === undefined ? '' : `[${box.join(',')}]`,
    severity,
    code,
  ]
  const values =
    expected !== undefined && actual !== undefined && !message.includes(expected) ? ` (expected ${expected})` : ''
  const hint = code in CODES ? `: ${CODES[code as Code].hint}` : ''
  return `${place.filter((part) => part !== '').join(' ')}\n  ${message}${values}${hint}.`
}

/** One line: "scan.pdf:p12: what is wrong — what to do next". */
export function printError(error: RectoError, file: string | undefined = error.file): string {
  const place = file === undefined ? '' : `${file}${error.page === undefined ? '' : `:p${error.page}`}: `
  return `${place}${error.message} — ${error.hint}`
}
