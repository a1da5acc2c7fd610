// Front blocks: what stands in the front and is no heading, in blocks of one place and size; their lines are kept.
import { stepTo, type TextLine, verticalOverlap } from '../text/text-line.ts'
import type { Front } from './front.ts'
import { isLedOn } from './heading.ts'

/** Lines of a block are so near, in the front's pitches; begin in one place or have one middle, within so many x-heights. */
const NEAR = 1.35
const SAME_PLACE = 1.5
/** Their type is of one size, by ratio. */
const SAME_SIZE = 1.3
/** Lines that begin beside the one before them stand in one row with it. */
const BESIDE = 0.4
/** Small letters go on with the line above, but for what stands between parties. */
const GOES_ON = /^(?!vs?\.)\p{Ll}/u
/** So many letters of a line tell a clause and no address. */
const CLAUSE = 32
/** A full line has so many letters and ends so many x-heights before the margin at most. */
const FULL = { letters: 45, room: 4 } as const

interface Context {
  readonly text: readonly TextLine[]
  readonly front: Front
  /** Lines that are something else: headings, numbered paragraphs, items with bullets. */
  readonly isTaken: (line: TextLine) => boolean
}

export interface FrontBlock {
  readonly lines: readonly TextLine[]
  readonly isJoined: boolean
}

/** The blocks among lines in reading order: their lines, by the first one. */
export function readFrontBlocks({ text, front, isTaken }: Context): ReadonlyMap<TextLine, FrontBlock> {
  const blocks: TextLine[][] = []
  text.forEach((line, index) => {
    if (!front.has(line) || isTaken(line)) return
    const block = blocks.at(-1)
    const before = block?.at(-1)
    if (block !== undefined && before === text[index - 1] && goesOn(before!, line, front)) block.push(line)
    else blocks.push([line])
  })
  return new Map(blocks.map((lines) => [lines[0]!, { lines, isJoined: isJoined(lines, front) }]))
}

/** All lines go on with the one above: the sentence of one paragraph. */
const isJoined = (lines: readonly TextLine[], front: Front): boolean =>
  lines
    .slice(1)
    .every((line, index) => GOES_ON.test(line.text) || isLedOn(lines[index], line) || isWrapped(lines[index]!, front))

function goesOn(before: TextLine, line: TextLine, front: Front): boolean {
  if (before.region !== line.region || before.page !== line.page) return false
  if (verticalOverlap(before.box, line.box) > BESIDE) return before.text.endsWith(':')
  const region = front.measuresAt(line)
  const step = stepTo(line, before)
  if (step <= 0 || step > NEAR * region.pitch || !isOneSize(before, line)) return false
  if (line.aside !== 'caption' && endsParagraph(before, line)) return false
  if (line.aside === 'caption' || GOES_ON.test(line.text) || isLedOn(before, line) || isAligned(before, line))
    return true
  return isWrapped(before, front) || isListGoingOn(before, line)
}

/** A sentence of some words, or a clause over a line of running length: two paragraphs. */
const endsParagraph = (before: TextLine, line: TextLine): boolean =>
  /^\p{Lu}/u.test(line.text) &&
  (/\p{Ll}{3}[.!?]$/u.test(before.text) || (/[,:]$/u.test(before.text) && line.text.length >= CLAUSE))

const isWrapped = (before: TextLine, front: Front): boolean =>
  before.text.length >= FULL.letters &&
  before.box[2] > front.measuresAt(before).right - FULL.room * before.xHeight &&
  !/[.:;]$/u.test(before.text)

/** "Before: Ann Holm, Chairman;", and further names set in under it. */
const isListGoingOn = (before: TextLine, line: TextLine): boolean =>
  /[,;]$/u.test(before.text) && line.box[0] > before.box[0] && line.box[0] < before.box[2]

/** A lone word tells no size. */
function isOneSize(before: TextLine, line: TextLine): boolean {
  const ratio = line.xHeight / before.xHeight
  return Math.min(before.words.length, line.words.length) < 2 || (ratio < SAME_SIZE && ratio > 1 / SAME_SIZE)
}

const isAligned = (before: TextLine, line: TextLine): boolean =>
  [leftOf, middleOf].some((place) => Math.abs(place(before) - place(line)) < SAME_PLACE * line.xHeight)

const leftOf = ({ box }: TextLine): number => box[0]
const middleOf = ({ box }: TextLine): number => (box[0] + box[2]) / 2
