// Tesseract by tesseract.js: layout and recognition of a gray image by the LSTM models that npm packages ship.
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { createWorker, OEM, type Worker } from 'tesseract.js'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { Box } from '../model/geometry.ts'
import type { GrayImage, RecognizedLine, RecognizedWord, Recognizer } from './ports.ts'
import { modelPath, TESSERACT_VERSION } from './tesseract-model.ts'

/** Page segmentation modes of Tesseract: 3 = whole page, 6 = one uniform block, 7 = one line. */
const SEGMENTATION = { page: '3', block: '6', line: '7' } as const

/** No line of text is as flat as this, pixels; Tesseract reads words into such images. */
const MIN_SIDE = 8

/**
 * Starts a warm recognizer for a language code, or several joined by +.
 * @param path of a model file, instead of the packages'
 * Throws a RectoError of kind environment when a language's package is missing.
 */
export async function createTesseract(language: string, path?: string): Promise<Recognizer> {
  const named = path === undefined ? language : 'model'
  const models = named.split('+').map((code) => ({ code, path: path ?? modelPath(code) }))
  const folder = await gather(models)
  try {
    const worker = await startWorker(named, folder.path)
    return {
      name: 'tesseract.js',
      version: TESSERACT_VERSION,
      recognize: async (image, assume) => ({
        lines: await recognize(worker, image, SEGMENTATION[assume]),
        pictures: [],
      }),
      close: async () => {
        await worker.terminate()
      },
    }
  } finally {
    await folder.remove()
  }
}

/** tesseract.js reads all models from one folder: a package's own for one language, else a passing one. */
async function gather(
  models: readonly { code: string; path: string }[],
): Promise<{ path: string; remove: () => Promise<void> }> {
  const [first, ...others] = models
  if (others.length === 0 && basename(first!.path) === `${first!.code}.traineddata.gz`)
    return { path: dirname(first!.path), remove: async () => {} }
  const path = await mkdtemp(join(tmpdir(), 'recto-models-'))
  await Promise.all(models.map((model) => copyFile(model.path, join(path, `${model.code}.traineddata.gz`))))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** `langPath` and `cacheMethod` keep it off the network and the working folder; without `errorHandler` it throws outside our stack. */
async function startWorker(language: string, langPath: string): Promise<Worker> {
  let reported: unknown
  try {
    return await createWorker(language.split('+'), OEM.LSTM_ONLY, {
      langPath,
      cacheMethod: 'none',
      gzip: true,
      errorHandler: (error: unknown) => {
        reported = error
      },
    })
  } catch (cause) {
    throw new RectoError('environment', `the recognizer does not start: ${String(reported ?? cause)}`, {
      hint: 'run npm ci again; the language model may be damaged',
      cause,
    })
  }
}

async function recognize(worker: Worker, image: GrayImage, segmentation: string): Promise<RecognizedLine[]> {
  if (Math.min(image.width, image.height) < MIN_SIDE || isEven(image)) return []
  const options = { tessedit_pageseg_mode: segmentation } as object
  const { data } = await worker.recognize(portableGraymap(image), options, { blocks: true, text: false })
  return (data.blocks ?? []).flatMap((block, index) =>
    block.paragraphs.flatMap((paragraph) =>
      paragraph.lines.flatMap((line) => lineOf(line as unknown as TesseractLine, index)),
    ),
  )
}

/** Tesseract reads words into an image of one gray. */
const isEven = ({ data }: GrayImage): boolean => data.every((gray) => gray === data[0])

/** PGM, binary: no coding, so nothing is spent on it. */
function portableGraymap({ width, height, data }: GrayImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data])
}

interface TesseractBox {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

interface TesseractText {
  readonly text: string
  readonly confidence: number
  readonly bbox: TesseractBox
}

interface TesseractLine extends TesseractText {
  readonly words: readonly (TesseractText & { readonly symbols: readonly TesseractText[] })[]
  readonly baseline: TesseractBox
  readonly rowAttributes: { readonly rowHeight: number; readonly ascenders: number; readonly descenders: number }
}

function lineOf(line: TesseractLine, block: number): RecognizedLine[] {
  const words = line.words.filter((word) => word.text.trim() !== '').map(wordOf)
  if (words.length === 0) return []
  const { rowHeight, ascenders, descenders } = line.rowAttributes
  const xHeight = Math.max(0, rowHeight - ascenders - Math.abs(descenders))
  return [{ box: boxOf(line.bbox), words, xHeight, baseline: [line.baseline.y0, line.baseline.y1], block }]
}

function wordOf(word: TesseractLine['words'][number]): RecognizedWord {
  return {
    text: word.text.trim().replace(/\s+/gu, ''),
    box: boxOf(word.bbox),
    confidence: shareOf(word.confidence),
    symbols: word.symbols.map((symbol) => ({
      text: symbol.text,
      box: boxOf(symbol.bbox),
      confidence: shareOf(symbol.confidence),
    })),
  }
}

const boxOf = ({ x0, y0, x1, y1 }: TesseractBox): Box => [x0, y0, x1, y1]

const shareOf = (percent: number): number => Math.min(1, Math.max(0, percent / 100))
