// Counted signs: the signs that count without Latin letters or figures — "①", and the Korean "가." below "1.".
import type { Marker } from './marker.ts'

const CIRCLED = /^(?<sign>[①-⑳])(?=$|[\s\p{L}“"‘(「])/u
const FIRST_CIRCLED = '①'.codePointAt(0)!
const HANGUL = '가나다라마바사아자차카타파하'
const LETTERED = new RegExp(String.raw`^(?<open>\(?)(?<sign>[${HANGUL}])(?<close>[.)])(?=\s)`, 'u')

/** The marker that a line's text begins with, or null. */
export function readCountedSign(text: string): Marker | null {
  const circled = CIRCLED.exec(text)?.groups?.sign
  if (circled !== undefined) {
    const value = circled.codePointAt(0)! - FIRST_CIRCLED + 1
    return { length: 1, readings: [{ style: 'circled', value, step: String(value), printed: circled, cost: 0 }] }
  }
  const match = LETTERED.exec(text)
  if (match === null) return null
  const { open, sign, close } = match.groups as { open: string; sign: string; close: '.' | ')' }
  if (open !== '' && close === '.') return null
  const style = open === '' ? (`hangul${close}` as const) : '(hangul)'
  const reading = { style, value: HANGUL.indexOf(sign) + 1, step: sign, printed: match[0], cost: 0 } as const
  return { length: match[0].length, readings: [reading] }
}
