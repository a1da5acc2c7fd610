// `npm run bench:exactness`: the same images of lines to Tesseract and to Recto's own recognizer; which it reads otherwise.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { createWorker, OEM, type Worker } from 'tesseract.js'
import { openImageFile } from '../../src/engines/image-file.ts'
import { edgeNoiseOf } from '../../src/engines/lstm/edge-noise.ts'
import { createLstmRecognizer } from '../../src/engines/lstm/lstm-recognizer.ts'
import type { GrayImage, LayoutLine, LineRecognizer, RecognizedLine } from '../../src/engines/ports.ts'
import { modelPath } from '../../src/engines/tesseract-model.ts'
import { findLayout } from '../../src/page/layout/find-layout.ts'
import { CORPUS, readCorpus } from '../evaluate/corpus.ts'

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'unlv-isri,old-books' },
    every: { type: 'string', default: '12' },
    offset: { type: 'string', default: '0' },
    /** Of each page every so many lines. */
    lines: { type: 'string', default: '3' },
    /** What Recto's recognizer sees beyond a line's edges: the noise that Tesseract sees, or none, as in the product. */
    noise: { type: 'string', default: 'tesseract' },
    differences: { type: 'boolean', default: false },
  },
})

/** White around a line, as line-input.ts adds it: in these crops it is there already. */
const PADDING = 4
/** One line whose image is taken as it is. */
const RAW_LINE = '13'
/** No second look at the line with its grays turned. */
const PLAIN = { tessedit_do_invert: '0' } as object
/** Places of the dictionaries in a model's file. Tesseract has no option that keeps a line's recognizer from using them. */
const DICTIONARIES = [18, 19, 20]

/** Least confidence of a line's words from which on it is taken for sure. */
const SURE = 0.6

/** Share of all lines that are read the same: fewer end it with 1. */
const LEAST_SAME = 0.98

interface Reading {
  readonly where: string
  readonly tesseract: string
  readonly recto: string
  readonly confidence: number
}

const pages = readCorpus()
  .filter(({ set }) => values.set.split(',').includes(set))
  .filter((_, index) => index % Number(values.every) === Number(values.offset))
if (pages.length === 0) console.log(`SKIPPED: no such pages in ${CORPUS}`)
else await compare()

async function compare(): Promise<void> {
  const folder = withoutDictionaries(modelPath('eng'))
  const options = { langPath: folder, cacheMethod: 'none', gzip: false }
  const tesseract = await createWorker('eng', OEM.LSTM_ONLY, options, PLAIN)
  const recto = await createLstmRecognizer(
    join(folder, 'eng.traineddata'),
    values.noise === 'none' ? undefined : edgeNoiseOf,
  )
  rmSync(folder, { recursive: true })
  const readings: Reading[] = []
  for (const { name, image } of pages) {
    for (const { crop, where } of await cropsOf(image)) {
      readings.push({ where: `${name} ${where}`, ...(await readBoth(tesseract, recto, crop)) })
    }
  }
  await tesseract.terminate()
  report(readings)
}

function report(readings: readonly Reading[]): void {
  for (const least of [0, SURE]) {
    const some = readings.filter(({ confidence }) => confidence >= least)
    const equal = some.filter((reading) => reading.tesseract === reading.recto).length
    const share = ((100 * equal) / some.length).toFixed(2)
    console.log(`${equal} of ${some.length} lines of a confidence from ${least} on read the same: ${share} %`)
    if (least === 0 && values.noise !== 'none' && equal < LEAST_SAME * some.length) process.exitCode = 1
  }
  const others = readings.filter((reading) => reading.tesseract !== reading.recto)
  const kinds = new Map<string, number>()
  for (const { tesseract, recto } of others) {
    const kind = kindOf(tesseract, recto)
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  for (const [kind, count] of [...kinds].sort((a, b) => b[1] - a[1])) console.log(`  ${kind}: ${count}`)
  if (!values.differences) return
  for (const { where, tesseract, recto, confidence } of others) {
    console.log(`\n${where} (${kindOf(tesseract, recto)}, ${confidence.toFixed(2)})\n  T ${tesseract}\n  R ${recto}`)
  }
}

/** A folder with a copy of the model whose dictionaries are marked as absent. */
function withoutDictionaries(model: string): string {
  const bytes = gunzipSync(readFileSync(model))
  for (const place of DICTIONARIES) bytes.writeBigInt64LE(-1n, 4 + 8 * place)
  const folder = mkdtempSync(join(tmpdir(), 'recto-exactness-'))
  writeFileSync(join(folder, 'eng.traineddata'), bytes)
  return folder
}

/** The page's lines as images of their own, each with its padding, along its baseline. */
async function cropsOf(path: string): Promise<{ readonly crop: GrayImage; readonly where: string }[]> {
  const file = await openImageFile(path)
  const page = await file.openPage(1)
  const { image, dpi } = await page.rasterize({ dpi: 300, maxPixels: 60_000_000 })
  await file.close()
  const { lines } = findLayout(image, dpi)
  return lines
    .filter((_, index) => index % Number(values.lines) === 0)
    .map((line) => ({ crop: cropOf(image, line), where: line.box.map(Math.round).join(',') }))
}

function cropOf(page: GrayImage, { box, baseline, ascent, descent }: LayoutLine): GrayImage {
  const left = Math.floor(box[0]) - PADDING
  const width = Math.ceil(box[2]) + PADDING - left
  const height = Math.round(ascent + descent) + 2 * PADDING
  const slope = (baseline[1] - baseline[0]) / Math.max(1, box[2] - box[0])
  const data = new Uint8Array(width * height).fill(255)
  for (let x = 0; x < width; x++) {
    const top = Math.round(baseline[0] + slope * (left + x - box[0])) - Math.round(ascent) - PADDING
    if (left + x < 0 || left + x >= page.width) continue
    for (let y = Math.max(0, -top); y < Math.min(height, page.height - top); y++)
      data[y * width + x] = page.data[(top + y) * page.width + left + x]!
  }
  return { width, height, data }
}

async function readBoth(tesseract: Worker, recto: LineRecognizer, crop: GrayImage): Promise<Omit<Reading, 'where'>> {
  const { width, height, data } = crop
  const graymap = Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data])
  const mode = { tessedit_pageseg_mode: RAW_LINE } as object
  const theirs = (await tesseract.recognize(graymap, mode, { text: true })).data.text.trim().replace(/\s+/g, ' ')
  const line = recto.recognizeLines(crop, [wholeOf(crop)])[0] ?? null
  const ours = line?.words.map((word) => word.text).join(' ') ?? ''
  return { tesseract: theirs, recto: ours, confidence: leastConfidence(line) }
}

/** A line that, with its padding, is all of the image; without an x-height, by which the recognizer would add more white. */
function wholeOf({ width, height }: GrayImage): LayoutLine {
  const tall = height - 2 * PADDING
  const box = [PADDING, PADDING, width - PADDING, height - PADDING] as const
  return {
    box: [...box],
    baseline: [tall + PADDING, tall + PADDING],
    xHeight: 0,
    ascent: tall,
    descent: 0,
    block: 0,
  }
}

function leastConfidence(line: RecognizedLine | null): number {
  return Math.min(1, ...(line?.words.map((word) => word.confidence) ?? []))
}

/** What two readings agree on when they differ in it alone, else the number of letters that differ at most. */
function kindOf(a: string, b: string): string {
  const kinds: readonly (readonly [string, (text: string) => string])[] = [
    ['spaces', (text) => text.replaceAll(' ', '')],
    ['quotes', (text) => text.replace(/[‘’“”"'`]+/g, '"')],
    ['dashes', (text) => text.replace(/[—–_-]+/g, '-')],
    ['points', (text) => text.replace(/[^\p{L}\p{N} ]/gu, '')],
    ['points and spaces', (text) => text.replace(/[^\p{L}\p{N}]/gu, '')],
    ['case', (text) => text.toLowerCase()],
  ]
  for (const [kind, fold] of kinds) if (fold(a) === fold(b)) return kind
  if (a === '' || b === '') return a === '' ? 'read by Recto only' : 'read by Tesseract only'
  const differing = differingStretch(a, b)
  return differing <= 2 ? 'one or two letters' : 'more letters'
}

/** Length of what lies between the common beginning and end. */
function differingStretch(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let begin = 0
  while (begin < shorter && a[begin] === b[begin]) begin++
  let end = 0
  while (end < shorter - begin && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - begin - end
}
