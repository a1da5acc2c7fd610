import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentOutcome } from '../../src/batch/document-run.ts'
import { type FailurePolicy, LENIENT } from '../../src/batch/failure-policy.ts'
import { runTreaty, type TreatyRun } from './doubles/treaty-run.ts'
import { crash, refusal, type TypingPool, typingPool } from './doubles/typing-pool.ts'

let output: string

beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'recto-test-'))
})

afterEach(() => rm(output, { recursive: true }))

const run = (pool: TypingPool, given?: TreatyRun): Promise<DocumentOutcome> => runTreaty(output, pool, given)
const documentText = (): Promise<string> => readFile(join(output, 'treaty', 'document.json'), 'utf8')
const failAt =
  (page: number, error: Error) =>
  (job: { page: number }): void => {
    if (job.page === page) throw error
  }

describe('the failure policy', () => {
  const policy = (given: Partial<FailurePolicy>): FailurePolicy => ({ ...LENIENT, ...given })

  it('gives a document up at its first failed page where it says so, and does no more of its pages', async () => {
    const pool = typingPool({
      pageCount: 40,
      onPage: ({ page }) => {
        if (page === 2) throw refusal('input', 'its stream is broken')
        return page > 2 && new Promise((resolve) => setTimeout(resolve, 50))
      },
    })
    const { report, document } = await run(pool, { policy: policy({ onPageError: 'abort' }) })
    expect(document).toBeNull()
    expect(report).toMatchObject({
      status: 'refused',
      output: null,
      error: { message: 'page 2 failed, and --on-page-error is abort: its stream is broken' },
    })
    expect(existsSync(join(output, 'treaty', 'document.json'))).toBe(false)
    expect(pool.asked.length).toBeLessThan(60)
  })

  it('keeps the finished pages of a document that was given up', async () => {
    await run(typingPool({ onPage: failAt(3, crash(3)) }), { policy: policy({ onPageError: 'abort' }) })
    const again = typingPool()
    expect((await run(again)).report.reusedPages).toBe(2)
    expect(again.asked).toEqual([3])
  })

  it.each([
    [{ unit: 'pages', count: 0 }, 'refused'],
    [{ unit: 'pages', count: 1 }, 'partly'],
    [{ unit: 'percent', count: 33 }, 'refused'],
    [{ unit: 'percent', count: 34 }, 'partly'],
  ] as const)('with one page of three failed and a limit of %j: %s', async (maxFailedPages, status) => {
    const pool = typingPool({ onPage: failAt(2, refusal('input', 'its stream is broken')) })
    expect((await run(pool, { policy: policy({ maxFailedPages }) })).report.status).toBe(status)
  })
})

describe('a document that is there', () => {
  it('is left alone, not even opened, where that was asked for', async () => {
    await run(typingPool())
    const before = await documentText()
    const pool = typingPool({ sha256: 'cd'.repeat(32), onInspect: () => Promise.reject(new Error('opened')) })
    const { report } = await run(pool, { existing: 'skip' })
    expect(report).toMatchObject({ status: 'skipped', pages: 3, paragraphs: 3, error: null })
    expect(await documentText()).toBe(before)
  })

  it('is rid of what a killed run left beside it, though it is left alone', async () => {
    await run(typingPool(), { sections: 'split' })
    const left = ['.document.json.4242.tmp', 'pages/.0001.json.4242.tmp'].map((name) => join(output, 'treaty', name))
    for (const path of left) await writeFile(path, '{"half')
    expect((await run(typingPool(), { existing: 'skip' })).report.status).toBe('skipped')
    expect(left.filter((path) => existsSync(path))).toEqual([])
  })

  it('tells that it is left alone though its file was changed, and which of its pages failed', async () => {
    const path = join(output, 'treaty.pdf')
    await writeFile(path, 'one state')
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256').update('one state').digest('hex')
    await run(typingPool({ sha256, onPage: failAt(2, refusal('input', 'its stream is broken')) }), { path })
    const skip = () => run(typingPool(), { path, existing: 'skip' })
    expect(await skip()).toMatchObject({ stale: false, report: { status: 'skipped', failedPages: [2] } })
    await writeFile(path, 'another')
    expect(await skip()).toMatchObject({ stale: true, report: { status: 'skipped' } })
  })

  it('is none when it is damaged', async () => {
    await run(typingPool())
    const before = await documentText()
    await writeFile(join(output, 'treaty', 'document.json'), before.slice(0, 200))
    expect((await run(typingPool(), { existing: 'skip' })).report.status).toBe('digitized')
    expect(await documentText()).toBe(before)
  })
})
