// A document run over typed pages, with the options that a test does not care about.
import { type DocumentOutcome, type DocumentRunOptions, runDocument } from '../../../src/batch/document-run.ts'
import { type FailurePolicy, LENIENT } from '../../../src/batch/failure-policy.ts'
import type { TypingPool } from './typing-pool.ts'

export interface TreatyRun {
  /** The input file; one that is not there by default: its pages are typed. */
  readonly path?: string
  readonly pages?: string
  readonly dpi?: number
  readonly reuse?: DocumentRunOptions['reuse']
  readonly existing?: DocumentRunOptions['existing']
  readonly policy?: FailurePolicy
  readonly sections?: DocumentRunOptions['sections']
  readonly formats?: DocumentRunOptions['formats']
  readonly signal?: AbortSignal
  readonly onPageDone?: () => void
}

/** Runs a document of three typed pages into the folder `treaty` of the output. */
export function runTreaty(output: string, pool: TypingPool, given: TreatyRun = {}): Promise<DocumentOutcome> {
  const { pages = null, dpi = 300, reuse = 'kept-pages', existing = 'overwrite', policy = LENIENT } = given
  const { signal, onPageDone = () => {} } = given
  return runDocument(
    { file: 'scans/treaty.pdf', path: given.path ?? '/scans/treaty.pdf', name: 'treaty' },
    {
      output,
      reuse,
      existing,
      policy,
      sections: given.sections ?? 'whole',
      formats: given.formats ?? [],
      generator: {
        name: 'recto',
        version: '0.0.0',
        engine: { name: 'typewriter', version: '1', language: 'eng' },
        options: { dpi, language: 'eng', engine: 'tesseract.js', model: null, pages },
      },
    },
    { pool, onPages: () => {}, onPageDone, ...(signal === undefined ? {} : { signal }) },
  )
}
