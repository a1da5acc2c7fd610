// A page process that types its pages instead of reading them, and fails as its URL says: ?fault=exit&at=2&once=<file>.
import { existsSync, writeFileSync } from 'node:fs'
import type { InputFile, PageJob } from '../../../src/model/page-job.ts'
import type { PageText } from '../../../src/model/page-text.ts'
import type { Outcome } from '../../../src/page/page-process.ts'
import { leakForEver } from './tasks.ts'
import { SHA256, typedBookPage } from './typed-book.ts'

export type Fault =
  | 'exit'
  | 'kill'
  | 'segv'
  | 'abort'
  | 'leak'
  | 'hang'
  | 'throw'
  | 'nonsense'
  | 'nothing'
  | 'babble'
  | 'refuse'
  | 'mumble'

export interface Failing {
  readonly fault: Fault
  /** Where: a page number, "inspect", or "start". */
  readonly at: number | 'inspect' | 'start'
  /** Pages at full effort only: the gentle second try goes well. */
  readonly but?: 'gentle'
  /** A file made at the first failure; while it stands there is no other. */
  readonly once?: string
}

/** URL of this module, for createPagePool; without `failing` every page is typed well. */
export function failingPages(failing?: Failing): string {
  const url = new URL(import.meta.url)
  for (const [name, value] of Object.entries(failing ?? {})) url.searchParams.set(name, String(value))
  return url.href
}

export const PAGES = 4

const parameters = new URL(import.meta.url).searchParams
if (parameters.get('at') === 'start') await fail()

export async function inspect({ path }: { path: string }): Promise<unknown> {
  if (parameters.get('at') === 'inspect' && due()) return fail()
  return { ok: true, value: { path, sha256: SHA256, pageCount: PAGES } } satisfies Outcome<InputFile>
}

export async function recognize(job: PageJob): Promise<unknown> {
  const spared = parameters.get('but') === (job.effort ?? 'full')
  if (parameters.get('at') === String(job.page) && !spared && due()) return fail()
  const value = { ...typedBookPage(job), because: `typed by process ${process.pid}` }
  return { ok: true, value } satisfies Outcome<PageText>
}

function due(): boolean {
  const marker = parameters.get('once')
  if (marker === null) return true
  if (existsSync(marker)) return false
  writeFileSync(marker, '')
  return true
}

async function fail(): Promise<unknown> {
  const fault = parameters.get('fault') as Fault
  switch (fault) {
    case 'exit':
      return process.exit(7)
    case 'kill':
      process.kill(process.pid, 'SIGKILL')
      return new Promise(() => {})
    case 'segv':
      process.kill(process.pid, 'SIGSEGV')
      return new Promise(() => {})
    case 'abort':
      return process.abort()
    case 'leak':
      return leakForEver(20)
    case 'hang':
      for (;;);
    case 'throw':
      throw new Error('the double throws')
    case 'nonsense':
      return { ok: true, value: { page: 'two', lines: 'many' } }
    case 'nothing':
      return undefined
    case 'babble':
      process.send?.('what is this?')
      process.send?.({ type: 'weather', value: 'rain' })
      return new Promise(() => {})
    case 'refuse':
      return { ok: false, error: REFUSAL }
    case 'mumble':
      return { ok: false, error: { ...REFUSAL, kind: 'weather', hint: undefined } }
  }
}

const REFUSAL = { kind: 'input', message: 'the double says no', hint: 'use another double', retry: false } as const
