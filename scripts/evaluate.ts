// `npm run evaluate`: Recto and native tesseract on the corpus, Recto on the facsimiles; a full run is held to the ceilings.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { DEFAULT_ENGINE } from '../src/engines/choose-engine.ts'
import { EngineName } from '../src/model/page-job.ts'
import { expectedCer } from '../src/structure/expected-error.ts'
import { bodyTextOfPage, wholeTextOfPage } from '../src/verify/blocks/plain-text.ts'
import { Half } from './evaluate/annotations.ts'
import { fitSteps, wordSamples } from './evaluate/calibration.ts'
import type { Change } from './evaluate/ceilings.ts'
import { CORPUS, type CorpusPage, readCorpus } from './evaluate/corpus.ts'
import { withoutEdges } from './evaluate/edge-furniture.ts'
import { renderEvaluation } from './evaluate/evaluation-html.ts'
import { evaluateFacsimile, type FacsimileResult, facsimiles } from './evaluate/facsimiles.ts'
import { furnitureWords } from './evaluate/furniture-words.ts'
import { hashOfCorpus, keepCeilings } from './evaluate/keep-ceilings.ts'
import { nativeText, nativeVersion } from './evaluate/native.ts'
import { evaluateAbsent } from './evaluate/olmocr-bench.ts'
import { evaluatePlates } from './evaluate/plates.ts'
import { openRecto, printedDocumentOf, type ReadPage } from './evaluate/recto.ts'
import { EVALUATION_FOLDS, scorePage, type Texts, wildcardOf } from './evaluate/score.ts'
import { setFigures } from './evaluate/set-figures.ts'
import { evaluateStructure, figuresOf } from './evaluate/structure.ts'
import { structureTable } from './evaluate/structure-figures.ts'
import { keepFloors } from './evaluate/structure-floors.ts'
import { type PageResult, type Reader, tableOf, worstOf } from './evaluate/table.ts'
import { GRADES } from './facsimiles/plates/make-plates.ts'

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    every: { type: 'string', default: '1' },
    offset: { type: 'string', default: '0' },
    jobs: { type: 'string', default: '2' },
    only: { type: 'string' },
    engine: { type: 'string', default: DEFAULT_ENGINE },
    model: { type: 'string' },
    json: { type: 'string' },
    worst: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    html: { type: 'string', default: '.recto-bench/evaluation.html' },
    'lower-ceilings': { type: 'boolean', default: false },
    'raise-ceilings': { type: 'boolean', default: false },
    'fit-confidence': { type: 'boolean', default: false },
    structure: { type: 'boolean', default: false },
    faults: { type: 'boolean', default: false },
  },
})

/** The engine that the floors of the structure were measured with. */
const FLOORS_ENGINE: EngineName = 'recto'
/** Share of olmOCR-bench's assertions on heads and feet that must hold. */
const ABSENT_SHARE = 0.95
/** Share of a page's letters. */
const MOSTLY_WRONG = 0.25

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
const recto = openRecto({
  jobs,
  reuse: !values.fresh,
  engine: EngineName.parse(values.engine),
  ...(values.model === undefined ? {} : { model: values.model }),
})
const readings = new Map<CorpusPage, Readings>()
const queue = [...pages]
await Promise.all(Array.from({ length: jobs }, work))
const results = documents().flatMap(scoreDocument)
report(results)
const structured = readers.includes('recto') ? await readFacsimiles() : []
if (readers.includes('recto') && (values.structure || !isPart())) await readAnnotatedScans()
const ceilings = heldToCeilings()
for (const line of ceilings) console.log(line)
if (values['fit-confidence']) fitConfidence()
mkdirSync(dirname(values.html), { recursive: true })
writeFileSync(values.html, evaluationPage(values.html))
await recto.close()

async function readFacsimiles(): Promise<FacsimileResult[]> {
  const found = await Promise.all(facsimiles().map((facsimile) => evaluateFacsimile(facsimile, recto)))
  console.log(['', ...found.map(({ line }) => line), ''].join('\n'))
  return found
}

/** The annotated scans and the facsimiles of plates, held to their floors; and the assertions of olmOCR-bench. */
async function readAnnotatedScans(): Promise<void> {
  const scans = await evaluateStructure(recto)
  const results = [...scans, ...(await evaluatePlates(recto))]
  const figures = figuresOf(results)
  console.log(`${structureTable(figures)}\n`)
  if (values.faults) {
    for (const { scores, joins, lineEnds } of results)
      for (const { faults } of [...scores, ...joins, ...lineEnds]) for (const fault of faults) console.log(fault)
  }
  if (scans.length === 0) return
  const absent = await evaluateAbsent(recto)
  console.log(
    `olmOCR-bench: ${absent.filter(({ passed }) => passed).length} of ${absent.length} heads and feet are absent`,
  )
  for (const { id, text, passed } of absent) if (!passed) console.log(`  ${id}: “${text}” is there`)
  if (passedShare(absent) < ABSENT_SHARE) process.exitCode = 1
  if (values.engine !== FLOORS_ENGINE) {
    console.log(`Floors: not compared, for they are those of --engine ${FLOORS_ENGINE}.`)
    return
  }
  const kept = keepFloors(Object.fromEntries(figures.filter(([name]) => isPinned(name))), changesAsked())
  for (const line of kept.lines) console.log(line)
  if (kept.failed) process.exitCode = 1
}

function isPinned(name: string): boolean {
  return [...Half.options, ...GRADES].some((one) => one === name)
}

function passedShare(results: readonly { readonly passed: boolean }[]): number {
  return results.length === 0 ? 1 : results.filter(({ passed }) => passed).length / results.length
}

/** Only figures of all pages, none failed, can be held against the ceilings. */
function heldToCeilings(): readonly string[] {
  const changes = changesAsked()
  if (isPart() || !readers.includes('recto')) {
    if (changes.size > 0 && !values.structure) process.exitCode = 1
    return ['Ceilings: not compared, for this is not all of the corpus.']
  }
  const failed = results.filter(({ scores }) => scores.recto === undefined)
  if (failed.length > 0) {
    process.exitCode = 1
    return [`Ceilings: not compared, for ${failed.length} pages failed.`]
  }
  const entries = [...pages.map(({ name, image, reference }) => ({ name, file: image, reference })), ...facsimiles()]
  const figures = Object.fromEntries(structured.map(({ name, figures }) => [name, figures]))
  const kept = keepCeilings(hashOfCorpus(entries), { ...setFigures(results), ...figures }, changes)
  if (kept.failed) process.exitCode = 1
  return kept.lines
}

function isPart(): boolean {
  return (
    values.structure || values.set !== undefined || values.every !== '1' || values.offset !== '0' || pages.length === 0
  )
}

function changesAsked(): ReadonlySet<Change> {
  return new Set<Change>([
    ...(values['raise-ceilings'] ? (['raise'] as const) : []),
    ...(values['lower-ceilings'] ? (['lower'] as const) : []),
  ])
}

/** Steps for src/structure/expected-error.ts, from every other page; a page that is mostly wrong tells of its reference. */
function fitConfidence(): void {
  const samples = pages.flatMap((page) => {
    const own = readings.get(page)!.recto
    return own === undefined ? [] : [wordSamples(own.page, page.reference, wildcardOf(page.set))]
  })
  const sum = (words: (typeof samples)[number], key: 'edits' | 'letters'): number =>
    words.reduce((total, word) => total + word[key], 0)
  const usable = samples.filter((words) => sum(words, 'edits') <= MOSTLY_WRONG * sum(words, 'letters'))
  const steps = fitSteps(usable.filter((_, index) => index % 2 === 0).flat())
  console.log(`\nConfidence and errors, from ${Math.ceil(usable.length / 2)} pages:`)
  for (const { confidence, errors } of steps) console.log(`  { confidence: ${confidence}, errors: ${errors} },`)
}

function evaluationPage(file: string): string {
  console.log(`Page: ${file}`)
  const sample = values.every === '1' ? 'All' : `Every ${values.every}th`
  return renderEvaluation({
    results,
    readers,
    native: version,
    folds: EVALUATION_FOLDS,
    scope: `${sample} of the pages of ${values.set ?? 'the corpus'}: ${pages.length}`,
    facsimiles: structured,
    ceilings,
  })
}

function choosePages(): readonly CorpusPage[] {
  if (values.structure) return []
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
  const document = read.length === 0 ? null : printedDocumentOf(read.map((page) => readings.get(page)!.recto!.page))
  return group.map((page) => {
    const { recto: own, native, failures } = readings.get(page)!
    const reference = { whole: page.reference, body: withoutEdges(page.reference, page.furniture) }
    const scored = (texts: Texts, seconds: number) => ({ ...scorePage(page.set, reference, texts), seconds })
    const number = read.indexOf(page) + 1
    return {
      set: page.set,
      name: page.name,
      failures,
      ...(own === undefined
        ? {}
        : {
            furniture: furnitureWords(document!, number, { ...page, wildcard: wildcardOf(page.set) }),
            expectedCer: expectedCer([own.page]),
          }),
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
