// Closings: what ends a letter, an order or a treaty — its formula, names, offices, dates — and looks like headings but heads nothing.
import type { RegionMeasures } from '../text/measures.ts'
import { groupLines, type TextLine } from '../text/text-line.ts'
import { readDateline } from './dateline.ts'
import { fillsLine, LARGER, SECTION } from './heading.ts'

/** What a closing begins with. */
const FORMULA =
  /^(?:(?:very\s|most\s)?(?:truly|respectfully|sincerely|cordially|faithfully)\b|yours\b|respectfully submitted|signed (?:by|on) (?:the )?(?:authority|behalf|order) of\b|(?:it\s?is\s?)?so ordered\b|by (?:the )?(?:court|order|command)\b|in witness whereof\b|(?:dated|entered|signed|approved)\b.*\d|_{5,}|\/s\/|[([]signed\b)/iu
/** "Done at Port Haven, 4 June 2024": a sentence of the text, though it is a place and a date. */
const DONE =
  /^(?:(?:[Dd]one|DONE)\s+(?:at|in|AT|IN)|(?:[Gg]iven|GIVEN|[Ss]igned|SIGNED)\s+(?:at|AT)|Fait\s+à|Geschehen\s+zu|Hecho\s+en|Fatto\s+a|Feito\s+em|Gedaan\s+te)\s+\p{Lu}/u
const ROLE =
  /^(?:(?:attorneys?|counsel|solicitors?|advocates?|proctors?)\s+(?:for|to)\b|(?:(?:vice|acting|deputy|interim|associate|assistant|executive)[\s-]+)*(?:chair(?:man|woman|person)?|president|secretary|clerk|director|registrar|foreman|mayor|treasurer|rapporteur)\.?$)/iu
const NAME =
  /^(?:\p{Lu}[\p{L}’'.-]*,?\s+){0,3}\p{Lu}\.\s+(?:\p{Lu}[\p{L}’'.-]+\s*){1,2}(?:,?\s+(?:[JS]r\.?|I{2,3}|esq\.?))?$/u
/** A citation, or a remark, in brackets. */
const ASIDE = /^[([](?:.*[.!?][)\]]?|(?:ex(?:h(?:ibit)?)?|tab|tr|doc|dkt|see|cf|id)\b.*)[)\]]\.?$/iu
/** Lines of a closing are short, by share of the measure or letters, and no more than so many. */
const SHORT = 0.66
const FEW_LETTERS = 45
const MAX_LINES = 14
/** A line over running text of so many letters heads it, whatever came before. */
const RUNNING = 60

/** True for the formula that ends a treaty or regulation with its place and date. */
export const isDone = (text: string): boolean => DONE.test(text.trim())

/** The lines that are no headings, for they close something: the short ones after a formula, roles and names, asides in brackets. */
export function closingLines(
  text: readonly TextLine[],
  regions: ReadonlyMap<number, RegionMeasures>,
): ReadonlySet<TextLine> {
  const closing = new Set<TextLine>()
  for (const lines of groupLines(text, (line) => line.page).values()) {
    let left = 0
    lines.forEach((line, index) => {
      const region = regions.get(line.region)!
      const after = lines[index + 1]
      if (FORMULA.test(line.text) || isDone(line.text)) left = MAX_LINES
      else left = left > 0 && goesOn(line, after, region) ? left - 1 : 0
      const lone = ROLE.test(line.text) || NAME.test(line.text)
      if (left > 0 || ASIDE.test(line.text) || (lone && !headsText(line, after))) closing.add(line)
    })
  }
  return closing
}

/** Short, no larger than the text, and over no running text. */
function goesOn(line: TextLine, after: TextLine | undefined, region: RegionMeasures): boolean {
  const short = line.box[2] - line.box[0] < SHORT * (region.right - region.left) || line.text.length < FEW_LETTERS
  const heads = line.xHeight >= LARGER * region.xHeight || SECTION.test(line.text) || headsText(line, after)
  return short && !fillsLine(line, region) && !heads
}

const headsText = (line: TextLine, after: TextLine | undefined): boolean =>
  after !== undefined && after.text.length > RUNNING && readDateline(line.text) === null
