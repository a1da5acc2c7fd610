// The comparison timed on a whole book: 2 MB of words against themselves with a set share of letters wrong.
import { characterErrors, wordErrors } from '../../src/verify/error-rate.ts'

const BOOK_LETTERS = 2_000_000
/** A good and a fair reading; the time grows with the square of the errors. */
const ERROR_SHARES = [0.002, 0.01]
const LETTERS = 'etaoinshrdlucmfwygpbvk'

/** One line for each share of wrong letters. */
export function benchVerify(): string {
  const random = sequence(79)
  const book = words(random)
  return ERROR_SHARES.map((share) => {
    const damaged = damage(book, share, random)
    const start = performance.now()
    const cer = characterErrors(book, damaged, null)
    const between = performance.now()
    const wer = wordErrors(book, damaged, null)
    const [letterSeconds, wordSeconds] = [between - start, performance.now() - between].map((ms) =>
      (ms / 1000).toFixed(1),
    )
    return `verify, 2 MB pair: CER ${(cer.rate * 100).toFixed(2)} % in ${letterSeconds} s, WER ${(wer.rate * 100).toFixed(2)} % in ${wordSeconds} s, process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`
  }).join('\n')
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
  const letters: string[] = []
  while (letters.length < BOOK_LETTERS) letters.push(random() < 0.18 ? ' ' : letter(random))
  return letters.join('')
}

/** A third each of wrong, missing and surplus letters. */
function damage(text: string, share: number, random: () => number): string {
  return Array.from(text, (original) => {
    if (random() >= share) return original
    const kind = random() * 3
    return kind < 1 ? letter(random) : kind < 2 ? '' : original + letter(random)
  }).join('')
}
