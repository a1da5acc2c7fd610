// Inserted numbers: "4A", "§ 4a", "Article 4 bis" — what amendments put between 4 and 5.

const LATIN = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies']

/** Pattern of the Latin suffixes. */
export const LATIN_SUFFIX = LATIN.join('|')

/** Which of the inserted ones a suffix tells, 1-based: "A" and "bis" are the first after the number itself. */
export function insertedPlace(suffix: string): number {
  const latin = LATIN.indexOf(suffix.trim().toLowerCase()) + 1
  return latin > 0 ? latin : suffix.trim().toLowerCase().charCodeAt(0) - 96
}
