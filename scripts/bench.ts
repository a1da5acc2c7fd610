// `npm run bench`: seconds, pages a second and memory of Recto beside ocrmypdf and native tesseract on the same pages.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { EngineName } from '../src/model/page-job.ts'
import { benchEngines } from './bench/engines.ts'
import { benchLong, LONG_RUNS } from './bench/long.ts'
import { type Measurement, measure } from './bench/process-tree.ts'
import { collectSamples, isInstalled, type Sample } from './bench/samples.ts'
import { benchVerify } from './bench/verify.ts'

const { values } = parseArgs({
  options: {
    repeats: { type: 'string', default: '3' },
    only: { type: 'string' },
    sample: { type: 'string' },
    engines: { type: 'string' },
    long: { type: 'string' },
  },
})

interface Contender {
  readonly name: string
  readonly run: (sample: Sample, folder: string) => Promise<Measurement>
}

const CLI = resolve(import.meta.dirname, '../dist/cli.js')

const recto = (engine: EngineName, jobs: number): Contender => {
  const options = ['--engine', engine, '--jobs', `${jobs}`]
  return {
    name: `recto ${options.join(' ')}`,
    // Code 1: done, with findings about the scan.
    run: ({ pdf }, folder) =>
      measure(process.execPath, [CLI, 'digitize', pdf, '-o', folder, ...options, '--quiet'], [0, 1]),
  }
}

const ocrmypdf: Contender = {
  name: 'ocrmypdf -j 2',
  run: ({ pdf }, folder) =>
    measure('ocrmypdf', ['-q', '-j', '2', '--output-type', 'pdf', '--force-ocr', pdf, join(folder, 'out.pdf')]),
}

const tesseract: Contender = {
  name: 'tesseract, 2 at a time, ready images',
  run: ({ images }, folder) =>
    measure('sh', [
      '-c',
      'out=$1; shift; printf "%s\\n" "$@" | xargs -P 2 -I {} sh -c \'tesseract "$1" "$2/$(basename "$1")" 2>/dev/null\' _ {} "$out"',
      '_',
      folder,
      ...images,
    ]),
}

if (values.engines !== undefined) {
  console.log(await benchEngines(['unlv-isri', 'old-books'], Number(values.engines), Number(values.repeats)))
  process.exit(0)
}
if (values.long !== undefined) {
  const promises: string[] = []
  for (const of of LONG_RUNS) {
    const { figures, missed } = await benchLong(Number(values.long), of)
    console.log(`${figures}\n`)
    promises.push(...missed)
  }
  for (const promise of promises) console.log(`MISSED: ${promise}`)
  process.exit(promises.length === 0 ? 0 : 1)
}
// Who names a sample asks how fast pages are read.
if (values.sample === undefined) console.log(await benchVerify())
const contenders = chooseContenders()
if (contenders.length > 0) await benchEndToEnd()

async function benchEndToEnd(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'recto-bench-'))
  try {
    console.log(
      '\n| pages of | reader | seconds | pages/s | to the first | peak MB |\n| --- | --- | ---: | ---: | ---: | ---: |',
    )
    const samples = collectSamples(work).filter(
      ({ name }) => values.sample === undefined || name.includes(values.sample),
    )
    for (const sample of samples) console.log(await benchSample(sample, work))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function chooseContenders(): readonly Contender[] {
  const built = existsSync(CLI)
  if (!built) console.log('SKIPPED: recto is not built (npm run build)')
  const others = [
    ['ocrmypdf', ocrmypdf],
    ['tesseract', tesseract],
  ] as const
  const installed = others.flatMap(([command, contender]) => {
    if (isInstalled(command)) return [contender]
    console.log(`SKIPPED: ${command} is not installed`)
    return []
  })
  const own = [recto('recto', 2), recto('recto', 1), recto('tesseract.js', 2)]
  const all = [...(built ? own : []), ...installed]
  return all.filter(({ name }) => values.only === undefined || name.startsWith(values.only))
}

/** Contenders take turns, so that a slow spell of the machine meets them all; the median of the repeats counts. */
async function benchSample(sample: Sample, work: string): Promise<string> {
  const found = new Map<string, Measurement[]>(contenders.map(({ name }) => [name, []]))
  for (let repeat = 0; repeat < Number(values.repeats); repeat++) {
    for (const { name, run } of contenders) {
      const folder = join(work, 'out')
      mkdirSync(folder)
      found.get(name)!.push(await run(sample, folder))
      rmSync(folder, { recursive: true })
    }
  }
  const first = median(found.get(contenders[0]!.name)!.map(({ seconds }) => seconds))
  return [...found].map(([name, runs]) => rowOf(sample, name, runs, first)).join('\n')
}

function rowOf(sample: Sample, name: string, runs: readonly Measurement[], first: number): string {
  const seconds = median(runs.map((run) => run.seconds))
  const peak = Math.max(...runs.map((run) => run.peakMegabytes))
  const rate = (sample.images.length / seconds).toFixed(2)
  return `| ${sample.name} (${sample.images.length}) | ${name} | ${seconds.toFixed(1)} | ${rate} | ×${(seconds / first).toFixed(2)} | ${peak.toFixed(0)} |`
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}
