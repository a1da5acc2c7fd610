// The library: digitize one file to a Document, and the schemas and types of what comes out.
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { failedPage, readTwice, retryOnce } from './batch/failed-page.ts'
import { createPagePool } from './batch/page-pool.ts'
import { selectPages } from './batch/page-selection.ts'
import { RectoError } from './diagnostics/recto-error.ts'
import { digitize as digitizeInput } from './digitize.ts'
import { chooseEngine, DEFAULT_ENGINE } from './engines/choose-engine.ts'
import type { Document as DocumentType } from './model/document.ts'
import { DPI_RANGE, EngineName, type PageJob } from './model/page-job.ts'
import type { PageText as PageTextType } from './model/page-text.ts'
import { VERSION } from './version.ts'

export { RectoError } from './diagnostics/recto-error.ts'
export { Diagnostic } from './model/diagnostic.ts'
export { Document, Metadata, Node, Page, Section, Source } from './model/document.ts'
export { PageText } from './model/page-text.ts'
export { RunReport } from './model/run-report.ts'
export { renderAlto } from './render/alto.ts'
export { renderDocling } from './render/docling.ts'
export { renderHocr } from './render/hocr.ts'
export { renderJson } from './render/json.ts'
export { renderJsonLines } from './render/json-lines.ts'
export { renderMarkdown } from './render/markdown.ts'
export { renderPlainText } from './render/plain-text.ts'
export { splitSections } from './structure/split-sections.ts'

export interface DigitizeProgress {
  /** Pages done so far, of `total`. */
  readonly done: number
  readonly total: number
  readonly page: PageTextType
}

export interface DigitizeOptions {
  /** Tesseract language code, or several joined by +. Default: eng. */
  readonly language?: string
  /** Recto's own recognizer, or tesseract.js, which also takes over for what the own one cannot read. */
  readonly engine?: EngineName
  /** Path of a traineddata file, instead of the language's package. */
  readonly model?: string
  /** Resolution for pages that have to be rendered. Default: 300. */
  readonly dpi?: number
  /** Such as "1-3,7". Default: all. */
  readonly pages?: string
  readonly password?: string
  /** Page processes. Default: the number of cores. */
  readonly jobs?: number
  readonly signal?: AbortSignal
  /** Called after each page, in the order in which pages are done. */
  readonly onProgress?: (progress: DigitizeProgress) => void
}

/**
 * One PDF, PNG, JPEG or TIFF → its Document, nothing written.
 * Rejects with a RectoError (kind, message, hint), or with the signal's reason when aborted. A page that cannot be
 * read has status "failed" in the document; when no page can, the promise rejects.
 */
export async function digitize(file: string, options: DigitizeOptions = {}): Promise<DocumentType> {
  const { language = 'eng', dpi = 300, pages = null, password, jobs = availableParallelism(), signal } = options
  const modelPath = options.model === undefined ? {} : { modelPath: resolve(options.model) }
  requireWhole('jobs', jobs, [1, Number.MAX_SAFE_INTEGER], 'give jobs as a whole number from 1 up')
  requireWhole('dpi', dpi, DPI_RANGE, `give dpi as a whole number from ${DPI_RANGE.join(' to ')}`)
  const engine = engineNamed(options.engine ?? DEFAULT_ENGINE)
  const chosen = await chooseEngine({ engine, language, ...modelPath })
  const pool = createPagePool({ jobs })
  const failures: RectoError[] = []
  try {
    const input = await retryOnce(() => pool.inspect(resolve(file), password, signal))
    const selected = selectPages(pages, input.pageCount)
    let done = 0
    const document = await digitizeInput(input, {
      generator: {
        name: 'recto',
        version: VERSION,
        engine: chosen.description,
        options: { dpi, language, ...chosen.options, pages },
      },
      ...modelPath,
      pages: selected,
      jobs,
      ...(password === undefined ? {} : { password }),
      lookAgain: (job) => pool.lookAgain(job, signal).catch(() => null),
      recognizePage: async (job) => {
        const page = await recognizeOrFail(job)
        done += 1
        options.onProgress?.({ done, total: selected.length, page })
        return page
      },
    })
    const [first] = failures
    if (first !== undefined && document.pages.every((page) => page.status === 'failed')) throw first
    return document
  } finally {
    await pool.close()
  }

  async function recognizeOrFail(job: PageJob): Promise<PageTextType> {
    try {
      return await readTwice(pool, job, signal)
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof RectoError) || error.kind === 'environment') throw error
      failures.push(error)
      return failedPage(job, error)
    }
  }
}

function requireWhole(name: string, value: number, [least, most]: readonly [number, number], hint: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new RectoError('usage', `${name} is ${value}`, { hint })
}

/** Programs that are not type-checked may name any. */
function engineNamed(name: string): EngineName {
  const known = EngineName.options.find((one) => one === name)
  if (known !== undefined) return known
  throw new RectoError('usage', `engine is “${name}”`, { hint: `give engine as ${EngineName.options.join(' or ')}` })
}
