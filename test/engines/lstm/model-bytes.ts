// Bytes of model files in the form that Tesseract writes them, small enough to see through.

export const u8 = (...values: number[]): Buffer => Buffer.from(values)
export const i16 = (value: number): Buffer => filled(2, (bytes) => bytes.writeInt16LE(value))
export const i32 = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => filled(4, (bytes) => bytes.writeInt32LE(value | 0))))
export const f64 = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => filled(8, (bytes) => bytes.writeDoubleLE(value))))
export const text = (value: string): Buffer => Buffer.concat([i32(Buffer.byteLength(value)), Buffer.from(value)])

function filled(length: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(length)
  write(bytes)
  return bytes
}

/** A container of the components given by their place. */
export function container(components: ReadonlyMap<number, Buffer>, places = 24): Buffer {
  let at = 4 + 8 * places
  const offsets = Array.from({ length: places }, (_, place) => {
    const offset = components.has(place) ? at : -1
    at += components.get(place)?.length ?? 0
    return filled(8, (bytes) => bytes.writeBigInt64LE(BigInt(offset)))
  })
  const inOrder = [...components].sort(([a], [b]) => a - b).map(([, bytes]) => bytes)
  return Buffer.concat([i32(places), ...offsets, ...inOrder])
}

/** A layer's header, with a name and flags as they stand in real files, and what follows it. */
export const layer = (type: string, inputs: number, outputs: number, body: Buffer = u8(), flags = 192): Buffer =>
  Buffer.concat([u8(0), text(type), u8(0, 0), i32(flags, inputs, outputs, 7), text(`the ${type}`), body])

/** Layers in one, with learning rates behind them. */
export const plumbing = (type: string, ...layers: Buffer[]): Buffer =>
  layer(type, 1, 1, Buffer.concat([i32(layers.length), ...layers, i32(layers.length), i32(...layers.map(() => 0))]))

/** Weights 0, 1, 2 … 99, 0 …; the scales are padded to a multiple of 8. */
export function matrix(outputs: number, columns: number, scale = 0.01, mode = 129): Buffer {
  const weights = Array.from({ length: outputs * columns }, (_, index) => index % 100)
  const scales = Array.from({ length: Math.ceil(outputs / 8) * 8 }, (_, output) =>
    output < outputs ? scale : Number.NaN,
  )
  return Buffer.concat([u8(mode), i32(outputs, columns), u8(0), u8(...weights), i32(scales.length), f64(...scales)])
}

export const input = (height: number, depth = 1, width = 0): Buffer =>
  layer('Input', height, depth, i32(1, height, width, depth, 0))
export const connected = (
  type: string,
  inputs: number,
  outputs: number,
  weights = matrix(outputs, inputs + 1),
): Buffer => layer(type, inputs, outputs, weights)
export const lstm = (type: 'LSTM' | 'SummLSTM', inputs: number, outputs: number): Buffer => {
  const gate = matrix(outputs, inputs + outputs + 1)
  return layer(type, inputs, outputs, Buffer.concat([i32(inputs + outputs), gate, gate, gate, gate]))
}

export const TINY_LAYERS: readonly Buffer[] = [
  input(4),
  plumbing('Series', layer('Convolve', 1, 9, i32(1, 1)), connected('Tanh', 9, 4)),
  layer('Maxpool', 4, 4, i32(3, 2)),
  plumbing('XYTranspose', lstm('SummLSTM', 4, 3)),
  plumbing('RTLReversed', lstm('LSTM', 3, 2)),
  connected('Softmax', 2, 9),
]
export const settings = (spec: string, nullClass: number, flags = 65): Buffer =>
  Buffer.concat([text(spec), i32(flags, 10, 20, nullClass, 0, 0, 0)])

export const TINY_UNICHARSET = [
  '11',
  'NULL 0 Common 0',
  'Joined 7 0,255,0,255,0,0,0,0,0,0 Latin 1 0 1 Joined\t# Joined [4a 6f 69 6e 65 64 ]a',
  '|Broken|0|1 f 0,255,0,255,0,0,0,0,0,0 Common 2 10 2 |Broken|0|1\t# Broken',
  'a 3 0,255,0,255,0,0,0,0,0,0 Latin 4 0 3 a\t# a [61 ]a',
  'A 5 0,255,0,255,0,0,0,0,0,0 Latin 3 0 4 A\t# A [41 ]A',
  't 3 0,255,0,255 Latin 5 0 5',
  '’ 10 0,255,0,255 Common 6',
  '7 8 Common 7',
  '. 10 Common',
  'ﬁ 3',
  '각 1 0,255,0,255,0,0,0,0,0,0 Hangul 10 0 10 각\t# 각 [ac01 ]x',
  '',
].join('\n')
export const recoder = (codes: readonly (readonly number[])[]): Buffer =>
  Buffer.concat([i32(codes.length), ...codes.flatMap((code) => [u8(1), i32(code.length, ...code)])])
export const TINY_CODES = [[0], [8], [8], [1], [2], [3], [4], [5], [6], [7], [1, 7, 3]]

export interface TestEdge {
  readonly letter: number
  /** First edge of the node it leads to. */
  readonly target?: number
  readonly ends?: boolean
  readonly last?: boolean
}

export function dawg(unichars: number, edges: readonly TestEdge[]): Buffer {
  const letterBits = BigInt(Math.ceil(Math.log2(unichars + 1)))
  const records = edges.map(({ letter, target = 0, ends = false, last = false }) =>
    filled(8, (bytes) => {
      const flags = (ends ? 4n : 0n) | (last ? 1n : 0n)
      bytes.writeBigUInt64LE((((BigInt(target) << 3n) | flags) << letterBits) | BigInt(letter))
    }),
  )
  return Buffer.concat([i16(42), i32(unichars, edges.length), ...records])
}

/** at, ’at, t and tat; no words after ta. */
export const TINY_WORDS: readonly TestEdge[] = [
  { letter: 3, target: 4 },
  { letter: 5, target: 3, ends: true },
  { letter: 6, target: 3, last: true },
  { letter: 3, target: 4, last: true },
  { letter: 5, ends: true, last: true },
]
/** A word alone, with a full stop, or between quotation marks; three full stops. */
export const TINY_PUNCTUATION: readonly TestEdge[] = [
  { letter: 0, target: 3, ends: true },
  { letter: 6, target: 4 },
  { letter: 8, target: 6, last: true },
  { letter: 8, ends: true, last: true },
  { letter: 0, target: 5, last: true },
  { letter: 6, ends: true, last: true },
  { letter: 8, target: 7, last: true },
  { letter: 8, ends: true, last: true },
]
/** One digit, or two digits with a full stop between. */
export const TINY_NUMBERS: readonly TestEdge[] = [
  { letter: 0, target: 1, ends: true, last: true },
  { letter: 8, target: 2, last: true },
  { letter: 0, ends: true, last: true },
]

/** The components of a whole small model, by their place. */
export const tinyComponents = (): Map<number, Buffer> =>
  new Map([
    [17, Buffer.concat([plumbing('Series', ...TINY_LAYERS), settings('[1,4,0,1Ct3,3,4Mp2,3Lfys3Lrx2O1c1]', 8)])],
    [18, dawg(11, TINY_PUNCTUATION)],
    [19, dawg(11, TINY_WORDS)],
    [20, dawg(11, TINY_NUMBERS)],
    [21, Buffer.from(TINY_UNICHARSET)],
    [22, recoder(TINY_CODES)],
    [23, Buffer.from('4.0.0')],
  ])
