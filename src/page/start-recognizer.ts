// Starts the recognizer that a page's options ask for: an engine with its layout, and its readers one beside the other.
import type { Recognizer } from '../engines/ports.ts'
import type { PageOptions } from '../model/page-job.ts'
import { composeRecognizer } from './compose-recognizer.ts'
import { findLayout } from './layout/find-layout.ts'
import { twoReaders } from './recheck/two-readers.ts'
import { createStageClock, timedLayout, timedLines, timedRecognizer } from './stage-clock.ts'

/**
 * Engines are loaded when they are needed: each takes its time and memory.
 * Throws a RectoError of kind environment when a model or the kernel cannot be loaded.
 * @param modelFile path of a model instead of the language's package
 * @param clock told which stage a page is in
 */
export async function startRecognizer(
  { engine, language }: Pick<PageOptions, 'engine' | 'language'>,
  modelFile?: string,
  clock = createStageClock(),
): Promise<Recognizer> {
  if (engine === 'tesseract.js') {
    const { createTesseract } = await import('../engines/tesseract.ts')
    return timedRecognizer(await createTesseract(language, modelFile), clock)
  }
  const { createLanguageReaders, createLstmRecognizer } = await import('../engines/lstm/lstm-recognizer.ts')
  const { careful, quick } =
    modelFile === undefined
      ? await createLanguageReaders(language)
      : { careful: await createLstmRecognizer(modelFile), quick: null }
  const lines = quick === null ? careful : twoReaders(quick, careful)
  return composeRecognizer(timedLayout(findLayout, clock), timedLines(lines, clock), timedLines(careful, clock))
}
