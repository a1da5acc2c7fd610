import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { RunReport } from '../src/model/run-report.ts'
import { runCli } from './commands/cli-process.ts'
import { scratchFolder } from './engines/scratch-folder.ts'

const SCAN = fileURLToPath(new URL('../input/white-paper-page-79.pdf', import.meta.url))
const GUARD = fileURLToPath(new URL('./batch/doubles/no-network.cjs', import.meta.url))
const folder = scratchFolder()

/** The guard reaches every child process and worker thread, for all of them take NODE_OPTIONS over. */
const guarded = (log: string): Record<string, string> => ({
  NODE_OPTIONS: `--require ${JSON.stringify(GUARD)}`,
  GUARD_LOG: join(folder.path, log),
})
const linesOf = (log: string): string[] =>
  existsSync(join(folder.path, log)) ? readFileSync(join(folder.path, log), 'utf8').trim().split('\n') : []

describe('the guard', () => {
  it.each([
    ['net', `require('net').connect(9, '127.0.0.1')`],
    ['dns', `require('dns').lookup('recto.invalid', () => {})`],
    ['dns promises', `require('dns').promises.lookup('recto.invalid')`],
    ['http', `require('http').get('http://127.0.0.1:9/')`],
    ['https', `require('https').request('https://127.0.0.1:9/')`],
    ['fetch', `fetch('http://127.0.0.1:9/')`],
    ['dgram', `require('dgram').createSocket('udp4')`],
    ['a module', `import('node:https').then(({ get }) => get('https://127.0.0.1:9/'))`],
    ['a worker', `new (require('worker_threads').Worker)("fetch('http://127.0.0.1:9/')", { eval: true })`],
    ['a child', `require('child_process').spawnSync(process.execPath, ['-e', "fetch('http://127.0.0.1:9/')"])`],
  ])('sees an attempt by %s', (name, code) => {
    const log = `attempt by ${name}.log`
    spawnSync(process.execPath, ['-e', code], { env: { ...process.env, ...guarded(log) } })
    expect(linesOf(log).filter((line) => line.startsWith('tried'))).not.toEqual([])
  })
})

describe('a run', () => {
  it('reads a scan without the network, and leaves nothing but its output', async () => {
    for (const name of ['work', 'home', 'tmp']) mkdirSync(join(folder.path, name))
    const work = join(folder.path, 'work')
    const { code, out, err } = await runCli(['digitize', SCAN, '-o', 'output', '--json'], {
      cwd: work,
      env: {
        ...guarded('run.log'),
        HOME: join(folder.path, 'home'),
        USERPROFILE: join(folder.path, 'home'),
        TMPDIR: join(folder.path, 'tmp'),
      },
    })
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('1 page') })
    expect(RunReport.parse(JSON.parse(out)).documents[0]).toMatchObject({ status: 'digitized', reusedPages: 0 })
    const text = readFileSync(join(work, 'output/white-paper-page-79/document.md'), 'utf8')
    expect(text).toMatch(/\w{4,} \w{4,}/)

    const log = linesOf('run.log')
    expect(log.filter((line) => line.startsWith('tried'))).toEqual([])
    expect(new Set(log.filter((line) => line.startsWith('guarding')))).toEqual(
      new Set(['guarding a process', 'guarding a child process', 'guarding a worker thread']),
    )
    expect(readdirSync(work)).toEqual(['output'])
    expect(readdirSync(join(folder.path, 'home'))).toEqual([])
    // The TypeScript loader, which runs Recto from its sources here, keeps a cache of its own.
    expect(readdirSync(join(folder.path, 'tmp')).filter((name) => !name.startsWith('tsx-'))).toEqual([])
  }, 90_000)
})
