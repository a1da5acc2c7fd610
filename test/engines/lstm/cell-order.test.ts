import { beforeAll, describe, expect, it } from 'vitest'
import { behindReordered, reordered, sampled, silentTogether } from '../../../src/engines/lstm/cell-order.ts'
import { type Kernel, loadKernel } from '../../../src/engines/lstm/kernel.ts'
import { lstmByKernel, softmaxByKernel } from './kernel-layers.ts'
import { randomLstm, randomMatrix, randomRows } from './random-model.ts'

let kernel: Kernel
beforeAll(async () => {
  kernel = await loadKernel()
})

/** Steps as rows of cells: 1 where the cell speaks. */
const outputsOf = (...steps: readonly string[]): Int16Array =>
  Int16Array.from(steps.flatMap((step) => [...step].map(Number)))

describe('cells that are silent together', () => {
  it('stand side by side, the most silent first', () => {
    const outputs = outputsOf('110101', '110101', '010101', '011010', '011010', '010010')
    expect(silentTogether(sampled([outputs], 6, 1))).toEqual([0, 3, 2, 4, 5, 1])
  })

  it('are told over more than 32 steps, by some of the steps of each line', () => {
    const often = Array.from({ length: 80 }, (_, at) => (at % 2 === 1 ? '1111' : at < 70 ? '1010' : '0101'))
    expect(silentTogether(sampled([outputsOf(...often)], 4, 2))).toEqual([1, 3, 0, 2])
    expect(silentTogether(sampled([outputsOf(...often), outputsOf(...often)], 4, 2))).toEqual([1, 3, 0, 2])
  })

  it('keep their order where nothing was read', () => {
    expect(silentTogether(sampled([], 4, 2))).toEqual([0, 1, 2, 3])
  })
})

describe('a layer whose cells stand in another order', () => {
  it('gives what it gave, in that order, and so does what reads it', () => {
    const [layer, last] = [randomLstm(6, 16, 7), randomMatrix(19, 16, 8, 12)]
    const order = [11, 3, 0, 15, 7, 2, 14, 1, 5, 4, 13, 6, 9, 8, 12, 10]
    const lines = [randomRows(30, 6, 5), randomRows(21, 6, 6), randomRows(9, 6, 7)]
    const plain = lstmByKernel(kernel, layer, lines, 'forwards')
    const found = lstmByKernel(kernel, reordered(layer, order), lines, 'forwards')
    expect(found).toEqual(plain.map((rows) => rows.map((row) => Int8Array.from(order, (cell) => row[cell]!))))
    for (const [at, rows] of found.entries())
      expect(softmaxByKernel(kernel, behindReordered(last, order), rows)).toEqual(
        softmaxByKernel(kernel, last, plain[at]!),
      )
  })
})
