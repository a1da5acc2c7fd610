// Addresses: blocks of short lines that end in a place with its postal code; each line stays its own.
import { keepLines } from '../text/clean-text.ts'
import { measureRegions, type RegionMeasures } from '../text/measures.ts'
import type { TextLine } from '../text/text-line.ts'
import type { Display } from './display.ts'

/** "Harbour Town, NV 89101", "Arlington, Va. 22201-1234", "20457 Hamburg", "London SW1A 2AA". */
const POSTAL =
  /^(?:\p{Lu}[\p{L}.’' -]*,?\s+(?:[A-Z]{2}|[A-Z]\p{L}{1,4}\.|[A-Z]\.\s?[A-Z]\.|\p{Lu}\p{Ll}+)\.?,?\s+\d{5}(?:-\d{4})?|(?:[A-Z]{1,2}-)?\d{4,5}\s+\p{Lu}[\p{L}’' -]{2,30}|\p{Lu}[\p{L}’' ,-]*\s[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})$/u
/** A street with its number, or a box: the line above a place is one of these, or a floor of it. */
const STREET =
  /^\d{1,5}[A-Za-z]?\s+(?:\p{Lu}|\d)|\s\d{1,5}[a-z]?$|\bbox\s+\d|\b(?:street|st\.|avenue|ave\.|road|rd\.|boulevard|blvd\.?|drive|lane|suite|floor|room|square|place|court|building)\b/iu
const MAX_ABOVE = 5
const NEAR = 1.45
const SHORT = 0.72

/** The addresses among lines given in reading order: a street, a place under it, and the names above. */
export function partAddresses(text: readonly TextLine[]): Display[] {
  const regions = measureRegions(text)
  return text.flatMap((line, index) => {
    const region = regions.get(line.region)!
    if (!POSTAL.test(line.text.replace(/[.,]$/u, '')) || !isShort(line, region)) return []
    const lines = linesAbove(text, index, region)
    return lines.length >= 2 && lines.slice(0, -1).some((own) => STREET.test(own.text)) ? [displayOf(lines)] : []
  })
}

const isShort = (line: TextLine, region: RegionMeasures): boolean =>
  line.box[2] - line.box[0] < SHORT * (region.right - region.left) || line.text.length < 40

/** From the place upwards: short lines that follow each other closely, begin in one place and end no sentence. */
function linesAbove(text: readonly TextLine[], index: number, region: RegionMeasures): TextLine[] {
  const lines = [text[index]!]
  for (let above = index - 1; above >= Math.max(0, index - MAX_ABOVE); above--) {
    const [line, below] = [text[above]!, lines[0]!]
    const near =
      line.page === below.page && line.region === below.region && below.box[3] - line.box[3] < NEAR * region.pitch
    const alike = Math.abs(line.box[0] - below.box[0]) < region.xHeight
    if (!near || !alike || !isShort(line, region) || !/^[\p{Lu}\d]/u.test(line.text) || /[.:;]$/u.test(line.text)) break
    lines.unshift(line)
  }
  return lines
}

const displayOf = (lines: readonly TextLine[]): Display => ({
  label: 'address',
  lines,
  taken: lines,
  because: 'short lines that end in a street and a place with its postal code',
  text: keepLines(lines.map(({ text }) => text)),
})
