// The engines beside each other: the same pages one after the other, one thread, from file to text, with the letters wrong.
import sharp from 'sharp'
import type { Recognizer } from '../../src/engines/ports.ts'
import { openSourceFile } from '../../src/engines/source-file.ts'
import type { EngineName } from '../../src/model/page-job.ts'
import { recognizePage } from '../../src/page/recognize-page.ts'
import { startRecognizer } from '../../src/page/start-recognizer.ts'
import { wholeTextOfPage } from '../../src/verify/blocks/plain-text.ts'
import { sumErrors } from '../../src/verify/texts/error-rate.ts'
import { type CorpusPage, readCorpus } from '../evaluate/corpus.ts'
import { nativeText, nativeVersion } from '../evaluate/native.ts'
import { printedDocumentOf } from '../evaluate/recto.ts'
import { score, wildcardOf } from '../evaluate/score.ts'

interface Reader {
  readonly name: string
  /** From the file of a page to its text. */
  readonly read: (page: CorpusPage) => Promise<string>
}

interface Reading {
  readonly seconds: number
  readonly cer: ReturnType<typeof score>['cer']
}

/**
 * Every n-th page of the sets, read by each engine in turn, `repeats` times; the median of each page's seconds counts.
 * @returns a Markdown table
 */
export async function benchEngines(sets: readonly string[], every: number, repeats: number): Promise<string> {
  const pages = readCorpus().filter(({ set }, index) => sets.includes(set) && index % every === 0)
  if (pages.length === 0) return 'SKIPPED: the engines are compared on the corpus, and there is none'
  sharp.concurrency(1)
  const readers = await warmReaders()
  const rows = [
    '| set | pages | reader | s/page | pages/s | × recto | CER |',
    '| --- | ---: | --- | ---: | ---: | ---: | ---: |',
  ]
  for (const set of sets) {
    const of = pages.filter((page) => page.set === set)
    const readings = await readAll(of, readers, repeats)
    const own = secondsOf(readings.get(readers[0]!)!)
    for (const [{ name }, found] of readings) {
      const seconds = secondsOf(found)
      const cer = sumErrors(found.map((reading) => reading.cer)).rate
      rows.push(
        `| ${set} | ${of.length} | ${name} | ${(seconds / of.length).toFixed(3)} | ${(of.length / seconds).toFixed(2)} | ${(seconds / own).toFixed(2)} | ${(100 * cer).toFixed(2)} % |`,
      )
    }
  }
  return rows.join('\n')
}

const secondsOf = (readings: readonly Reading[]): number => readings.reduce((sum, { seconds }) => sum + seconds, 0)

async function warmReaders(): Promise<readonly Reader[]> {
  const own = await startRecognizer({ engine: 'recto', language: 'eng' })
  const tesseract = await startRecognizer({ engine: 'tesseract.js', language: 'eng' })
  const readers: Reader[] = [
    { name: 'recto', read: byRecto('recto', own) },
    { name: 'tesseract.js, in recto', read: byRecto('tesseract.js', tesseract) },
  ]
  if (nativeVersion() !== null)
    readers.push({ name: 'tesseract', read: async ({ image }) => (await nativeText(image)).text })
  else console.log('SKIPPED: tesseract is not installed')
  return readers
}

function byRecto(engine: EngineName, recognizer: Recognizer): Reader['read'] {
  return async ({ image }) => {
    const file = await openSourceFile(image, {})
    try {
      const options = { dpi: 300, language: 'eng', engine, model: null }
      const page = await recognizePage(
        file,
        { path: image, sha256: '0'.repeat(64), page: 1, options },
        async () => recognizer,
      )
      return wholeTextOfPage(printedDocumentOf([page]), 1)
    } finally {
      await file.close()
    }
  }
}

async function readAll(
  pages: readonly CorpusPage[],
  readers: readonly Reader[],
  repeats: number,
): Promise<ReadonlyMap<Reader, readonly Reading[]>> {
  const readings = new Map<Reader, Reading[]>(readers.map((reader) => [reader, []]))
  for (const page of pages) {
    const times = new Map<Reader, number[]>(readers.map((reader) => [reader, []]))
    const texts = new Map<Reader, string>()
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const reader of readers) {
        const start = performance.now()
        texts.set(reader, await reader.read(page))
        times.get(reader)!.push((performance.now() - start) / 1000)
      }
    }
    for (const reader of readers) {
      const seconds = times.get(reader)!.sort((a, b) => a - b)[repeats >> 1]!
      readings.get(reader)!.push({ seconds, cer: score(page.reference, texts.get(reader)!, wildcardOf(page.set)).cer })
    }
  }
  return readings
}
