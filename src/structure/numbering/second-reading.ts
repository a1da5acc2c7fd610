// The second reading: what a look at a number's gap brought is put into the page where it shows the missing number.

import { diagnostic } from '../../diagnostics/codes.ts'
import { MENDED, readMarker } from '../../markers/marker.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { type Box, heightOf, unionOf } from '../../model/geometry.ts'
import type { PageLook } from '../../model/page-look.ts'
import type { Line, PageText } from '../../model/page-text.ts'
import { verticalOverlap } from '../text/text-line.ts'
import type { NumberGap } from './number-gaps.ts'

/** Lines that nobody had read are believed with this confidence. */
const SURE = 0.75
/** Two lines are the same row where they share this much of their height. */
const SAME_ROW = 0.5

/**
 * The page, with the lines of a look that begin with a missing number in the place of what was read there, and with the
 * lines that follow where nothing was read at all. What came of the look is told among the page's findings.
 */
export function withLook(page: PageText, look: PageLook, gap: NumberGap): PageText {
  const found = look.lines.filter((line) => beginsWithMissing(line, gap))
  const taken = found.length === 0 ? [] : look.lines.filter((line) => found.includes(line) || isNew(line, page))
  const lines = taken.reduce<readonly Line[]>((known, line) => withLine(known, line, look.box), page.lines)
  return {
    ...page,
    lines: [...lines],
    diagnostics: [...page.diagnostics, findingOf(page, look, gap, lines === page.lines ? [] : found)],
  }
}

function beginsWithMissing(line: Line, { style, missing }: NumberGap): boolean {
  const readings = readMarker(textOf(line))?.readings ?? []
  return readings.some((one) => one.style === style && one.cost < MENDED && missing.includes(one.step))
}

const textOf = (line: Line): string => line.words.map((word) => word.text).join(' ')

const isNew = (line: Line, { lines }: PageText): boolean =>
  confidenceOf(line) >= SURE && !lines.some((known) => sameRow(known, line))

function confidenceOf({ words }: Line): number {
  return words.reduce((sum, word) => sum + word.confidence, 0) / words.length
}

function sameRow(a: Line, b: Line): boolean {
  const beside = Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0])
  return beside > 0 && verticalOverlap(a.box, b.box) > SAME_ROW
}

/** In the place of the row's own pieces, if all of them lie in what was looked at; else, where there are none, at their place. */
function withLine(lines: readonly Line[], line: Line, looked: Box): readonly Line[] {
  const same = lines.filter((known) => sameRow(known, line))
  if (same.some(({ box }) => !within(box, looked))) return lines
  const place = same.length > 0 ? lines.indexOf(same[0]!) : lines.findIndex(({ box }) => box[1] > line.box[1])
  const others = lines.filter((known) => !same.includes(known))
  const at = place === -1 ? others.length : place
  const block = (same[0] ?? lines[Math.max(0, at - 1)])?.block ?? 0
  return [
    ...others.slice(0, at),
    { ...line, block, box: unionOf(line.words.map(({ box }) => box)) },
    ...others.slice(at),
  ]
}

/** Boxes of words are rough: half a line's height more on each side. */
function within(box: Box, outer: Box): boolean {
  const more = heightOf(box) / 2
  return (
    box[0] >= outer[0] - more && box[2] <= outer[2] + more && box[1] >= outer[1] - more && box[3] <= outer[3] + more
  )
}

/** A finding names so many numbers one by one. */
const MOST_NAMED = 4

function findingOf(page: PageText, { box }: PageLook, { missing }: NumberGap, found: readonly Line[]): Diagnostic {
  const wanted = missing.length > MOST_NAMED ? `${missing[0]} to ${missing.at(-1)}` : missing.join(', ')
  const outcome =
    found.length === 0 ? 'nothing more was found' : `found “${found.map(textOf).join(' … ').slice(0, 60)}”`
  return diagnostic('structure/looked-again', `${wanted} missing, looked again: ${outcome}`, { page: page.page, box })
}
