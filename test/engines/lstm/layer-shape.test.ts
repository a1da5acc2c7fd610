import { describe, expect, it } from 'vitest'
import { shapeAfter } from '../../../src/engines/lstm/layer-shape.ts'
import type { Layer } from '../../../src/engines/lstm/model.ts'

const line = { height: 37, width: null, depth: 4 }
const lstm = (summarizing: boolean): Layer => {
  const gate = { outputs: 5, columns: 10, weights: new Int8Array(50), scales: new Float64Array(5) }
  return { kind: 'lstm', summarizing, inputs: 4, outputs: 5, gates: [gate, gate, gate, gate] }
}

describe('shapeAfter', () => {
  it.each<[string, Layer, object]>([
    ['stacks a window', { kind: 'convolve', halfX: 1, halfY: 2, depth: 4 }, { ...line, depth: 60 }],
    ['leaves out part of a window', { kind: 'max-pool', width: 2, height: 3, depth: 4 }, { ...line, height: 12 }],
    ['keeps places', lstm(false), { ...line, depth: 5 }],
    ['summarizes rows', lstm(true), { height: 37, width: 1, depth: 5 }],
    ['summarizes columns', { kind: 'transposed', layer: lstm(true) }, { height: 1, width: null, depth: 5 }],
    ['turns back', { kind: 'reversed-x', layer: lstm(false) }, { ...line, depth: 5 }],
    [
      'goes on',
      { kind: 'series', layers: [{ kind: 'max-pool', width: 1, height: 36, depth: 4 }, lstm(false)] },
      { height: 1, width: null, depth: 5 },
    ],
  ])('%s', (_, layer, expected) => {
    expect(shapeAfter(layer, line)).toEqual(expected)
  })

  it('refuses a window higher than the line, and other inputs than there are', () => {
    expect(() => shapeAfter({ kind: 'max-pool', width: 1, height: 38, depth: 4 }, line)).toThrow('pools 38 of 37 rows')
    expect(() => shapeAfter(lstm(false), { ...line, depth: 3 })).toThrow('a layer of 4 inputs behind one of 3 outputs')
  })
})
