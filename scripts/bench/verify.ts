// The comparison timed on a whole book: 2 MB of words against readings of it, good and bad, in order and out of it.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { characterErrors, type ErrorRate, wordErrors } from '../../src/verify/texts/error-rate.ts'

const BOOK_LETTERS = 2_000_000
const LETTERS = 'etaoinshrdlucmfwygpbvk'
const CHAPTERS = 12

interface Reading {
  readonly name: string
  /** Share of letters that are wrong. */
  readonly share: number
  readonly order: 'kept' | 'chapters swapped'
}

const READINGS: readonly Reading[] = [
  { name: 'good', share: 0.005, order: 'kept' },
  { name: 'fair', share: 0.03, order: 'kept' },
  { name: 'bad', share: 0.15, order: 'kept' },
  { name: 'out of order', share: 0.03, order: 'chapters swapped' },
]

/** A line for each reading; each in a process of its own, so that the memory is its own. */
export function benchVerify(): string {
  return READINGS.map((_, index) =>
    execFileSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), `${index}`], {
      encoding: 'utf8',
    }).trimEnd(),
  ).join('\n')
}

function timeReading({ name, share, order }: Reading): string {
  const random = sequence(79)
  const book = words(random)
  const read = damage(order === 'kept' ? book : swapped(book), share, random)
  const [cer, letterSeconds] = timed(() => characterErrors(book, read, null))
  const [wer, wordSeconds] = timed(() => wordErrors(book, read, null))
  const peak = process.resourceUsage().maxRSS / 1024
  return `verify, 2 MB pair, ${name}: CER ${percent(cer)} in ${letterSeconds.toFixed(1)} s, WER ${percent(wer)} in ${wordSeconds.toFixed(1)} s, peak ${peak.toFixed(0)} MB`
}

const percent = ({ rate }: ErrorRate): string => `${(rate * 100).toFixed(2)} %`

function timed<T>(work: () => T): readonly [T, number] {
  const start = performance.now()
  const result = work()
  return [result, (performance.now() - start) / 1000]
}

/** Park–Miller: the same text on every run. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const letter = (random: () => number): string => LETTERS[Math.floor(random() * LETTERS.length)]!

function words(random: () => number): string {
  const vocabulary = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 8) }, () => letter(random)).join(''),
  )
  const text: string[] = []
  // Few words are frequent, most are rare, as in any language.
  for (let length = 0; length < BOOK_LETTERS; length += text.at(-1)!.length + 1)
    text.push(vocabulary[Math.floor(vocabulary.length * random() ** 3)]!)
  return text.join(' ')
}

function swapped(text: string): string {
  const length = Math.ceil(text.length / CHAPTERS)
  const chapters = Array.from({ length: CHAPTERS }, (_, index) => text.slice(index * length, (index + 1) * length))
  return chapters.map((_, index) => chapters[index ^ 1]!).join('')
}

/** A third each of wrong, missing and surplus letters. */
function damage(text: string, share: number, random: () => number): string {
  return Array.from(text, (original) => {
    if (random() >= share) return original
    const kind = random() * 3
    return kind < 1 ? letter(random) : kind < 2 ? '' : original + letter(random)
  }).join('')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(timeReading(READINGS[Number(process.argv[2])]!))
