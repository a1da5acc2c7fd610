// Long runs: memory of the whole process tree and open files over hundreds of pages, of many documents and of one.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { testPdf } from '../../test/engines/pdf/test-pdf.ts'
import { CORPUS } from '../evaluate/corpus.ts'
import { openFilesOf, residentBytesOf } from './process-tree.ts'

const CLI = resolve(import.meta.dirname, '../../dist/cli.js')
const JOBS = 2
const SAMPLE_MS = 250
/** Pages that need no recognition, between one scan and the next. */
const TYPED_PAGES = 6
/** A figure at a page is the median over as many pages around it: processes grow with a page and shrink when they are replaced. */
const WINDOW = 60

interface Sample {
  readonly pages: number
  readonly megabytes: number
  readonly files: number
}

/**
 * What a run promises: memory at its end, to that at page 100, and at its height; open files of all its processes, of which
 * most are pipes and what Node holds open itself (some 25 a process).
 */
const MOST = {
  growth: 1.1,
  megabytes: 1500,
  files: 150,
}

/** Processes have warmed up by some hundred pages: a shorter run does not tell how memory grows, only how high it is. */
const TELLING = 500

export interface LongRun {
  /** Lines of text. */
  readonly figures: string
  /** Promises that were not kept. */
  readonly missed: readonly string[]
}

/** How the pages of a run are made. */
const MADE = {
  /** One in seven is a scan, where the corpus is there. */
  'many documents': makeInputs,
  'one document': (work: string, count: number): readonly string[] => {
    const path = join(work, 'book.pdf')
    writeFileSync(path, typedPdf(1, count))
    return [path]
  },
} as const

export const LONG_RUNS = Object.keys(MADE) as (keyof typeof MADE)[]

/** Runs `count` pages and tells memory on the way. */
export async function benchLong(count: number, of: keyof typeof MADE): Promise<LongRun> {
  const work = mkdtempSync(join(tmpdir(), 'recto-long-'))
  try {
    const inputs = MADE[of](work, count)
    const start = performance.now()
    const samples = await sampleRun(inputs, join(work, 'out'))
    return figures(samples, of, count, (performance.now() - start) / 1000)
  } finally {
    rmSync(work, { recursive: true })
  }
}

function makeInputs(work: string, count: number): readonly string[] {
  const set = join(CORPUS, 'unlv-isri')
  const scans = existsSync(set) ? readdirSync(set).filter((name) => name.endsWith('.tif')) : []
  if (scans.length === 0) console.log(`SKIPPED: scans, for there is no corpus at ${CORPUS}`)
  const inputs: string[] = []
  for (let pages = 0; pages < count; ) {
    const scan = scans[inputs.length % scans.length]
    // A name of its own for each: the same scan may come twice.
    const typed = join(work, `${inputs.length}.pdf`)
    const room = Math.min(TYPED_PAGES, count - pages - (scan === undefined ? 0 : 1))
    if (scan !== undefined) inputs.push(join(set, scan))
    if (room > 0) {
      writeFileSync(typed, typedPdf(inputs.length, room))
      inputs.push(typed)
    }
    pages += room + (scan === undefined ? 0 : 1)
  }
  return inputs
}

function typedPdf(document: number, pages: number): Buffer {
  const line = (page: number, row: number): string =>
    `BT /F1 11 Tf 72 ${760 - 18 * row} Td (${page * 40 + row}. Line ${row} of page ${page} of document ${document} says so.) Tj ET`
  return testPdf(
    Array.from({ length: pages }, (_, page) => ({
      size: [595, 842] as const,
      content: Array.from({ length: 38 }, (_, row) => line(page, row + 1)).join('\n'),
    })),
  )
}

function sampleRun(inputs: readonly string[], output: string): Promise<readonly Sample[]> {
  const args = [CLI, 'digitize', ...inputs, '-o', output, '-j', `${JOBS}`, '--engine', 'recto', '--quiet']
  return new Promise((resolve, reject) => {
    const samples: Sample[] = []
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const timer = setInterval(() => {
      const pages = pagesIn(output)
      if (pages > 0)
        samples.push({ pages, megabytes: residentBytesOf(child.pid!) / 1e6, files: openFilesOf(child.pid!) })
    }, SAMPLE_MS)
    child.once('error', reject)
    child.once('close', (code) => {
      clearInterval(timer)
      if (code === 0 || code === 1) resolve(samples)
      else reject(new Error(`recto ended with code ${code}`))
    })
  })
}

const pagesIn = (output: string): number =>
  existsSync(output)
    ? readdirSync(output, { recursive: true }).filter((name) => /[/\\]\d{4}\.json$/.test(String(name))).length
    : 0

function figures(samples: readonly Sample[], of: keyof typeof MADE, count: number, seconds: number): LongRun {
  const run = `${count} pages of ${of}`
  // While pages are read: when the last is, documents and pictures for the report are made. A page that failed is in no file.
  const last = Math.max(...samples.map(({ pages }) => pages))
  const reading = samples.filter(({ pages }) => pages < last)
  const about = (page: number): number =>
    median(reading.filter(({ pages }) => Math.abs(pages - page) <= WINDOW / 2).map(({ megabytes }) => megabytes))
  const points = [100, ...[250, 500, 750].filter((page) => page < count - WINDOW), count - WINDOW / 2]
  const rows = points.map(
    (page) => `| ${page} | ${about(page).toFixed(0)} | ${(about(page) / about(100)).toFixed(2)} |`,
  )
  const most = (field: 'megabytes' | 'files'): number => Math.max(...samples.map((sample) => sample[field]))
  const growth = about(count - WINDOW / 2) / about(100)
  const missed = [
    ...(growth > MOST.growth && count >= TELLING
      ? [`memory grew by ${((growth - 1) * 100).toFixed(1)} % from page 100 on`]
      : []),
    ...(most('megabytes') > MOST.megabytes ? [`more than ${MOST.megabytes} MB`] : []),
    ...(most('files') > MOST.files ? [`${most('files')} open files, more than ${MOST.files}`] : []),
  ]
  const lines = [
    `${run}, --jobs ${JOBS}: ${seconds.toFixed(0)} s`,
    '',
    '| at page | MB of all processes | to page 100 |',
    '| ---: | ---: | ---: |',
    ...rows,
    '',
    `At most ${most('megabytes').toFixed(0)} MB and ${most('files')} open files.`,
  ]
  return { figures: lines.join('\n'), missed: missed.map((promise) => `${run}: ${promise}`) }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
