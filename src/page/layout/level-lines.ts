// Level lines: a page's lines by their height on it, so that those beside a mark are found without a look at all of them.
import type { TypeLine } from './type-line.ts'

/** Height of a band, reduced pixels: about a line's. */
const BAND = 16

/** @returns where among the lines, in their order, those stand that have the height within an x-height of them, and some others */
export function levelLines(lines: readonly TypeLine[]): (y: number) => readonly number[] {
  const bands = new Map<number, number[]>()
  for (const [at, { top, bottom, fit }] of lines.entries()) {
    const last = Math.floor((bottom + fit.xHeight) / BAND)
    for (let band = Math.floor((top - fit.xHeight) / BAND); band <= last; band++) {
      const within = bands.get(band)
      if (within === undefined) bands.set(band, [at])
      else within.push(at)
    }
  }
  return (y) => bands.get(Math.floor(y / BAND)) ?? []
}
