// Recto's own engine for the evaluation: page results kept by their key, so that structure is re-evaluated without OCR.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createPagePool } from '../../src/batch/page-pool.ts'
import { type DigitizeContext, digitize } from '../../src/digitize.ts'
import type { Document, Generator } from '../../src/model/document.ts'
import type { PageJob } from '../../src/model/page-job.ts'
import { PageText } from '../../src/model/page-text.ts'
import { pageKey } from '../../src/page/page-key.ts'

const KEPT = resolve(import.meta.dirname, '../../.recto-bench/pages')

const GENERATOR: Generator = {
  name: 'recto',
  version: '0.0.0',
  engine: { name: 'tesseract.js', version: '0', language: 'eng' },
  options: { dpi: 300, language: 'eng', pages: null },
}

export interface RectoRun {
  readonly document: Document
  /** Seconds of page work; as measured when the page was read, where its result was kept. */
  readonly seconds: number
}

export interface Recto {
  read(path: string): Promise<RectoRun>
  close(): Promise<void>
}

/** @param reuse whether kept page results serve again */
export function openRecto({ jobs, reuse }: { readonly jobs: number; readonly reuse: boolean }): Recto {
  const pool = createPagePool({ jobs })
  mkdirSync(KEPT, { recursive: true })

  const recognizeKept = async (job: PageJob): Promise<{ page: PageText; seconds: number }> => {
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
    async read(path) {
      const input = await pool.inspect(path)
      let total = 0
      const recognizePage: DigitizeContext['recognizePage'] = async (job) => {
        const { page, seconds } = await recognizeKept(job)
        total += seconds
        return page
      }
      const pages = Array.from({ length: input.pageCount }, (_, index) => index + 1)
      const document = await digitize(input, { generator: GENERATOR, pages, recognizePage })
      return { document, seconds: total }
    },
    close: () => pool.close(),
  }
}
