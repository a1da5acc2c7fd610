import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byNeed } from '../../src/batch/report-order.ts'
import { documentReport } from './report-sample.ts'

it('puts first what needs a person’s eye', () => {
  const inOrder = [
    documentReport({ file: 'no document', output: null, status: 'refused' }),
    documentReport({ file: 'two pages failed', failedPages: [1, 2] }),
    documentReport({ file: 'a page failed', failedPages: [1], numberGaps: 9 }),
    documentReport({ file: 'document.pdf not written', status: 'partly' }),
    documentReport({ file: 'two numbers missing', numberGaps: 2 }),
    documentReport({ file: 'a number missing', numberGaps: 1, expectedCer: 0.4 }),
    documentReport({ file: 'hard to read', expectedCer: 0.2 }),
    documentReport({ file: 'warnings', warnings: 3, expectedCer: 0.001 }),
    documentReport({ file: 'a', expectedCer: null }),
    documentReport({ file: 'b', expectedCer: 0.004 }),
    documentReport({ file: '0 unfinished', output: null, status: 'unfinished', expectedCer: null }),
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
      expect(byNeed(shuffled).map(({ file }) => file)).toEqual(inOrder.map(({ file }) => file))
    }),
  )
})
