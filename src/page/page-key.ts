// The key of a page job: the same key means the same result, so a saved page can be used again.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { LSTM_RECOGNIZER_VERSION } from '../engines/lstm/version.ts'
import { modelVersion, TESSERACT_VERSION } from '../engines/tesseract-model.ts'
import type { PageJob } from '../model/page-job.ts'
import type { LookJob } from '../model/page-look.ts'

/** Raised whenever a change in the page stage changes what a page says. */
const PAGE_STAGE_VERSION = 37

/** Packages whose version decides what a page says, whatever recognizes it. */
const DECIDING = ['pdfjs-dist', '@napi-rs/canvas', 'sharp']

/** SHA-256 (hex) over the file's hash, the page, the options and the versions that decide; path and password never count. */
export function pageKey({ sha256, page, options }: Pick<PageJob, 'sha256' | 'page' | 'options'>): string {
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))
  const recognizer = options.engine === 'recto' ? LSTM_RECOGNIZER_VERSION : TESSERACT_VERSION
  const parts = [PAGE_STAGE_VERSION, engineVersions(), recognizer, modelVersions(options), sha256, page, sorted]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/**
 * Key of a page that was read gently after its process crashed or hung: that may be no fault of the page, so a later run
 * tries it at full effort once more.
 */
export const gentleKey = (job: Pick<PageJob, 'sha256' | 'page' | 'options'>): string =>
  createHash('sha256')
    .update(`gentle ${pageKey(job)}`)
    .digest('hex')

/** Raised whenever the same look at a part of a page would say something else. */
const LOOK_VERSION = 1

/** Key of a look at a part of a page: hash over the page's key and the part. */
export function lookKey(job: Pick<LookJob, 'sha256' | 'page' | 'options' | 'box'>): string {
  return createHash('sha256')
    .update(JSON.stringify([LOOK_VERSION, pageKey(job), job.box]))
    .digest('hex')
}

/** Of the languages' packages; a model file that was named stands in the options by its hash. */
function modelVersions({ model, language }: PageJob['options']): readonly (string | null)[] {
  return model === null ? language.split('+').map(modelVersion) : []
}

let versions: readonly string[] | undefined

function engineVersions(): readonly string[] {
  versions ??= readDependencies()
  return versions
}

/** Recto pins its engines exactly, so its own package.json names their versions. */
function readDependencies(): readonly string[] {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return DECIDING.map((name) => `${name}@${manifest.dependencies[name]}`)
}
