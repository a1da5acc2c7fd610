// Roman ones: "ANNEX 1" before "ANNEX II" is ANNEX I, read as a figure; what follows it says so.

import { type MarkerReading, MENDED } from '../../markers/marker.ts'
import { isWordKind } from '../../markers/word-marker.ts'
import type { AcceptedMarker } from './numbering-search.ts'

/** The markers, each division's first number a Roman one where its second is. */
export function withRomanOnes(accepted: readonly AcceptedMarker[]): readonly AcceptedMarker[] {
  const mended = new Map<MarkerReading, MarkerReading>()
  for (const { reading, previous } of accepted) {
    const isFirst = previous !== null && isWordKind(previous.style) && previous.step === '1'
    if (isFirst && reading.style === previous.style && reading.step === 'II') mended.set(previous, romanOne(previous))
  }
  const mend = (reading: MarkerReading): MarkerReading => mended.get(reading) ?? reading
  if (mended.size === 0) return accepted
  return accepted.map((one) => ({
    ...one,
    reading: mend(one.reading),
    previous: one.previous === null ? null : mend(one.previous),
  }))
}

const romanOne = (reading: MarkerReading): MarkerReading => ({
  ...reading,
  step: 'I',
  printed: reading.printed.replace(/1(?!.*1)/u, 'I'),
  cost: Math.max(MENDED, reading.cost),
})
