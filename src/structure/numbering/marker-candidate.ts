// Marker candidates: lines that begin with a marker, and how much each looks like the start of a paragraph.

import { behindSpeck, COST_NO_STOP, type Marker, type MarkerReading, readMarker } from '../../markers/marker.ts'
import { type ChainedMarker, readMarkerChain } from '../../markers/marker-chain.ts'
import { isWordKind } from '../../markers/word-marker.ts'
import { spokenLines } from '../text/dialogue.ts'
import { isCapitals } from '../text/letter-case.ts'
import { isListLabel } from '../text/list-label.ts'
import type { RegionMeasures } from '../text/measures.ts'
import { stepTo, type TextLine } from '../text/text-line.ts'
import { readUnnumberedAnnex } from '../text/unnumbered-annex.ts'
import { readInitials } from './initials.ts'
import { loneNumerals, misreadOnes } from './lone-numerals.ts'
import { stepAt } from './number-findings.ts'

export interface MarkerCandidate {
  readonly line: TextLine
  /** Place of the line among the body lines. */
  readonly index: number
  readonly marker: Marker
  /** The marker as recognized. */
  readonly printed: string
  /** Where the marker ends in the line's text. */
  readonly end: number
  /** The marker right before it in its line, which it opens a sequence under; null for the line's first. */
  readonly within: MarkerCandidate | null
  /** Left edge against the region's margin, in x-heights of the text. */
  readonly indent: number
  /** What speaks against a new paragraph here: 0 = nothing, about 5 = a wrapped line in the middle of a sentence. */
  readonly doubt: number
  /** Place of the last line, this one or before it, that heads a part of the document; −1 for none. */
  readonly headingAt: number
  /** Place of the last line, this one or before it, that opens a page as a title does; −1 for none. */
  readonly titleAt: number
  /** True where the marker stands alone in its line, or before words that look like a heading. */
  readonly heads: boolean
  /** True under a line that announces what follows: "… these parts:". */
  readonly announced: boolean
  /** True on the first line of a page, where the page before ends with a sentence. */
  readonly opensPage: boolean
}

/** A gap above this many line pitches parts paragraphs. */
const PARTING_GAP = 1.25
/** A line that ends this many x-heights before the margin ends its paragraph. */
const SHORT_LINE = 4
/** Indents differ from this many x-heights on. */
const INDENT_STEP = 1.2
/** A heading's words are no more letters than this. */
const MAX_HEADING = 80
const SENTENCE_END = /[.!?:;)”"’—–-][¹²³⁰⁴-⁹]*\s*$|[;,]\s(?:and|or)\s*$/u
/** Words before a number that wrapped: "see paragraph / 4.", "No. / 5", "November / 15." */
const TAKES_NUMBER =
  /\b(?:paragraphs?|paras?|sub-?paragraphs?|sections?|articles?|chapters?|annex(?:es)?|appendix|tables?|figures?|nos?|numbers?|pages?|items?|points?|clauses?|rules?|resolutions?|parts?|principles?|recommendations?|(?<![;,]\s)(?:and|or)|to|of|in|the|by|from|than|about|under|with|between|see|at|until|since|is|was|were|are|some|over|nearly|only|january|february|march|april|may|june|july|august|september|october|november|december|mr|mrs|ms|dr|messrs|st|gen|col|lt|capt|sir|lord|president|minister|secretary|professor)$|\b(?:paras?|secs?|arts?|ch|chap|figs?|nos?|pp?|vols?|cf|approx|ca|jan|feb|mar|apr|aug|sept?|oct|nov|dec|mr|mrs|ms|dr|messrs|st|gen|col|lt|capt|prof|u\.s)\.$|[§$£€(]$|(?<!\p{L}),$|\d[.,]$/iu
const ANNOUNCES = /:(?:\s?[—–-])?$/u
/** What speaks against a list's first item whose second follows in running text: "(1) the ships; (2) the berths". */
const COUNTS_WITHIN = 2
/** What speaks against a first item right behind another number without a dash: "1. (a)" may be all of the list. */
const BEHIND_NUMBER = 1
/** What speaks against "K. Meyer" with nothing under it: two such letters number nothing unless they begin with the first. */
const MAYBE_NAME = 1.2
/** What speaks against a number alone in its line, unless it stands in the middle. */
const LONE = 0.5
/** A word of so few letters, so many x-heights outside of the text and before the next word, is none of it. */
const DIRT = { letters: 2, outside: 3, gap: 3 } as const
/** Lines of a paragraph that are looked at for it. */
const LOOKED_AT = 8
/** What a list's items are counted by, and no running text begins with. */
const ENCLOSED = /^[([]|^\d{1,3}\s?[°º]/u
/** A line of running text has so many words. */
const RUNNING = 7
/** Dots that lead to a page number: a table of contents. */
const LEADERS = /(?:\.\s?){4,}\s*[\divxlc]*$|…\s*[\divxlc]+$/iu

/** All candidates among the body lines, in reading order; of one line the outer ones first. */
export function findCandidates(
  body: readonly TextLine[],
  regions: ReadonlyMap<number, RegionMeasures>,
): MarkerCandidate[] {
  const textAt = body.findIndex(isRunningText)
  const initials = readInitials(body, regions)
  const spoken = spokenLines(body)
  const reaches = reachOf(body)
  const lone = loneNumerals(body, regions)
  const isLone = new Set(lone)
  const ones = misreadOnes(lone)
  const chains = body.map((line, index) => {
    const region = regions.get(line.region)!
    const one = ones.get(line)
    if (one !== undefined) return [{ marker: one, start: 0, isDashed: false }]
    const chain = initials.get(line) === 'name' || spoken.has(line) ? [] : chainOf(line, region)
    if (chain.length > 0 || textAt === -1 || index < textAt) return chain
    const annex = readUnnumberedAnnex({ line, before: body[index - 1], after: body[index + 1], region })
    return annex === null ? chain : [{ marker: annex, start: 0, isDashed: false }]
  })
  let headingAt = -1
  let titleAt = -1
  return body.flatMap((line, index) => {
    const region = regions.get(line.region)!
    const before = body[index - 1]
    const begins = chains[index]![0]?.marker.readings[0]?.style === 'unnumbered'
    if (begins || isHeadingLike(line, before, region) || isListLabel(line.text)) headingAt = index
    if (chains[index]!.length === 0 && opensAsTitle(line, before, region)) titleAt = index
    const until = chains.slice(index + 1, index + LOOKED_AT).findIndex((chain) => chain.length > 0)
    const own = body.slice(index, index + (until === -1 ? LOOKED_AT : until + 1))
    const next = until === -1 ? undefined : chains[index + 1 + until]![0]!.marker
    const isMaybeName = initials.has(line)
    return candidatesOf(borneOut(chains[index]!, next), {
      line,
      index,
      before,
      own,
      region,
      reach: reaches.get(line.region)!,
      headingAt,
      titleAt,
      isMaybeName,
      isLone: isLone.has(line),
    })
  })
}

/** The right end of each region's widest line. */
function reachOf(lines: readonly TextLine[]): ReadonlyMap<number, number> {
  const reaches = new Map<number, number>()
  for (const { region, box } of lines) reaches.set(region, Math.max(box[2], reaches.get(region) ?? 0))
  return reaches
}

/** An annex without a number begins only where some text came before it. */
const isRunningText = (line: TextLine): boolean => line.words.length >= RUNNING && !isCapitals(line)

/** The line's markers; dirt far out in the margin, such as a punch hole that was read, does not hide one. */
function chainOf(line: TextLine, region: RegionMeasures): readonly ChainedMarker[] {
  const [dirt, first] = line.words
  const isDirt =
    first !== undefined &&
    dirt!.text.length <= DIRT.letters &&
    region.left - line.box[0] > DIRT.outside * region.xHeight &&
    first.box[0] - dirt!.box[2] > DIRT.gap * region.xHeight
  const marker = isDirt ? readMarker(line.text.slice(dirt!.text.length + 1)) : null
  return marker === null
    ? readMarkerChain(line.text)
    : [{ marker: behindSpeck(`${dirt!.text} `, marker)!, start: 0, isDashed: false }]
}

/** "2 What was found" over "2.1 Bells": a number without a stop is as printed where the next marker counts on within it. */
function borneOut(chain: readonly ChainedMarker[], next: Marker | undefined): readonly ChainedMarker[] {
  const [first] = chain
  const within = next?.readings.find(({ cost, components }) => cost === 0 && components?.length === 2)?.components
  const isFirst = within?.[1] === 1 && first?.marker.readings.some((reading) => isUnstopped(reading, within[0]!))
  if (first === undefined || !isFirst) return chain
  const readings = first.marker.readings.map((reading) =>
    isUnstopped(reading, within[0]!) ? { ...reading, printed: reading.step, cost: 0 } : reading,
  )
  return [{ ...first, marker: { ...first.marker, readings } }]
}

/** The digits as recognized, the stop alone missing. */
const isUnstopped = ({ style, value, cost }: MarkerReading, number: number): boolean =>
  style === 'arabic.' && value === number && cost === COST_NO_STOP

interface Place {
  readonly line: TextLine
  readonly index: number
  readonly before: TextLine | undefined
  /** The line and those after it, to the next one with a marker. */
  readonly own: readonly TextLine[]
  readonly region: RegionMeasures
  /** How far to the right the region's widest line reaches, straightened page pixels. */
  readonly reach: number
  readonly headingAt: number
  readonly titleAt: number
  readonly isMaybeName: boolean
  /** A numeral alone in the middle of its column. */
  readonly isLone: boolean
}

function candidatesOf(
  chain: readonly ChainedMarker[],
  { line, index, before, own, region, reach, headingAt, titleAt, isMaybeName, isLone }: Place,
): MarkerCandidate[] {
  const candidates: MarkerCandidate[] = []
  const last = chain.at(-1)
  for (const { marker, start, isDashed } of chain) {
    const doubt =
      start === 0 ? doubtOf(line, before, marker, region, reach) - (isLone ? LONE : 0) : isDashed ? 0 : BEHIND_NUMBER
    const end = start + marker.length
    candidates.push({
      line,
      index,
      marker,
      printed: line.text.slice(start, end),
      end,
      within: candidates.at(-1) ?? null,
      indent: (line.box[0] + strayWidth(line, marker) - region.left) / region.xHeight,
      doubt: doubt + (countsWithin(own, marker) ? COUNTS_WITHIN : 0) + (isMaybeName ? MAYBE_NAME : 0),
      headingAt,
      titleAt,
      heads: isHeadedBy(line, last!.start + last!.marker.length, region),
      announced: before !== undefined && ANNOUNCES.test(before.text),
      opensPage: isPageOpening(line, before),
    })
  }
  return candidates
}

/** How far dirt before the marker moves the line's left edge, pixels. */
const strayWidth = ({ words }: TextLine, { strayWords = 0 }: Marker): number =>
  words[strayWords]!.box[0] - words[0]!.box[0]

function doubtOf(
  line: TextLine,
  before: TextLine | undefined,
  marker: Marker,
  region: RegionMeasures,
  reach: number,
): number {
  const rest = line.text.slice(marker.length).trimStart()
  const startsLower = /^\p{Ll}/u.test(rest) && !/[°º]/u.test(line.text.slice(0, marker.length)) ? 0.7 : 0
  const named = marker.readings.some(({ style }) => isWordKind(style))
  const lone = (rest === '' && !named ? LONE : 0) + (LEADERS.test(rest) ? 4 : 0)
  if (before === undefined) return startsLower + lone
  const takesNumber = TAKES_NUMBER.test(before.text)
  if (before.page !== line.page) {
    return startsLower + lone + (SENTENCE_END.test(before.text) ? 0 : 0.8) + (takesNumber ? 2 : 0)
  }
  if (before.region !== line.region) return startsLower + lone + 0.3 + (takesNumber ? 1 : 0)
  const gap = stepTo(line, before) > PARTING_GAP * region.pitch
  const step = line.box[0] - before.box[0]
  const enclosed = ENCLOSED.test(line.text)
  const hangs = hangsFrom(before, line)
  const indented = Math.abs(step) > INDENT_STEP * region.xHeight && (enclosed || !hangs)
  const short = before.box[2] < region.right - SHORT_LINE * region.xHeight
  const ended = SENTENCE_END.test(before.text)
  const roomy = !takesNumber && hasRoom(before, line, marker, reach)
  const wrapped = takesNumber && !gap && (hangs || !(indented && step > 0)) ? 2.5 : 0
  const signs =
    (gap ? 2 : 0) + (indented ? (enclosed ? 1.6 : 1) : 0) + (roomy ? 1.5 : short ? 1 : 0) + (ended ? 1.5 : 0)
  return startsLower * (enclosed ? 0 : 1) + lone + wrapped + Math.max(0, 3 - 1.5 * signs)
}

/** The line before ends so early that the marker and the word behind it would have stood there, had they not begun anew. */
function hasRoom(before: TextLine, line: TextLine, marker: Marker, reach: number): boolean {
  const behind = line.words[line.text.slice(0, marker.length).split(' ').length]
  const width = (behind ?? line.words.at(-1)!).box[2] - line.box[0]
  return before.box[2] + width < reach - SHORT_LINE * line.xHeight
}

/** In the lines from the marker to the next one the list goes on in running text. */
function countsWithin(lines: readonly TextLine[], { readings }: Marker): boolean {
  const text = lines.map((line) => line.text).join(' ')
  return readings.some(({ style, value, cost, ...reading }) => {
    if (!style.startsWith('(') || value !== 1 || cost > 0) return false
    const next = stepAt({ style, value, cost, ...reading }, 2)
    return new RegExp(String.raw`[;,:]\s(?:and\s|or\s)?\(${next}\)\s`, 'u').test(text)
  })
}

/** The line stands under the words of a line that begins with a marker: it is wrapped, not indented. */
function hangsFrom(before: TextLine, line: TextLine): boolean {
  const marker = readMarker(before.text)
  if (marker === null) return false
  const textStart = before.words[before.text.slice(0, marker.length).split(' ').length]
  return (
    textStart !== undefined &&
    Math.abs(textStart.box[0] - before.pageBox[0] - (line.box[0] - before.box[0])) < 0.8 * line.xHeight
  )
}

/** Capitals or a short centred line: something that heads a part of the document. */
function isHeadingLike(line: TextLine, before: TextLine | undefined, region: RegionMeasures): boolean {
  if (line.xHeight > 1.2 * region.xHeight) return true
  const inset = line.box[0] - region.left > 4 * region.xHeight && region.right - line.box[2] > 4 * region.xHeight
  const gap = before === undefined || before.page !== line.page || stepTo(line, before) > PARTING_GAP * region.pitch
  return gap && (isCapitals(line) || inset)
}

/** First on its page, in the middle, in capitals or large type: "JOINT COMMUNIQUÉ". */
function opensAsTitle(line: TextLine, before: TextLine | undefined, region: RegionMeasures): boolean {
  const [left, right] = [line.box[0] - region.left, region.right - line.box[2]]
  const isInMiddle = Math.min(left, right) > 4 * region.xHeight && Math.abs(left - right) < 4 * region.xHeight
  return before?.page !== line.page && isInMiddle && (line.xHeight > 1.2 * region.xHeight || isCapitals(line))
}

/** Nothing, or a few words without a sentence's end, or in capitals, that do not fill the line. */
function isHeadedBy(line: TextLine, markersEnd: number, region: RegionMeasures): boolean {
  const rest = line.text.slice(markersEnd).trim()
  if (rest === '') return true
  const full = line.box[2] - line.box[0] > 0.85 * (region.right - region.left)
  const ends = isCapitals({ text: rest }) ? /[;,:]$/u.test(rest) : /[.;,:?!]$/u.test(rest)
  return !full && rest.length <= MAX_HEADING && /^[\p{Lu}\d“"(]/u.test(rest) && !ends
}

const isPageOpening = ({ page }: TextLine, before: TextLine | undefined): boolean =>
  before !== undefined && before.page !== page && SENTENCE_END.test(before.text)
