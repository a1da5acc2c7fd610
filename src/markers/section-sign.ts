// Section signs: "§ 4", "§ 12.3", "§ 4a" at the start of a line.
import { insertedPlace, LATIN_SUFFIX } from './inserted-number.ts'
import type { Marker } from './marker.ts'
import { COST_GLUED } from './marker-core.ts'

/** A letter behind the number is its own, or, a space away, before a capital or alone: "§ 4 a person" has none. */
const SECTION_SIGN = new RegExp(
  String.raw`^§\s?(?<core>\d{1,4}(?:\.\d{1,3}){0,3})(?<suffix>[a-zA-Z](?=$|[\s(.)])|\s[a-z](?=$|\s+[\p{Lu}(])|\s?(?:${LATIN_SUFFIX})(?!\p{L}))?(?<stop>[.)]?)(?=$|[\s(]|\p{Lu}\p{Ll})`,
  'u',
)

export function readSectionSign(text: string): Marker | null {
  const match = SECTION_SIGN.exec(text)
  if (match === null) return null
  const { core, suffix } = match.groups as { core: string; suffix?: string }
  const components = core.split('.').map(Number)
  const reading = {
    style: 'section-sign' as const,
    value: components.at(-1)!,
    ...(components.length > 1 ? { components } : {}),
    ...(suffix === undefined || components.length > 1 ? {} : { inserted: insertedPlace(suffix) }),
    step: `${core}${suffix?.trim() ?? ''}`,
    printed: match[0],
    cost: /^\p{L}/u.test(text.slice(match[0].length)) ? COST_GLUED : 0,
  }
  return { length: match[0].length, readings: [reading] }
}
