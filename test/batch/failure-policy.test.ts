import { describe, expect, it } from 'vitest'
import { LENIENT, parseFailedPagesLimit, reasonToGiveUp } from '../../src/batch/failure-policy.ts'
import { refusal } from './doubles/typing-pool.ts'

describe('parseFailedPagesLimit', () => {
  it.each([
    ['0', { unit: 'pages', count: 0 }],
    ['12', { unit: 'pages', count: 12 }],
    ['10%', { unit: 'percent', count: 10 }],
    ['2.5%', { unit: 'percent', count: 2.5 }],
    ['100%', { unit: 'percent', count: 100 }],
  ])('%j', (text, limit) => {
    expect(parseFailedPagesLimit(text)).toEqual(limit)
  })

  it.each(['', '%', '-1', '1.5', '101%', 'ten', '10 %', '1e3', '99999999999999999999'])('refuses %j', (text) => {
    expect(parseFailedPagesLimit(text)).toBeNull()
  })
})

describe('reasonToGiveUp', () => {
  const failed = (...pages: number[]) =>
    pages.map((page) => ({ page, error: refusal('input', `page ${page} is torn`) }))

  it('is none while nothing failed, and none without a limit', () => {
    expect(reasonToGiveUp([], 10, { onPageError: 'abort', maxFailedPages: { unit: 'pages', count: 0 } })).toBeNull()
    expect(reasonToGiveUp(failed(1, 2, 3), 3, LENIENT)).toBeNull()
  })

  it.each([
    [10, 10],
    [4.6, 1500],
    [8.2, 1500],
    [33.3, 1000],
    [0, 7],
    [100, 7],
  ])('comes with the first page beyond %f %% of %i', (count, pageCount) => {
    const policy = { onPageError: 'skip', maxFailedPages: { unit: 'percent', count } } as const
    const border = Math.round((count * pageCount) / 100)
    const failures = failed(...Array.from({ length: border + 1 }, (_, index) => index + 1))
    expect(reasonToGiveUp(failures.slice(1), pageCount, policy)).toBeNull()
    expect(reasonToGiveUp(failures, pageCount, policy)).not.toBeNull()
  })

  it('tells the first page in the order of pages, its reason, and the limit', () => {
    const policy = { onPageError: 'skip', maxFailedPages: { unit: 'percent', count: 10 } } as const
    expect(reasonToGiveUp(failed(9), 10, policy)).toBeNull()
    expect(reasonToGiveUp(failed(9, 4), 10, policy)).toMatchObject({
      kind: 'input',
      message: '2 of 10 pages failed, more than --max-failed-pages 10 %; page 4: page 4 is torn',
      hint: 'use another file',
    })
  })
})
