import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Kernel, loadKernel } from '../../../src/engines/lstm/kernel.ts'
import { lineInput } from '../../../src/engines/lstm/line-input.ts'
import { loadModel } from '../../../src/engines/lstm/load-model.ts'
import type { LstmModel } from '../../../src/engines/lstm/model.ts'
import { createNetwork, type LineInput, type LineOutput } from '../../../src/engines/lstm/network.ts'
import { shapeOf } from '../../../src/engines/lstm/network-shape.ts'
import { modelPath } from '../../../src/engines/tesseract-model.ts'
import { textPage } from '../../page/text-image.ts'
import { convolveByKernel, lstmByKernel, softmaxByKernel } from './kernel-layers.ts'
import { type RandomShape, randomLine, randomModel } from './random-model.ts'
import { type ReferenceLayers, type Rows, referenceLayers, referenceLstm } from './reference-network.ts'

let kernel: Kernel
beforeAll(async () => {
  kernel = await loadKernel()
})

/** The greatest difference of any probability at each step; a value that rounds the other way in one layer moves the next ones. */
function stepsApart(
  { steps, classes, probabilities, stride }: LineOutput,
  expected: readonly Float64Array[],
): number[] {
  expect([steps, classes]).toEqual([expected.length, expected[0]?.length ?? classes])
  return expected.map((row, step) =>
    Math.max(...row.map((share, at) => Math.abs(share - probabilities[step * stride + at]!))),
  )
}

const mostApart = (output: LineOutput, expected: readonly Float64Array[]): number =>
  Math.max(0, ...stepsApart(output, expected))

describe('a network of random weights', () => {
  const widths = [100, 3, 2, 61, 301, 35, 36, 37, 8, 47, 1]

  it.each<[string, RandomShape]>([
    ['of the usual shape', {}],
    ['of 48 rows', { height: 48, depth: 16, vertical: 16, horizontal: [-8, 8] }],
    ['of more cells above than below', { vertical: 24, horizontal: [8], classes: 32 }],
    ['without horizontal layers', { horizontal: [] }],
    ['of one class', { classes: 1 }],
  ])('%s gives what plain numbers give', (_, shape) => {
    const model = randomModel(shape)
    const lines = widths.map((width) => randomLine(width, model.height, width))
    const outputs = createNetwork(model, kernel).run(lines)
    const apart = lines.map((line, index) => mostApart(outputs[index]!, referenceLayers(model, line).probabilities))
    expect(Math.max(...apart)).toBeLessThan(0.1)
    expect(apart.toSorted((a, b) => a - b)[5]).toBeLessThan(1e-5)
  })

  it('is told from one that reads a layer in the other direction, or the image upside down', () => {
    const [model, line] = [randomModel(), randomLine(100, 12)]
    const [output] = createNetwork(model, kernel).run([line])
    const turned = randomModel({ horizontal: [8, 16, 24] })
    const reversed = { ...line, data: line.data.toReversed() }
    expect(mostApart(output!, referenceLayers(turned, line).probabilities)).toBeGreaterThan(0.01)
    expect(mostApart(output!, referenceLayers(model, reversed).probabilities)).toBeGreaterThan(0.01)
  })

  it('reads paper between low strokes as plain numbers do: columns that are the same, and such as are so at their top', () => {
    const model = randomModel()
    const line = randomLine(400, model.height)
    for (let x = 0; x < line.width; x++)
      for (let y = 0; y < model.height; y++)
        if (y < model.height / 2 || x % 60 > 20 || x > 300) line.data[x * model.height + y] = 127
    const all = { ...line, data: line.data.map(() => 127) }
    const outputs = createNetwork(model, kernel).run([line, all])
    for (const [index, input] of [line, all].entries()) {
      const apart = stepsApart(outputs[index]!, referenceLayers(model, input).probabilities).toSorted((a, b) => a - b)
      expect(apart.at(-1)).toBeLessThan(0.1)
      expect(apart[Math.floor(0.8 * apart.length)]).toBeLessThan(1e-5)
    }
  })

  it('gives a line the same, whatever is read beside it and before it', () => {
    const model = randomModel()
    const network = createNetwork(model, kernel)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 1, maxLength: 20 }), (found) => {
        const lines = found.map((width) => randomLine(width, model.height, width))
        const together = network.run(lines)
        for (const [index, line] of lines.entries()) expect(together[index]).toEqual(network.run([line])[0])
      }),
      { numRuns: 30 },
    )
  })

  it('gives lines the same, bit for bit, before and after it has put its cells in order', () => {
    const model = randomModel({ horizontal: [8, 32] })
    const lines = Array.from({ length: 8 }, (_, seed) => randomLine(480 + seed, model.height, seed))
    const expected = lines.map((line) => createNetwork(model, kernel).run([line])[0])
    const network = createNetwork(model, kernel)
    for (let time = 0; time < 2; time++) expect(network.run(lines)).toEqual(expected)
  })

  it('gives a line the same that is there twice', () => {
    const [model, line] = [randomModel(), randomLine(90, 12)]
    const [first, second] = createNetwork(model, kernel).run([line, line])
    expect(first).toEqual(second)
  })

  it('gives nothing for no lines', () => {
    expect(createNetwork(randomModel(), kernel).run([])).toEqual([])
  })
})

describe('the English model on a line of type', () => {
  let model: LstmModel
  let line: LineInput
  let expected: ReferenceLayers
  beforeAll(async () => {
    model = await loadModel(modelPath('eng'))
    const page = textPage(['§ 3. Treaties'], { width: 400, height: 140, fontSize: 40 })
    const [left, top, baseline, right] = [78, 60, 90, 330]
    const measures = { xHeight: 19, ascent: 30, descent: 10, block: 0 }
    const found = { box: [left, top, right, baseline] as const, baseline: [baseline, baseline] as const, ...measures }
    line = lineInput(kernel, page, { ...found, box: [...found.box] }, model.height, 'all minima').input
    expected = referenceLayers(model, line)
  })

  /** Share of the values that differ; none by more than one. */
  function shareOff(found: Rows, wanted: Rows): number {
    const apart = wanted.flatMap((row, at) => [...row].map((value, index) => Math.abs(value - found[at]![index]!)))
    expect(Math.max(...apart)).toBeLessThanOrEqual(1)
    return apart.filter((value) => value > 0).length / apart.length
  }

  it('each layer by itself gives what plain numbers give', () => {
    const shape = shapeOf(model)
    const { squares, vertical, horizontal, probabilities } = expected
    expect(shareOff(convolveByKernel(kernel, shape.convolution, line).flat(), squares.flat())).toBeLessThan(0.001)
    const columns = lstmByKernel(kernel, shape.vertical, squares, 'forwards')
    const fed = squares.map((rows, at) => referenceLstm(shape.vertical, rows, 'forwards', columns[at]!))
    expect(shareOff(columns.flat(), fed.flat())).toBeLessThan(0.001)
    for (const [index, { layer, direction }] of shape.horizontal.entries()) {
      const below = horizontal[index - 1] ?? vertical
      const found = lstmByKernel(kernel, layer, [below], direction)[0]!
      expect(shareOff(found, referenceLstm(layer, below, direction, found))).toBeLessThan(0.001)
    }
    const found = softmaxByKernel(kernel, shape.last, horizontal.at(-1)!)
    const apart = probabilities.map((row, step) => row.map((share, at) => Math.abs(share - found[step]![at]!)))
    expect(Math.max(...apart.map((row) => Math.max(...row)))).toBeLessThan(1e-5)
  })

  it('all layers together give the same, but for what a value that rounds the other way moves', () => {
    const [output] = createNetwork(model, kernel).run([line])
    const apart = stepsApart(output!, expected.probabilities)
    expect(apart.reduce((sum, most) => sum + most, 0) / apart.length).toBeLessThan(0.05)
    expect(Math.max(...apart)).toBeLessThan(0.3)
  })
})
