import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type PictureRequests, writeFolderReport } from '../../src/batch/folder-report.ts'
import { type DocumentReport, RunReport } from '../../src/model/run-report.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { typingPool } from './doubles/typing-pool.ts'
import { documentReport, finding, runReport } from './report-sample.ts'

const folder = scratchFolder()
let output: string
let runs = 0

beforeEach(() => {
  runs += 1
  output = join(folder.path, `run-${runs}`)
  mkdirSync(output)
})

/** As a run of this output folder tells it: absolute, and its document there. */
function made(name: string, changes: Partial<DocumentReport> = {}): DocumentReport {
  mkdirSync(join(output, name), { recursive: true })
  folder.write(`run-${runs}/${name}/document.json`, '{}')
  return documentReport({ file: `in/${name}.pdf`, output: join(output, name), ...changes })
}

const write = (
  documents: DocumentReport[],
  pictures: ReadonlyMap<string, PictureRequests> = new Map(),
  pool = typingPool(),
) => writeFolderReport(runReport(documents), pictures, { output, pool })
const written = (): RunReport => RunReport.parse(JSON.parse(readFileSync(join(output, 'report.json'), 'utf8')))
const html = (): string => readFileSync(join(output, 'report.html'), 'utf8')
const request = (page: number) => ({ path: '/in/a.pdf', sha256: 'a'.repeat(64), page, rotation: 0 as const })

describe('writeFolderReport', () => {
  it('names folders as seen from the output folder, and puts first what needs an eye', async () => {
    await write([made('a'), made('b', { numberGaps: 1 }), documentReport({ file: 'c.pdf', output: null })])
    expect(written().documents.map((document) => document.output)).toEqual([null, 'b', 'a'])
    expect(html()).toContain('href="./a/document.json"')
  })

  it('keeps documents of an earlier run that still stand and were not made anew, be it that they failed this time', async () => {
    await write([made('a'), made('b'), documentReport({ file: 'bad.pdf', output: null, status: 'refused' })])
    await write([made('c'), documentReport({ file: 'in/b.pdf', output: null, status: 'failed' })])
    const { documents, totals } = written()
    expect(documents.map(({ file, run }) => [file, run])).toEqual([
      ['in/b.pdf', 'this'],
      ['in/a.pdf', 'earlier'],
      ['in/b.pdf', 'earlier'],
      ['in/c.pdf', 'this'],
    ])
    expect(totals).toMatchObject({ documents: 4, digitized: 3, failed: 1 })
    expect(html()).toContain('href="./b/document.json"')
  })

  it('keeps a document that stands while a run that was to make it anew is unfinished, until it is made', async () => {
    await write([made('a')])
    const unfinished = documentReport({ file: 'in/a.pdf', output: null, status: 'unfinished' })
    for (const documents of [[unfinished], [unfinished]]) {
      await write(documents)
      expect(written().documents.map(({ status, run }) => [status, run])).toEqual([
        ['digitized', 'earlier'],
        ['unfinished', 'this'],
      ])
    }
    await write([made('a')])
    expect(written().documents.map(({ status, run }) => [status, run])).toEqual([['digitized', 'this']])
  })

  it('forgets documents that are gone, and reports it cannot read', async () => {
    await write([documentReport({ file: 'gone.pdf', output: join(output, 'gone') }), made('a')])
    await write([made('b')])
    expect(written().documents.map(({ file }) => file)).toEqual(['in/a.pdf', 'in/b.pdf'])
    folder.write(`run-${runs}/report.json`, '{"documents": [')
    await write([made('c')])
    expect(written().documents.map(({ file }) => file)).toEqual(['in/c.pdf'])
  })

  it('shows pages with findings, and does without those that cannot be shown', async () => {
    const document = made('a', { findings: [finding({ page: 3 }), finding({ page: 4 })], warnings: 2 })
    const pool = {
      ...typingPool(),
      thumbnail: async ({ page }: { page: number }) => {
        if (page === 4) throw new Error('it hangs')
        return { width: 60, height: 80, webp: 'AAAA' }
      },
    }
    await write([document], new Map([[join(output, 'a'), [request(3), request(4)]]]), pool)
    expect(html().match(/<svg/g)).toHaveLength(1)
    expect(html()).toContain('aria-label="Page 3"')
  })

  it('asks for a bounded number of pictures', async () => {
    let asked = 0
    const pool = {
      ...typingPool(),
      thumbnail: async () => {
        asked += 1
        return { width: 60, height: 80, webp: '' }
      },
    }
    const pages = Array.from({ length: 500 }, (_, index) => request(index + 1))
    await write([made('a')], new Map([[join(output, 'a'), pages]]), pool)
    expect(asked).toBe(120)
  })
})
