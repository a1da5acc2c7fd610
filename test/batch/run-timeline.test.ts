// What runs when: pages stream, no process waits at the border of two documents, files are not all open at once.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { LENIENT } from '../../src/batch/failure-policy.ts'
import { createPagePool, type PagePool } from '../../src/batch/page-pool.ts'
import { runPlan } from '../../src/batch/run.ts'
import type { RunReport } from '../../src/model/run-report.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { type Stretch, type Timeline, timelinePages } from './doubles/timeline-pages.ts'

const folder = scratchFolder()
const pools: PagePool[] = []

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close()
})

async function run(names: readonly string[], output: string, timeline: Omit<Timeline, 'log'>): Promise<RunReport> {
  const log = join(folder.path, `${output}.log`)
  const pool = createPagePool({ jobs: 2, entry: timelinePages({ ...timeline, log }) })
  pools.push(pool)
  return runPlan(
    {
      documents: names.map((name) => ({ file: `${name}.pdf`, path: `/in/${name}.pdf`, name })),
      refused: [],
      passedOver: [],
    },
    {
      output: join(folder.path, output),
      generator: {
        name: 'recto',
        version: '0.0.0',
        engine: { name: 'typewriter', version: '1', language: 'eng' },
        options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
      },
      reuse: 'kept-pages',
      existing: 'overwrite',
      policy: LENIENT,
      sections: 'whole',
    },
    { pool, jobs: 2, onEvent: () => {} },
  )
}

const stretchesOf = (output: string): Stretch[] =>
  readFileSync(join(folder.path, `${output}.log`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Stretch => JSON.parse(line))

/** Runs the work and tells how many more files this process had open at its height. */
async function openFiles(work: () => Promise<unknown>): Promise<number> {
  const count = (): number => readdirSync('/proc/self/fd').length
  const before = count()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, count())
  }, 1)
  await work().finally(() => clearInterval(timer))
  return most - before
}

describe('a document of 600 pages', () => {
  it('streams: its first page is kept before the last is looked at, and few files are open', async ({ skip }) => {
    if (process.platform !== 'linux') skip('needs /proc to count open files')
    const pages = { pages: 600, milliseconds: 0 }
    const first = await openFiles(() => run(['book'], 'book', pages))
    const last = stretchesOf('book').find(({ page }) => page === 600)!
    expect(statSync(join(folder.path, 'book/book/pages/0001.json')).mtimeMs).toBeLessThan(last.begin)
    const again = await openFiles(() => run(['book'], 'book', pages))
    expect(stretchesOf('book')).toHaveLength(600)
    // The pipes of two page processes, and some files.
    expect(Math.max(first, again)).toBeLessThan(24)
  })
})

/** A machine with much else to do may halt a process at a border; a run that waits there waits each time. */
const RETRIED = { retry: 2 } as const
let attempts = 0

describe('several documents', () => {
  it(
    'leave no process idle at their borders: the last page of one and the first of the next run side by side',
    RETRIED,
    async () => {
      const names = ['a', 'b', 'c', 'd']
      attempts += 1
      await run(names, `borders-${attempts}`, { pages: 3, milliseconds: 400 })
      const stretches = stretchesOf(`borders-${attempts}`)
      const of = (name: string): Stretch[] => stretches.filter(({ path }) => path === `/in/${name}.pdf`)
      for (const [index, name] of names.slice(1).entries()) {
        const endOfPrevious = Math.max(...of(names[index]!).map(({ end }) => end))
        expect(Math.min(...of(name).map(({ begin }) => begin)), `start of ${name}`).toBeLessThan(endOfPrevious)
      }
      for (const pid of new Set(stretches.map((stretch) => stretch.pid))) {
        const own = stretches.filter((stretch) => stretch.pid === pid)
        const busy = own.reduce((sum, { begin, end }) => sum + end - begin, 0)
        expect(busy / (own.at(-1)!.end - own[0]!.begin)).toBeGreaterThan(0.8)
      }
    },
  )
})
