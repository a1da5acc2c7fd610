// Datelines: the place and date under a title, "Seoul, November 15, 2019", read in the common forms.

export interface Dateline {
  readonly text: string
  readonly place: string | null
  /** ISO 8601, or null where the day is not told. */
  readonly date: string | null
}

/** The names of the twelve months in the languages that official documents are most often in, small letters. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
].map((names) => names.split(' '))
const ABBREVIATED = [...MONTH_NAMES[0]!.map((name) => name.slice(0, 3)), 'sept']

/** Number of a month by its name or English abbreviation, small letters. */
const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...ABBREVIATED.map((name, index): [string, number] => [name, name === 'sept' ? 9 : index + 1]),
  ...MONTH_NAMES.flatMap((names) => names.map((name, index): [string, number] => [name, index + 1])),
])
const LONGEST_FIRST = [...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length)
const MONTH = String.raw`(?<month>${LONGEST_FIRST.join('|')})\b\.?`
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?`
const YEAR = String.raw`(?<year>(?:1[5-9]|20)\d{2})`
const WEEKDAY = String.raw`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?`
const FORMS = [
  new RegExp(String.raw`^(?<place>.*?)[\s,]*${WEEKDAY}\b${MONTH}\s+${DAY},?\s+${YEAR}\.?$`, 'iu'),
  new RegExp(
    String.raw`^(?<place>.*?)[\s,]*${WEEKDAY}(?:(?:the|den|le|el|il|am|a)\s+)?\b${DAY}(?:\s+day)?(?:\s+(?:of|de))?\s+${MONTH},?\s+(?:de\s+)?${YEAR}\.?$`,
    'iu',
  ),
  /^(?<place>.*?)[\s,]*\b(?<year>(?:1[5-9]|20)\d{2})-(?<monthNumber>\d{2})-(?<day>\d{2})$/u,
  /^(?<place>.*?)[\s,]*(?<year>(?:1[5-9]|20)\d{2})\s?년\s?(?<monthNumber>\d{1,2})\s?월\s?(?<day>\d{1,2})\s?일\.?$/u,
]
/** A place is a short name, not the beginning of a sentence. */
const MAX_PLACE = 60
const PLACE =
  /^(?:(?:done|signed|given|issued)\s+(?:at|in)\s+|fait\s+à\s+|geschehen\s+zu\s+|hecho\s+en\s+|fatto\s+a\s+|feito\s+em\s+|gedaan\s+te\s+|in\s+|at\s+)?(?<name>.+)$/iu
const NAME = /^\p{Lu}[\p{L}'’.()/-]*(?:,?\s(?:\p{Lu}[\p{L}'’.()/-]*|of|the|de|la|le|del|am|an|der|on|upon))*$/u

/**
 * The dateline that a short line is, or null. Understands the months of seven European languages, day first or month
 * first, Korean and ISO dates.
 */
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
  if (
    text === '' ||
    /^(?:date|dated|on|released|issued|filed|adopted|decided|entered|published|approved)\s*:?$/iu.test(text)
  )
    return null
  if (text.length > MAX_PLACE) return undefined
  const name = PLACE.exec(text)?.groups?.name?.trim()
  return name !== undefined && NAME.test(name) ? name : undefined
}

function isoDate(groups: Record<string, string | undefined>): string | null {
  const month = MONTH_NUMBERS.get(groups.month?.toLowerCase() ?? '') ?? Number(groups.monthNumber)
  const [year, day] = [Number(groups.year), Number(groups.day)]
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : null
}
