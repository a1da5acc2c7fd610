// Made-up text and a bad reading of it, the same on every run.
const LETTERS = 'etaoinshrdlucmfwygpbvk'

/** Park–Miller. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const letter = (random: () => number): string => LETTERS[Math.floor(random() * LETTERS.length)]!

export function randomText(length: number, seed: number): string {
  const random = sequence(seed)
  return Array.from({ length }, () => (random() < 0.18 ? ' ' : letter(random))).join('')
}

/** A third each of wrong, missing and surplus letters. */
export function damaged(text: string, share: number, seed: number): string {
  const random = sequence(seed)
  return Array.from(text, (original) => {
    if (random() >= share) return original
    const kind = random() * 3
    return kind < 1 ? letter(random) : kind < 2 ? '' : original + letter(random)
  }).join('')
}
