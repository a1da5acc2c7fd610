import { beforeAll, describe, expect, it } from 'vitest'
import { edgeNoiseOf } from '../../../src/engines/lstm/edge-noise.ts'
import { type Kernel, loadKernel } from '../../../src/engines/lstm/kernel.ts'
import type { WeightMatrix } from '../../../src/engines/lstm/model.ts'
import { convolveByKernel, lstmByKernel, softmaxByKernel } from './kernel-layers.ts'
import { randomLine, randomLstm, randomMatrix, randomRows } from './random-model.ts'
import { type Rows, referenceConvolution, referenceLstm, referenceSoftmax } from './reference-network.ts'

/** A value may round the other way; of 127 no more than this, and only now and then. */
const MOST_OFF = 1
const SHARE_OFF = 0.005

let kernel: Kernel
beforeAll(async () => {
  kernel = await loadKernel()
})

/** How far two layers' outputs are apart at most, and at how many of their places. */
function difference(
  found: readonly Rows[],
  expected: readonly Rows[],
): { readonly most: number; readonly share: number } {
  const [a, b] = [found, expected].map((lines) => lines.flatMap((rows) => rows.flatMap((row) => [...row])))
  expect(a!.length).toBe(b!.length)
  const apart = a!.map((value, index) => Math.abs(value - b![index]!))
  return { most: Math.max(...apart), share: apart.filter((value) => value > 0).length / apart.length }
}

function expectClose(found: readonly Rows[], expected: readonly Rows[]): void {
  const { most, share } = difference(found, expected)
  expect(most).toBeLessThanOrEqual(MOST_OFF)
  expect(share).toBeLessThan(SHARE_OFF)
}

describe('convolution', () => {
  it.each([
    [36, 48, 16],
    [37, 36, 4],
    [38, 12, 8],
    [3, 3, 4],
    [2, 36, 16],
  ])('of an image %i × %i with %i outputs', (width, height, outputs) => {
    const [matrix, line] = [randomMatrix(outputs, 9, width), randomLine(width, height, outputs)]
    const found = convolveByKernel(kernel, matrix, line)
    expect(found.length).toBe(Math.floor(width / 3))
    if (found.length > 0) expectClose(found, referenceConvolution(matrix, line))
  })

  it.each([
    [36, 48, 16],
    [37, 36, 4],
    [38, 12, 8],
    [39, 6, 4],
    [3, 3, 4],
    [4, 36, 4],
  ])('of an image %i × %i with %i outputs, with noise beyond its edges', (width, height, outputs) => {
    const [matrix, line] = [randomMatrix(outputs, 9, width), randomLine(width, height, outputs)]
    const noise = edgeNoiseOf(814_136)
    const found = convolveByKernel(kernel, matrix, line, noise)
    expectClose(found, referenceConvolution(matrix, line, noise))
    expect(difference(found, referenceConvolution(matrix, line)).share).toBeGreaterThan(0.01)
  })

  it('of paper with a stroke on it', () => {
    const [matrix, line] = [randomMatrix(8, 9, 5), { width: 60, height: 36, data: new Int8Array(60 * 36).fill(127) }]
    line.data.fill(-127, 20 * 36 + 10, 20 * 36 + 20)
    expectClose(convolveByKernel(kernel, matrix, line), referenceConvolution(matrix, line))
  })

  it('of the greatest sums there can be', () => {
    const matrix = {
      outputs: 4,
      columns: 10,
      weights: new Int8Array(40).fill(-128),
      scales: new Float64Array(4).fill(1e6),
    }
    const line = { width: 9, height: 6, data: new Int8Array(54).fill(-127) }
    expect(convolveByKernel(kernel, matrix, line)).toEqual(referenceConvolution(matrix, line))
  })
})

describe('an LSTM layer', () => {
  it.each([
    ['one line', [40]],
    ['two lines', [23, 20]],
    ['three lines, the last of one step', [31, 8, 1]],
    ['nine lines', [12, 11, 11, 9, 9, 9, 4, 2, 1]],
  ])('over %s, forwards and backwards', (_, steps) => {
    const layer = randomLstm(8, 16, steps.length)
    const lines = steps.map((count, index) => randomRows(count, 8, index + 1))
    for (const direction of ['forwards', 'backwards'] as const) {
      const expected = lines.map((rows) => referenceLstm(layer, rows, direction))
      expectClose(lstmByKernel(kernel, layer, lines, direction), expected)
    }
  })

  it.each([
    [2, 8],
    [6, 24],
    [64, 96],
  ])('of %i inputs and %i cells', (inputs, outputs) => {
    const layer = randomLstm(inputs, outputs, 7)
    const lines = [randomRows(30, inputs, 5), randomRows(30, inputs, 6)]
    const expected = lines.map((rows) => referenceLstm(layer, rows, 'forwards'))
    expectClose(lstmByKernel(kernel, layer, lines, 'forwards'), expected)
  })

  it('is told from one whose gates are in another order, or whose states are forgotten', () => {
    const layer = randomLstm(8, 16, 3)
    const rows = randomRows(30, 8)
    const [a, b, c, d] = layer.gates
    const found = lstmByKernel(kernel, layer, [rows], 'forwards')
    for (const gates of [
      [a, c, b, d],
      [a, b, d, c],
      [b, a, c, d],
    ] as const)
      expect(difference(found, [referenceLstm({ ...layer, gates }, rows, 'forwards')]).share).toBeGreaterThan(0.5)
    const forgetful = rows.flatMap((row) => referenceLstm(layer, [row], 'forwards'))
    expect(difference(found, [forgetful]).share).toBeGreaterThan(0.5)
  })

  it('keeps its states within ±100', () => {
    /** Always open, or the cell's input: 1 as long as the layer's input is 0, then −1. */
    const gate = (weight: number): WeightMatrix => ({
      outputs: 8,
      columns: 11,
      weights: Int8Array.from({ length: 88 }, (_, at) => (at % 11 === 10 ? 64 : at % 11 === 0 ? weight : 0)),
      scales: new Float64Array(8).fill(1),
    })
    const layer = { ...randomLstm(2, 8, 1), gates: [gate(-128), gate(0), gate(0), gate(0)] as const }
    // 150 steps up, to 100 at most, then 106 down: to below nought only where there is a bound.
    const rows = Array.from({ length: 256 }, (_, step) => Int8Array.from([step < 150 ? 0 : 127, 0]))
    const found = lstmByKernel(kernel, layer, [rows], 'forwards')[0]!
    expect(found).toEqual(referenceLstm(layer, rows, 'forwards'))
    expect([found[240]![0], found[255]![0]]).toEqual([127, -127])
  })
})

describe('softmax', () => {
  it.each([
    [1, 8, 5],
    [2, 16, 16],
    [7, 24, 111],
  ])('over %i steps of %i inputs, %i classes', (steps, inputs, classes) => {
    const matrix = randomMatrix(classes, inputs, 4)
    const rows = randomRows(steps, inputs, 9)
    const found = softmaxByKernel(kernel, matrix, rows)
    for (const [step, row] of rows.entries()) {
      const expected = referenceSoftmax(matrix, row)
      for (const [at, share] of expected.entries())
        expect(Math.abs(found[step]![at]! - share)).toBeLessThan(1e-5 * share + 1e-9)
      expect(found[step]!.subarray(classes).every((share) => share < 1e-12)).toBe(true)
    }
  })

  it('has no overflow where sums are great', () => {
    const matrix = { ...randomMatrix(20, 8, 2), scales: new Float64Array(20).fill(1e6) }
    for (const row of softmaxByKernel(kernel, matrix, randomRows(3, 8))) {
      expect(row.every((share) => share >= 0 && share <= 1)).toBe(true)
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
    }
  })
})
