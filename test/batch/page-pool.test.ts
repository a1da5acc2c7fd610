import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createPagePool, type PagePool, type PagePoolOptions } from '../../src/batch/page-pool.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'
import type { PageJob } from '../../src/model/page-job.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { type Failing, type Fault, failingPages, PAGES } from './doubles/failing-pages.ts'
import { SHA256 } from './doubles/typed-book.ts'

const cleanups: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

function pool(failing?: Failing, options: Partial<PagePoolOptions> = {}): PagePool {
  const made = createPagePool({ jobs: 2, entry: failingPages(failing), ...options })
  cleanups.push(() => made.close())
  return made
}

const job = (page: number): PageJob => ({
  path: '/scans/treaty.pdf',
  sha256: SHA256,
  page,
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null },
})

async function errorOf(work: Promise<unknown>): Promise<RectoError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof RectoError)) throw new Error(`no RectoError, but ${String(error)}`)
  return error
}

/** Failures of page 2: how the error reads. */
const FAILURES: readonly [Fault, Partial<RectoError>][] = [
  ['exit', { kind: 'bug', message: 'the process that read it ended unexpectedly (exit code 7)', retry: true }],
  ['kill', { kind: 'bug', message: 'the process that read it ended unexpectedly (SIGKILL)', retry: true }],
  ['segv', { kind: 'bug', message: 'the process that read it ended unexpectedly (SIGSEGV)', retry: true }],
  ['abort', { kind: 'bug', message: 'the process that read it ended unexpectedly (SIGABRT)', retry: true }],
  ['leak', { kind: 'input', message: 'reading it took over 250 MB and was stopped', retry: true }],
  ['hang', { kind: 'input', message: 'reading it took over 2 seconds and was stopped', retry: true }],
  ['throw', { kind: 'bug', message: 'the page process failed: the double throws', retry: true }],
  ['nonsense', { kind: 'bug', message: 'the page process gave an answer that breaks its schema', retry: true }],
  ['nothing', { kind: 'bug', message: 'the page process gave an answer that breaks its schema', retry: true }],
  ['mumble', { kind: 'bug', message: 'the page process gave an answer that breaks its schema', retry: true }],
  ['babble', { kind: 'bug', message: 'the page process failed: it sent a message that is no answer', retry: true }],
  ['refuse', { kind: 'input', message: 'the double says no', hint: 'use another double', retry: false }],
]

describe('a page process that fails at one page', () => {
  it.each(FAILURES)('(%s) costs that page only', async (fault, expected) => {
    const pages = pool(
      { fault, at: 2 },
      {
        secondsPerPage: fault === 'hang' ? 2 : 60,
        maxTaskBytes: 250 * 2 ** 20,
      },
    )
    const [one, two, three, four] = [1, 2, 3, 4].map((page) => pages.recognizePage(job(page)))
    const error = await errorOf(two!)
    expect(error).toMatchObject(expected)
    expect(error.hint).not.toBe('')
    if (fault !== 'refuse') expect(error).toMatchObject({ file: '/scans/treaty.pdf', page: 2 })
    for (const [index, page] of [one, three, four].entries())
      expect((await page!).lines[0]!.words[0]!.text).toBe(['1.', '3.', '4.'][index])
  })

  it('is replaced when it is gone, and kept when it only threw', async () => {
    const processOf = async (pages: PagePool, page: number): Promise<string> =>
      (await pages.recognizePage(job(page))).because
    for (const fault of ['exit', 'throw'] as const) {
      const pages = pool({ fault, at: 2 }, { jobs: 1 })
      const before = await processOf(pages, 1)
      await errorOf(pages.recognizePage(job(2)))
      expect((await processOf(pages, 3)) === before).toBe(fault === 'throw')
    }
  })
})

describe('a gentle job', () => {
  it('has a fresh process, and goes before what waits', async () => {
    const pages = pool(undefined, { jobs: 1 })
    const warm = (await pages.recognizePage(job(1))).because
    const order: number[] = []
    const note = (page: PageText): number => order.push(page.page)
    const begun = pages.recognizePage(job(2)).then(note)
    const waiting = pages.recognizePage(job(3)).then(note)
    const gentle = await pages.recognizePage({ ...job(4), effort: 'gentle' })
    note(gentle)
    await Promise.all([begun, waiting])
    expect(order).toEqual([2, 4, 3])
    expect(gentle.because).not.toBe(warm)
  })
})

describe('a page process that does not start', () => {
  it('says so when its module throws: no page could be read', async () => {
    const error = await errorOf(pool({ fault: 'throw', at: 'start' }).inspect('/scans/treaty.pdf'))
    expect(error).toMatchObject({ kind: 'environment', message: 'the page process does not start: the double throws' })
    expect(error.hint).toBe('run npm ci again')
  })

  it('tells its exit code when it dies', async () => {
    const error = await errorOf(pool({ fault: 'exit', at: 'start' }).recognizePage(job(1)))
    expect(error).toMatchObject({ kind: 'bug', message: expect.stringContaining('exit code 7') })
  })

  it('is stopped when it hangs', async () => {
    const error = await errorOf(pool({ fault: 'hang', at: 'start' }, { secondsToStart: 1 }).recognizePage(job(1)))
    expect(error).toMatchObject({
      kind: 'environment',
      message: 'the page process did not start in 1 second',
      retry: true,
    })
  })
})

describe('inspect', () => {
  it('tells the file’s hash and pages', async () => {
    expect(await pool().inspect('/scans/treaty.pdf')).toEqual({
      path: '/scans/treaty.pdf',
      sha256: SHA256,
      pageCount: PAGES,
    })
  })

  it('names the file whose opening ended the process', async () => {
    const error = await errorOf(pool({ fault: 'kill', at: 'inspect' }).inspect('/scans/treaty.pdf'))
    expect(error).toMatchObject({ kind: 'bug', file: '/scans/treaty.pdf', page: undefined, retry: true })
  })

  it('takes nonsense for a failure', async () => {
    const error = await errorOf(pool({ fault: 'nonsense', at: 'inspect' }).inspect('/scans/treaty.pdf'))
    expect(error).toMatchObject({ kind: 'bug', message: expect.stringContaining('breaks its schema') })
  })
})

describe('a double that fails once', () => {
  it('does well the second time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recto-test-'))
    cleanups.push(() => rm(folder, { recursive: true }))
    const once = join(folder, 'failed')
    const pages = pool({ fault: 'exit', at: 2, once })
    expect((await errorOf(pages.recognizePage(job(2)))).retry).toBe(true)
    expect(existsSync(once)).toBe(true)
    expect((await pages.recognizePage(job(2))).page).toBe(2)
  })
})
