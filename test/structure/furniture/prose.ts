// Prose for pages of which only the edges matter.

const WORDS = 'harbour vessel treaty quay agree under tonnage pilot chair annual before river notice berth tide'.split(
  ' ',
)

/** Lines of nonsense prose, no two alike: a linear congruence picks the words. */
export function prose(seed: number, count = 34): string {
  let state = seed
  const next = (): string => {
    state = (state * 1103515245 + 12345) % 2147483648
    return WORDS[Math.floor((state / 2147483648) * WORDS.length)]!
  }
  return Array.from({ length: count }, () => Array.from({ length: 11 }, next).join(' ')).join('\n')
}

export const centred = (text: string): string => `${' '.repeat(30)}${text}`
