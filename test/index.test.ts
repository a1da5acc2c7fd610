import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { type DigitizeProgress, Document, digitize, RectoError, renderJson, renderMarkdown } from '../src/index.ts'
import { textPdf } from './batch/doubles/text-pdf.ts'
import { sentenceOf } from './batch/doubles/typed-book.ts'
import { scratchFolder } from './engines/scratch-folder.ts'
import { livingProcesses } from './living-processes.ts'

const folder = scratchFolder()
const good = folder.write('good.pdf', textPdf(3))
const locked = folder.write('locked.pdf', textPdf(1, 'sesame'))
const book = folder.write('book.pdf', textPdf(120))

const children = () => livingProcesses().filter(({ parent }) => parent === process.pid)

describe('digitize', () => {
  it('makes a sound document of a file, tells its progress and writes nothing', async () => {
    const steps: DigitizeProgress[] = []
    const before = readdirSync(dirname(good))
    const document = await digitize(good, { jobs: 2, onProgress: (step) => steps.push(step) })
    expect(Document.parse(JSON.parse(renderJson(document)))).toEqual(document)
    expect(renderMarkdown(document)).toContain(sentenceOf(2))
    expect(document.source.file).toBe('good.pdf')
    expect(steps.map(({ done, total }) => [done, total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
    expect(steps.map(({ page }) => page.page).sort()).toEqual([1, 2, 3])
    expect(readdirSync(dirname(good))).toEqual(before)
    expect(children()).toEqual([])
  })

  it('reads the pages that are asked for, with the password', async () => {
    expect((await digitize(good, { pages: '2' })).pages.map(({ page }) => page)).toEqual([2])
    expect((await digitize(locked, { password: 'sesame' })).pages).toHaveLength(1)
  })

  it.each([
    ['gone.pdf', {}, 'input', 'there is no such file'],
    [locked, {}, 'input', 'encrypted'],
    [good, { pages: '7' }, 'usage', 'page 7 was asked for, but the file has 3'],
    [good, { pages: 'x' }, 'usage', '“x” is no page selection'],
    [good, { language: 'tlh' }, 'environment', 'no model for the language “tlh”'],
    [good, { jobs: 0 }, 'usage', 'jobs is 0'],
    [good, { dpi: Number.NaN }, 'usage', 'dpi is NaN'],
    [good, { dpi: 100_000 }, 'usage', 'dpi is 100000'],
    [good, { engine: 'tesseract' as 'recto' }, 'usage', 'engine is “tesseract”'],
  ])('rejects %s with %j: %s', async (file, options, kind, message) => {
    const error = await digitize(file, options).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(RectoError)
    expect(error).toMatchObject({ kind, message: expect.stringContaining(message), hint: expect.stringMatching(/\w/) })
    expect(children()).toEqual([])
  })

  it('passes on what onProgress throws', async () => {
    const onProgress = (): void => {
      throw new TypeError('mine')
    }
    await expect(digitize(good, { onProgress })).rejects.toThrow('mine')
    expect(children()).toEqual([])
  })
})

describe('an AbortSignal', () => {
  it('that was aborted before starts no process', async () => {
    const signal = AbortSignal.abort(new Error('too late'))
    await expect(digitize(book, { signal })).rejects.toThrow('too late')
    expect(children()).toEqual([])
  })

  it('stops the work soon, with its reason, and leaves no process', async () => {
    const stop = new AbortController()
    let pages = 0
    let aborted = 0
    const work = digitize(book, {
      jobs: 2,
      signal: stop.signal,
      onProgress: () => {
        pages += 1
        if (pages !== 3) return
        aborted = performance.now()
        stop.abort(new RangeError('the user left'))
      },
    })
    await expect(work).rejects.toThrow(new RangeError('the user left'))
    expect(performance.now() - aborted).toBeLessThan(5000)
    expect(pages).toBeLessThan(10)
    await expect.poll(children, { timeout: 5000 }).toEqual([])
  })

  it('is left without listeners when all went well', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    await digitize(good, { signal })
    expect(added.mock.calls.length).toBeGreaterThan(3)
    expect(removed.mock.calls.length).toBe(added.mock.calls.length)
  })

  it('of a time limit works alike', async () => {
    await expect(digitize(book, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
