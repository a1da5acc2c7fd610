// Edge forms: rows at a page's edge that their look alone tells as furniture: spread out, stamped, or tiny and far out.
import type { EdgeRow } from './edge-rows.ts'
import { readPageLabel } from './page-label.ts'

/** Longer rows are text. */
const MAX_LENGTH = 130
/** Parts of a row are parted by gaps of so many x-heights: word spaces of justified lines stay far below. */
const PART_GAP = 4
const MAX_PART = 60
/** Larger type than this, in x-heights of the text, heads something. */
const LARGEST = 1.4
/** A spread row stands so many line pitches from the text, a lone note more. */
const SPREAD_APART = 1.5
const NOTE_APART = 2
/** Running feet stand below this share of the page's height. */
const FOOT_FROM = 0.88
/** Type of this share of the text's size, so near the paper's edge (share of its height), is no text. */
const TINY = 0.72
const FAR_OUT = 0.06
/** Heads in small type are set at this share of the text's size. */
const SMALL = 0.85
/** Stamped on by courts and libraries, in whatever place. */
const FILING = /\b(?:case|appeal)\b[:\s#]*(?:no\.?\s*)?\S*\d.{0,40}\bdoc(?:ument)?\b[:#.\s]*\d.{0,40}\bfiled\b/iu
/** Of the courts of New York, in two lines: "FILED: … COUNTY CLERK 03/04/2016", "NYSCEF DOC. NO. 3   RECEIVED NYSCEF: …". */
const STATE_FILING =
  /^filed:\s.{0,60}\bclerk\b.{0,12}\d{1,2}\/\d{1,2}\/\d{4}|^nyscef doc\b.{0,8}\d|\breceived nyscef:/iu
/** "Form HC-12 (Rev. 3/78)". */
const FORM =
  /^(?:(?:standard|optional)\s)?form\s(?:no\.?\s)?[\p{L}\d-]{0,8}\d[\p{L}\d-]{0,8}\s?\((?:rev|ed|\d{1,2}[-/])[^()]{0,16}\)$/iu
const FORM_APART = 1.2
/** The second line of the stamp of a court for bankruptcies. */
const FILED_PAGE = /^document\s+page\s+\d{1,4}\s?of\s?\d{1,4}$/iu
/** Dirt, or a part of another sheet, at the rim of the paper (share of the page's height). */
const SPECK = /^\p{L}{1,3}$/u
const RIM = 0.03
/** What marks a whole document as secret, or no longer, or unfinished: "TOP SECRET//NOFORN", "UNCLASSIFIED", "CONSULTATION DRAFT". */
const BANNER =
  /^(?:top secret|secret|confidential|restricted|(?:un)?classified|declassified|for official use only|sensitive but unclassified|nato \p{L}+|limited distribution|(?:(?:consultation|controlled|working|discussion|preliminary|review|public|internal) )?draft(?: [A-Z\d])?(?:[\s–—:,.;-]+(?:do not|not for|not to be|for (?:discussion|comment|review|consultation))(?: \p{L}+){0,5})?)(?:\s?\/\/?\s?[\p{L}\d/ ,-]+)?$/iu
const BANNER_APART = 1.2
/** Dirt beside it. */
const SPECKS = /^(?:[\p{P}\p{S}]{1,2}\s)+|(?:\s[\p{P}\p{S}]{1,2})+$/gu
/** A file's or form's code, alone: "4847-7466-4289.3", "NRC-00123"; or with its language, "21-08123 (E)  Please recycle". */
const CODE = /^(?=(?:\D*\d){4})[\p{Lu}\d][\p{Lu}\d./_-]{5,30}(?:\s?\([A-Z]\)(?:\s+[Pp]lease\s?recycle\b.{0,3})?)?$/u
/** Short ones are told by their place: "£.5-33", a misread page number. */
const SHORT_CODE = /^(?=(?:\D*\d){2})[^\s\p{Ll}]{1,4}[-–.]\d{1,3}$/u
const CODE_APART = 4
/** What a bound book's sheets are told by: "VOL. I.   2". */
const SIGNATURE = /^[vy]ol[.,\s]+(?:\p{L}{1,5}[.,]?\s+)?[\p{L}\d]{1,3}$/iu
/** Of the printer, in small type under the last page: "U.S. GOVERNMENT PRINTING OFFICE: 1959 O—525129". */
const IMPRINT = /\b(?:government|govt\.?) printing office\b/iu
/** "FLOOD CONTROL   543.590": the section that a page begins or ends with. */
const SECTION_NUMBER = /^\d{1,4}(?:[.-]\d{1,4})+$/u
/** "[Ch. XIX.", "Sect. 4": the part of a book that a running head names beside its title. */
const PLACE = /^\P{L}*(?:ch(?:ap)?|sect?|art|book|vol|part|lect)\p{L}{0,6}\.?\s?(?:[ivxlc]+|\d+)[\p{P}]*$/iu
const SECTION_APART = 1.5
/** "SCPMP Rev. 2, 05-Apr-88": beside the page number, and as near as double spaces. */
const REVISION = /\b(?:rev(?:ision|\.)?|version|issue|edition)\s?(?:no\.?\s?)?\d|\b\d{1,2}[-/ ]\p{L}{3}[-/ ]\d{2,4}$/iu
const REVISION_APART = 1.3
const CAPITALS = 0.7
const DOWNLOAD_NOTE = /^(?:downloaded|download date|retrieved|accessed|printed)\b(?=.*(?:\d{4}|www\.|https?:))/iu

/** Why a row is furniture by its form, or null. @param outer whether nothing but furniture stands further out */
export function edgeFormReason(row: EdgeRow, outer: boolean): string | null {
  if (!outer || row.text.length > MAX_LENGTH) return null
  if (isSectionHead(row)) return 'a head in capitals with a section’s number'
  if (!row.nearEdge) return null
  const banner = row.text.replace(SPECKS, '')
  if (row.apart >= BANNER_APART && BANNER.test(banner) && /^\P{Ll}+$/u.test(banner)) return 'a classification banner'
  if (row.apart >= BANNER_APART && row.outermost && isTwin(row)) return 'stands at the page’s head and foot alike'
  if (row.edge === 'foot' && row.outermost && SIGNATURE.test(row.text)) return 'the signature of a sheet'
  if (FILING.test(row.text) || STATE_FILING.test(row.text) || FILED_PAGE.test(row.text)) return 'a court’s filing stamp'
  if (row.apart >= FORM_APART && FORM.test(row.text)) return 'a form’s number at the page’s edge'
  if (isSpeck(row)) return 'a speck at the paper’s rim'
  if (row.apart >= NOTE_APART && DOWNLOAD_NOTE.test(row.text)) return 'a note of its download'
  if (row.apart >= NOTE_APART && row.edge === 'foot' && CODE.test(row.text)) return 'a code at the page’s foot'
  if (row.apart >= CODE_APART && row.edge === 'foot' && row.centred && SHORT_CODE.test(row.text))
    return 'a code in the middle, far below the text'
  if (row.apart >= NOTE_APART && row.edge === 'foot' && isTiny(row) && IMPRINT.test(row.text))
    return 'a printer’s imprint at the page’s foot'
  if (row.apart >= NOTE_APART && isTinyFarOut(row)) return 'tiny type at the paper’s edge'
  return row.apart >= spreadApart(row) && isSpread(row) ? 'spread over the page’s width, set apart' : null
}

/** How far a row has to stand from the text for its parts to tell anything, in line pitches. */
function spreadApart(row: EdgeRow): number {
  if (isSmallAcross(row)) return 1
  return namesRevision(row) ? REVISION_APART : SPREAD_APART
}

/** A page number and the revision, side by side. */
function namesRevision(row: EdgeRow): boolean {
  const parts = partsOf(row)
  return parts.some((part) => REVISION.test(part)) && parts.some((part) => readPageLabel(part) !== null)
}

/** The end of a centred number is so near the middle, by share of the measure. */
const CENTRED = 0.1
/** Of a page in a work of many volumes. */
const LONG_NUMBER = /^\d{5}$/u
/** Of the edition, "(1979)", with the page number in the middle. */
const YEAR = /^\((?:1[5-9]|20)\d{2}\)$/u

/** "CONSULTATION DRAFT" above and below: two lines of capitals that say the same at either edge. */
const isTwin = ({ text, twin }: EdgeRow): boolean =>
  twin === text.toLowerCase() && /^\P{Ll}+$/u.test(text) && (text.match(/\p{L}/gu)?.length ?? 0) >= 5

/** Capitals and, parted from them, a section's number: what a page of statutes or a dictionary begins with. */
function isSectionHead(row: EdgeRow): boolean {
  if (row.edge !== 'head' || row.apart < SECTION_APART) return false
  const parts = partsOf(row)
  const [names, numbers] = [
    parts.filter((part) => !SECTION_NUMBER.test(part)),
    parts.filter((part) => SECTION_NUMBER.test(part)),
  ]
  const letters = names.join('').replace(/\P{L}/gu, '')
  const capitals = letters.replace(/\P{Lu}/gu, '')
  return numbers.length === 1 && letters.length >= 4 && capitals.length >= CAPITALS * letters.length
}

/**
 * Parts with wide gaps between them, one of them the page's number, or, at the foot, three with figures in them. Two names
 * side by side are signatures, and two bare numbers a row of a table.
 */
function isSpread(row: EdgeRow): boolean {
  const parts = partsOf(row)
  if (parts.length < 2 || parts.some((part) => part.length > MAX_PART)) return false
  const { left, right, xHeight } = row.margins
  const end = Math.max(...row.lines.filter((line) => line.xHeight < LARGEST * xHeight).map((line) => line.box[2]))
  const isNumberCentred = YEAR.test(parts[0]!) && Math.abs(end - (left + right) / 2) < CENTRED * (right - left)
  const reaches = end > right - 0.15 * (right - left) || isNumberCentred
  const numbers = parts.filter(
    (part) => !YEAR.test(part) && (readPageLabel(part) !== null || LONG_NUMBER.test(part)),
  ).length
  if (!reaches || numbers > 1) return false
  const isPlaced = numbers === 1 || parts.some((part) => PLACE.test(part))
  if (row.edge === 'head') return parts.length > 2 && (isPlaced || isSmallAcross(row))
  if (row.y < FOOT_FROM) return false
  return parts.length > 2
    ? parts.some((part) => /\d/u.test(part))
    : numbers === 1 && (row.apart >= NOTE_APART || namesRevision(row))
}

/** A head over the whole measure in type smaller than the text's: too small to head anything. */
const isSmallAcross = ({ edge, lines, margins: { left, right, xHeight } }: EdgeRow): boolean =>
  edge === 'head' &&
  lines.every((line) => line.xHeight <= SMALL * xHeight) &&
  Math.min(...lines.map((line) => line.box[0])) < left + 2 * xHeight &&
  Math.max(...lines.map((line) => line.box[2])) > right - 2 * xHeight

function partsOf(row: EdgeRow): string[] {
  const words = [...row.lines].sort((a, b) => a.box[0] - b.box[0]).flatMap((line) => line.words)
  const parts: string[] = []
  words.forEach((word, index) => {
    const before = words[index - 1]
    const apart = before === undefined || word.box[0] - before.box[2] > PART_GAP * row.margins.xHeight
    if (apart) parts.push(word.text)
    else parts[parts.length - 1] += ` ${word.text}`
  })
  return parts
}

const isSpeck = ({ text, y, apart, outermost }: EdgeRow): boolean =>
  outermost && apart >= NOTE_APART && SPECK.test(text) && (y < RIM || y > 1 - RIM)

const isTiny = ({ lines, margins }: EdgeRow): boolean => lines.every((line) => line.xHeight <= TINY * margins.xHeight)

const isTinyFarOut = (row: EdgeRow): boolean => isTiny(row) && (row.y < FAR_OUT || row.y > 1 - FAR_OUT)
