// Recto's own recognizer: lines of a page → words, by Tesseract's LSTM weights in Recto's kernel.
import { unionOf } from '../../model/geometry.ts'
import type { LayoutLine, LineRecognizer, RecognizedLine } from '../ports.ts'
import { modelPath } from '../tesseract-model.ts'
import { createDecoder } from './decode-line.ts'
import type { DecodedCharacter } from './decoded.ts'
import type { DrawNoise } from './edge-noise.ts'
import { type Kernel, loadKernel } from './kernel.ts'
import { inkOfLine, type LineInk } from './line-ink.ts'
import { type BlackFrom, lineInput } from './line-input.ts'
import { loadModel, withNetwork } from './load-model.ts'
import type { LstmModel, NetworkModel } from './model.ts'
import { createNetwork, type Network } from './network.ts'
import { loadQuickNetwork, quickNetworkPath } from './quick-network.ts'
import { LSTM_RECOGNIZER_VERSION } from './version.ts'
import { wordsOf } from './words.ts'

/**
 * Loads a model (a traineddata file, packed with gzip or not) into the kernel, and stays warm.
 * Throws a RectoError of kind environment that names the file and what is wrong with it.
 * @param noiseOf what Tesseract sees beyond a line's edges, by the model's sampleIteration: to be compared with it
 */
export async function createLstmRecognizer(
  path: string,
  noiseOf?: (sampleIteration: number) => DrawNoise,
): Promise<LineRecognizer> {
  const [model, kernel, images] = await Promise.all([loadModel(path), loadKernel(), loadKernel()])
  const network = createNetwork(model, kernel, noiseOf?.(model.sampleIteration))
  return recognizerOf(model, network, images, noiseOf === undefined ? 'strokes' : 'all minima')
}

/** A language's readers; a language without a quick one is read by the careful one alone. */
export interface LanguageReaders {
  readonly careful: LineRecognizer
  readonly quick: LineRecognizer | null
}

/**
 * Loads a language's model and, where there is one, its quick network, which is laid out while the model is unpacked.
 * Throws as createLstmRecognizer does.
 */
export async function createLanguageReaders(language: string): Promise<LanguageReaders> {
  const quickPath = quickNetworkPath(language)
  const [model, quick, kernel, images] = await Promise.all([
    loadModel(modelPath(language)),
    quickPath === null ? null : layOutQuick(quickPath),
    loadKernel(),
    loadKernel(),
  ])
  return {
    careful: recognizerOf(model, createNetwork(model, kernel), images),
    quick: quick === null ? null : recognizerOf(withNetwork(model, quick.model, quickPath!), quick.network, images),
  }
}

async function layOutQuick(path: string): Promise<{ readonly model: NetworkModel; readonly network: Network }> {
  const [model, kernel] = await Promise.all([loadQuickNetwork(path), loadKernel()])
  return { model, network: createNetwork(model, kernel) }
}

/** @param images a kernel for images of lines, whose memory is not the network's */
function recognizerOf(
  model: LstmModel,
  network: Network,
  images: Kernel,
  blackFrom: BlackFrom = 'strokes',
): LineRecognizer {
  const decode = createDecoder(model)

  return {
    name: 'recto',
    version: LSTM_RECOGNIZER_VERSION,
    recognizeLines(image, found) {
      const lines = found.map(withRaisedInk)
      const read = new Map<LayoutLine, RecognizedLine | null>()
      for (const group of groupsOf(lines.filter(isLegible), model.height)) {
        const framed = group.map((line) => lineInput(images, image, withRoom(line), model.height, blackFrom))
        const outputs = network.run(framed.map(({ input }) => input))
        for (const [at, line] of group.entries()) {
          const { left, scale } = framed[at]!
          const stepAt = (step: number): number => left + (step * network.pixelsPerStep) / scale
          read.set(line, lineOf(decode(outputs[at]!), line, inkOfLine(images, image, line), stepAt))
        }
      }
      return lines.map((line) => read.get(line) ?? null)
    },
  }
}

/** Lower type says nothing, and takes long: it is enlarged more than four times. Pixels. */
const LEAST_HEIGHT = 6

const isLegible = ({ ascent, descent }: LayoutLine): boolean => ascent + descent >= LEAST_HEIGHT

/** Pixels of scaled lines that are read at once: more than most pages have, few enough to keep memory small. */
const MOST_PIXELS = 60_000

/** @param height of the network's images, pixels */
function groupsOf(lines: readonly LayoutLine[], height: number): LayoutLine[][] {
  const groups: LayoutLine[][] = []
  let pixels = Number.POSITIVE_INFINITY
  for (const line of lines) {
    const width = ((line.box[2] - line.box[0]) * height) / (line.ascent + line.descent)
    if (pixels + width > MOST_PIXELS) {
      groups.push([])
      pixels = 0
    }
    groups.at(-1)!.push(line)
    pixels += width
  }
  return groups
}

/**
 * Raised marks belong to their line: without them a page of formulas had 115 letters wrong instead of 75. What stands higher than
 * this many ascents is taken for a neighbour's; 1.3, 1.5 and 1.8 gave 772, 755 and 754 on every 12th page of unlv-isri, none 810.
 */
const MOST_ABOVE = 1.5

function withRaisedInk(line: LayoutLine): LayoutLine {
  const above = Math.min(...line.baseline) - line.box[1]
  return { ...line, ascent: Math.max(line.ascent, Math.min(MOST_ABOVE * line.ascent, above)) }
}

/**
 * White that the network sees around a line, x-heights, and what of it is there anyway, pixels. Letters wrong on every 5th page of
 * unlv-isri and old-books: .19 1,572 and 425, .25 1,467 and 396, .33 1,467 and 371, .42 1,417 and 386.
 */
const ROOM = 0.38
const USUAL_ROOM = 4

function withRoom(line: LayoutLine): LayoutLine {
  const room = Math.max(0, Math.round(ROOM * line.xHeight) - USUAL_ROOM)
  const [left, top, right, bottom] = line.box
  const slope = (line.baseline[1] - line.baseline[0]) / Math.max(1, right - left)
  return {
    ...line,
    box: [left - room, top - room, right + room, bottom + room],
    baseline: [line.baseline[0] - slope * room, line.baseline[1] + slope * room],
    ascent: line.ascent + room,
    descent: line.descent + room,
  }
}

function lineOf(
  characters: readonly DecodedCharacter[],
  line: LayoutLine,
  ink: LineInk,
  stepAt: (step: number) => number,
): RecognizedLine | null {
  const words = wordsOf(characters, line, ink, stepAt)
  if (words.length === 0) return null
  const { baseline, xHeight, block } = line
  return { box: unionOf(words.map((word) => word.box)), words, xHeight, baseline: [...baseline], block }
}
