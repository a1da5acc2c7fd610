// Before any test: the recognizer's kernel, and what tests start as processes, are built where they are missing or older than their sources.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..')
const LSTM = join(ROOT, 'src/engines/lstm')
/**
 * `src` and the test doubles as JavaScript. Tests start the command line and page processes some hundred times; compiled, each starts
 * three times as fast as by a loader of TypeScript.
 */
export const BUILT = join(ROOT, '.test-dist')
export const CLI = join(BUILT, 'src/cli.js')

export default function build(): void {
  buildKernel()
  buildPrograms()
}

function buildKernel(): void {
  const kernel = join(LSTM, 'kernel.wasm')
  if (isNewer(kernel, join(LSTM, 'kernel'))) return
  execFileSync('npm', ['run', 'kernel'], { cwd: ROOT, stdio: 'pipe' })
}

/** Types are left to `npm run typecheck`: a wrong one is no reason to run no test. */
function buildPrograms(): void {
  if (isNewer(CLI, join(ROOT, 'src')) && isNewer(CLI, join(ROOT, 'test/batch/doubles')) && areNewer()) return
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const passing = `${BUILT}.${process.pid}`
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.programs.json'), '--outDir', passing], {
    stdio: 'pipe',
  })
  for (const name of ['kernel.wasm', 'quick'])
    cpSync(join(LSTM, name), join(passing, 'src/engines/lstm', name), { recursive: true })
  cpSync(join(ROOT, 'package.json'), join(passing, 'package.json'))
  rmSync(BUILT, { recursive: true, force: true })
  renameSync(passing, BUILT)
}

/** Whether what was compiled is newer than its sources: doubles take pages and PDFs from elsewhere among the tests. */
function areNewer(): boolean {
  const names = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  return names.every((name) => isNewer(CLI, join(ROOT, name.replace(/\.js$/, '.ts'))))
}

/** Whether a built file is newer than a source, or all below a folder: a name that is gone changes its folder. */
function isNewer(built: string, sources: string): boolean {
  if (!existsSync(built) || !existsSync(sources)) return false
  const within = statSync(sources).isDirectory() ? readdirSync(sources, { recursive: true, encoding: 'utf8' }) : []
  const paths = [sources, ...within.map((name) => join(sources, name))]
  return statSync(built).mtimeMs >= Math.max(...paths.map((path) => statSync(path).mtimeMs))
}
