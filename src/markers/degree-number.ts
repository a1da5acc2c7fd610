// Degree numbers: "1°", "2° bis", as the laws of France, Belgium and Italy count items.
import { insertedPlace, LATIN_SUFFIX } from './inserted-number.ts'
import type { Marker } from './marker.ts'

/** "1°", "2° bis", and no degree of heat or of a circle. */
const DEGREE = new RegExp(
  String.raw`^(?<core>\d{1,3})\s?[°º](?<suffix>\s?(?:${LATIN_SUFFIX}))?\)?(?=$|\s+(?![CFNSEWO]\b|\d)[\p{L}«“"‘(]|\s+[–—-]\s+\p{Lu})`,
  'u',
)

export function readDegreeNumber(text: string): Marker | null {
  const match = DEGREE.exec(text)
  const { core, suffix } = (match?.groups ?? {}) as { core?: string; suffix?: string }
  if (match === null || Number(core) === 0) return null
  const reading = {
    style: 'arabic°' as const,
    value: Number(core),
    ...(suffix === undefined ? {} : { inserted: insertedPlace(suffix) }),
    step: core! + (suffix?.trim() ?? ''),
    printed: match[0],
    cost: 0,
  }
  return { length: match[0].length, readings: [reading] }
}
