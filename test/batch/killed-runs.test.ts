// Runs that are killed, again and again, at moments drawn by lot; and one whose disk is full. In the end all is as if nothing had been.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../scripts/facsimiles/random.ts'
import { RunReport } from '../../src/model/run-report.ts'
import { type CliResult, ended, runCli, startCli } from '../commands/cli-process.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { testPdf } from '../engines/test-pdf.ts'
import { livingProcesses } from '../living-processes.ts'
import { growDisk, mountDisk } from './doubles/small-disk.ts'
import { sentenceOf } from './doubles/typed-book.ts'

const KILLS = 20
const SEED = 20_261_125
const DOCUMENTS = ['one.pdf', 'two.pdf', 'three.pdf']
const PAGES = 40

const folder = scratchFolder()
for (const [index, name] of DOCUMENTS.entries()) folder.write(name, textPdf(index))

/** Pages that need no recognition: their text layer is good. */
function textPdf(document: number): Buffer {
  const pages = Array.from({ length: PAGES }, (_, index) => {
    const lines = [
      `${index + 1}. ${sentenceOf(index + document + 1)}`,
      `So it was said on day ${index} of ${document}.`,
    ]
    const shown = lines.map((line, row) => `BT /F1 12 Tf 72 ${700 - 20 * row} Td (${line}) Tj ET`)
    return { size: [595, 842] as const, content: shown.join('\n') }
  })
  return testPdf(pages)
}

const argumentsFor = (output: string): string[] => ['digitize', ...DOCUMENTS, '-o', output, '-j', '2', '--json', '-q']
const digitize = (output: string): Promise<CliResult> => runCli(argumentsFor(output), { cwd: folder.path })

/** Every file below a folder, hidden ones too, by its path within it. */
function filesIn(root: string): Map<string, string> {
  if (!existsSync(root)) return new Map()
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(paths.map((path) => [path.slice(root.length + 1), path]))
}

/** Contents of all files but the reports, which tell times; of the report, all that is no time and no reuse. */
function bytesOf(root: string): Record<string, string> {
  const files = [...filesIn(root)].filter(([name]) => !name.startsWith('report.'))
  const bytes = files.map(([name, path]) => [name, readFileSync(path, 'utf8')] as const)
  const report = RunReport.parse(JSON.parse(readFileSync(join(root, 'report.json'), 'utf8')))
  const timeless = report.documents.map((document) => ({ ...document, seconds: 0, reusedPages: 0 }))
  return Object.fromEntries([...bytes, ['report', JSON.stringify({ ...report, documents: timeless, seconds: 0 })]])
}

let done: Promise<Record<string, string>> | undefined

/** What a run that nothing disturbs ends with; made once. */
function undisturbed(): Promise<Record<string, string>> {
  done ??= digitize('whole').then(({ code }) => {
    expect(code).toBe(0)
    return bytesOf(join(folder.path, 'whole'))
  })
  return done
}

/** Kept pages with what a second writing would change: node and time. */
function keptPages(output: string): Map<string, string> {
  const pages = [...filesIn(join(folder.path, output))].filter(([name]) => /[/\\]\d{4}\.json$/.test(name))
  return new Map(
    pages.map(([name, path]) => {
      const { ino, mtimeMs } = statSync(path)
      return [name, `${ino} ${mtimeMs}`]
    }),
  )
}

interface Moment {
  /** Pages kept by this run before the kill, and milliseconds after them. */
  readonly pages: number
  readonly milliseconds: number
  readonly signal: 'SIGKILL' | 'SIGINT' | 'SIGTERM'
  readonly target: 'group' | 'parent'
}

/** Starts a run and kills it at the moment; true when it had ended by itself before. */
async function runUntil({ pages, milliseconds, signal, target }: Moment, output: string): Promise<boolean> {
  const before = keptPages(output).size
  const child = startCli(argumentsFor(output), { cwd: folder.path })
  const end = ended(child)
  let running = true
  void end.then(() => {
    running = false
  })
  const enough = Math.min(before + pages, DOCUMENTS.length * PAGES)
  while (running && keptPages(output).size < enough) await sleep(2)
  await sleep(milliseconds)
  const pid = child.pid!
  if (running) process.kill(target === 'group' ? -pid : pid, signal)
  const { code } = await end
  await expect.poll(() => livingProcesses().filter(({ group }) => group === pid), { timeout: 10_000 }).toEqual([])
  return code === 0
}

describe('a run that is killed', () => {
  it(`${KILLS} times, at moments drawn by lot, does no page twice and ends as if it had not been`, async () => {
    const whole = await undisturbed()
    expect(Object.keys(whole)).toHaveLength(DOCUMENTS.length * (PAGES + 2) + 1)
    const { uniform } = seededRandom(SEED)
    const draw = (below: number): number => Math.floor(uniform() * below)
    let [kills, campaign, output] = [0, 0, 'killed-0']
    let kept = new Map<string, string>()
    while (kills < KILLS) {
      const moment: Moment = {
        // One in five falls into the start of the process, before it does any page.
        pages: draw(5) === 0 ? 0 : draw(25),
        milliseconds: draw(3) === 0 ? draw(700) : draw(30),
        signal: (['SIGKILL', 'SIGKILL', 'SIGINT', 'SIGTERM'] as const)[draw(4)]!,
        target: draw(2) === 0 ? 'group' : 'parent',
      }
      const finished = await runUntil(moment, output)
      const now = keptPages(output)
      for (const [page, writing] of kept) expect(now.get(page), `${page} of ${output}`).toBe(writing)
      kept = now
      if (finished) {
        expect(bytesOf(join(folder.path, output))).toEqual(whole)
        campaign += 1
        output = `killed-${campaign}`
        kept = new Map()
      } else kills += 1
    }
    const { code, out } = await digitize(output)
    expect(code).toBe(0)
    const reused = RunReport.parse(JSON.parse(out)).documents.reduce((sum, { reusedPages }) => sum + reusedPages, 0)
    expect(reused).toBe(kept.size)
    expect(bytesOf(join(folder.path, output))).toEqual(whole)
  }, 400_000)
})

describe('a run that is interrupted', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s reports what was done by then, and goes on from there',
    async (signal) => {
      const output = `interrupted-${signal}`
      const child = startCli(argumentsFor(output), { cwd: folder.path })
      const end = ended(child)
      while (keptPages(output).size < PAGES + PAGES / 2) await sleep(2)
      process.kill(-child.pid!, signal)
      const { code, out, err } = await end
      expect([code, err]).toEqual([130, 'interrupted: finished pages are kept; run the same command again to go on\n'])
      const kept = keptPages(output).size
      const report = RunReport.parse(JSON.parse(out))
      expect(report).toMatchObject({ end: 'interrupted', totals: { documents: 3, pages: kept } })
      expect(report.totals.unfinished).toBeGreaterThan(0)
      for (const { status, pages, pagesLeft, output: made } of report.documents) {
        expect(made === null).toBe(status === 'unfinished')
        if (pagesLeft !== null) expect(pages + pagesLeft).toBe(PAGES)
      }
      const files = [...filesIn(join(folder.path, output)).keys()]
      expect(files.filter((name) => /\.tmp$|recto\.lock$/.test(name))).toEqual([])
      const inFolder = RunReport.parse(JSON.parse(readFileSync(join(folder.path, output, 'report.json'), 'utf8')))
      expect({ ...inFolder.totals, end: inFolder.end }).toEqual({ ...report.totals, end: report.end })
      expect(readFileSync(join(folder.path, output, 'report.html'), 'utf8')).toContain('The run was interrupted')

      const again = await digitize(output)
      expect(again.code).toBe(0)
      const reused = RunReport.parse(JSON.parse(again.out)).documents.reduce((sum, one) => sum + one.reusedPages, 0)
      expect(reused).toBe(kept)
      expect(bytesOf(join(folder.path, output))).toEqual(await undisturbed())
    },
  )
})

describe('a run whose disk is full', () => {
  it('ends with 5 and says so; with more room the same command goes on and ends as if nothing had been', async ({
    skip,
  }) => {
    const disk = mountDisk('300k')
    if (disk === null) return skip('needs the right to mount a small disk')
    const whole = await undisturbed()
    const full = await digitize(disk)
    expect(full.err).toContain('cannot be written: the disk is full')
    expect(full.code).toBe(5)
    const kept = [...filesIn(disk)].filter(([name]) => /[/\\]\d{4}\.json$/.test(name))
    expect(kept.length).toBeGreaterThan(0)
    expect([...filesIn(disk).keys()].filter((name) => /\.tmp$|recto\.lock$/.test(name))).toEqual([])
    growDisk(disk, '30m')
    const { code, out } = await digitize(disk)
    expect(code).toBe(0)
    const reused = RunReport.parse(JSON.parse(out)).documents.reduce((sum, { reusedPages }) => sum + reusedPages, 0)
    expect(reused).toBe(kept.length)
    expect(bytesOf(disk)).toEqual(whole)
  }, 120_000)
})
