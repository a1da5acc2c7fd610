import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RectoError } from '../../../src/diagnostics/recto-error.ts'
import { hasWord } from '../../../src/engines/lstm/dawg.ts'
import { loadModel, parseModel } from '../../../src/engines/lstm/load-model.ts'
import type { Layer, LstmModel, WeightMatrix } from '../../../src/engines/lstm/model.ts'
import { modelPath } from '../../../src/engines/tesseract-model.ts'
import { scratchFolder } from '../scratch-folder.ts'
import {
  connected,
  container,
  plumbing,
  recoder,
  settings,
  TINY_CODES,
  TINY_LAYERS,
  TINY_UNICHARSET,
  tinyComponents,
} from './model-bytes.ts'

const folder = scratchFolder()
const ENGLISH = modelPath('eng')
const tiny = container(tinyComponents())
const network = (...behind: readonly Buffer[]): Buffer => Buffer.concat([plumbing('Series', ...TINY_LAYERS), ...behind])
const withComponents = (...changes: readonly (readonly [place: number, bytes: Buffer])[]): Buffer =>
  container(new Map([...tinyComponents(), ...changes]))
const without = (...places: readonly number[]): Map<number, Buffer> =>
  new Map([...tinyComponents()].filter(([place]) => !places.includes(place)))

async function errorOf(load: () => unknown): Promise<RectoError> {
  const error = await (async () => load())().catch((error: unknown) => error)
  expect(error).toBeInstanceOf(RectoError)
  return error as RectoError
}

function matricesOf(layer: Layer): readonly WeightMatrix[] {
  if (layer.kind === 'series') return layer.layers.flatMap(matricesOf)
  if (layer.kind === 'reversed-x' || layer.kind === 'transposed') return matricesOf(layer.layer)
  if (layer.kind === 'lstm') return layer.gates
  return layer.kind === 'connected' ? [layer.weights] : []
}

/** What all who use a model count on. */
function expectSound(model: LstmModel): void {
  for (const { outputs, columns, weights, scales } of matricesOf(model.network)) {
    expect([weights.length, scales.length]).toEqual([outputs * columns, outputs])
    expect(scales.every((scale) => scale >= 0 && Number.isFinite(Math.fround(scale * 127 * 127 * columns)))).toBe(true)
  }
  expect(matricesOf(model.network).at(-1)!.outputs).toBe(model.classes)
  expect(model.height).toBeGreaterThan(1)
  const isClass = (code: number | undefined) => code !== undefined && code >= 0 && code < model.classes
  expect(isClass(model.nullClass)).toBe(true)
  expect(model.codes).toHaveLength(model.unichars.length)
  expect(model.codes.every((code) => code.length > 0 && code.every(isClass))).toBe(true)
  expect(model.unichars[0]!.text).toBe(' ')
  for (const { step } of model.dawgs) {
    const reached = model.unichars.map((_, unichar) => step(0, unichar)?.next ?? -1)
    for (const node of reached) for (const unichar of model.unichars.keys()) step(node, unichar)
    expect(reached.every(Number.isSafeInteger)).toBe(true)
  }
}

describe('loadModel', () => {
  it('loads a small model, packed or not', async () => {
    const model = await loadModel(folder.write('tiny.traineddata', tiny))
    expectSound(model)
    expect(model).toMatchObject({ spec: '[1,4,0,1Ct3,3,4Mp2,3Lfys3Lrx2O1c1]', height: 4, classes: 9, nullClass: 8 })
    expect(model.codes).toEqual(TINY_CODES)
    expect(model.dawgs.map(({ kind }) => kind)).toEqual(['punctuation', 'words', 'numbers'])
    const packed = await loadModel(folder.write('tiny.traineddata.gz', gzipSync(tiny)))
    expect({ ...packed, dawgs: [] }).toEqual({ ...model, dawgs: [] })
  })

  it('loads the English model that Recto ships with', async () => {
    const model = await loadModel(ENGLISH)
    expectSound(model)
    expect(model).toMatchObject({
      spec: '[1,36,0,1Ct3,3,16Mp3,3Lfys64Lfx96Lrx96Lfx512O1c1]',
      height: 36,
      classes: 111,
      nullClass: 110,
    })
    expect(model.unichars).toHaveLength(112)
    expect(new Set(model.unichars.map(({ text }) => text)).size).toBe(111)
    // Each class but that of nothing is one character.
    const spelled = model.codes.filter((_, id) => model.unichars[id]!.text !== '').map(([code]) => code!)
    expect([...spelled].sort((a, b) => a - b)).toEqual(Array.from({ length: 110 }, (_, code) => code))
    expect(matricesOf(model.network).reduce((sum, { weights }) => sum + weights.length, 0)).toBe(1_461_007)
    const ids = (word: string) => [...word].map((letter) => model.unichars.findIndex(({ text }) => text === letter))
    const words = model.dawgs.find(({ kind }) => kind === 'words')!
    const judged = ['treaty', 'Treaty', 'resolution', 'communiqué', 'xqzt', 'treatx', 'reaty'].map((word) =>
      hasWord(words, ids(word)),
    )
    expect(judged).toEqual([true, true, true, true, false, false, false])
  })

  it.each<[string, () => string, string]>([
    ['no file', () => `${folder.path}/none`, 'no model: there is no such file'],
    ['a folder', () => folder.path, 'no model: the file cannot be read (EISDIR)'],
    ['an empty file', () => folder.write('empty', ''), 'the model cannot be used: it is not a traineddata file'],
    ['a text', () => folder.write('text', 'Article 1. '.repeat(99)), 'cannot be used: it is not a traineddata file'],
    ['half of a packed file', () => folder.write('half.gz', gzipSync(tiny).subarray(0, 500)), 'it cannot be unpacked'],
    ['a packed text', () => folder.write('text.gz', gzipSync('text')), 'it is not a traineddata file of Tesseract'],
  ])('names the file and what to do for %s', async (_, path, message) => {
    const error = await errorOf(() => loadModel(path()))
    expect(error.message).toContain(message)
    expect(error).toMatchObject({ kind: 'environment', file: path(), hint: expect.stringContaining('npm install') })
  })
})

describe('parseModel', () => {
  it.each<[string, Buffer, string]>([
    ['a model of old', container(without(17)), 'it has no LSTM network, and so reads no lines'],
    ['a null class beyond the classes', withComponents([17, network(settings('', 9))]), 'its network has no class 9'],
    ['a null class below zero', withComponents([17, network(settings('', -1))]), 'its network has no class -1'],
    [
      'more unichars than classes',
      withComponents([17, network(settings('', 8, 1))]),
      'its network has 9 classes for 11 unichars',
    ],
    [
      'a recoder of another model',
      withComponents([22, recoder(TINY_CODES.slice(3))]),
      'its recoder has 8 codes for 11',
    ],
    [
      'dictionaries of another model',
      withComponents([21, Buffer.from(TINY_UNICHARSET.replace('11\n', '10\n'))]),
      'its dictionary of punctuation is for another unicharset',
    ],
    [
      'a network of floats',
      withComponents([17, plumbing('Series', ...TINY_LAYERS.with(5, connected('Softmax', 2, 9, Buffer.from([128]))))]),
      'its weights are not whole numbers; Recto reads models with int8 weights only',
    ],
  ])('refuses %s', async (_, bytes, message) => {
    const error = await errorOf(() => parseModel(bytes, 'deu.traineddata'))
    expect(error.message).toContain(`the model cannot be used: ${message}`)
    expect(error).toMatchObject({ kind: 'environment', file: 'deu.traineddata', hint: expect.stringContaining('int8') })
  })

  it('finds unicharset and recoder within the network, as files of old have them', () => {
    const parts = [Buffer.from(TINY_UNICHARSET), settings('old', 8), recoder(TINY_CODES)]
    const old = without(21, 22).set(17, network(...parts))
    const model = parseModel(container(old), 'old')
    const { unichars, codes } = parseModel(tiny, 'tiny')
    expect(model).toMatchObject({ spec: 'old', unichars, codes })
  })

  it('takes ids for classes where there is no recoder, and does without dictionaries', () => {
    const plain = without(18, 19, 20)
      .set(17, network(settings('', 2, 1)))
      .set(21, Buffer.from('3\nNULL 0\nJoined 7\n|Broken|0|1 f\n'))
    expect(parseModel(container(plain), 'plain')).toMatchObject({ nullClass: 2, codes: [[0], [1], [2]], dawgs: [] })
  })
})

describe('a damaged model', () => {
  /** It ends in the clear error, or the damage is such that the model still holds together. */
  function expectClearEnd(bytes: Uint8Array): void {
    try {
      expectSound(parseModel(bytes, 'damaged.traineddata'))
    } catch (error) {
      if (!(error instanceof RectoError)) throw error
      expect(error).toMatchObject({ kind: 'environment', file: 'damaged.traineddata' })
      expect(error.message).toMatch(/^the model cannot be used: it/)
    }
  }

  function flipped(bytes: Uint8Array, bits: readonly number[]): Uint8Array {
    const copy = Uint8Array.from(bytes)
    for (const bit of bits) copy[bit >> 3]! ^= 1 << (bit & 7)
    return copy
  }

  it('ends clearly wherever it is cut off', () => {
    for (let length = 0; length < tiny.length; length += 3) expectClearEnd(tiny.subarray(0, length))
  })

  it('ends clearly whatever bits are flipped', () => {
    const bits = fc.array(fc.nat(tiny.length * 8 - 1), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(bits, (bits) => expectClearEnd(flipped(tiny, bits))),
      { numRuns: 1500, seed: 11 },
    )
  })

  it('ends clearly when numbers are the greatest or the least', () => {
    for (let at = 0; at + 4 <= tiny.length; at += 3) {
      for (const value of [-1, 2 ** 31 - 1, -(2 ** 31)]) {
        const bytes = Buffer.from(tiny)
        bytes.writeInt32LE(value, at)
        expectClearEnd(bytes)
      }
    }
  })

  it('ends clearly at the size of a real one too', () => {
    const english = gunzipSync(readFileSync(ENGLISH))
    const bit = fc.nat(english.length * 8 - 1)
    fc.assert(
      fc.property(bit, fc.boolean(), (bit, cut) =>
        expectClearEnd(cut ? english.subarray(0, bit >> 3) : flipped(english, [bit])),
      ),
      { numRuns: 40, seed: 5 },
    )
  })
})
