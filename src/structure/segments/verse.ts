// Verse: stanzas set in between running text, whose lines are as long as their author made them and stay lines.
import type { RegionMeasures } from '../text/measures.ts'
import { stepTo, type TextLine } from '../text/text-line.ts'

/** A stanza has so many lines at least. */
const LEAST = 3
/** Each is set in by so many x-heights, and leaves so much of the measure free: a block quotation fills more of it. */
const SET_IN = 2
const ROOM = 0.25
/** Lines follow each other within so many pitches, and begin within so many x-heights of the first. */
const NEAR = 1.35
const INDENTS = 7
/** Of the lines so many begin with a capital; or so many but the last end with a stop. Wrapped prose has a fifth of either. */
const CAPITALS = 0.75
const STOPS = 0.4
/** So few lines end with a stop by chance. */
const LEAST_FOR_STOPS = 4
const STOP = /[.,;:!?—–][”"’')\]]*$/u
const BEGINS_LARGE = /^[“"‘'(]*\p{Lu}/u
const HYPHEN_END = /\p{L}[-\u00ad‐]$/u

interface Context {
  readonly text: readonly TextLine[]
  readonly regions: ReadonlyMap<number, RegionMeasures>
  /** Lines that are something else: headings, numbered paragraphs, items with bullets. */
  readonly isTaken: (line: TextLine) => boolean
}

/** The stanzas among lines in reading order: their lines, by the first one. */
export function readVerse({ text, regions, isTaken }: Context): ReadonlyMap<TextLine, readonly TextLine[]> {
  const stanzas = new Map<TextLine, readonly TextLine[]>()
  let run: TextLine[] = []
  for (const line of text) {
    const region = regions.get(line.region)!
    if (run.length > 0 && !follows(line, run, region)) {
      if (isStanza(run)) stanzas.set(run[0]!, run)
      run = []
    }
    if (!isTaken(line) && isSetIn(line, region) && (run.length > 0 || BEGINS_LARGE.test(line.text))) run.push(line)
    else run = []
  }
  if (isStanza(run)) stanzas.set(run[0]!, run)
  return stanzas
}

const isSetIn = ({ box }: TextLine, { left, right, xHeight }: RegionMeasures): boolean =>
  box[0] - left > SET_IN * xHeight && right - box[2] > ROOM * (right - left)

/** What is not set in goes on with a run if it is as near: then no line of it is a stanza's. */
function follows(line: TextLine, run: readonly TextLine[], region: RegionMeasures): boolean {
  const [first, before] = [run[0]!, run.at(-1)!]
  const step = stepTo(line, before)
  return (
    line.page === before.page &&
    line.region === before.region &&
    step > 0 &&
    step < NEAR * region.pitch &&
    Math.abs(line.box[0] - first.box[0]) < INDENTS * region.xHeight
  )
}

function isStanza(lines: readonly TextLine[]): boolean {
  if (lines.length < LEAST || lines.some(({ text }) => HYPHEN_END.test(text))) return false
  const large = lines.filter(({ text }) => BEGINS_LARGE.test(text)).length
  const stopped = lines.slice(0, -1).filter(({ text }) => STOP.test(text)).length
  return large >= CAPITALS * lines.length || (lines.length >= LEAST_FOR_STOPS && stopped >= STOPS * (lines.length - 1))
}
