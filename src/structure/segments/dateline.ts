// Datelines: the place and date under a title, "Seoul, November 15, 2019", read in the common forms.

export interface Dateline {
  readonly text: string
  readonly place: string | null
  /** ISO 8601, or null where the day is not told. */
  readonly date: string | null
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const MONTH = String.raw`(?<month>${MONTHS.join('|')}|${MONTHS.map((month) => `${month.slice(0, 3)}\\.?`).join('|')}|sept\.?)`
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`
const YEAR = String.raw`(?<year>(?:1[5-9]|20)\d{2})`
const WEEKDAY = String.raw`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?`
const FORMS = [
  new RegExp(String.raw`^(?<place>.*?)[\s,]*${WEEKDAY}\b${MONTH}\s+${DAY},?\s+${YEAR}\.?$`, 'iu'),
  new RegExp(
    String.raw`^(?<place>.*?)[\s,]*${WEEKDAY}(?:the\s+)?\b${DAY}(?:\s+day)?(?:\s+of)?\s+${MONTH},?\s+${YEAR}\.?$`,
    'iu',
  ),
  /^(?<place>.*?)[\s,]*\b(?<year>(?:1[5-9]|20)\d{2})-(?<monthNumber>\d{2})-(?<day>\d{2})$/u,
]
/** A place is a short name, not the beginning of a sentence. */
const MAX_PLACE = 60
const PLACE = /^(?:(?:done|signed|given|issued)\s+(?:at|in)\s+|in\s+|at\s+)?(?<name>.+)$/iu
const NAME = /^\p{Lu}[\p{L}'’.()/-]*(?:,?\s(?:\p{Lu}[\p{L}'’.()/-]*|of|the|de|la|le|del|am|an|der|on|upon))*$/u

/** The dateline that a short line is, or null. Understands English month names, day first or month first, and ISO dates. */
export function readDateline(line: string): Dateline | null {
  const text = line.trim().replace(/^[([]|[)\]]$/g, '')
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups
    if (groups === undefined) continue
    const place = readPlace(groups.place ?? '')
    if (place === undefined) continue
    return { text: line.trim(), place, date: isoDate(groups) }
  }
  return null
}

/** null = no place; undefined = words that are no place, so the line is no dateline. */
function readPlace(words: string): string | null | undefined {
  const text = words
    .trim()
    .replace(/[,;:–—-]+$/u, '')
    .trim() // prettier-ignore
  if (text === '' || /^(?:date|dated|on|released)\s*:?$/iu.test(text)) return null
  if (text.length > MAX_PLACE) return undefined
  const name = PLACE.exec(text)?.groups?.name?.trim()
  return name !== undefined && NAME.test(name) ? name : undefined
}

function isoDate(groups: Record<string, string | undefined>): string | null {
  const name = groups.month?.toLowerCase().slice(0, 3)
  const month =
    groups.monthNumber === undefined
      ? MONTHS.findIndex((full) => full.startsWith(name ?? '?')) + 1
      : Number(groups.monthNumber)
  const [year, day] = [Number(groups.year), Number(groups.day)]
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : null
}
