// How the confidence of words relates to their real errors: samples from pages with a reference, a table fitted to them.

import type { PageText } from '../../src/model/page-text.ts'
import type { ErrorStep } from '../../src/structure/expected-error.ts'
import { orderLines } from '../../src/structure/text/reading-order.ts'
import { align, type EditRun } from '../../src/verify/texts/edit-distance.ts'
import { graphemesOf } from '../../src/verify/texts/graphemes.ts'
import { foldPair } from '../../src/verify/texts/normalize.ts'
import { pairTokens } from '../../src/verify/texts/tokens.ts'
import { EVALUATION_FOLDS } from './score.ts'

/** A recognized word: its letters with the space after it, and how many edits the reference asks for there. */
export interface WordSample {
  readonly confidence: number
  readonly letters: number
  readonly edits: number
}

/** More missing letters in a row than this are a passage not seen; no word next to it can tell. */
const UNSEEN = 20

/** A sample for each word of a page, in reading order. */
export function wordSamples(page: PageText, reference: string, wildcard: string | null): WordSample[] {
  const lines = orderLines([page])
  const words = lines.flatMap((line) => line.words)
  if (words.length === 0) return []
  const raw = lines.map(({ text }) => text).join('\n')
  const [from, to] = foldPair(reference, raw, EVALUATION_FOLDS)
  const letters = graphemesOf(to)
  const owners = ownersOf(
    letters,
    raw,
    words.map(({ text }) => graphemesOf(text).length + 1),
  )
  const edits = new Float64Array(words.length)
  const pair = pairTokens(graphemesOf(from), letters, (token) => (token === wildcard ? () => true : null))
  for (const run of align(pair)) addEdits(edits, owners, run)
  return words.map(({ text, confidence }, index) => ({
    confidence,
    letters: graphemesOf(text).length + 1,
    edits: edits[index]!,
  }))
}

/** For each letter of the folded text the word it is of; folds change few letters, so both texts are aligned. */
function ownersOf(folded: readonly string[], raw: string, lengths: readonly number[]): Int32Array {
  const rawOwners = lengths.flatMap((length, word) => Array<number>(length).fill(word))
  const owners = new Int32Array(folded.length)
  for (const run of align(pairTokens(graphemesOf(raw), folded, () => null))) {
    if (run.kind === 'delete') continue
    for (let i = 0; i < run.length; i++) {
      const at = run.reference + (run.kind === 'insert' ? -1 : i)
      owners[run.compared + i] = rawOwners[Math.min(Math.max(0, at), rawOwners.length - 1)]!
    }
  }
  return owners
}

function addEdits(edits: Float64Array, owners: Int32Array, run: EditRun): void {
  if (run.kind === 'equal' || owners.length === 0) return
  if (run.kind === 'delete') {
    if (run.length <= UNSEEN) edits[owners[Math.max(0, run.compared - 1)]!]! += run.length
    return
  }
  for (let i = 0; i < run.length; i++) edits[owners[run.compared + i]!]! += 1
}

/** Lower ends of the classes of confidence. */
const CLASSES = [0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.78, 0.84, 0.88, 0.91, 0.93, 0.95, 0.96, 0.97]

/** Edits by letters in each class, at its mean confidence; made never to rise with confidence (pool adjacent violators). */
export function fitSteps(samples: readonly WordSample[]): ErrorStep[] {
  const classes = CLASSES.map((low, index) =>
    poolOf(samples.filter(({ confidence }) => confidence >= low && confidence < (CLASSES[index + 1] ?? 2))),
  ).filter(({ letters }) => letters > 0)
  const pools: Pool[] = []
  for (let pool of classes) {
    while (pools.length > 0 && rateOf(pools.at(-1)!) < rateOf(pool)) pool = joined(pools.pop()!, pool)
    pools.push(pool)
  }
  return pools.map((pool) => ({
    confidence: rounded(pool.confidence / pool.letters, 3),
    errors: rounded(rateOf(pool), 4),
  }))
}

/** Sums over samples: letters, edits, confidence by letters. */
interface Pool {
  readonly letters: number
  readonly edits: number
  readonly confidence: number
}

const poolOf = (samples: readonly WordSample[]): Pool =>
  samples.reduce<Pool>(
    (pool, { letters, edits, confidence }) => joined(pool, { letters, edits, confidence: confidence * letters }),
    { letters: 0, edits: 0, confidence: 0 },
  )

const joined = (one: Pool, other: Pool): Pool => ({
  letters: one.letters + other.letters,
  edits: one.edits + other.edits,
  confidence: one.confidence + other.confidence,
})

const rateOf = ({ edits, letters }: Pool): number => edits / letters

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))
