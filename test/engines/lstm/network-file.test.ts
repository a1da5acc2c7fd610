import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../src/engines/lstm/byte-reader.ts'
import { readNetwork, readRecognizer } from '../../../src/engines/lstm/network-file.ts'
import { connected, i32, input, layer, lstm, matrix, plumbing, settings, TINY_LAYERS, u8 } from './model-bytes.ts'

const read = (bytes: Buffer) => readNetwork(new ByteReader(bytes, 'network'))
const series = (...layers: readonly Buffer[]): Buffer => plumbing('Series', ...layers)
/** The tiny network with one layer exchanged. */
const withLayer = (index: number, exchanged: Buffer): Buffer => series(...TINY_LAYERS.with(index, exchanged))

describe('readNetwork', () => {
  it('gives the tree of layers with weights and without padding scales', () => {
    const { network, height, classes } = read(series(...TINY_LAYERS))
    expect([height, classes]).toEqual([4, 9])
    const weights = (outputs: number, columns: number) => ({
      outputs,
      columns,
      weights: Int8Array.from({ length: outputs * columns }, (_, index) => index % 100),
      scales: new Float64Array(outputs).fill(0.01),
    })
    const gates = (outputs: number, columns: number) => Array.from({ length: 4 }, () => weights(outputs, columns))
    expect(network).toEqual({
      kind: 'series',
      layers: [
        { kind: 'input', height: 4, depth: 1 },
        {
          kind: 'series',
          layers: [
            { kind: 'convolve', halfX: 1, halfY: 1, depth: 1 },
            { kind: 'connected', activation: 'tanh', weights: weights(4, 10) },
          ],
        },
        { kind: 'max-pool', width: 3, height: 2, depth: 4 },
        {
          kind: 'transposed',
          layer: { kind: 'lstm', summarizing: true, inputs: 4, outputs: 3, gates: gates(3, 8) },
        },
        {
          kind: 'reversed-x',
          layer: { kind: 'lstm', summarizing: false, inputs: 3, outputs: 2, gates: gates(2, 6) },
        },
        { kind: 'connected', activation: 'softmax', weights: weights(9, 3) },
      ],
    })
  })

  it('keeps weights below zero, and none of the file they come from', () => {
    const bytes = withLayer(
      5,
      connected('Softmax', 2, 1, Buffer.concat([u8(129), i32(1, 3), u8(0, 128, 255, 127), i32(1), Buffer.alloc(8)])),
    )
    const { network } = read(bytes)
    const last = network.kind === 'series' ? network.layers.at(-1) : undefined
    const { weights } = last?.kind === 'connected' ? last.weights : { weights: new Int8Array() }
    expect([...weights]).toEqual([-128, -1, 127])
    expect(weights.buffer.byteLength).toBe(3)
  })

  it.each(['Parallel', 'TTBReversed', 'Reconfig', 'Par2dLSTM', 'LinTanh', 'SoftmaxNoCTC', 'LSTMSoftmax', 'TensorFlow'])(
    'refuses a layer of the kind %s by its name',
    (kind) => {
      expect(() => read(withLayer(2, layer(kind, 4, 4)))).toThrow(
        `its network has a layer of the kind “${kind}”, which Recto does not know`,
      )
    },
  )

  it.each<[string, Buffer, string]>([
    [
      'float weights',
      withLayer(5, connected('Softmax', 2, 9, matrix(9, 3, 1, 128))),
      'its weights are not whole numbers; ',
    ],
    [
      'weights of old',
      withLayer(5, connected('Softmax', 2, 9, matrix(9, 3, 1, 1))),
      'of a form older than Tesseract 4.0',
    ],
    [
      'a scale that is NaN',
      withLayer(5, connected('Softmax', 2, 9, matrix(9, 3, Number.NaN))),
      'scales that are no scales',
    ],
    ['an endless scale', withLayer(5, connected('Softmax', 2, 9, matrix(9, 3, Infinity))), 'scales that are no scales'],
    ['a huge scale', withLayer(5, connected('Softmax', 2, 9, matrix(9, 3, 1e300))), 'scales that are no scales'],
    ['a scale below zero', withLayer(5, connected('Softmax', 2, 9, matrix(9, 3, -0.5))), 'scales that are no scales'],
    [
      'fewer rows than outputs',
      withLayer(5, connected('Softmax', 2, 9, matrix(8, 3))),
      'has 8 × 3 weights where 9 × 3 belong',
    ],
    [
      'more columns than inputs',
      withLayer(5, connected('Softmax', 2, 9, matrix(9, 4))),
      'has 9 × 4 weights where 9 × 3 belong',
    ],
    ['no outputs', withLayer(5, connected('Softmax', 2, 0)), 'has 0 × 3 weights'],
    ['a garbled kind', withLayer(2, layer('Ma\u0007pool', 4, 4)), 'its network is damaged'],
    ['a layer without a name', Buffer.concat([u8(9), series(...TINY_LAYERS)]), 'a layer without a name'],
    ['inputs below zero', withLayer(2, layer('Maxpool', -4, 4, i32(3, 2))), 'a layer of less than nothing'],
    ['a window of nothing', withLayer(2, layer('Maxpool', 4, 4, i32(0, 2))), 'a window of 0 pixels'],
    ['a huge window', withLayer(2, layer('Maxpool', 4, 4, i32(2 ** 20, 2))), 'a window of 1048576 pixels'],
    ['an input in colour', withLayer(0, input(4, 3)), 'reads images that are not gray'],
    ['a fixed width', withLayer(0, input(4, 1, 100)), 'reads images 4 high and 100 wide'],
    ['an input without height', withLayer(0, input(0)), 'reads images 0 high and 0 wide'],
    ['no input', withLayer(0, layer('Maxpool', 4, 4, i32(3, 2))), 'does not begin with an input'],
    ['a second input', withLayer(2, input(4)), 'has an input among its other layers'],
    ['no softmax', withLayer(5, connected('Tanh', 2, 9)), 'does not end with its classes'],
    ['a lone layer', connected('Softmax', 2, 9), 'does not begin with an input'],
    ['nothing in a turned layer', withLayer(4, plumbing('RTLReversed')), 'turns more or less than one layer'],
    ['layers that do not fit', withLayer(4, lstm('LSTM', 5, 2)), 'a layer of 5 inputs behind one of 3 outputs'],
    ['two rows at its end', withLayer(3, plumbing('XYTranspose', lstm('LSTM', 4, 3))), 'does not end with one row'],
    ['one column at its end', withLayer(4, lstm('SummLSTM', 3, 2)), 'does not end with one row as long as the line'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(message)
  })

  it('refuses an LSTM of two dimensions, which remembers the row above too', () => {
    const gate = matrix(2, 3 + 2 + 2 + 1)
    const bytes = layer('LSTM', 3, 2, Buffer.concat([i32(3 + 2 + 2), gate, gate, gate, gate, gate]))
    expect(() => read(withLayer(4, bytes))).toThrow('an LSTM of two dimensions, which Recto does not know')
  })

  it('ends on layers nested thousands deep and on counts that the bytes do not bear out', () => {
    const open = layer('Series', 1, 1, i32(1))
    expect(() => read(Buffer.concat(Array.from({ length: 20_000 }, () => open)))).toThrow('nests its layers too deep')
    expect(() => read(layer('Series', 1, 1, i32(-1)))).toThrow('its network ends too early')
    const huge = Buffer.concat([u8(129), i32(2 ** 30, 2 ** 30), u8(0), Buffer.alloc(50)])
    expect(() => read(layer('Softmax', 2 ** 30 - 1, 2 ** 30, huge))).toThrow('its network ends too early')
    const manyScales = Buffer.concat([u8(129), i32(1, 2), u8(0, 1, 2), i32(-1), Buffer.alloc(50)])
    expect(() => read(layer('Softmax', 1, 1, manyScales))).toThrow('has 4294967295 scales for 1 outputs')
  })
})

describe('readRecognizer', () => {
  it('tells description, null class and recoder, and leaves off behind them', () => {
    const reader = new ByteReader(Buffer.concat([settings('[1,36]', 110), u8(5)]), 'network')
    expect(readRecognizer(reader)).toMatchObject({ spec: '[1,36]', nullClass: 110, recoded: true })
    expect(reader.left).toBe(1)
    expect(readRecognizer(new ByteReader(settings('', 2, 1), 'network')).recoded).toBe(false)
  })
})
