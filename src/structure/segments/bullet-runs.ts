// Bullet runs: list items told by their places: marks in one column, words in another, wrapped lines under the words.
import { BULLET } from '../../markers/marker.ts'
import { groupLines, stepTo, type TextLine } from '../text/text-line.ts'

/** What bullets of any shape are read as, alone before their words. */
const SIGN = /^[^\p{L}\p{N}\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'.,;:!?$£€§†‡/\\]{1,2}$|^[«»©®°]{1,2}$/u
/** Letters and figures that they are read as: these may be words or numbers as well, so more of them are asked for. */
const LETTER = /^(?:[eoOcCQ0-9]|[oO0]{2})$/u
const LEAST_SIGNS = 2
const LEAST_LETTERS = 3
/** One place, in x-heights. */
const SAME_PLACE = 0.8
/** Between a bullet and its words: more than a space, of a justified line too; in x-heights. */
const WIDE_GAP = 1.3
const FAR_GAP = 9
/** An item's own lines follow within so many steps of a line, in x-heights. */
const CLOSE = 6
/** What ends before a new item: a sentence, or a clause of a list. */
export const CLAUSE_END = /[.,;:!?—–][”"’')\]]*$|[;,]\s(?:and|or)$/u

interface Item {
  readonly line: TextLine
  readonly mark: string
  /** Where the words begin. */
  readonly wordsAt: number
  readonly isWide: boolean
  /** True where the words before it end, or it begins with a capital. */
  readonly begins: boolean
}

interface Run {
  readonly items: readonly Item[]
  /** Wrapped lines begin where the words do. */
  readonly hangs: boolean
  /** It begins with the first line of its region, and goes to the last. */
  readonly opensRegion: boolean
  readonly endsRegion: boolean
}

/**
 * The marks of list items by their first lines: two signs or more in one column, or three letters, each before words that
 * begin in another column, where wrapped lines begin too or the room between is wider than a space.
 * @param free lines in reading order without a number of their own
 */
export function bulletRuns(text: readonly TextLine[], free: ReadonlySet<TextLine>): ReadonlyMap<TextLine, string> {
  const runs = [...groupLines(text, (line) => line.region).values()].flatMap((lines) => runsOf(lines, free))
  const lists = runs.filter((run, index) => isList(run) || goesOnWith(run, runs[index - 1], runs[index + 1]))
  return new Map(lists.flatMap(({ items }) => items.map(({ line, mark }) => [line, mark] as const)))
}

function runsOf(lines: readonly TextLine[], free: ReadonlySet<TextLine>): Run[] {
  const runs: { items: Item[]; hangs: boolean; opensRegion: boolean; endsRegion: boolean }[] = []
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]
    const item = free.has(line) ? itemAt(line, before) : null
    const run = runs.at(-1)?.endsRegion === true ? runs.at(-1) : undefined
    const last = run?.items.at(-1)
    if (item !== null && last !== undefined && isAlike(item, last)) run!.items.push(item)
    else if (last !== undefined && before !== undefined && isUnder(line, before, last)) run!.hangs = true
    else {
      if (run !== undefined) run.endsRegion = false
      if (item !== null) runs.push({ items: [item], hangs: false, opensRegion: index === 0, endsRegion: true })
    }
  }
  return runs
}

function itemAt(line: TextLine, before: TextLine | undefined): Item | null {
  const [mark, first] = line.words
  if (mark === undefined || first === undefined || !/^[\p{L}\p{N}“"‘(]/u.test(first.text)) return null
  if (!SIGN.test(mark.text) && !LETTER.test(mark.text)) return null
  const gap = (first.box[0] - mark.box[2]) / line.xHeight
  if (gap > FAR_GAP) return null
  const begins = before === undefined || CLAUSE_END.test(before.text) || /^[^\p{Ll}]/u.test(first.text)
  return {
    line,
    mark: mark.text,
    wordsAt: line.box[0] + first.box[0] - mark.box[0],
    isWide: gap > WIDE_GAP,
    begins,
  }
}

const isAlike = (one: Item, other: Item): boolean =>
  isAt(one.line.box[0], other.line.box[0], one.line) && isAt(one.wordsAt, other.wordsAt, one.line)

const isUnder = (line: TextLine, before: TextLine, { wordsAt }: Item): boolean =>
  isAt(line.box[0], wordsAt, line) && stepTo(line, before) < CLOSE * line.xHeight

const isAt = (x: number, other: number, { xHeight }: TextLine): boolean => Math.abs(x - other) < SAME_PLACE * xHeight

/** Figures that differ number something; one that stands again and again, or among signs, is a misread mark. */
function isList(run: Run): boolean {
  const marks = run.items.map(({ mark }) => mark)
  const signs = marks.filter((mark) => SIGN.test(mark)).length
  const figures = new Set(marks.filter((mark) => /[1-9]/u.test(mark)))
  if (!isSet(run) || figures.size > 1) return false
  if (signs > 0) return run.items.length >= LEAST_SIGNS
  return figures.size === 0 && run.items.length >= LEAST_LETTERS && run.items.every(({ begins }) => begins)
}

/** A bullet as printed among signs in its column needs no wider gap. */
const isSet = ({ items, hangs }: Run): boolean =>
  hangs ||
  items.every(({ isWide }) => isWide) ||
  (items.every(({ mark }) => SIGN.test(mark)) && items.some(({ mark }) => BULLET.test(`${mark} `)))

/** What is left of a list over a page or column break: as far from mark to words as in the list before or after it. */
function goesOnWith(run: Run, before: Run | undefined, after: Run | undefined): boolean {
  const first = run.items[0]!
  const isPart = (list: Run): boolean =>
    isList(list) && isAt(inset(list.items[0]!), inset(first), first.line) && isSet(run) && !/[1-9]/u.test(first.mark)
  const follows = run.opensRegion && before?.endsRegion === true && isPart(before)
  return follows || (run.endsRegion && after?.opensRegion === true && isPart(after))
}

const inset = ({ line, wordsAt }: Item): number => wordsAt - line.box[0]
