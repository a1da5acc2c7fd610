// Recto's own engine for the evaluation: page results kept by their key, so that structure is re-evaluated without OCR.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createPagePool } from '../../src/batch/page-pool.ts'
import { structurePages } from '../../src/digitize.ts'
import { chooseEngine, DEFAULT_ENGINE } from '../../src/engines/choose-engine.ts'
import type { Document, Generator } from '../../src/model/document.ts'
import type { EngineName, PageJob } from '../../src/model/page-job.ts'
import { PageText } from '../../src/model/page-text.ts'
import { pageKey } from '../../src/page/page-key.ts'
import { inPrintedOrder } from './printed-order.ts'

const ROOT = resolve(import.meta.dirname, '../..')
/** Results are kept for the code that made them: the sources of the stages that a page goes through, and the lock file. */
const KEPT = join(ROOT, '.recto-bench/pages', hashOfPageStage())

function hashOfPageStage(): string {
  const folders = ['src/engines', 'src/page'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => join(folder, name)),
  )
  const models = ['geometry', 'page-job', 'page-text'].map((name) => `src/model/${name}.ts`)
  const hash = createHash('sha256')
  for (const path of [...folders, ...models, 'package-lock.json']) hash.update(readFileSync(join(ROOT, path)))
  return hash.digest('hex').slice(0, 16)
}

const OPTIONS = { dpi: 300, language: 'eng' }

const GENERATOR: Generator = {
  name: 'recto',
  version: '0.0.0',
  engine: { name: DEFAULT_ENGINE, version: '0', language: 'eng' },
  options: { ...OPTIONS, engine: DEFAULT_ENGINE, model: null, pages: null },
}

export interface ReadPage {
  readonly page: PageText
  /** Seconds of page work; as measured when the page was read, where its result was kept. */
  readonly seconds: number
}

export interface Recto {
  readonly pageCount: (path: string) => Promise<number>
  readonly readPage: (path: string, page: number) => Promise<ReadPage>
  readonly close: () => Promise<void>
}

export interface RectoOptions {
  readonly jobs: number
  /** Whether kept page results serve again. */
  readonly reuse: boolean
  readonly engine?: EngineName
  /** Path of a model file, instead of the package's. */
  readonly model?: string
}

export function openRecto({ jobs, reuse, engine = DEFAULT_ENGINE, model }: RectoOptions): Recto {
  const modelPath = model === undefined ? {} : { modelPath: resolve(model) }
  const chosen = chooseEngine({ engine, language: OPTIONS.language, ...modelPath })
  const pool = createPagePool({ jobs })
  mkdirSync(KEPT, { recursive: true })

  const recognizeKept = async (job: PageJob): Promise<ReadPage> => {
    const file = join(KEPT, `${pageKey(job)}.json`)
    if (reuse && existsSync(file)) {
      const kept = JSON.parse(readFileSync(file, 'utf8'))
      return { page: PageText.parse(kept.page), seconds: kept.seconds }
    }
    const start = performance.now()
    const page = await pool.recognizePage(job)
    const seconds = (performance.now() - start) / 1000
    if (page.status === 'ok') writeFileSync(file, JSON.stringify({ seconds, page }))
    return { page, seconds }
  }

  return {
    pageCount: async (path) => (await pool.inspect(path)).pageCount,
    readPage: async (path, page) => {
      const { sha256 } = await pool.inspect(path)
      return recognizeKept({ path, sha256, page, options: { ...OPTIONS, ...(await chosen).options }, ...modelPath })
    },
    close: () => pool.close(),
  }
}

/** Pages, each from a file of its own or not, as one document: physical pages 1, 2, 3 … in the order given. */
export function documentOf(pages: readonly PageText[]): Document {
  const numbered = numberedPages(pages)
  return structurePages(numbered, { path: 'evaluation', sha256: '0'.repeat(64), pageCount: pages.length }, GENERATOR)
}

/** The same, its nodes in the order in which the pages print them: to be compared with references letter by letter. */
export function printedDocumentOf(pages: readonly PageText[]): Document {
  return inPrintedOrder(documentOf(pages), numberedPages(pages))
}

const numberedPages = (pages: readonly PageText[]): readonly PageText[] =>
  pages.map((page, index) => ({
    ...page,
    page: index + 1,
    diagnostics: page.diagnostics.map((finding) => ({ ...finding, page: index + 1 })),
  }))
