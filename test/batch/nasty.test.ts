// The nasty set of the corpus, all files in one run, as a user would run it: each ends well, and nothing is left over.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CORPUS } from '../../scripts/evaluate/corpus.ts'
import { Document } from '../../src/model/document.ts'
import { RunReport } from '../../src/model/run-report.ts'
import { ended, startCli } from '../commands/cli-process.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { livingProcesses } from '../living-processes.ts'

const NASTY = join(CORPUS, 'nasty')
const missing = !existsSync(NASTY)
if (missing) console.log(`SKIPPED: no corpus at ${CORPUS}`)

/** Read over by eye: `why` holds each refusal against what pdfinfo and pdftoppm say. */
interface ExpectedOutcome {
  readonly outcome: string
  readonly pages?: number
  readonly reason?: string
  readonly why?: string
}

const expected: Record<string, ExpectedOutcome> = JSON.parse(
  readFileSync(new URL('./nasty-outcomes.json', import.meta.url), 'utf8'),
)

describe.skipIf(missing)('the nasty set', () => {
  const folder = scratchFolder()

  it('ends well, file by file, with a reason for each refusal and nothing left over', async () => {
    const temporary = join(folder.path, 'temporary')
    mkdirSync(temporary)
    const folders = readdirSync(NASTY).map((name) => join(NASTY, name))
    // How pages end, not how well they are read: a map of a hundred thousand paths takes a third as long as with 300 dpi.
    const options = ['--engine', 'recto', '--dpi', '72', '--jobs', '2', '--page-timeout', '600', '--json', '--quiet']
    const command = ['digitize', ...folders, '-o', 'out', ...options]
    const child = startCli(command, { cwd: folder.path, env: { TMPDIR: temporary } })
    const { code, out, err } = await ended(child)
    expect(code).toBe(1)

    const report = RunReport.parse(JSON.parse(out))
    const outcomes = report.documents.map(({ file, status, pages, error }) => [
      relative(NASTY, file),
      error === null ? { outcome: status, pages } : { outcome: status, reason: error.message },
    ])
    const bare = Object.entries(expected).map(([file, { why, ...outcome }]) => [file, outcome])
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(bare))
    for (const { reason, why } of Object.values(expected)) expect(why === undefined).toBe(reason === undefined)

    // Standard error holds a line for each refusal, and nothing that nobody meant to say.
    expect(
      err
        .trimEnd()
        .split('\n')
        .filter((line) => !/: error: .* — /.test(line)),
    ).toEqual([])
    const made = report.documents.flatMap(({ output }) => (output === null ? [] : [output]))
    const texts = made.map((output) => readFileSync(join(output, 'document.json'), 'utf8'))
    const findings = texts.flatMap((text) => Document.parse(JSON.parse(text)).diagnostics)
    expect(
      findings.filter(({ message }) => /ended unexpectedly|unexpected error|breaks its schema/.test(message)),
    ).toEqual([])

    expect(livingProcesses().filter(({ group }) => group === child.pid)).toEqual([])
    const left = readdirSync(join(folder.path, 'out'), { recursive: true }).map(String)
    expect(left.filter((name) => /\.tmp$|\.recto\.lock$/.test(name))).toEqual([])
    // What the loader of TypeScript keeps is not Recto's.
    expect(readdirSync(temporary).filter((name) => !/^(?:tsx|node-compile-cache)/.test(name))).toEqual([])
    // Some five minutes of two cores that are quick and idle.
  }, 1_800_000)
})
