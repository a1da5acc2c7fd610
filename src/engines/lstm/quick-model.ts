// The quick model: a language's letters and dictionaries with a smaller network, which takes a third of the arithmetic.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { withNetwork } from './load-model.ts'
import type { LstmModel } from './model.ts'

/** Languages whose quick network lies in quick/, which says where it is from. */
const LANGUAGES: readonly string[] = ['eng']

/**
 * The quick one of a language's model; null where there is none.
 * Throws a RectoError of kind environment where its network does not fit the model.
 */
export async function quickModelOf(model: LstmModel, language: string): Promise<LstmModel | null> {
  if (!LANGUAGES.includes(language)) return null
  const path = fileURLToPath(new URL(`./quick/${language}.lstm`, import.meta.url))
  return withNetwork(model, await readFile(path), path)
}
