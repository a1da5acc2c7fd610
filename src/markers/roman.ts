// Roman numerals: their values and their spelling.

const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
const SPELLINGS = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

/** The value of a well-formed Roman numeral in one case, else null: "iv" → 4, "iiii" → null. */
export function romanValue(text: string): number | null {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return null
  const letters = [...text.toLowerCase()]
  if (letters.length === 0 || letters.some((letter) => VALUES[letter] === undefined)) return null
  const value = letters.reduce((sum, letter, index) => {
    const own = VALUES[letter]!
    const next = VALUES[letters[index + 1] ?? ''] ?? 0
    return sum + (own < next ? -own : own)
  }, 0)
  return romanOf(value) === text.toLowerCase() ? value : null
}

/** Lower-case Roman numeral of a whole number from 1 to 3999. */
export function romanOf(value: number): string {
  let rest = value
  return SPELLINGS.reduce((text, [worth, letters]) => {
    const times = Math.floor(rest / worth)
    rest -= times * worth
    return text + letters.repeat(times)
  }, '')
}
