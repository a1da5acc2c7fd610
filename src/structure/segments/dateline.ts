// Datelines: the place and date under a title, "Seoul, November 15, 2019", read in the common forms.
import { ANY_MONTH, monthNumber } from './month-names.ts'

export interface Dateline {
  readonly text: string
  readonly place: string | null
  /** ISO 8601, of several days the last one; null where the day is not told. */
  readonly date: string | null
}

const BOUND = String.raw`(?<![\p{L}\d])`
const MONTH = (name: string): string => String.raw`(?<${name}>${ANY_MONTH})(?!\p{L})\.?`
const DAY = (name: string): string => String.raw`(?<${name}>\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?(?!\d)`
const YEAR = String.raw`(?<year>(?:1[5-9]|20)\d{2})(?:\s?(?:г\.|года|р\.|року|r\.|roku))?`
/** All forms have a year: most lines need not be held against them. */
const ANY_YEAR = /(?:1[5-9]|20)\d{2}/u
const WEEKDAY = String.raw`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?`
const ARTICLE = String.raw`(?:(?:on|the|from|den|vom|le|du|el|del|il|dal|am|a|à|dnia|dne|van)\s+){0,2}`
const OF = String.raw`(?:\s+day)?(?:\s+(?:of|de))?`
/** What stands between the days of a meeting: "16–17", "16 to 17", "4, 5 and 6". */
const JOIN = String.raw`(?:\s?[–—-]\s?|\s?\/\s?|,\s+|,?\s+(?:and|to|until|und|bis|et|au|y|al?|ao?|e|en|t\/m|tot|i|do|și|og|och|и|по|та)\s+)${WEEKDAY}${ARTICLE}`
/** Earlier days of the meeting, with a month and a year of their own where those differ. */
const EARLIER_DAYS = String.raw`(?:\d{1,2}(?:st|nd|rd|th|er|\.|º|°)?(?:${OF}\s+(?:${ANY_MONTH})(?!\p{L})\.?)?(?:,?\s+(?:de\s+)?\d{4})?${JOIN}){0,4}`
const LATER_DAYS = String.raw`(?:${JOIN}(?:${MONTH('lastMonth')}\s+)?${DAY('lastDay')})?`
const FORMS = [
  new RegExp(
    String.raw`^(?<place>.*?)[\s,]*${WEEKDAY}${BOUND}${MONTH('month')}\s+${DAY('day')}(?:,?\s+\d{4}(?=\s?[–—-]))?${LATER_DAYS},?\s+${YEAR}\.?$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?<place>.*?)[\s,]*${WEEKDAY}${BOUND}${ARTICLE}${EARLIER_DAYS}${DAY('day')}${OF}\s+${MONTH('month')},?\s+(?:de\s+)?${YEAR}\.?$`,
    'iu',
  ),
  /^(?<place>.*?)[\s,]*\b(?<year>(?:1[5-9]|20)\d{2})-(?<monthNumber>\d{2})-(?<day>\d{2})$/u,
  /^(?<place>.*?)[\s,]*(?<![\d.])(?:(?:den|am|vom|dnia|dne)\s+)?(?:\d{1,2}\.\s?(?:\d{1,2}\.)?(?:\d{4})?\s?[–-]\s?)?(?<day>\d{1,2})\.\s?(?<monthNumber>\d{1,2})\.\s?(?<year>(?:1[5-9]|20)\d{2})$/u,
  /^(?<place>.*?)[\s,]*(?<year>(?:1[5-9]|20)\d{2})\s?년\s?(?<monthNumber>\d{1,2})\s?월\s?(?<day>\d{1,2})\s?일\.?$/u,
]
/** "16 July 1978", "July 16, 1978", "July 1978" at a line's end. */
const ENDS_IN_DATE = new RegExp(
  String.raw`(?:^|[^\p{L}])(?:${ANY_MONTH})(?!\p{L})\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?(?:\s?[–—-]\s?\d{1,2})?)?,?\s+(?:de\s+)?${YEAR}[.)\]]*$`,
  'iu',
)
/** A place is a short name, not the beginning of a sentence. */
const MAX_PLACE = 60
const PLACE =
  /^(?:(?:done|signed|given|issued)\s+(?:at|in)\s+|fait\s+à\s+|geschehen\s+zu\s+|hecho\s+en\s+|fatto\s+a\s+|feito\s+em\s+|gedaan\s+te\s+|in\s+|at\s+)?(?<name>.+)$/iu
const NAME = /^\p{Lu}[\p{L}'’.()/-]*(?:,?\s(?:\p{Lu}[\p{L}'’.()/-]*|of|the|de|la|le|del|am|an|der|on|upon))*$/u

/** "Report of" before a date: no place. */
const LEADS_ON = /\s(?:of|the|de|la|del|der|an|on|upon)$/iu
/** "10 Downing Street", "12, Quay Road, Port Haven". */
const STREET =
  /^\d{1,4}[A-Za-z]?,?\s(?:\p{Lu}[\p{L}'’.-]*\s)+(?:street|st\.|road|avenue|square|lane|place|quay|gardens|terrace|row|gate|hill)(?:,\s\p{Lu}[\p{L}'’., -]*)?$/iu

/**
 * The dateline that a short line is, or null. Understands the months of most European languages, day first or month
 * first, one day or several that follow each other, Korean dates, ISO ones and those of figures with dots.
 */
export function readDateline(line: string): Dateline | null {
  const text = line.trim().replace(/^[([]|[)\]]$/g, '')
  if (!ANY_YEAR.test(text)) return null
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
  if (name === undefined || LEADS_ON.test(name)) return undefined
  return NAME.test(name) || STREET.test(name) ? name : undefined
}

/** A line that may be a dateline of a form that is not known, and whatever it is, dates something. */
export const endsInDate = (text: string): boolean => ENDS_IN_DATE.test(text.trim())

function isoDate(groups: Record<string, string | undefined>): string | null {
  const month = monthNumber(groups.lastMonth ?? groups.month ?? '') ?? Number(groups.monthNumber)
  const [year, day] = [Number(groups.year), Number(groups.lastDay ?? groups.day)]
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : null
}
