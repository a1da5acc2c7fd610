// Initials: "K. Meyer" under "Yours sincerely,", "A. Brown" under "Present:" — lines that begin like a letter's marker and name people.
import { beginsListLabel, isListLabel } from '../text/list-label.ts'
import type { RegionMeasures } from '../text/measures.ts'
import { isClosing, namesHolder } from '../text/signing-words.ts'
import type { TextLine } from '../text/text-line.ts'

/** An initial, or several, and one or two words with capitals; or a name and what its bearer is. */
const NAME =
  /^\p{Lu}\.\s?(?:\p{Lu}\.\s?)*(?:(?:de|du|van|von|der|di|da)\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?(?<behind>[,;(].*)?[.;]?$/u
/** What stands over people's names. */
const PEOPLE =
  /^(?:(?:members?|also|those)\s)?(?:present|absent|attend(?:ees|ing|ed(?:\sby)?|ance)|in attendance|participants|apologies|delegat(?:es|ions?)|representatives|signatories|witnesses|signed|members|judges|before|panel)(?:\s\p{L}+){0,3}:/iu
/** A line of names is short, by share of the measure or letters; running text has so many letters. */
const SHORT = 0.72
const FEW_LETTERS = 50
const RUNNING = 45

/** What a line that may name a person is: surely a name, or one if the sequence does not say otherwise. */
export type Initial = 'name' | 'maybe'

/** The lines of text in reading order that begin with an initial, and are surely or maybe no numbers. */
export function readInitials(
  body: readonly TextLine[],
  regions: ReadonlyMap<number, RegionMeasures>,
): ReadonlyMap<TextLine, Initial> {
  const initials = new Map<TextLine, Initial>()
  let page = 0
  let underPeople = false
  body.forEach((line, index) => {
    const behind = NAME.exec(line.text)?.groups
    if (line.page !== page || !isShort(line, regions.get(line.region)!)) underPeople = false
    page = line.page
    if (behind !== undefined) {
      if (underPeople || namesHolder(line.text)) initials.set(line, 'name')
      else if (behind.behind === undefined && !isOverText(body, index)) initials.set(line, 'maybe')
    }
    if (PEOPLE.test(line.text) || isClosing(line.text) || isListLabel(line.text) || beginsListLabel(line.text))
      underPeople = true
  })
  return initials
}

const isShort = ({ box, text }: TextLine, { left, right }: RegionMeasures): boolean =>
  box[2] - box[0] < SHORT * (right - left) || text.length < FEW_LETTERS

/** Over a paragraph, or a marker of another kind: it heads something. */
function isOverText(body: readonly TextLine[], index: number): boolean {
  const after = body[index + 1]
  if (after === undefined) return false
  return after.text.length > RUNNING || /^(?:[([]?(?:\d{1,3}|[a-z]{1,4})[.)\]]|§|[•●▪–—-]\s)/u.test(after.text)
}
