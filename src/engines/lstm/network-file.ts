// The network of a model file: its layers with their weights, and what the recognizer says of itself behind them.
import { type ByteReader, OtherFormError } from './byte-reader.ts'
import { type Shape, shapeAfter } from './layer-shape.ts'
import type { Activation, Layer, WeightMatrix } from './model.ts'

/** Networks in use nest 3 deep; a file that nests without end must not end the stack. */
const MOST_NESTED = 16
/** Windows in use are 3 wide; a larger one than this is a flipped bit. */
const MOST_WINDOW = 32
/** Lines in use are 36 or 48 high. */
const MOST_HEIGHT = 1024
/** Steps of weights in use are below 1; far above this, products would leave the range of 32-bit floats. */
const MOST_SCALE = 1e6

/** Flags of a layer: learning rates stand behind its children. Of a weight matrix: int8 instead of floats; 64-bit floats. */
const HAS_LEARNING_RATES = 64
const IS_INT8 = 1
const IS_DOUBLE = 128
/** Flag of the recognizer: unichars are spelled by the recoder's codes. */
const IS_RECODED = 64

const ACTIVATIONS: ReadonlyMap<string, Activation> = new Map([
  ['Tanh', 'tanh'],
  ['Logistic', 'logistic'],
  ['Relu', 'relu'],
  ['Linear', 'linear'],
  ['Softmax', 'softmax'],
])

interface Header {
  readonly type: string
  readonly flags: number
  readonly inputs: number
  readonly outputs: number
}

/**
 * Reads the network, which begins with its input and ends with its classes at one row.
 * Throws a ModelError on what is damaged, what is no int8 network, and kinds of layers that Recto has not.
 */
export function readNetwork(reader: ByteReader): {
  readonly network: Layer
  readonly height: number
  readonly classes: number
} {
  const network = readLayer(reader, 0)
  const layers = network.kind === 'series' ? network.layers : []
  const [input, ...others] = layers
  const last = layers.at(-1)
  if (input?.kind !== 'input') return reader.fail('does not begin with an input')
  if (last?.kind !== 'connected' || last.activation !== 'softmax')
    return reader.failForForm('does not end with its classes')
  const begin: Shape = { height: input.height, width: null, depth: input.depth }
  const end = others.reduce((shape, layer) => shapeAfter(layer, shape), begin)
  if (end.height !== 1 || end.width !== null) reader.fail('does not end with one row as long as the line')
  return { network, height: input.height, classes: end.depth }
}

/** Reads what stands behind the network: its description, how long it has learned, the class that stands for nothing, whether there is a recoder. */
export function readRecognizer(reader: ByteReader): {
  readonly spec: string
  readonly sampleIteration: number
  readonly nullClass: number
  readonly recoded: boolean
} {
  const spec = reader.text()
  const flags = reader.int32()
  const trainingIteration = 4
  reader.skip(trainingIteration)
  const sampleIteration = reader.int32()
  const nullClass = reader.int32()
  const rates = 3 * 4
  reader.skip(rates)
  return { spec, sampleIteration, nullClass, recoded: (flags & IS_RECODED) !== 0 }
}

function readLayer(reader: ByteReader, depth: number): Layer {
  if (depth > MOST_NESTED) reader.fail('nests its layers too deep')
  const header = readHeader(reader)
  switch (header.type) {
    case 'Input':
      return readInput(reader)
    case 'Series':
      return { kind: 'series', layers: readChildren(reader, header, depth) }
    case 'RTLReversed':
      return { kind: 'reversed-x', layer: readChild(reader, header, depth) }
    case 'XYTranspose':
      return { kind: 'transposed', layer: readChild(reader, header, depth) }
    case 'Convolve': {
      const [halfX, halfY] = [readWindow(reader, 0), readWindow(reader, 0)]
      return { kind: 'convolve', halfX, halfY, depth: header.inputs }
    }
    case 'Maxpool': {
      const [width, height] = [readWindow(reader, 1), readWindow(reader, 1)]
      return { kind: 'max-pool', width, height, depth: header.inputs }
    }
    case 'LSTM':
    case 'SummLSTM':
      return readLstm(reader, header)
    default:
      return readConnected(reader, header)
  }
}

function readHeader(reader: ByteReader): Header {
  // A number here would be a type of the time before 4.0, when types had no names.
  if (reader.uint8() !== 0) reader.failForForm('has a layer without a name')
  const type = reader.text()
  const training = 2
  reader.skip(training)
  const flags = reader.int32()
  const [inputs, outputs] = [reader.int32(), reader.int32()]
  const weights = 4
  reader.skip(weights)
  reader.text()
  if (inputs < 0 || outputs < 0) reader.fail('has a layer of less than nothing')
  return { type, flags, inputs, outputs }
}

function readChildren(reader: ByteReader, header: Header, depth: number): Layer[] {
  const layers: Layer[] = []
  for (let count = reader.uint32(); count > 0; count--) layers.push(readLayer(reader, depth + 1))
  if ((header.flags & HAS_LEARNING_RATES) !== 0) reader.skip(4 * reader.uint32())
  return layers
}

function readChild(reader: ByteReader, header: Header, depth: number): Layer {
  const [layer, ...others] = readChildren(reader, header, depth)
  return layer !== undefined && others.length === 0 ? layer : reader.fail('turns more or less than one layer')
}

function readInput(reader: ByteReader): Layer {
  const batch = 4
  reader.skip(batch)
  const [height, width, depth] = [reader.int32(), reader.int32(), reader.int32()]
  const loss = 4
  reader.skip(loss)
  if (height < 2 || height > MOST_HEIGHT || width !== 0)
    reader.failForForm(`reads images ${height} high and ${width} wide`)
  if (depth !== 1) reader.failForForm('reads images that are not gray')
  return { kind: 'input', height, depth }
}

function readWindow(reader: ByteReader, least: number): number {
  const size = reader.int32()
  return size >= least && size <= MOST_WINDOW ? size : reader.fail(`has a window of ${size} pixels`)
}

function readLstm(reader: ByteReader, { type, inputs, outputs }: Header): Layer {
  if (reader.int32() !== inputs + outputs)
    reader.failForForm('has an LSTM of two dimensions, which Recto does not know')
  const readGate = (): WeightMatrix => readWeights(reader, outputs, inputs + outputs + 1)
  const gates = [readGate(), readGate(), readGate(), readGate()] as const
  return { kind: 'lstm', summarizing: type === 'SummLSTM', outputs, inputs, gates }
}

function readConnected(reader: ByteReader, { type, inputs, outputs }: Header): Layer {
  const activation = ACTIVATIONS.get(type)
  if (activation === undefined) {
    if (!/^\w{1,40}$/.test(type)) return reader.fail('is damaged')
    return reader.failForForm(`has a layer of the kind “${type}”, which Recto does not know`)
  }
  return { kind: 'connected', activation, weights: readWeights(reader, outputs, inputs + 1) }
}

/** A matrix: u8 mode, u32 rows, u32 columns, an element for empty places, the elements, u32 number of scales, the scales. */
function readWeights(reader: ByteReader, outputs: number, columns: number): WeightMatrix {
  const mode = reader.uint8()
  if ((mode & IS_INT8) === 0) {
    throw new OtherFormError('its weights are not whole numbers; Recto reads models with int8 weights only')
  }
  if ((mode & IS_DOUBLE) === 0) reader.failForForm('has weights of a form older than Tesseract 4.0')
  const [rows, width] = [reader.uint32(), reader.uint32()]
  if (rows !== outputs || width !== columns || rows === 0) {
    reader.fail(`has ${rows} × ${width} weights where ${outputs} × ${columns} belong`)
  }
  const empty = 1
  reader.skip(empty)
  // A copy, so that the model does not keep the whole file in memory.
  const weights = new Int8Array(reader.bytes(rows * width))
  return { outputs, columns, weights, scales: readScales(reader, outputs) }
}

/** There may be more scales than outputs: Tesseract rounds their number up for its SIMD code. */
function readScales(reader: ByteReader, outputs: number): Float64Array {
  const count = reader.uint32()
  if (count < outputs || count * 8 > reader.left) reader.fail(`has ${count} scales for ${outputs} outputs`)
  const scales = Float64Array.from({ length: outputs }, () => reader.float64())
  if (!scales.every((scale) => scale >= 0 && scale <= MOST_SCALE)) reader.fail('has scales that are no scales')
  reader.skip((count - outputs) * 8)
  return scales
}
