import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RunReport } from '../../src/model/run-report.ts'
import { textPdf } from '../batch/doubles/text-pdf.ts'
import { CLI } from '../build.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { livingProcesses } from '../living-processes.ts'
import { type CliResult, ended, runCli, startCli } from './cli-process.ts'

const PAGES = 250
const INTERRUPTED = 'interrupted: finished pages are kept; run the same command again to go on\n'

const folder = scratchFolder()
folder.write('book.pdf', textPdf(PAGES))
folder.write('booklet.pdf', textPdf(60))
folder.write('letter.pdf', 'Dear reader, this is no PDF.\n'.repeat(9))

const argumentsFor = (output: string, name = 'book'): string[] => ['digitize', `${name}.pdf`, '-o', output, '-j', '2']

/** Files below a folder of the test, hidden ones too. */
const filesIn = (name: string): string[] =>
  readdirSync(join(folder.path, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder.path, name).length + 1))
    .sort()

const reportOf = (output: string): RunReport =>
  RunReport.parse(JSON.parse(readFileSync(join(folder.path, output, 'report.json'), 'utf8')))

/** Until one of the first three pages is kept. */
async function untilBegun(output: string, name = 'book'): Promise<void> {
  const kept = (): boolean =>
    ['0001', '0002', '0003'].some((page) => existsSync(join(folder.path, output, `${name}/pages/${page}.json`)))
  await expect.poll(kept, { timeout: 45_000, interval: 10 }).toBe(true)
}

interface Begun {
  readonly child: ChildProcess
  readonly end: Promise<CliResult>
}

async function begun(output: string, name = 'book'): Promise<Begun> {
  const child = startCli(argumentsFor(output, name), { cwd: folder.path })
  const end = ended(child)
  await untilBegun(output, name)
  return { child, end }
}

async function expectNoProcess({ pid }: ChildProcess): Promise<void> {
  const living = (): unknown => livingProcesses().filter(({ group }) => group === pid)
  await expect.poll(living, { timeout: 10_000 }).toEqual([])
}

/** Finished pages and the report, whole, and nothing else: no lock, no half file. */
function expectTidy(output: string): void {
  const kept = filesIn(output)
  const pages = kept.filter((file) => /^book[/\\]pages[/\\]\d{4}\.json$/.test(file))
  expect(kept).toEqual(['book/.recto.json', ...pages, 'report.html', 'report.json'])
  expect(pages.length).toBeLessThan(PAGES)
  for (const file of pages)
    expect(() => JSON.parse(readFileSync(join(folder.path, output, file), 'utf8'))).not.toThrow()
  expect(reportOf(output)).toMatchObject({ end: 'interrupted', totals: { pages: pages.length } })
}

async function expectGoesOn(output: string): Promise<void> {
  const { out } = await runCli([...argumentsFor(output), '--json', '--pages', '1-3'], { cwd: folder.path })
  expect(RunReport.parse(JSON.parse(out)).documents[0]!.reusedPages).toBeGreaterThan(0)
  expect(filesIn(output).filter((file) => file.endsWith('.tmp'))).toEqual([])
}

describe('a run that is stopped', () => {
  it('by Ctrl-C ends with 130, keeps finished pages, leaves no half file and no process; the next goes on', async () => {
    const { child, end } = await begun('stopped')
    process.kill(-child.pid!, 'SIGINT')
    expect(await end).toMatchObject({ code: 130, err: INTERRUPTED })
    expectTidy('stopped')
    await expectNoProcess(child)
    await expectGoesOn('stopped')
  })

  it('by a second Ctrl-C ends at once; one that comes twice, for npm hands it on, is one', async () => {
    const from = pathToFileURL(join(dirname(CLI), 'commands/interruption.js')).href
    const waiting = `interruption(process.stderr).addEventListener('abort', () => console.log('stopped'))`
    const script = `import { interruption } from '${from}'\n${waiting}\nsetInterval(() => {}, 1000)\nconsole.log('begun')`
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let told = ''
    child.stdout.on('data', (text) => {
      told += text
      child.kill('SIGINT')
    })
    await expect.poll(() => told, { timeout: 20_000 }).toBe('begun\nstopped\n')
    await sleep(700)
    expect(child.signalCode).toBeNull()
    const end = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))
    child.kill('SIGINT')
    expect(await end).toBe('SIGINT')
  })

  it('by SIGKILL leaves no process behind; the next goes on and clears up', async () => {
    const { child, end } = await begun('killed')
    child.kill('SIGKILL')
    expect((await end).code).toBeNull()
    await expectNoProcess(child)
    folder.write('killed/book/pages/.0007.json.99999.tmp', '{"half')
    await expectGoesOn('killed')
  })

  it('because nobody reads its messages any more ends as by Ctrl-C', async () => {
    const child = startCli(['digitize', 'letter.pdf', ...argumentsFor('unread').slice(1)], { cwd: folder.path })
    child.stderr!.destroy()
    expect((await ended(child)).code).toBe(130)
    expect(reportOf('unread').end).toBe('interrupted')
    expect(filesIn('unread')).not.toContain('.recto.lock')
    await expectNoProcess(child)
  })
})

describe('a run without a terminal', () => {
  it('goes on when a terminal closes, as under nohup, and loses no page to it', async () => {
    const { child, end } = await begun('nohup', 'booklet')
    process.kill(-child.pid!, 'SIGHUP')
    const { code, err } = await end
    expect(err).toMatch(/^booklet\.pdf: 60 pages, 60 numbered paragraphs, [^\n]*\n$/)
    expect(code).toBe(0)
  })
})

describe('a run whose terminal closes', () => {
  /** The terminal is that of script(1), and gone with it; a shell hands the signal on, as shells do, and notes the exit code. */
  async function closeTerminal(output: string, redirected: string): Promise<string> {
    const run = [process.execPath, CLI, ...argumentsFor(output)].join(' ')
    const wait = `wait $!; wait $!; echo $? > ${output}.code`
    const shell = `trap 'kill -HUP $!' HUP; ${run} < /dev/tty ${redirected} & ${wait}`
    const terminal = spawn('script', ['-qfc', shell, '/dev/null'], {
      cwd: folder.path,
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    onTestFinished(() => void terminal.kill('SIGKILL'))
    await untilBegun(output)
    terminal.kill('SIGKILL')
    const told = join(folder.path, `${output}.code`)
    await expect.poll(() => existsSync(told) && readFileSync(told, 'utf8'), { timeout: 30_000 }).toMatch(/\d\n/)
    return readFileSync(told, 'utf8').trim()
  }

  it.for([
    ['closed', ''],
    ['closed-log', '> closed-log.txt 2>&1'],
  ] as const)('ends as by Ctrl-C: %s', async ([output, redirected], { skip }) => {
    if (spawnSync('script', ['--version']).status !== 0) return skip('needs script(1) of util-linux')
    expect(await closeTerminal(output, redirected)).toBe('130')
    expectTidy(output)
    if (redirected !== '') {
      expect(readFileSync(join(folder.path, 'closed-log.txt'), 'utf8').endsWith(INTERRUPTED)).toBe(true)
    }
    await expectGoesOn(output)
  })
})
