import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createWorker, OEM } from 'tesseract.js'
import { expect, it } from 'vitest'
import { seededRandom } from '../../../scripts/facsimiles/random.ts'
import { edgeNoiseOf } from '../../../src/engines/lstm/edge-noise.ts'
import { createLstmRecognizer } from '../../../src/engines/lstm/lstm-recognizer.ts'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { modelPath } from '../../../src/engines/tesseract-model.ts'
import { proseLines, textPage } from '../../page/text-image.ts'

/** Lines so grainy that letters are doubtful: they come out the same only where each layer does. */
function grainyLine(text: string, seed: number, fontSize: number): GrayImage {
  const image = textPage([text], { width: 1500, height: 150, fontSize })
  const { uniform } = seededRandom(seed)
  const data = image.data.map((gray) => Math.max(0, Math.min(255, 128 + (gray - 128) * 0.45 + 100 * (uniform() - 0.5))))
  const [top, bottom] = [Math.round(90 - fontSize), Math.round(90 + 0.45 * fontSize)]
  return { width: 1500, height: bottom - top, data: data.slice(1500 * top, 1500 * bottom) }
}

/** Words with letters or digits: marks that it sees where there is no ink Recto leaves out. */
const printed = (line: string): string =>
  line
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .join(' ')

it('doubtful lines are read letter for letter as Tesseract reads them, with what it sees beyond their edges', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recto-exact-'))
  const bytes = gunzipSync(readFileSync(modelPath('eng')))
  // Tesseract has no option that leaves the dictionaries aside.
  for (const place of [18, 19, 20]) bytes.writeBigInt64LE(-1n, 4 + 8 * place)
  writeFileSync(join(folder, 'eng.traineddata'), bytes)
  const settings = { langPath: folder, cacheMethod: 'none', gzip: false }
  const tesseract = await createWorker('eng', OEM.LSTM_ONLY, settings, { tessedit_do_invert: '0' } as object)
  await tesseract.setParameters({ tessedit_pageseg_mode: '13' } as object)
  const recto = await createLstmRecognizer(join(folder, 'eng.traineddata'), edgeNoiseOf)
  rmSync(folder, { recursive: true })
  const readings = []
  for (const [index, text] of proseLines(12, 9).entries()) {
    const { width, height, data } = grainyLine(text, index + 1, [22, 30, 36, 44][index % 4]!)
    const graymap = Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data])
    const theirs = printed((await tesseract.recognize(graymap, {}, { text: true })).data.text)
    const tall = height - 8
    const box: [number, number, number, number] = [4, 4, width - 4, height - 4]
    const line = { box, baseline: [tall + 4, tall + 4] as const, xHeight: 0, ascent: tall, descent: 0, block: 0 }
    const [found] = recto.recognizeLines({ width, height, data }, [line])
    readings.push({ text, theirs, ours: printed(found?.words.map((word) => word.text).join(' ') ?? '') })
  }
  await tesseract.terminate()
  expect(readings.filter(({ text, theirs }) => text !== theirs).length).toBeGreaterThan(3)
  expect(readings.filter(({ theirs, ours }) => theirs !== ours)).toEqual([])
}, 60_000)
