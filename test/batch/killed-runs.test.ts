// Runs that are killed, again and again, at moments drawn by lot; and one whose disk is full. In the end all is as if nothing had been.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../scripts/facsimiles/random.ts'
import { RunReport } from '../../src/model/run-report.ts'
import { type CliResult, ended, runCli, startCli } from '../commands/cli-process.ts'
import { grayImage, testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { livingProcesses } from '../living-processes.ts'
import { proseLines, textPage } from '../page/text-image.ts'
import { growDisk, mountDisk } from './doubles/small-disk.ts'
import { sentenceOf } from './doubles/typed-book.ts'

const KILLS = 20
const SEED = 20_261_125
const DOCUMENTS = ['one.pdf', 'two.pdf', 'three.pdf']
const PAGES = 40

/** Runs that may be over before they are interrupted. */
const ATTEMPTS = 5

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

/** Contents of all files but the marks, which tell where the output lies, and the reports, which tell times; of the report, all that is no time and no reuse. */
function bytesOf(root: string): Record<string, string> {
  const files = [...filesIn(root)].filter(([name]) => !name.startsWith('report.') && !name.endsWith('.recto.json'))
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

/** Kept pages with what a second writing would change. */
function keptPages(output: string): Map<string, string> {
  return keptFiles(
    output,
    [...filesIn(join(folder.path, output)).keys()].filter((name) => /[/\\]\d{4}\.json$/.test(name)),
  )
}

/** Files by name, with what a second writing would change: node and time. */
const keptFiles = (output: string, names: readonly string[]): Map<string, string> =>
  new Map(
    names.map((name) => {
      const { ino, mtimeMs } = statSync(join(folder.path, output, name))
      return [name, `${ino} ${mtimeMs}`]
    }),
  )

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

/** A run to which the signal is sent half way; on a busy machine it may be over before, and another is begun. */
async function interrupted(signal: NodeJS.Signals, attempt = 1): Promise<CliResult & { readonly output: string }> {
  const output = `interrupted-${signal}-${attempt}`
  const child = startCli(argumentsFor(output), { cwd: folder.path })
  const end = ended(child)
  while (child.exitCode === null && keptPages(output).size < PAGES + PAGES / 2) await sleep(2)
  if (child.exitCode === null) process.kill(-child.pid!, signal)
  const result = await end
  return result.code === 0 && attempt < ATTEMPTS ? interrupted(signal, attempt + 1) : { ...result, output }
}

describe('a run that is interrupted', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s reports what was done by then, and goes on from there',
    async (signal) => {
      const { output, code, out, err } = await interrupted(signal)
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

describe('a second look that is killed', () => {
  const MISSING = ['3', '6']
  const command = (output: string): string[] => ['digitize', 'gaps.pdf', '-o', output, '-j', '1', '--engine', 'recto']
  const looksIn = (output: string): string[] =>
    [...filesIn(join(folder.path, output)).keys()].filter((name) => /-look-[0-9a-f]{8}\.json$/.test(name))

  it.each([0, 1])(
    'after %i looks are kept is looked anew, those kept are not, and all ends as if it had not been',
    async (looks) => {
      if (looks === 0) {
        folder.write('gaps.pdf', scanWithGaps())
        const whole = await runCli(command('looked'), { cwd: folder.path })
        expect(whole).toMatchObject({ code: 0, err: expect.stringContaining('number-gap') })
        expect(looksIn('looked')).toHaveLength(MISSING.length)
      }
      const output = `killed-look-${looks}`
      const child = startCli(command(output), { cwd: folder.path })
      const end = ended(child)
      // The page itself is kept first; then there is no time between it and the first look, which takes a second or so.
      while (keptPages(output).size < 1 || looksIn(output).length < looks) await sleep(1)
      process.kill(-child.pid!, 'SIGKILL')
      expect((await end).code).toBeNull()
      const kept = looksIn(output)
      expect(kept.length).toBeLessThan(MISSING.length)
      expect(filesIn(join(folder.path, output)).has('gaps/document.json')).toBe(false)
      const writings = keptFiles(output, kept)
      expect(await runCli(command(output), { cwd: folder.path })).toMatchObject({ code: 0 })
      expect(keptFiles(output, kept)).toEqual(writings)
      expect(bytesOf(join(folder.path, output))).toEqual(bytesOf(join(folder.path, 'looked')))
    },
  )

  /** One page, whose paragraphs 3 and 6 have no number. */
  function scanWithGaps(): Buffer {
    const prose = proseLines(14, 9)
    const lines = Array.from({ length: 7 }, (_, index) => [
      `${MISSING.includes(String(index + 1)) ? 'The' : `${index + 1}. The`} ${prose[2 * index]},`,
      `${prose[2 * index + 1]}.`,
    ]).flat()
    const image = textPage(lines, { height: 700 })
    const rows = Array.from({ length: 700 }, (_, y) => [...image.data.subarray(1000 * y, 1000 * y + 1000)])
    const content = '360 0 0 252 0 0 cm /Scan Do'
    return testPdf([{ size: [360, 252], content, images: { Scan: grayImage(rows) } }])
  }
})

describe('a run whose disk is full', () => {
  it('when the report is to be written tells what became of the documents all the same', async ({ skip }) => {
    const disk = mountDisk('300k')
    if (disk === null) return skip('needs the right to mount a small disk')
    folder.write('short.pdf', testPdf([{ size: [595, 842], content: 'BT /F1 12 Tf 72 700 Td (1. So it is.) Tj ET' }]))
    const command = ['digitize', 'short.pdf', '-o', disk, '-j', '1']
    expect((await runCli(command, { cwd: folder.path })).code).toBe(0)
    const used = [...filesIn(disk).values()].reduce((sum, path) => sum + Math.ceil(statSync(path).size / 4096) * 4, 0)
    // Room for the lock and for the document, which is written anew; none for the report, of two files.
    const lines: string[] = []
    for (let more = 2; more < 20 && !lines.at(-1)?.startsWith('0'); more++) {
      growDisk(disk, `${used + 4 * more}k`)
      const { code, out, err } = await runCli(command, { cwd: folder.path })
      const place = /report\.(?:json|html): error: cannot be written/.test(err) ? 'report' : 'document'
      lines.push(code === 0 ? '0' : `${code} ${place} ${/^[01] documents?, .* s\b/.test(out)}`)
    }
    expect(lines).toContain('5 report true')
    expect(lines).not.toContain('5 report false')
  })

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
