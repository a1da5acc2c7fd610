// The alignment of two texts letter by letter, as stretches that show what was read instead of what.
import type { DiffRun } from '../../model/verification.ts'
import { align } from './edit-distance.ts'
import { graphemesOf } from './graphemes.ts'
import { pairTokens } from './tokens.ts'

/** Cheapest alignment over NFC grapheme clusters; `wildcard` in the reference stands for any one letter. */
export function diffTexts(reference: string, found: string, wildcard: string | null): DiffRun[] {
  const from = graphemesOf(reference)
  const to = graphemesOf(found)
  const pair = pairTokens(from, to, (token) => (token === wildcard ? () => true : null))
  return align(pair).map(({ kind, reference: a, compared: b, length }) => ({
    kind,
    reference: kind === 'insert' ? '' : from.slice(a, a + length).join(''),
    found: kind === 'delete' ? '' : to.slice(b, b + length).join(''),
  }))
}

/** Stretches that differ, neighbours counted as one. */
export function differencesIn(runs: readonly DiffRun[]): number {
  return runs.filter(({ kind }, index) => kind !== 'equal' && (runs[index - 1]?.kind ?? 'equal') === 'equal').length
}

/**
 * Cuts `found` where the pieces of the reference end in it: one part for each piece, in order. Pieces are taken as
 * joined by a space; what stands between two pieces goes to the first.
 */
export function cutByPieces(pieces: readonly string[], found: string, wildcard: string | null): string[] {
  const letters = graphemesOf(found)
  const tokens = pieces.map(graphemesOf)
  const reference = tokens.flatMap((piece, index) => (index === 0 ? piece : [' ', ...piece]))
  const pair = pairTokens(reference, letters, (token) => (token === wildcard ? () => true : null))
  const places = foundPlaces(align(pair), reference.length, letters.length)
  let [start, from] = [0, 0]
  return tokens.map((piece, index) => {
    const end = start + piece.length
    const to = index === tokens.length - 1 ? letters.length : places[end]!
    const part = letters.slice(from, to).join('').trim()
    start = end + 1
    from = to
    return part
  })
}

/** For each letter of the reference, and its end, where in the found text it stands. */
function foundPlaces(runs: ReturnType<typeof align>, length: number, foundLength: number): Int32Array {
  const places = new Int32Array(length + 1)
  for (const run of runs) {
    if (run.kind === 'insert') continue
    for (let i = 0; i < run.length; i++) places[run.reference + i] = run.compared + (run.kind === 'delete' ? 0 : i)
  }
  places[length] = foundLength
  return places
}
