// Places of side notes: the paragraph or heading beside whose line a note in the margin begins.
import type { NodeLabel } from '../../model/document.ts'
import { type TextLine, verticalOverlap } from '../text/text-line.ts'

/** A note begins beside a line that it shares this much of its height with. */
const BESIDE = 0.5
const TEXT: ReadonlySet<NodeLabel> = new Set(['paragraph', 'numbered_paragraph', 'list_item', 'section_header'])

interface Piece {
  readonly label: NodeLabel
  readonly lines: readonly TextLine[]
}

/** The first line of what the note stands beside, in the nearest column; null where that is not plain. */
export function besideNote([first]: readonly TextLine[], pieces: readonly Piece[]): TextLine | null {
  const beside = pieces
    .filter(({ label }) => TEXT.has(label))
    .flatMap(({ lines }) =>
      lines.map((line) => ({
        opens: lines[0]!,
        line,
        away: gapBetween(first!, line),
        shared: sharedHeight(first!, line),
      })),
    )
    .filter(({ line, away, shared }) => line.page === first!.page && away >= 0 && shared > BESIDE)
    .sort((a, b) => a.away - b.away)
  const nearest = beside.filter(({ away }) => away - beside[0]!.away < first!.xHeight)
  return nearest.sort((a, b) => b.shared - a.shared)[0]?.opens ?? null
}

/** Pixels between them across the page; negative where one stands over the other. */
const gapBetween = ({ box: a }: TextLine, { box: b }: TextLine): number => Math.max(a[0] - b[2], b[0] - a[2])

const sharedHeight = ({ box: a }: TextLine, { box: b }: TextLine): number => verticalOverlap(a, b)
