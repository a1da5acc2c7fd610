// The quick network: a smaller one for a language's letters and dictionaries, which takes a third of the arithmetic.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseNetwork } from './load-model.ts'
import type { NetworkModel } from './model.ts'

/** Languages whose quick network lies in quick/, which says where it is from. */
const LANGUAGES: readonly string[] = ['eng']

/** Where a language's quick network lies; null where there is none. */
export function quickNetworkPath(language: string): string | null {
  return LANGUAGES.includes(language) ? fileURLToPath(new URL(`./quick/${language}.lstm`, import.meta.url)) : null
}

/** Loads the network at a path. Throws a RectoError of kind environment where it is none. */
export const loadQuickNetwork = async (path: string): Promise<NetworkModel> => parseNetwork(await readFile(path), path)
