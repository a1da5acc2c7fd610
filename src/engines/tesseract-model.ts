// Tesseract's models: where the npm packages put them, and what a document says of the engine.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { RectoError } from '../diagnostics/recto-error.ts'

const require = createRequire(import.meta.url)

/** The version of the recognizer, as it stands in a document's generator. */
export const TESSERACT_VERSION: string = (require('tesseract.js/package.json') as { version: string }).version

/** Version of the package that a language's model comes with; null where none is there. */
export function modelVersion(code: string): string | null {
  try {
    return (require(`@tesseract.js-data/${code}/package.json`) as { version: string }).version
  } catch {
    return null
  }
}

/**
 * Path of the packed model that a language's npm package ships: the best model, its weights rounded to int8.
 * Throws a RectoError of kind environment when the package is missing.
 */
export function modelPath(code: string): string {
  try {
    const root = dirname(require.resolve(`@tesseract.js-data/${code}/package.json`))
    return join(root, '4.0.0_best_int', `${code}.traineddata.gz`)
  } catch (cause) {
    throw new RectoError('environment', `there is no model for the language “${code}”`, {
      hint: `install it: npm install @tesseract.js-data/${code}`,
      cause,
    })
  }
}
