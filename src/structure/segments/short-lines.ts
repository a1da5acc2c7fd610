// Short lines: lists without bullets or numbers — names, enclosures, parties — whose lines each end far before the margin.
import { beginsListLabel, isListLabel } from '../text/list-label.ts'
import type { RegionMeasures } from '../text/measures.ts'
import { namesHolder } from '../text/signing-words.ts'
import { groupLines, stepTo, type TextLine } from '../text/text-line.ts'

/** A list has so many lines at least; one under its label, or of people with their offices, fewer. */
const LEAST = 3
const LEAST_TOLD = 2
/** Each leaves so much of the measure free: words that wrap leave less than the longest word. */
const ROOM = 0.3
/** Lines of a list follow each other within so many pitches. */
const NEAR = 1.35
/** All but the first, which may name them, begin in one place, within so many x-heights; the first is no further away. */
const SAME_PLACE = 1.2
const MAX_INDENT = 9
/** Of the lines so many may end with a sentence: more are paragraphs of their own. */
const SENTENCES = 0.34
const SENTENCE_END = /\p{Ll}{3}[.!?][”"’')\]]*$|[;!?]$/u
const BEGINS = /^[\p{Lu}\d“"‘([$£€]/u
const GOES_ON = /^\p{Ll}/u
/** A hyphen, or a word that leads to another: the line goes on in the next one. */
const WRAPS =
  /\p{L}[-\u00ad‐]$|(?<!\p{L})(?:an?|and|as|at|by|for|from|in|nos?\.|of|on|or|that|the|to|under|which|with)$/iu

/** A column of so many lines that all begin so is no wrapped text, unless it is set in capitals, as are more of its lines than this share. */
const LEAST_ALONE = 4
const CAPITALS = 0.5

interface Context {
  readonly text: readonly TextLine[]
  readonly regions: ReadonlyMap<number, RegionMeasures>
  /** Lines that are something else: headings, numbered paragraphs, items with bullets. */
  readonly isTaken: (line: TextLine) => boolean
}

/** The lists among lines in reading order: their lines, by the first one. */
export function readShortLines({ text, regions, isTaken }: Context): ReadonlyMap<TextLine, readonly TextLine[]> {
  const lists = new Map<TextLine, readonly TextLine[]>()
  const listed = new Set(
    [...groupLines(text, (line) => line.region)].filter(([, lines]) => isAllShort(lines)).map(([region]) => region),
  )
  let index = 0
  while (index < text.length) {
    const { region } = text[index]!
    const own = regions.get(region)!
    const run = runAt(text, index, listed.has(region) ? { ...own, right: Number.POSITIVE_INFINITY } : own, isTaken)
    if (isList(run)) lists.set(run[0]!, run)
    index += Math.max(1, run.length)
  }
  return lists
}

/** No line of a column is wrapped: names beside other names, whose own margin is that of the longest. */
const isAllShort = (lines: readonly TextLine[]): boolean =>
  lines.length >= LEAST_ALONE &&
  lines.every(({ text }) => BEGINS.test(text)) &&
  lines.filter(({ text }) => !/\p{Ll}/u.test(text)).length <= CAPITALS * lines.length

/** The short lines from `start` on; without its last one, where a line goes on with that. */
function runAt(
  text: readonly TextLine[],
  start: number,
  region: RegionMeasures,
  isTaken: (line: TextLine) => boolean,
): TextLine[] {
  const run: TextLine[] = []
  for (let index = start; index < text.length; index++) {
    const line = text[index]!
    if (isTaken(line) || (run.length > 0 && isLabelled(line))) break
    if (run.length > 0 && !follows(line, run, region))
      return isGoingOn(line, run.at(-1)!, region) ? run.slice(0, -1) : run
    if (!isShort(line, region)) return run
    run.push(line)
  }
  return run
}

const isShort = (line: TextLine, region: RegionMeasures): boolean =>
  (region.right === Number.POSITIVE_INFINITY || region.right - line.box[2] > ROOM * (region.right - region.left)) &&
  (BEGINS.test(line.text) || isLabelled(line)) &&
  !WRAPS.test(line.text)

const isLabelled = ({ text }: TextLine): boolean => isListLabel(text) || beginsListLabel(text)

function follows(line: TextLine, run: readonly TextLine[], region: RegionMeasures): boolean {
  const place = run.length === 1 ? MAX_INDENT : SAME_PLACE
  return isUnder(line, run.at(-1)!, region) && Math.abs(line.box[0] - run.at(-1)!.box[0]) < place * region.xHeight
}

const isUnder = (line: TextLine, before: TextLine, region: RegionMeasures): boolean =>
  line.page === before.page && line.region === before.region && stepTo(line, before) < NEAR * region.pitch

const isGoingOn = (line: TextLine, before: TextLine, region: RegionMeasures): boolean =>
  isUnder(line, before, region) && GOES_ON.test(line.text)

function isList(run: readonly TextLine[]): boolean {
  const sentences = run.filter(({ text }) => SENTENCE_END.test(text)).length
  const isTold = run.length > 0 && (isLabelled(run[0]!) || run.every(({ text }) => namesHolder(text)))
  return run.length >= (isTold ? LEAST_TOLD : LEAST) && sentences <= SENTENCES * run.length
}
