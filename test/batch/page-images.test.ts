import { describe, expect, it } from 'vitest'
import type { FormatInput } from '../../src/batch/formats.ts'
import { pageImages, pagesToProof } from '../../src/batch/page-images.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'
import type { PageImage, PageImageRequest } from '../../src/model/page-image.ts'
import { documentOf } from '../render/document.ts'
import { pageOf } from '../render/page.ts'
import { crash, typingPool } from './doubles/typing-pool.ts'

const IMAGE: PageImage = { width: 60, height: 80, webp: '' }
const PAGES = Array.from({ length: 40 }, (_, index) => ({ ...pageOf([], index + 1), skew: index === 1 ? 1.2 : 0.1 }))

const inputOf = (pageImage: FormatInput['pool']['pageImage'], signal?: AbortSignal): FormatInput => ({
  document: documentOf([]),
  pages: PAGES,
  path: '/scans/treaty.pdf',
  password: 'sesame',
  pool: { ...typingPool(), pageImage },
  ...(signal === undefined ? {} : { signal }),
})

describe('pageImages', () => {
  it('gives one for each page in order, as the page was read, a few made ahead', async () => {
    const asked: PageImageRequest[] = []
    const made: number[] = []
    const input = inputOf(async (request) => {
      asked.push(request)
      await new Promise((resolve) => setTimeout(resolve, request.page % 3))
      return { ...IMAGE, width: request.page }
    })
    for await (const image of pageImages(input)) {
      made.push('width' in image ? image.width : 0)
      expect(asked.length - made.length).toBeLessThanOrEqual(4)
    }
    expect(made).toEqual(PAGES.map(({ page }) => page))
    expect(asked[1]).toEqual({
      path: '/scans/treaty.pdf',
      sha256: 'a'.repeat(64),
      page: 2,
      rotation: 0,
      skew: 1.2,
      password: 'sesame',
    })
    expect(asked[2]!.skew).toBe(0)
  })

  it('makes an image once more when the process that made it crashed', async () => {
    const failed = new Set<number>()
    const input = inputOf(async ({ page }) => {
      if (failed.size < 3 && !failed.has(page)) {
        failed.add(page)
        throw crash(page)
      }
      return { ...IMAGE, width: page }
    })
    const images: unknown[] = []
    for await (const image of pageImages(input)) images.push(image)
    expect(failed.size).toBe(3)
    expect(images).toEqual(PAGES.map(({ page }) => ({ ...IMAGE, width: page })))
  })

  it('goes on past an image that cannot be made', async () => {
    const error = new RectoError('input', 'the image cannot be decoded', { hint: 'scan it again' })
    const input = inputOf(async ({ page }) => {
      if (page === 2) throw error
      if (page === 3) throw new Error('quite unexpected')
      return IMAGE
    })
    const images: unknown[] = []
    for await (const image of pageImages(input)) images.push(image)
    expect(images).toHaveLength(40)
    expect(images[1]).toBe(error)
    expect(images[2]).toMatchObject({ kind: 'bug', message: 'unexpected error: quite unexpected' })
  })

  it('stops when the run is aborted', async () => {
    const stop = new AbortController()
    const input = inputOf(async ({ page }) => {
      if (page === 5) stop.abort(new Error('enough'))
      stop.signal.throwIfAborted()
      return IMAGE
    }, stop.signal)
    let taken = 0
    const all = (async () => {
      for await (const _ of pageImages(input)) taken += 1
    })()
    await expect(all).rejects.toThrow('enough')
    expect(taken).toBeLessThan(6)
  })
})

describe('pagesToProof', () => {
  it('tells what was straightened: pages that were recognized, and askew by a quarter of a degree at least', () => {
    const pages = [
      { ...pageOf([]), skew: 0.25 },
      { ...pageOf([]), skew: -0.24 },
      { ...pageOf([]), skew: 2, textSource: 'text-layer' as const },
    ]
    expect(pagesToProof(pages).map(({ straightenedBy }) => straightenedBy)).toEqual([0.25, 0, 0])
  })
})
