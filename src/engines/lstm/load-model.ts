// Loading a recognizer's model: a traineddata file of Tesseract, packed or not, into data.
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { RectoError } from '../../diagnostics/recto-error.ts'
import { ByteReader, ModelError } from './byte-reader.ts'
import { readDawg } from './dawg.ts'
import type { Dawg, LstmModel, NetworkModel } from './model.ts'
import { readNetwork, readRecognizer } from './network-file.ts'
import { plainCodes, readRecoder } from './recoder.ts'
import { COMPONENT, type Components, readTraineddata } from './traineddata.ts'
import { readUnicharset } from './unicharset.ts'

/** The largest of Tesseract's models has 45 MB. */
const MOST_BYTES = 512 * 1024 * 1024
/** Unpacked in one piece where that is not larger, which takes half the time of pieces of 1 MB that are put together. */
const LARGEST_PIECE = 64 * 1024 * 1024
const LEAST_PIECE = 64 * 1024

const DAWGS: readonly (readonly [place: number, kind: Dawg['kind'], name: string])[] = [
  [COMPONENT.punctuationDawg, 'punctuation', 'dictionary of punctuation'],
  [COMPONENT.wordDawg, 'words', 'dictionary of words'],
  [COMPONENT.numberDawg, 'numbers', 'dictionary of numbers'],
]

const unpack = promisify(gunzip)

/**
 * Loads the model at `path`, which may be packed with gzip.
 * Throws a RectoError of kind environment when the file cannot be read or is no model of int8 weights that Recto knows.
 */
export async function loadModel(path: string): Promise<LstmModel> {
  return parseModel(await readUnpacked(path), path)
}

/** The model in the bytes of an unpacked file. Throws as loadModel does. @param name of the file, for messages */
export const parseModel = (bytes: Uint8Array, name: string): LstmModel =>
  naming(name, () => readModel(readTraineddata(bytes)))

function readModel(components: Components): LstmModel {
  const lstm = components.get(COMPONENT.network)
  if (lstm === undefined) throw new ModelError('it has no LSTM network, and so reads no lines')
  const inside = new ByteReader(lstm, 'network')
  const { network, height, classes } = readNetwork(inside)
  // Files without these two components have both inside that of the network, the one before and the other behind its settings.
  const [unicharset, recoder] = [components.get(COMPONENT.unicharset), components.get(COMPONENT.recoder)]
  const apart = unicharset !== undefined && recoder !== undefined
  const unichars = readUnicharset(apart ? new ByteReader(unicharset, 'unicharset') : inside)
  const { spec, sampleIteration, nullClass, recoded } = readRecognizer(inside)
  if (nullClass < 0 || nullClass >= classes) inside.fail(`has no class ${nullClass} that could stand for nothing`)
  if (!recoded && unichars.length > classes) inside.fail(`has ${classes} classes for ${unichars.length} unichars`)
  const codes = recoded
    ? readRecoder(apart ? new ByteReader(recoder, 'recoder') : inside, unichars.length, classes)
    : plainCodes(unichars.length)
  const dawgs = DAWGS.flatMap(([place, kind, name]) => {
    const dawg = components.get(place)
    return dawg === undefined ? [] : [readDawg(new ByteReader(dawg, name), kind, unichars.length)]
  })
  return { spec, height, network, sampleIteration, classes, nullClass, unichars, codes, dawgs }
}

/** The network in the bytes of a file that holds it alone. Throws as loadModel does. @param name of the file, for messages */
export const parseNetwork = (bytes: Uint8Array, name: string): NetworkModel =>
  naming(name, () => {
    const reader = new ByteReader(bytes, 'network')
    const { network, height, classes } = readNetwork(reader)
    const { spec, sampleIteration, nullClass } = readRecognizer(reader)
    return { spec, height, network, sampleIteration, classes, nullClass }
  })

/**
 * The model's letters and dictionaries with another network.
 * Throws a RectoError of kind environment where its classes are others. @param name of the network's file, for messages
 */
export const withNetwork = (model: LstmModel, network: NetworkModel, name: string): LstmModel =>
  naming(name, () => {
    if (network.classes === model.classes && network.nullClass === model.nullClass) return { ...model, ...network }
    throw new ModelError('its network has other classes than the model')
  })

/** What `read` gives; what it finds wrong is told with the file's name. */
function naming<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof ModelError) throw unusable(name, cause.message, cause)
    throw cause
  }
}

/** The bytes of a model file, unpacked where they are packed. Throws as loadModel does. */
export async function readUnpacked(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!isGzip) return bytes
  return unpack(bytes, { chunkSize: pieceOf(bytes), maxOutputLength: MOST_BYTES }).catch((cause: unknown) => {
    throw unusable(path, `it cannot be unpacked (${(cause as Error).message})`, cause)
  })
}

/** A gzip file ends with the length of what it holds, if its end may be believed; one byte more tells that nothing follows. */
function pieceOf(packed: Buffer): number {
  const told = packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4)
  return Math.min(LARGEST_PIECE, Math.max(LEAST_PIECE, told + 1))
}

function unreadable(path: string, cause: unknown): RectoError {
  const code = (cause as NodeJS.ErrnoException).code
  const reason = code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code ?? 'unknown error'})`
  return new RectoError('environment', `no model: ${reason}`, {
    hint: 'check the path, or install the model again, such as with npm install @tesseract.js-data/eng',
    file: path,
    cause,
  })
}

function unusable(path: string, reason: string, cause: unknown): RectoError {
  return new RectoError('environment', `the model cannot be used: ${reason}`, {
    hint: 'take one whose weights are int8, such as that of npm install @tesseract.js-data/eng',
    file: path,
    cause,
  })
}
