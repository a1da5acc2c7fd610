import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Existing } from '../../src/batch/existing.ts'
import { LENIENT } from '../../src/batch/failure-policy.ts'
import { createPagePool, type PagePool } from '../../src/batch/page-pool.ts'
import type { Plan } from '../../src/batch/plan.ts'
import { runPlan } from '../../src/batch/run.ts'
import type { RunEvent } from '../../src/batch/run-event.ts'
import { exitCodeFor } from '../../src/commands/digitize.ts'
import { RunReport } from '../../src/model/run-report.ts'
import { type Failing, failingPages } from './doubles/failing-pages.ts'
import { crash, refusal, typingPool } from './doubles/typing-pool.ts'

let output: string
const pools: PagePool[] = []

beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'recto-test-'))
})

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close()
  await rm(output, { recursive: true, force: true })
})

const planOf = (...names: string[]): Plan => ({
  documents: names.map((name) => ({ file: `in/${name}.pdf`, path: `/scans/in/${name}.pdf`, name })),
  refused: [],
  passedOver: [],
})

interface Run {
  readonly plan?: Plan
  readonly existing?: Existing
  readonly events?: RunEvent[]
  readonly signal?: AbortSignal
  readonly onEvent?: (event: RunEvent) => void
}

function run(
  pool: PagePool,
  { plan = planOf('a', 'b', 'c'), events = [], existing = 'overwrite', signal, onEvent }: Run = {},
) {
  const generator = {
    name: 'recto' as const,
    version: '0.0.0',
    engine: { name: 'typewriter', version: '1', language: 'eng' },
    options: { dpi: 300, language: 'eng', engine: 'tesseract.js' as const, model: null, pages: null },
  }
  const note = (event: RunEvent): void => {
    events.push(event)
    onEvent?.(event)
  }
  return runPlan(
    plan,
    { output, generator, reuse: 'kept-pages', existing, policy: LENIENT, sections: 'whole' },
    { pool, jobs: 2, onEvent: note, ...(signal === undefined ? {} : { signal }) },
  )
}

const written = (): RunReport => RunReport.parse(JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')))

const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(join(output, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort()

describe('runPlan', () => {
  it('makes all documents and reports them in the order of the plan', async () => {
    const report = await run(typingPool(), { plan: planOf('z', 'a', 'm', 'b', 'k') })
    expect(RunReport.parse(report)).toEqual(report)
    expect(report.documents.map(({ file }) => file)).toEqual(['z', 'a', 'm', 'b', 'k'].map((name) => `in/${name}.pdf`))
    expect(report.totals).toMatchObject({ documents: 5, digitized: 5, refused: 0, failed: 0, pages: 15 })
    expect(exitCodeFor(report)).toBe(0)
    expect((await readdir(output)).sort()).toEqual(['a', 'b', 'k', 'm', 'report.html', 'report.json', 'z'])
  })

  it('goes on when one document is bad', async () => {
    const pool = typingPool({
      onInspect: (path) => {
        if (path.endsWith('b.pdf')) throw refusal('input', 'it is locked')
      },
    })
    const plan = { ...planOf('a', 'b', 'c'), refused: [refusal('input', 'there is no such file')] }
    const report = await run(pool, { plan })
    expect(report.documents.map(({ status }) => status)).toEqual(['refused', 'digitized', 'refused', 'digitized'])
    expect(report.totals).toMatchObject({ documents: 4, digitized: 2, refused: 2 })
    expect(exitCodeFor(report)).toBe(1)
    expect((await readdir(output)).sort()).toEqual(['a', 'c', 'report.html', 'report.json'])
  })

  it('tells what happens: each document starts once, ends once, and its pages between', async () => {
    const events: RunEvent[] = []
    await run(typingPool(), { events })
    for (const name of ['a', 'b', 'c']) {
      const about = events.filter((event) =>
        event.type === 'document-done'
          ? event.outcome.report.file.includes(name)
          : 'file' in event && event.file.includes(`/${name}.pdf`),
      )
      expect(about.map(({ type }) => type)).toEqual([
        'document-started',
        'pages-found',
        'page-done',
        'page-done',
        'page-done',
        'document-done',
      ])
    }
  })

  it('stops when its output folder is taken away: no document could be written', async () => {
    const events: RunEvent[] = []
    const pool = typingPool({ onPage: () => rm(output, { recursive: true, force: true }) })
    const plan = planOf(...Array.from({ length: 50 }, (_, index) => `d${index}`))
    await expect(run(pool, { plan, events })).rejects.toMatchObject({ kind: 'output' })
    expect(events.filter(({ type }) => type === 'document-started').length).toBeLessThan(10)
    expect(existsSync(output)).toBe(false)
  })

  it('stops for a fault of the environment: every document would meet it', async () => {
    const plan = planOf(...Array.from({ length: 30 }, (_, index) => `d${index}`))
    const events: RunEvent[] = []
    const pool = typingPool({ onPage: () => Promise.reject(refusal('environment', 'the model is damaged')) })
    await expect(run(pool, { plan, events })).rejects.toMatchObject({ kind: 'environment' })
    expect(events.filter(({ type }) => type === 'document-started').length).toBeLessThan(8)
    expect(await readdir(output)).toEqual(['report.html', 'report.json'])
    const report = written()
    expect(report).toMatchObject({ end: 'stopped', totals: { documents: 30, digitized: 0 } })
    expect(report.documents[0]).toMatchObject({ status: 'failed', error: { message: 'the model is damaged' } })
    expect(report.totals.failed + report.totals.unfinished).toBe(30)
  })

  it('cannot begin where a file stands for the output folder', async () => {
    await writeFile(join(output, 'file'), 'mine')
    const pool = typingPool()
    const begun = runPlan(
      planOf('a'),
      {
        output: join(output, 'file'),
        reuse: 'kept-pages',
        existing: 'overwrite',
        sections: 'whole',
        policy: LENIENT,
        generator: {
          name: 'recto',
          version: '0.0.0',
          engine: { name: 'typewriter', version: '1', language: 'eng' },
          options: { dpi: 300, language: 'eng', engine: 'tesseract.js' as const, model: null, pages: null },
        },
      },
      { pool, jobs: 1, onEvent: () => {} },
    )
    await expect(begun).rejects.toMatchObject({ kind: 'output' })
    expect(pool.asked).toEqual([])
    expect(await readFile(join(output, 'file'), 'utf8')).toBe('mine')
  })

  it('does not begin where one of the documents is there and must not be', async () => {
    await run(typingPool(), { plan: planOf('b') })
    const pool = typingPool()
    await expect(run(pool, { existing: 'abort' })).rejects.toMatchObject({
      kind: 'output',
      message: 'there is a document already, and --existing is abort',
      file: join(output, 'b'),
    })
    expect(pool.asked).toEqual([])
    expect((await run(pool, { plan: planOf('c'), existing: 'abort' })).totals.digitized).toBe(1)
    await writeFile(join(output, 'c', 'document.json'), '{ "schemaVersion": "0.9" }')
    await expect(run(pool, { plan: planOf('c'), existing: 'abort' })).rejects.toMatchObject({ kind: 'output' })
  })

  it('is alone in its output folder, and leaves no lock there', async () => {
    let open = (): void => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const first = run(typingPool({ onPage: () => gate }), { plan: planOf('a') })
    await expect.poll(() => existsSync(join(output, '.recto.lock'))).toBe(true)
    await expect(run(typingPool(), { plan: planOf('b') })).rejects.toMatchObject({
      kind: 'output',
      message: expect.stringContaining(`process ${process.pid} on `),
    })
    open()
    expect((await first).totals.digitized).toBe(1)
    expect(existsSync(join(output, '.recto.lock'))).toBe(false)
    expect((await run(typingPool(), { plan: planOf('b') })).totals.digitized).toBe(1)
  })

  it('ends when the signal is aborted, whatever each document was at, and reports what was done by then', async () => {
    const stop = new AbortController()
    const onEvent = ({ type }: RunEvent): void => {
      if (type === 'page-done') stop.abort(new Error('interrupted'))
    }
    const pool = typingPool({ onPage: ({ page }) => page > 1 && new Promise((resolve) => setTimeout(resolve, 100)) })
    const plan = { ...planOf('a', 'b', 'c', 'd'), refused: [refusal('input', 'there is no such file')] }
    const report = await run(pool, { plan, signal: stop.signal, onEvent })
    expect(exitCodeFor(report)).toBe(130)
    expect(RunReport.parse(report)).toMatchObject({ end: 'interrupted', totals: { refused: 1, unfinished: 4 } })
    const [refused, ...begun] = report.documents
    const last = begun.pop()
    expect([refused!.pagesLeft, last!.pagesLeft]).toEqual([0, null])
    for (const { pages, pagesLeft } of begun) expect(pages + pagesLeft!).toBe(3)
    expect(begun[0]!.pages).toBe(1)
    expect(written().end).toBe('interrupted')
    const left = await readdir(output, { recursive: true })
    expect(left).toContain(join('a', 'pages', '0001.json'))
    expect(left.filter((name) => name.includes('document') || name.endsWith('.tmp'))).toEqual([])
  })

  it('is whole when the signal comes after the last document', async () => {
    const stop = new AbortController()
    const pool = { ...typingPool(), thumbnail: (_: unknown, signal?: AbortSignal) => Promise.reject(signal!.reason) }
    const onEvent = ({ type }: RunEvent): void => {
      if (type === 'document-done') stop.abort(new Error('interrupted'))
    }
    expect(await run(pool, { plan: planOf('a'), signal: stop.signal, onEvent })).toMatchObject({ end: 'complete' })
    expect(written().totals.digitized).toBe(1)
  })

  it('counts a crash of all documents as a bug', async () => {
    const report = await run(typingPool({ onInspect: () => Promise.reject(crash()) }))
    expect(report.totals).toMatchObject({ digitized: 0, failed: 3 })
    expect(exitCodeFor(report)).toBe(70)
  })
})

describe('a run over page processes', () => {
  function over(failing?: Failing, secondsPerPage = 60): PagePool {
    const pool = createPagePool({ jobs: 2, entry: failingPages(failing), secondsPerPage, maxTaskBytes: 250 * 2 ** 20 })
    pools.push(pool)
    return pool
  }

  it.each(['exit', 'kill', 'segv', 'abort', 'leak', 'throw', 'nonsense', 'babble', 'hang'] as const)(
    'that fail (%s) at page 2 of a document makes all other pages',
    async (fault) => {
      // A hang takes its whole time twice, a leak seconds to fill its memory: one document is enough for them.
      const names = fault === 'hang' || fault === 'leak' ? ['a'] : ['a', 'b']
      const report = await run(over({ fault, at: 2 }, fault === 'hang' ? 2 : 60), { plan: planOf(...names) })
      expect(exitCodeFor(report)).toBe(1)
      for (const document of report.documents) expect(document).toMatchObject({ status: 'partly', failedPages: [2] })
      for (const name of names)
        expect(await filesOf(name)).toEqual([
          '.recto.json',
          '0001.json',
          '0003.json',
          '0004.json',
          'document.json',
          'document.md',
        ])
      const { pages } = JSON.parse(await readFile(join(output, 'a', 'document.json'), 'utf8'))
      expect(pages[1]).toMatchObject({ status: 'failed', because: expect.stringMatching(/process|took over|answer/) })
    },
  )

  it('reads a page gently that cannot be read otherwise, and tells so', async () => {
    const report = await run(over({ fault: 'segv', at: 2, but: 'gentle' }), { plan: planOf('a') })
    expect(report.documents[0]).toMatchObject({ status: 'digitized', failedPages: [], warnings: 1 })
    const { diagnostics } = JSON.parse(await readFile(join(output, 'a', 'document.json'), 'utf8'))
    expect(diagnostics[0]).toMatchObject({ code: 'page/read-gently', page: 2 })
  })

  it('makes up for a process that crashes once, at a page or at the opening', async () => {
    for (const at of [3, 'inspect'] as const) {
      const once = join(output, `crashed-${at}`)
      const report = await run(over({ fault: 'kill', at, once }), { plan: planOf(`book-${at}`) })
      expect(existsSync(once)).toBe(true)
      expect(report.totals).toMatchObject({ digitized: 1, pages: 4 })
    }
  })

  it('that never start writes no document, and says why', async () => {
    await expect(run(over({ fault: 'throw', at: 'start' }))).rejects.toMatchObject({
      kind: 'environment',
      message: 'the page process does not start: the double throws',
    })
    const report = await run(over({ fault: 'exit', at: 'start' }))
    expect(report.documents.map(({ error }) => error!.message)).toEqual(
      Array(3).fill('the process that read it ended unexpectedly (exit code 7)'),
    )
    expect((await readdir(output)).sort()).toEqual(['report.html', 'report.json'])
  })

  it('takes up its pages again in a second run without asking a process for any', async () => {
    await run(over(), { plan: planOf('a') })
    const report = await run(over({ fault: 'exit', at: 2 }), { plan: planOf('a') })
    expect(report.documents[0]).toMatchObject({ status: 'digitized', reusedPages: 4 })
  })
})
