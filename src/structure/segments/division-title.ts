// A division's title: what stands centred under "Article 2" or "ANNEX", over its text.

import { isWordKind } from '../../markers/word-marker.ts'
import type { Numbering } from '../numbering/numbering.ts'
import type { TextLine } from '../text/text-line.ts'
import type { Place } from './heading.ts'

/** It takes this share of the measure at most, and has the axis of its number within so many x-heights. */
const SHORT = 0.7
const ON_AXIS = 1
/** What is centred begins so many x-heights from the margin, however ragged the text ends. */
const AXIS_INSET = 5

/** "Scope", centred right under "Article 1", "Part I", "§ 1" or "II.", over text at the margin or another number alone. */
export function isDivisionTitle({ line, before, after, region }: Place, { lines }: Numbering): boolean {
  const number = before === undefined ? undefined : lines.get(before)
  const onAxis = (other: TextLine): boolean => Math.abs(middle(other) - middle(line)) < ON_AXIS * region.xHeight
  return (
    before?.page === line.page &&
    number?.markerLength === before.text.length &&
    (isWordKind(number.style) || number.style === 'ROMAN.' || number.style === 'section-sign') &&
    onAxis(before) &&
    Math.min(line.box[0], before.box[0]) - region.left > AXIS_INSET * region.xHeight &&
    /^\p{Lu}/u.test(line.text) &&
    !/[.;,]$/u.test(line.text) &&
    line.box[2] - line.box[0] < SHORT * (region.right - region.left) &&
    after !== undefined &&
    !/^\p{Ll}/u.test(after.text) &&
    (!(onAxis(after) && after.box[0] - region.left > AXIS_INSET * region.xHeight) ||
      lines.get(after)?.markerLength === after.text.length)
  )
}

const middle = ({ box }: TextLine): number => (box[0] + box[2]) / 2
