// Letter widths of common text faces, for text whose font does not tell them.

/** In ems, about. */
export function usualWidth(letter: string): number {
  if (/[iljtfrI.,;:'’‘!|()[\]\s-]/u.test(letter)) return 0.3
  if (/[mwMW—]/u.test(letter)) return 0.85
  return /[\p{Lu}]/u.test(letter) ? 0.68 : 0.5
}
