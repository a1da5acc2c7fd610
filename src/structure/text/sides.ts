// Sides: short blocks that stand beside each other and are read one after the other — a court's caption, signers, lists of names.
import type { PageText } from '../../model/page-text.ts'
import { median } from './measures.ts'
import { pieceOf, stepTo, straighten, type TextLine, verticalOverlap } from './text-line.ts'

/** What stands in a row between the parties and the case: one to a line, under each other. */
const DIVIDER = /^[)(:|§\]}*]{1,2}$/u
export const PARTIES =
  /(?:^|\s)(?:vs?\.|versus|against|in\s+re:?|inre:|(?:in the )?matter of|(?:plaintiff|defendant|petitioner|respondent|appellant|appellee|claimant|complainant|debtor|applicant)s?)(?=[\s,.;)]|$)/iu
const LEAST_DIVIDERS = 3
/** Dividers stand under each other within so many x-heights, and follow within so many: typing with double spaces, and a line left out. */
const UNDER = 1
const NEXT = 10

export interface Sides {
  readonly left: readonly TextLine[]
  readonly right: readonly TextLine[]
  /** The stretch of the page that both take, straightened page pixels. */
  readonly top: number
  readonly bottom: number
}

/** The lines of one page, those that run through the dividers of a caption parted behind them. */
export function partCaptions(lines: readonly TextLine[], page: PageText): TextLine[] {
  const places = new Map(dividerRuns(lines, page).flatMap((run) => run.map(({ line, at }) => [line, at] as const)))
  return lines.flatMap((line) => {
    const at = places.get(line)
    if (at === undefined || at === line.words.length - 1) return [line]
    return [pieceOf(line, 0, at + 1, page), pieceOf(line, at + 1, line.words.length, page)]
  })
}

/** The sides of a caption: what ends before its dividers or with them, row by row, and what stands behind. */
export function captionSides(lines: readonly TextLine[], page: PageText): Sides | null {
  const [run] = dividerRuns(lines, page)
  if (run === undefined) return null
  const x = median(run.map(({ right }) => right))
  const [top, bottom] = [
    Math.min(...run.map(({ line }) => line.box[1])),
    Math.max(...run.map(({ line }) => line.box[3])),
  ]
  const inside = lines.filter((line) => middle(line) > top && middle(line) < bottom)
  const slack = UNDER * run[0]!.line.xHeight
  const left = inside.filter(({ box }) => box[2] < x + slack)
  const right = inside.filter(({ box }) => box[0] > x - slack && box[2] >= x + slack)
  return left.length + right.length === inside.length && right.length > 0 ? { left, right, top, bottom } : null
}

export const isDivider = (text: string): boolean => DIVIDER.test(text)

interface Divider {
  readonly line: TextLine
  /** Place among the line's words. */
  readonly at: number
  readonly right: number
}

function dividerRuns(lines: readonly TextLine[], page: PageText): Divider[][] {
  const dividers = lines
    .flatMap((line) => {
      const at = line.words.findLastIndex(({ text }) => isDivider(text))
      return at === -1 ? [] : [{ line, at, right: straighten(line.words[at]!.box, page)[2] }]
    })
    .sort((a, b) => middle(a.line) - middle(b.line))
  const runs: Divider[][] = []
  for (const divider of dividers) {
    const run = runs.find((one) => goesOn(one.at(-1)!, divider))
    if (run === undefined) runs.push([divider])
    else run.push(divider)
  }
  return runs.filter((run) => run.length >= LEAST_DIVIDERS && hasParties(run, lines))
}

const goesOn = (above: Divider, { line, right }: Divider): boolean =>
  Math.abs(right - above.right) < UNDER * line.xHeight && stepTo(line, above.line) < NEXT * line.xHeight

function hasParties(run: readonly Divider[], lines: readonly TextLine[]): boolean {
  return run.some(({ line, at, right }) => {
    const before = line.words.slice(0, at).map(({ text }) => text)
    const beside = lines.filter((other) => other.box[2] < right && verticalOverlap(other.box, line.box) > 0.5)
    return PARTIES.test([...beside.map(({ text }) => text), ...before].join(' '))
  })
}

const middle = ({ box }: TextLine): number => (box[1] + box[3]) / 2
