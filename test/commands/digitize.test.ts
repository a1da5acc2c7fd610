import { existsSync, mkdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exitCodeFor, runDigitize } from '../../src/commands/digitize.ts'
import type { DocumentReport, RunReport } from '../../src/model/run-report.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

type Kind = NonNullable<DocumentReport['error']>['kind']

/** A run whose documents came to these ends: well, partly, or an error of a kind. */
function reportOf(...ends: ('well' | 'partly' | Kind)[]): RunReport {
  const documents = ends.map((end, index): DocumentReport => {
    const made = end === 'well' || end === 'partly'
    return {
      file: `${index}.pdf`,
      status: end === 'well' ? 'digitized' : end === 'partly' ? 'partly' : end === 'input' ? 'refused' : 'failed',
      run: 'this',
      output: made ? `/out/${index}` : null,
      pages: made ? 2 : 0,
      pagesLeft: 0,
      failedPages: end === 'partly' ? [2] : [],
      reusedPages: 0,
      paragraphs: 0,
      numberGaps: 0,
      expectedCer: null,
      warnings: 0,
      findings: [],
      seconds: 1,
      error: made ? null : { kind: end, message: 'it went wrong', hint: 'mend it' },
    }
  })
  const count = (status: DocumentReport['status']): number => documents.filter((one) => one.status === status).length
  const [digitized, partly, refused, failed] = [count('digitized'), count('partly'), count('refused'), count('failed')]
  const sums = { pages: 0, paragraphs: 0, warnings: 0 }
  return {
    schemaVersion: '1.2',
    generator: { name: 'recto', version: '0.0.0' },
    end: 'complete',
    documents,
    totals: { documents: documents.length, digitized, partly, refused, failed, skipped: 0, unfinished: 0, ...sums },
    seconds: 1,
  }
}

describe('exitCodeFor', () => {
  it.each([
    [0, ['well', 'well']],
    [1, ['well', 'partly']],
    [1, ['partly']],
    [1, ['well', 'input']],
    [1, ['well', 'bug']],
    [2, ['usage', 'usage']],
    [3, ['input']],
    [3, ['input', 'usage']],
    [4, ['environment', 'input']],
    [5, ['output', 'input']],
    [5, ['well', 'output']],
    [70, ['bug', 'input']],
  ] as const)('is %i for %j', (code, ends) => {
    expect(exitCodeFor(reportOf(...ends))).toBe(code)
  })
})

it('exitCodeFor counts failed pages of a document that was left alone', () => {
  const left = (failedPages: readonly number[]): RunReport => {
    const { documents, totals, ...rest } = reportOf('partly')
    const skipped = { ...documents[0]!, status: 'skipped' as const, failedPages: [...failedPages] }
    return { ...rest, documents: [skipped], totals: { ...totals, partly: 0, skipped: 1 } }
  }
  expect(exitCodeFor(left([]))).toBe(0)
  expect(exitCodeFor(left([2]))).toBe(1)
})

it('exitCodeFor is 130 when the run was interrupted, whatever came of its documents', () => {
  expect(exitCodeFor({ ...reportOf('well', 'input'), end: 'interrupted' })).toBe(130)
})

describe('runDigitize', () => {
  const folder = scratchFolder()
  const scan = folder.write('scan.pdf', '%PDF')
  const missing = ['gone.pdf', 'a\u001b[31mred.pdf'].map((name) => `${folder.path}/${name}`)

  interface Given {
    readonly json?: boolean
    readonly quiet?: boolean
    readonly force?: boolean
    readonly output?: string
  }

  async function run(
    command: Given,
    isTTY = false,
    inputs = missing,
    onError = () => {},
    stop = new AbortController(),
  ) {
    let [out, err] = ['', '']
    const streams = {
      out: { write: (text: string) => (out += text) },
      err: {
        isTTY,
        columns: 80,
        write: (text: string) => {
          err += text
          onError()
        },
      },
    }
    const defaults = {
      output: `${folder.path}/out`,
      lang: 'eng',
      engine: 'tesseract.js',
      dpi: 300,
      jobs: 1,
      existing: 'overwrite',
      onPageError: 'skip',
      pageTimeout: 120,
    } as const
    const code = await runDigitize(inputs, { ...defaults, ...command }, streams, stop.signal)
    return { code, out, err }
  }

  it('tells each error on one line, without the control characters of a name', async () => {
    const { code, out, err } = await run({})
    expect(code).toBe(3)
    expect(err.split('\n')).toEqual([
      `${folder.path}/gone.pdf: error: there is no such file — check the spelling and the folder`,
      `${folder.path}/a\uFFFD[31mred.pdf: error: no file matches this pattern — check the spelling and the folder`,
      '',
    ])
    expect(out).toMatch(/^0 documents, .*, 2 refused, 0\.\d s\n$/)
  })

  it('names folders with scans that are not looked into', async () => {
    mkdirSync(`${folder.path}/scans/more`, { recursive: true })
    folder.write('scans/more/a.pdf', '')
    const { err } = await run({}, false, [`${folder.path}/scans`])
    expect(err).toContain(`${folder.path}/scans/more: note: holds scans, and is not looked into — name it as well`)
    expect((await run({ quiet: true }, false, [`${folder.path}/scans`])).err).not.toContain('note')
  })

  it('names a few only of thousands of folders with scans', async () => {
    for (let index = 0; index < 30; index++) {
      mkdirSync(`${folder.path}/tree/${index}`, { recursive: true })
      folder.write(`tree/${index}/a.pdf`, '')
    }
    folder.write('tree/a.pdf', '')
    const lines = (await run({}, false, [`${folder.path}/tree`])).err.split('\n')
    expect(lines.filter((line) => line.includes('is not looked into'))).toHaveLength(4)
    expect(lines).toContain('… and 26 more such folders')
  })

  it('prints errors only when quiet, and the report alone on standard output', async () => {
    const quiet = await run({ quiet: true })
    expect(quiet.out).toBe('')
    expect(quiet.err.split('\n')).toHaveLength(3)
    const json = await run({ quiet: true, json: true })
    expect(JSON.parse(json.out).documents).toHaveLength(2)
  })

  it('says how a run that was interrupted goes on: --force would do again what it had done', async () => {
    const end = (command: Given) => {
      const stop = new AbortController()
      // The refusal of the one is told when the documents begin.
      return run(command, false, [missing[0]!, scan], () => stop.abort(new Error('interrupted')), stop)
    }
    const told = (how: string): string => `interrupted: finished pages are kept; run the same command again ${how}\n`
    const [plain, forced] = [await end({}), await end({ force: true })]
    expect([plain.code, forced.code]).toEqual([130, 130])
    expect(plain.err).toContain(told('to go on'))
    expect(forced.err).toContain(told('without --force to go on'))
  })

  it('ends at once when it is interrupted before any document is begun, and writes nothing', async () => {
    const stop = new AbortController()
    stop.abort(new Error('interrupted'))
    const output = `${folder.path}/never`
    const end = await run({ output }, false, [scan], () => {}, stop)
    expect(end).toEqual({ code: 130, out: '', err: 'interrupted: nothing was begun, and no run report written\n' })
    expect(existsSync(output)).toBe(false)
  })

  it('paints errors on a terminal unless NO_COLOR is set', async () => {
    const before = process.env.NO_COLOR
    delete process.env.NO_COLOR
    expect((await run({}, true)).err).toContain('\u001b[31merror\u001b[0m')
    process.env.NO_COLOR = '1'
    expect((await run({}, true)).err).not.toContain('\u001b[31m')
    if (before === undefined) delete process.env.NO_COLOR
    else process.env.NO_COLOR = before
  })
})
