import { describe, expect, it } from 'vitest'
import { failedPage, readTwice, retryOnce } from '../../src/batch/failed-page.ts'
import { PageText } from '../../src/model/page-text.ts'
import { gentleKey, pageKey } from '../../src/page/page-key.ts'
import { crash, refusal, typingPool } from './doubles/typing-pool.ts'

/** Fails with each of `errors` in turn, then tells how often it was called. */
function failing(...errors: Error[]): () => Promise<number> {
  let calls = 0
  return async () => {
    calls += 1
    const error = errors[calls - 1]
    if (error !== undefined) throw error
    return calls
  }
}

describe('retryOnce', () => {
  it('works once when all is well, twice after an error that may pass', async () => {
    expect(await retryOnce(failing())).toBe(1)
    expect(await retryOnce(failing(crash()))).toBe(2)
  })

  it('gives up after the second error, with that error', async () => {
    const second = refusal('input', 'the second')
    await expect(retryOnce(failing(crash(), second))).rejects.toBe(second)
    await expect(retryOnce(failing(crash(), crash()))).rejects.toMatchObject({ retry: true })
  })

  it('does not repeat what no retry can help, nor errors it does not know', async () => {
    const first = refusal('input', 'the first')
    await expect(retryOnce(failing(first))).rejects.toBe(first)
    const unknown = Object.assign(new Error('unknown'), { retry: true })
    await expect(retryOnce(failing(unknown))).rejects.toBe(unknown)
  })
})

describe('readTwice', () => {
  const job = {
    path: '/scans/a.pdf',
    sha256: 'ab'.repeat(32),
    page: 7,
    options: { dpi: 300, language: 'eng', engine: 'tesseract.js' as const, model: null },
  }

  it('gives a page that was read gently a key of its own: a later run may read it better', async () => {
    const pool = typingPool({
      onPage: (_, attempt) => {
        if (attempt === 1) throw crash(7)
      },
    })
    const page = await readTwice(pool, job)
    expect(page.key).toBe(gentleKey(job))
    expect(page.key).not.toBe(pageKey(job))
    expect(page.diagnostics.map(({ code }) => code)).toEqual(['page/read-gently'])
  })

  it('takes what an earlier gentle try gave, where the first try fails again', async () => {
    const crashing = typingPool({ onPage: (_, attempt) => attempt % 2 === 1 && Promise.reject(crash(7)) })
    const first = await readTwice(crashing, job)
    const again = await readTwice(crashing, job, undefined, async () => first)
    expect(again).toEqual(first)
    expect(crashing.asked).toEqual([7, 7, 7])
  })

  it('gives up after the second error, or at once where a retry cannot help', async () => {
    const crashing = typingPool({ onPage: () => Promise.reject(crash(7)) })
    await expect(readTwice(crashing, job)).rejects.toMatchObject({ message: crash().message })
    expect(crashing.asked).toEqual([7, 7])
    const broken = typingPool({ onPage: () => Promise.reject(refusal('input', 'broken')) })
    await expect(readTwice(broken, job)).rejects.toMatchObject({ message: 'broken' })
    expect(broken.asked).toEqual([7])
  })
})

describe('failedPage', () => {
  it('is a sound page without words, with the reason as an error', () => {
    const job = {
      path: '/scans/a.pdf',
      sha256: 'ab'.repeat(32),
      page: 7,
      options: { dpi: 300, language: 'eng', engine: 'tesseract.js' as const, model: null },
    }
    const page = failedPage(job, crash(7))
    expect(PageText.parse(page)).toEqual(page)
    expect(page).toMatchObject({ page: 7, key: pageKey(job), status: 'failed', lines: [], confidence: 0 })
    expect(page.diagnostics).toEqual([{ code: 'page/failed', severity: 'error', message: crash().message, page: 7 }])
  })
})
