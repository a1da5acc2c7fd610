// Addresses: blocks of short lines that end in a place with its postal code, or in a telephone number under it; each line stays its own.
import { keepLines } from '../text/clean-text.ts'
import { measureRegions, type RegionMeasures } from '../text/measures.ts'
import { stepTo, type TextLine } from '../text/text-line.ts'
import { isPlace, isReach, STREET } from './contact-lines.ts'
import type { Display } from './display.ts'

const MAX_ABOVE = 5
const MAX_BELOW = 5
const NEAR = 1.45
const SHORT = 0.72

/** The addresses among lines given in reading order: a street, a place under it, and the names above. */
export function partAddresses(text: readonly TextLine[]): Display[] {
  const regions = measureRegions(text)
  return text.flatMap((line, index) => {
    const region = regions.get(line.region)!
    if (!isPlace(line.text) || !isShort(line, region)) return []
    const lines = linesAbove(text, index, region)
    const hasStreet = lines.length >= 2 && lines.slice(0, -1).some((own) => STREET.test(own.text))
    return hasStreet ? [displayOf([...lines, ...linesBelow(text, index, region)])] : []
  })
}

const isShort = (line: TextLine, region: RegionMeasures): boolean =>
  line.box[2] - line.box[0] < SHORT * (region.right - region.left) || line.text.length < 40

/** From the place upwards: short lines that follow each other closely, begin in one place and end no sentence. */
function linesAbove(text: readonly TextLine[], index: number, region: RegionMeasures): TextLine[] {
  const lines = [text[index]!]
  for (let above = index - 1; above >= Math.max(0, index - MAX_ABOVE); above--) {
    const [line, below] = [text[above]!, lines[0]!]
    const near = line.page === below.page && line.region === below.region && stepTo(below, line) < NEAR * region.pitch
    const alike = Math.abs(line.box[0] - below.box[0]) < region.xHeight
    if (!near || !alike || !isShort(line, region) || !/^[\p{Lu}\d]/u.test(line.text) || /[.:;]$/u.test(line.text)) break
    lines.unshift(line)
  }
  return lines
}

/** Telephone and e-mail under the place. */
function linesBelow(text: readonly TextLine[], index: number, region: RegionMeasures): TextLine[] {
  const lines: TextLine[] = []
  for (const line of text.slice(index + 1, index + 1 + MAX_BELOW)) {
    const above = lines.at(-1) ?? text[index]!
    const near = line.page === above.page && line.region === above.region && stepTo(line, above) < NEAR * region.pitch
    if (!near || !isReach(line.text)) break
    lines.push(line)
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
