// Which engine reads a run's pages: Recto's own where it can read the model, tesseract.js where it was asked for or must take over.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { Engine } from '../model/document.ts'
import type { EngineName } from '../model/page-job.ts'
import { OtherFormError } from './lstm/byte-reader.ts'
import { loadModel } from './lstm/load-model.ts'
import { unknownLayer } from './lstm/network-shape.ts'
import { LSTM_RECOGNIZER_VERSION } from './lstm/version.ts'
import { modelPath, TESSERACT_VERSION } from './tesseract-model.ts'

/**
 * Letters wrong by Recto's own recognizer and by tesseract.js on whole sets: unlv-isri 4,598 and 5,380, old-books 1,478 and 1,692,
 * tesseract-test 154 and 190, wollmers 51 and 52, scribeocr 1,625 and 1,627; factful 361 and 185, where it reads captions side by side
 * that the reference has one below the other, and of the words, in whatever order, 5.8 and 6.4 % are wrong.
 */
export const DEFAULT_ENGINE: EngineName = 'recto'

export interface EngineChoice {
  readonly engine: EngineName
  /** Tesseract's code of the language, or several joined by +. */
  readonly language: string
  /** Absolute path of a model file, instead of the language's package. */
  readonly modelPath?: string
}

export interface ChosenEngine {
  /** As the document names it. */
  readonly description: Engine
  readonly options: { readonly engine: EngineName; readonly model: string | null }
  /** Why it is not the engine that was asked for; null where it is. */
  readonly notice: string | null
}

/**
 * Settles the engine before any page is begun.
 * Throws a RectoError of kind environment when a language's package is missing or damaged, of kind usage when the model file is, or
 * when it is no traineddata file, or one that is damaged or has no network that reads lines, with which no engine could read.
 */
export async function chooseEngine(choice: EngineChoice): Promise<ChosenEngine> {
  const paths = choice.modelPath === undefined ? choice.language.split('+').map(modelPath) : [choice.modelPath]
  const model = choice.modelPath === undefined ? null : await hashOf(choice.modelPath)
  const faults = await Promise.all(paths.map(faultOf))
  const refused = faults.find((fault) => fault?.isRefused)
  if (refused !== undefined && refused !== null) throw refusal(refused, choice)
  const reason = choice.engine === 'recto' ? whyNot(faults) : null
  const engine = reason === null ? choice.engine : 'tesseract.js'
  return {
    description: {
      name: engine,
      version: engine === 'recto' ? LSTM_RECOGNIZER_VERSION : TESSERACT_VERSION,
      language: choice.language,
    },
    options: { engine, model },
    notice: reason === null ? null : `${reason}; tesseract.js reads the pages instead`,
  }
}

/** What keeps Recto's own recognizer from reading with a model. */
interface ModelFault {
  readonly path: string
  readonly reason: string
  /** No engine can read with it. */
  readonly isRefused: boolean
  readonly cause: unknown
}

/**
 * Null where nothing is wrong. A model of a form that Recto does not know is left to tesseract.js; with damaged ones and with
 * those without a network, of Tesseract 3 and for how pages lie (osd), that makes up words or hangs.
 */
async function faultOf(path: string): Promise<ModelFault | null> {
  try {
    const layer = unknownLayer(await loadModel(path))
    const reason = `Recto’s own recognizer does not know the network of ${path}: ${layer}`
    return layer === null ? null : { path, reason, isRefused: false, cause: layer }
  } catch (cause) {
    if (!(cause instanceof RectoError)) throw cause
    return { path, reason: cause.message, isRefused: !(cause.cause instanceof OtherFormError), cause }
  }
}

/** What keeps Recto's own recognizer from reading with these models; null where nothing does. */
function whyNot([fault, ...others]: readonly (ModelFault | null)[]): string | null {
  return others.length > 0 ? 'Recto’s own recognizer reads one language at a time' : (fault?.reason ?? null)
}

function refusal({ reason, path, cause }: ModelFault, { modelPath: named }: EngineChoice): RectoError {
  if (named === undefined) return cause as RectoError
  const hint = 'give --model the path of a whole traineddata file of a language, with an LSTM network'
  return new RectoError('usage', reason, { hint, file: path, cause })
}

async function hashOf(path: string): Promise<string> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  } catch (cause) {
    throw new RectoError('usage', 'the model cannot be read', {
      hint: 'give --model the path of a traineddata file',
      file: path,
      cause,
    })
  }
}
