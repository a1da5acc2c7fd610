// Section signs: "§ 4", "§ 12.3", "§ 4a" at the start of a line.
import { insertedPlace, LATIN_SUFFIX } from './inserted-number.ts'
import type { Marker } from './marker.ts'
import { COST_CONFUSED, COST_GLUED } from './marker-core.ts'

/** The sign as it is read: "$" and "8" are misreadings. */
const SIGN = String.raw`(?<sign>§|[$8](?=\s?\d))\s?`
/** A letter behind the number is its own, or, a space away, before a capital or alone: "§ 4 a person" has none. "1er" is French. */
const NUMBER = String.raw`(?<core>\d{1,4}(?:\.\d{1,3}){0,3})(?:(?<=\D1)er|(?<suffix>[a-zA-Z](?=$|[\s(.)])|\s[a-z](?=$|\s+[\p{Lu}(])|\s?(?:${LATIN_SUFFIX})(?!\p{L})))?`
const SECTION_SIGN = new RegExp(String.raw`^${SIGN}${NUMBER}(?<stop>[.)]?)(?=$|[\s(]|\p{Lu}\p{Ll})`, 'u')
/** What may follow a misread sign's number: "81 Scope", "82(1)" or nothing; "$ 2." has a stop, as no sum of money has. */
const BEHIND_8 = /^$|^\s+[\p{Lu}«“"‘(]|^\(/u
const BEHIND_DOLLAR = /^$|^\s+[\p{Lu}«“"‘(]/u
/** A misread sign's number has no more digits: "8000" is none. */
const LONGEST_MISREAD = 2
const COST_DOLLAR = 1

export function readSectionSign(text: string): Marker | null {
  const match = SECTION_SIGN.exec(text)
  if (match === null) return null
  const { sign, core, suffix, stop } = match.groups as { sign: string; core: string; suffix?: string; stop: string }
  const rest = text.slice(match[0].length)
  if (sign !== '§' && (core.length > LONGEST_MISREAD || core.startsWith('0'))) return null
  if (sign === '8' && (stop !== '' || !BEHIND_8.test(rest))) return null
  if (sign === '$' && (!BEHIND_DOLLAR.test(rest) || (stop === '' && rest !== ''))) return null
  const components = core.split('.').map(Number)
  const glued = /^\p{L}/u.test(rest) ? COST_GLUED : 0
  const reading = {
    style: 'section-sign' as const,
    value: components.at(-1)!,
    ...(components.length > 1 ? { components } : {}),
    ...(suffix === undefined || components.length > 1 ? {} : { inserted: insertedPlace(suffix) }),
    step: `${core}${suffix?.trim() ?? ''}`,
    printed: sign === '§' ? match[0] : `§ ${match[0].slice(1).trim()}`,
    cost: sign === '§' ? glued : sign === '$' ? COST_DOLLAR : COST_CONFUSED,
  }
  return { length: match[0].length, readings: [reading] }
}
