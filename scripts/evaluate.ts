// `npm run evaluate`: CER and WER of Recto and of native tesseract on the corpus, and of Recto on the facsimiles.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bodyTextOfPage, wholeTextOfPage } from '../src/verify/plain-text.ts'
import { CORPUS, type CorpusPage, readCorpus } from './evaluate/corpus.ts'
import { withoutEdges } from './evaluate/edge-furniture.ts'
import { evaluateFacsimiles } from './evaluate/facsimiles.ts'
import { nativeText, nativeVersion } from './evaluate/native.ts'
import { documentOf, openRecto, type ReadPage } from './evaluate/recto.ts'
import { EVALUATION_FOLDS, scorePage, type Texts } from './evaluate/score.ts'
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

/** What both readers made of a page, or why not. */
interface Readings {
  readonly recto?: ReadPage
  readonly native?: { readonly text: string; readonly seconds: number }
  readonly failures: Partial<Record<Reader, string>>
}

const jobs = Number(values.jobs)
const pages = choosePages()
const version = values.only === 'recto' ? null : nativeVersion()
const readers = chooseReaders()
const recto = openRecto({ jobs, reuse: !values.fresh })
const readings = new Map<CorpusPage, Readings>()
const queue = [...pages]
await Promise.all(Array.from({ length: jobs }, work))
report(documents().flatMap(scoreDocument))
if (readers.includes('recto')) console.log(await evaluateFacsimiles(recto))
await recto.close()

function choosePages(): readonly CorpusPage[] {
  const all = readCorpus()
  if (all.length === 0) console.log(`SKIPPED: no corpus at ${CORPUS}`)
  const sets = values.set?.split(',')
  const chosen = all.filter(({ set }) => sets?.includes(set) ?? true)
  for (const set of sets ?? []) if (!chosen.some((page) => page.set === set)) console.log(`SKIPPED: no set ${set}`)
  return chosen.filter((_, index) => index % Number(values.every) === Number(values.offset))
}

function documents(): readonly (readonly CorpusPage[])[] {
  const names = [...new Set(pages.map(({ set, group }) => `${set} ${group}`))]
  return names.map((name) => pages.filter(({ set, group }) => `${set} ${group}` === name))
}

function chooseReaders(): readonly Reader[] {
  if (values.only !== 'recto' && version === null) console.log('SKIPPED: native tesseract is not installed')
  const all: readonly Reader[] = version === null ? ['recto'] : ['recto', 'native']
  return all.filter((reader) => values.only === undefined || values.only === reader)
}

async function work(): Promise<void> {
  for (let page = queue.shift(); page !== undefined; page = queue.shift()) {
    readings.set(page, await readPage(page))
    process.stderr.write(`\r${readings.size}/${pages.length} `)
  }
}

/** Both readers one after the other, so that they share the machine's state. */
async function readPage({ image }: CorpusPage): Promise<Readings> {
  const failures: Partial<Record<Reader, string>> = {}
  const attempt = async <T>(reader: Reader, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return readers.includes(reader) ? await read() : undefined
    } catch (error) {
      failures[reader] = error instanceof Error ? error.message : String(error)
      return undefined
    }
  }
  const own = await attempt('recto', () => recto.readPage(image, 1))
  const native = await attempt('native', () => nativeText(image))
  return { failures, ...(own === undefined ? {} : { recto: own }), ...(native === undefined ? {} : { native }) }
}

/** The pages of one document are structured together, as a user would have them, and scored one by one. */
function scoreDocument(group: readonly CorpusPage[]): PageResult[] {
  const read = group.filter((page) => readings.get(page)!.recto !== undefined)
  const document = read.length === 0 ? null : documentOf(read.map((page) => readings.get(page)!.recto!.page))
  return group.map((page) => {
    const { recto: own, native, failures } = readings.get(page)!
    const reference = { whole: page.reference, body: withoutEdges(page.reference, page.furniture) }
    const scored = (texts: Texts, seconds: number) => ({ ...scorePage(page.set, reference, texts), seconds })
    const number = read.indexOf(page) + 1
    return {
      set: page.set,
      name: page.name,
      failures,
      scores: {
        ...(own === undefined
          ? {}
          : {
              recto: scored(
                { whole: wholeTextOfPage(document!, number), body: bodyTextOfPage(document!, number) },
                own.seconds,
              ),
            }),
        ...(native === undefined
          ? {}
          : {
              native: scored({ whole: native.text, body: withoutEdges(native.text, page.furniture) }, native.seconds),
            }),
      },
    }
  })
}

function report(results: readonly PageResult[]): void {
  console.log(`\nCompared in NFC after the folds ${EVALUATION_FOLDS.join(', ')}; "~" in unlv-isri is any one letter.`)
  console.log(`Native: ${version ?? 'not run'}. Its body: the reference's own furniture lines found and taken off.\n`)
  if (results.length > 0) console.log(tableOf(results, readers))
  for (const { name, failures } of results) {
    for (const [reader, message] of Object.entries(failures)) console.log(`FAILED ${name}: ${reader}: ${message}`)
  }
  if (values.worst !== undefined) console.log(`\n${worstOf(results, Number(values.worst))}`)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`)
}
