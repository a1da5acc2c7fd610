// `npm run evaluate`: CER and WER of Recto and of native tesseract on the corpus, and of Recto on the facsimiles.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bodyText, wholeText } from '../src/verify/plain-text.ts'
import { CORPUS, type CorpusPage, readCorpus } from './evaluate/corpus.ts'
import { withoutEdges } from './evaluate/edge-furniture.ts'
import { nativeText, nativeVersion } from './evaluate/native.ts'
import type { Recto } from './evaluate/recto.ts'
import { EVALUATION_FOLDS, type PageScore, scorePage, type Texts } from './evaluate/score.ts'
import { type PageResult, type Reader, tableOf, worstOf } from './evaluate/table.ts'

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    every: { type: 'string', default: '1' },
    offset: { type: 'string', default: '0' },
    jobs: { type: 'string', default: '2' },
    only: { type: 'string' },
    json: { type: 'string' },
    worst: { type: 'string' },
    fresh: { type: 'boolean', default: false },
  },
})

const jobs = Number(values.jobs)
const pages = choosePages()
const version = values.only === 'recto' ? null : nativeVersion()
const readers = chooseReaders()
const recto = readers.includes('recto') ? await openRecto() : null
const results: PageResult[] = []
const queue = [...pages]
await Promise.all(Array.from({ length: jobs }, work))
results.sort((a, b) => pages.findIndex(({ name }) => name === a.name) - pages.findIndex(({ name }) => name === b.name))
report()
if (recto !== null) {
  const { evaluateFacsimiles } = await import('./evaluate/facsimiles.ts')
  console.log(await evaluateFacsimiles(recto))
  await recto.close()
}

function choosePages(): readonly CorpusPage[] {
  const all = readCorpus()
  if (all.length === 0) console.log(`SKIPPED: no corpus at ${CORPUS}`)
  const sets = values.set?.split(',')
  const chosen = all.filter(({ set }) => sets?.includes(set) ?? true)
  for (const set of sets ?? []) if (!chosen.some((page) => page.set === set)) console.log(`SKIPPED: no set ${set}`)
  return chosen.filter((_, index) => index % Number(values.every) === Number(values.offset))
}

function chooseReaders(): readonly Reader[] {
  if (values.only !== 'recto' && version === null) console.log('SKIPPED: native tesseract is not installed')
  const all: readonly Reader[] = version === null ? ['recto'] : ['recto', 'native']
  return all.filter((reader) => values.only === undefined || values.only === reader)
}

async function openRecto(): Promise<Recto> {
  const engine = await import('./evaluate/recto.ts')
  return engine.openRecto({ jobs, reuse: !values.fresh })
}

async function work(): Promise<void> {
  for (let page = queue.shift(); page !== undefined; page = queue.shift()) {
    results.push(await evaluatePage(page))
    process.stderr.write(`\r${results.length}/${pages.length} `)
  }
}

/** Both readers one after the other, so that they share the machine's state. */
async function evaluatePage(page: CorpusPage): Promise<PageResult> {
  const reference = { whole: page.reference, body: withoutEdges(page.reference, page.furniture) }
  const scores: Partial<Record<Reader, PageScore & { seconds: number }>> = {}
  const failures: Partial<Record<Reader, string>> = {}
  for (const reader of readers) {
    try {
      const { texts, seconds } = reader === 'recto' ? await readByRecto(page) : await readByNative(page)
      scores[reader] = { ...scorePage(page.set, reference, texts), seconds }
    } catch (error) {
      failures[reader] = error instanceof Error ? error.message : String(error)
    }
  }
  return { set: page.set, name: page.name, scores, failures }
}

async function readByRecto(page: CorpusPage): Promise<{ texts: Texts; seconds: number }> {
  const { document, seconds } = await recto!.read(page.image)
  return { texts: { whole: wholeText(document), body: bodyText(document) }, seconds }
}

async function readByNative(page: CorpusPage): Promise<{ texts: Texts; seconds: number }> {
  const { text, seconds } = await nativeText(page.image)
  return { texts: { whole: text, body: withoutEdges(text, page.furniture) }, seconds }
}

function report(): void {
  console.log(`\nCompared in NFC after the folds ${EVALUATION_FOLDS.join(', ')}; "~" in unlv-isri is any one letter.`)
  console.log(`Native: ${version ?? 'not run'}.\n`)
  if (results.length > 0) console.log(tableOf(results, readers))
  for (const { name, failures } of results) {
    for (const [reader, message] of Object.entries(failures)) console.log(`FAILED ${name}: ${reader}: ${message}`)
  }
  if (values.worst !== undefined) console.log(`\n${worstOf(results, Number(values.worst))}`)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`)
}
