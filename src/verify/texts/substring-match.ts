// The stretch of a longer sequence that a shorter one resembles most.

export interface SubstringMatch {
  readonly start: number
  readonly end: number
  /** Levenshtein distance of the shorter sequence from that stretch. */
  readonly edits: number
}

/** Whether a token of the shorter sequence stands for one of the longer. */
export type Same = (shorter: number, longer: number) => boolean

/**
 * Cheapest stretch, the first of several: G. Myers, A fast bit-vector algorithm for approximate string matching based
 * on dynamic programming (JACM 46, 1999), in blocks of 32 rows; once forward for its end, once backward for its start.
 */
export function findSubstring(shorter: Int32Array, longer: Int32Array, same: Same): SubstringMatch {
  const { end, edits } = bestEnd(shorter, longer, same)
  const head = longer.subarray(0, end).toReversed()
  const { end: length } = bestEnd(shorter.toReversed(), head, same, edits)
  return { start: end - length, end, edits }
}

/** @param wanted the first end with so many edits at most is taken */
function bestEnd(
  pattern: Int32Array,
  text: Int32Array,
  same: Same,
  wanted = -1,
): { readonly end: number; readonly edits: number } {
  const blocks = Math.ceil(pattern.length / 32)
  const up = new Int32Array(blocks).fill(-1)
  const down = new Int32Array(blocks)
  const lastBit = 1 << ((pattern.length - 1) % 32)
  const masks = new Map<number, Int32Array>()
  let best = { end: 0, edits: pattern.length }
  let edits = pattern.length
  for (let at = 0; at < text.length && best.edits > wanted; at++) {
    edits += step(up, down, masksOf(masks, pattern, text[at]!, same), lastBit)
    if (edits < best.edits) best = { end: at + 1, edits }
  }
  return best
}

function masksOf(known: Map<number, Int32Array>, pattern: Int32Array, token: number, same: Same): Int32Array {
  const found = known.get(token)
  if (found !== undefined) return found
  const mask = new Int32Array(Math.ceil(pattern.length / 32))
  for (let i = 0; i < pattern.length; i++) if (same(pattern[i]!, token)) mask[i >> 5]! |= 1 << (i & 31)
  known.set(token, mask)
  return mask
}

/** One column: the change of its last row, −1, 0 or 1. The row above the first is 0 throughout: a match begins anywhere. */
function step(up: Int32Array, down: Int32Array, mask: Int32Array, lastBit: number): number {
  let carryUp = 0
  let carryDown = 0
  for (let block = 0; block < up.length; block++) {
    const isLast = block === up.length - 1
    const top = isLast ? lastBit : -0x80000000
    let [pv, mv, eq] = [up[block]!, down[block]!, mask[block]!]
    const xv = eq | mv
    eq |= carryDown
    const xh = (((eq & pv) + pv) ^ pv) | eq
    let ph = mv | ~(xh | pv)
    let mh = pv & xh
    const [nextUp, nextDown] = [(ph & top) === 0 ? 0 : 1, (mh & top) === 0 ? 0 : 1]
    ph = (ph << 1) | carryUp
    mh = (mh << 1) | carryDown
    pv = mh | ~(xv | ph)
    mv = ph & xv
    up[block] = pv
    down[block] = mv
    carryUp = nextUp
    carryDown = nextDown
  }
  return carryUp - carryDown
}
