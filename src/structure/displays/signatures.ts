// Signatures: blocks of lines under which documents are signed; each line stays its own.
import { readWordMarker } from '../../markers/word-marker.ts'
import type { PageText } from '../../model/page-text.ts'
import { keepLines } from '../text/clean-text.ts'
import { beginsListLabel, isListLabel } from '../text/list-label.ts'
import { measureRegions, type RegionMeasures } from '../text/measures.ts'
import { isClosing, isSignerName, isSigningRule, OFFICE, SIGNED, SIGNS_FOR } from '../text/signing-words.ts'
import { stepTo, straighten, type TextLine } from '../text/text-line.ts'
import { isOfAddress, isReach } from './contact-lines.ts'
import type { Display } from './display.ts'

/** "For the Government of the Harbour Republic:" */
const PARTY =
  /^(?:for|für|pour|por|per|on\s+behalf\s+of)\s+.*\b(?:government|kingdom|republic|federation|union|states?|commission|council|community|communities|confederation|principality|organi[sz]ation|authority|regierung|republik|gouvernement|r[ée]publique|gobierno|rep[úu]blica|governo)\b.*[:,]$/iu
const NAME =
  /^(?:\p{Lu}[\p{L}’'.-]*,?\s+){1,4}(?:\p{Lu}[\p{L}’'.-]*|[JS]r\.?|I{2,3})(?:,\s+(?:esq|m\.?d|ph\.?d|q\.?c)\.?)?$/iu
const CAPITALIZED = /^(?:\p{Lu}[\p{L}’'.-]*,?\s*)+$/u
/** Lines of a block are so near, in line pitches; the first one under its head, where a hand signs, may be further down. */
const NEAR = 1.45
const ROOM_TO_SIGN = 4
/** A block's lines take this share of the measure at most, and are no more than so many. */
const SHORT = 0.72
const MAX_LINES = 7
/** A name stands so many pitches under the words that close a letter, with so many lines between that a hand was read as. */
const ROOM_UNDER_CLOSING = 8
const HANDS = 2
const HAND_LETTERS = 24
/** Running text has so many letters in a line. */
const RUNNING = 60
/** What is signed aside begins after this share of the measure. */
const ASIDE = 0.3
/** Streets, telephones and addresses of e-mail are more. */
const MAX_WITH_CONTACTS = 14
/** A rule to sign on is so many x-heights wide, and stands so near above the name. */
const SIGNING_RULE = [8, 45] as const
const UNDER_RULE = 3
/** One that takes more of the page's width parts a head from what is under it. */
const WIDE_RULE = 0.6

/** The signature blocks among lines given in reading order. */
export function partSignatures(text: readonly TextLine[], pages: readonly PageText[]): Display[] {
  const regions = measureRegions(text)
  const byPage = new Map(pages.map((page) => [page.page, page]))
  const displays: Display[] = []
  let index = 0
  while (index < text.length) {
    const lines = blockAt(text, index, regions, byPage)
    if (lines === null) index += 1
    else {
      displays.push(displayOf(lines.lines, lines.because))
      index += lines.lines.length
    }
  }
  return displays
}

interface Block {
  readonly lines: readonly TextLine[]
  readonly because: string
}

function blockAt(
  text: readonly TextLine[],
  index: number,
  regions: ReadonlyMap<number, RegionMeasures>,
  pages: ReadonlyMap<number, PageText>,
): Block | null {
  const line = text[index]!
  const region = regions.get(line.region)!
  const beside = besideOthers(text, index)
  if (beside.length > 1) return { lines: beside, because: 'a party that signs beside another one, and its signature' }
  if (!isShort(line, region)) return null
  if (SIGNED.test(line.text)) return { lines: goOn(text, index, region), because: 'a signature by its first words' }
  const after = text[index + 1]
  if (isUnderClosing(text, index, region))
    return { lines: goOn(text, index, region), because: 'who signs, under the words that close the text' }
  if (isSigningRule(line.text) && isNameUnder(text, index, region))
    return { lines: goOn(text, index, region), because: 'a name under a line to sign on' }
  if (
    PARTY.test(line.text) &&
    (after === undefined || !isUnder(line, after, region, ROOM_TO_SIGN) || isSigner(after, region))
  )
    return { lines: goOn(text, index, region), because: 'the party that signs, and its signature' }
  const onRule = isUnderRule(line, pages.get(line.page)!) && NAME.test(line.text)
  if (
    onRule &&
    after !== undefined &&
    isUnder(line, after, region, NEAR) &&
    isShort(after, region) &&
    OFFICE.test(after.text)
  )
    return { lines: goOn(text, index, region), because: 'a name and an office under a rule to sign on' }
  if (isSignedBelow(text, index, region))
    return { lines: [line, after!], because: 'a name and an office that end a text, on the side where it is signed' }
  return null
}

/** All that stands in the column of a party that signs beside another one; none where no such column begins. */
function besideOthers(text: readonly TextLine[], index: number): readonly TextLine[] {
  const line = text[index]!
  if (line.aside !== 'names' || !SIGNS_FOR.test(line.text) || text[index - 1]?.region === line.region) return []
  const end = text.findIndex((other, at) => at > index && other.region !== line.region)
  return text.slice(index, end === -1 ? text.length : end)
}

/** "T. Meyer" under "Yours sincerely,", or a line to sign on over the name. */
function isUnderClosing(text: readonly TextLine[], index: number, region: RegionMeasures): boolean {
  const line = text[index]!
  if (!isSignerName(line.text) && !(isSigningRule(line.text) && isNameUnder(text, index, region))) return false
  for (const [passed, above] of text
    .slice(Math.max(0, index - HANDS - 1), index)
    .reverse()
    .entries()) {
    if (above.page !== line.page || stepTo(line, above) > ROOM_UNDER_CLOSING * region.pitch) return false
    if (isClosing(above.text)) return !headsText(text[index - 1]!, line, text[index + 1])
    if (passed === HANDS || above.text.length > HAND_LETTERS || isLabelled(above) || isSignerName(above.text))
      return false
  }
  return false
}

function isNameUnder(text: readonly TextLine[], index: number, region: RegionMeasures): boolean {
  const [line, name, office] = text.slice(index, index + 3)
  if (name === undefined || !isUnder(line!, name, region, NEAR) || !isSignerName(name.text)) return false
  const isClosed = text.slice(Math.max(0, index - HANDS), index).some((above) => isClosing(above.text))
  return isClosed || (office !== undefined && isUnder(name, office, region, NEAR) && OFFICE.test(office.text))
}

const isLabelled = ({ text }: TextLine): boolean => isListLabel(text) || beginsListLabel(text)

/** "Anna Holm" over "Clerk to the Council", far from the left margin under running text, and over nothing that is as near. */
function isSignedBelow(text: readonly TextLine[], index: number, region: RegionMeasures): boolean {
  const [line, office, below] = text.slice(index, index + 3)
  const before = text[index - 1]
  if (before === undefined || office === undefined || before.page !== line!.page || before.region !== line!.region)
    return false
  const isAside = [line!, office].every(({ box }) => box[0] - region.left > ASIDE * (region.right - region.left))
  const isOver = below === undefined || !isUnder(office, below, region, NEAR)
  const isUnderText = /[.,;:]$/u.test(before.text) && !isUnder(before, line!, region, NEAR)
  const isPair =
    NAME.test(line!.text) &&
    readWordMarker(line!.text) === null &&
    isShort(office, region) &&
    isUnder(line!, office, region, NEAR)
  return isAside && isOver && isUnderText && isPair && OFFICE.test(office.text)
}

const isShort = (line: TextLine, region: RegionMeasures): boolean =>
  line.box[2] - line.box[0] < SHORT * (region.right - region.left) || line.text.length < 45

/** Who signs: a hand's mark, a name in capitals of their own, an office. */
const isSigner = (line: TextLine, region: RegionMeasures): boolean =>
  isShort(line, region) && (SIGNED.test(line.text) || CAPITALIZED.test(line.text) || OFFICE.test(line.text))

const isUnder = (before: TextLine, line: TextLine, region: RegionMeasures, steps: number): boolean =>
  line.page === before.page && line.region === before.region && stepTo(line, before) < steps * region.pitch

/** The lines that follow closely and are short: name, office, party, street and telephone. A sentence, a number or another signature ends them. */
function goOn(text: readonly TextLine[], start: number, region: RegionMeasures): TextLine[] {
  const lines = [text[start]!]
  let contacts = 0
  for (const [index, line] of text.slice(start + 1, start + MAX_WITH_CONTACTS).entries()) {
    const before = lines.at(-1)!
    const room = lines.length === 1 && PARTY.test(before.text) ? ROOM_TO_SIGN : NEAR
    const ends = !isUnder(before, line, region, room) || !isShort(line, region) || lines.length - contacts === MAX_LINES
    const another = PARTY.test(line.text) || (SIGNED.test(line.text) && lines.some((own) => SIGNED.test(own.text)))
    const below = text.slice(start + index + 2, start + index + 4).map(({ text: said }) => said)
    const isContact = isReach(line.text) || isOfAddress(line.text, below)
    if (isContact) contacts += 1
    if (ends || another || isLabelled(line) || headsText(before, line, text[start + index + 2])) break
    if (!isContact && /^(?:[([]?\d|[*†•])|[^.]\.$|;$/u.test(line.text.replace(/\b\p{L}{1,4}\.$/u, ''))) break
    lines.push(line)
  }
  return lines
}

/** As near to the running text below as to the signature above, and no office: the heading of what comes after. */
const headsText = (before: TextLine, line: TextLine, after: TextLine | undefined): boolean =>
  after !== undefined &&
  after.page === line.page &&
  after.text.length > RUNNING &&
  !OFFICE.test(line.text) &&
  stepTo(after, line) < NEAR * stepTo(line, before)

function isUnderRule(line: TextLine, page: PageText): boolean {
  return page.rules
    .map((rule) => straighten(rule, page))
    .some(([left, top, right, bottom]) => {
      const width = (right - left) / line.xHeight
      const shared = Math.min(right, line.box[2]) - Math.max(left, line.box[0])
      const gap = line.box[1] - bottom
      const isLevel = right - left > 5 * (bottom - top)
      return (
        isLevel &&
        width > SIGNING_RULE[0] &&
        width < SIGNING_RULE[1] &&
        right - left < WIDE_RULE * page.width &&
        shared > 0 &&
        gap > -line.xHeight &&
        gap < UNDER_RULE * line.xHeight
      )
    })
}

const displayOf = (lines: readonly TextLine[], because: string): Display => ({
  label: 'signature',
  lines,
  taken: lines,
  because,
  text: keepLines(lines.map(({ text }) => text)),
})
