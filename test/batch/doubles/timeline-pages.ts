// A page process that takes its time and notes when: ?log=<file>&pages=600&milliseconds=80. It types its pages.
import { appendFileSync } from 'node:fs'
import type { InputFile, PageJob } from '../../../src/model/page-job.ts'
import type { PageText } from '../../../src/model/page-text.ts'
import type { Outcome } from '../../../src/page/page-process.ts'
import { SHA256, typedBookPage } from './typed-book.ts'

export interface Timeline {
  readonly log: string
  readonly pages: number
  /** Of work for page 1; page 3 takes three times as long. */
  readonly milliseconds: number
}

/** A page's work, by the clock of the machine, milliseconds. */
export interface Stretch {
  readonly pid: number
  readonly path: string
  readonly page: number
  readonly begin: number
  readonly end: number
}

/** URL of this module, for createPagePool. */
export function timelinePages(timeline: Timeline): string {
  const url = new URL(import.meta.url)
  for (const [name, value] of Object.entries(timeline)) url.searchParams.set(name, String(value))
  return url.href
}

const parameters = new URL(import.meta.url).searchParams
const number = (name: string): number => Number(parameters.get(name))

export async function inspect({ path }: { path: string }): Promise<Outcome<InputFile>> {
  return { ok: true, value: { path, sha256: SHA256, pageCount: number('pages') } }
}

export async function recognize(job: PageJob): Promise<Outcome<PageText>> {
  const begin = Date.now()
  await new Promise((resolve) => setTimeout(resolve, job.page * number('milliseconds')))
  const stretch: Stretch = { pid: process.pid, path: job.path, page: job.page, begin, end: Date.now() }
  appendFileSync(parameters.get('log')!, `${JSON.stringify(stretch)}\n`)
  return { ok: true, value: typedBookPage(job) }
}
