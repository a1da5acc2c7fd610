// Loading a recognizer's model: a traineddata file of Tesseract, packed or not, into data.
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { RectoError } from '../../diagnostics/recto-error.ts'
import { ByteReader, ModelError } from './byte-reader.ts'
import { readDawg } from './dawg.ts'
import type { Dawg, LstmModel } from './model.ts'
import { readNetwork, readRecognizer } from './network-file.ts'
import { plainCodes, readRecoder } from './recoder.ts'
import { COMPONENT, type Components, readTraineddata } from './traineddata.ts'
import { readUnicharset } from './unicharset.ts'

/** The largest of Tesseract's models has 45 MB. */
const MOST_BYTES = 512 * 1024 * 1024
/** Unpacking in pieces of this size takes a quarter less time than in those of Node's 16 KB. */
const CHUNK = 1024 * 1024

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
export function parseModel(bytes: Uint8Array, name: string): LstmModel {
  try {
    return readModel(readTraineddata(bytes))
  } catch (cause) {
    if (cause instanceof ModelError) throw unusable(name, cause.message, cause)
    throw cause
  }
}

function readModel(components: Components): LstmModel {
  const lstm = components.get(COMPONENT.network)
  if (lstm === undefined) throw new ModelError('it has no LSTM network and so recognizes no lines')
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

/**
 * The model's letters and dictionaries with another network, whose classes must be the same.
 * Throws a RectoError of kind environment where they are not, or the network is none that Recto knows.
 * @param bytes of the network alone, as in a model file @param name of its file, for messages
 */
export function withNetwork(model: LstmModel, bytes: Uint8Array, name: string): LstmModel {
  try {
    const reader = new ByteReader(bytes, 'network')
    const { network, height, classes } = readNetwork(reader)
    const { spec, sampleIteration, nullClass } = readRecognizer(reader)
    if (classes !== model.classes || nullClass !== model.nullClass) reader.fail('has other classes than the model')
    return { ...model, spec, height, network, sampleIteration }
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
  return unpack(bytes, { chunkSize: CHUNK, maxOutputLength: MOST_BYTES }).catch((cause: unknown) => {
    throw unusable(path, `it cannot be unpacked (${(cause as Error).message})`, cause)
  })
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
