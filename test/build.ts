// Before any test: the recognizer's kernel, and the command line as JavaScript, are built where they are missing or older than their sources.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const LSTM = join(ROOT, 'src/engines/lstm')
/** Tests start the command line some hundred times; compiled, it starts three times as fast as by a loader of TypeScript. */
const BUILT = join(ROOT, '.test-dist')
export const CLI = join(BUILT, 'cli.js')

export default function build(): void {
  buildKernel()
  buildCli()
}

function buildKernel(): void {
  const kernel = join(LSTM, 'kernel.wasm')
  if (isNewer(kernel, join(LSTM, 'kernel'))) return
  execFileSync('npm', ['run', 'kernel'], { cwd: ROOT, stdio: 'pipe' })
}

/** Types are left to `npm run typecheck`: a wrong one is no reason to run no test. */
function buildCli(): void {
  if (isNewer(CLI, join(ROOT, 'src'))) return
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const passing = `${BUILT}.${process.pid}`
  const options = ['--noCheck', '--declaration', 'false', '--sourceMap', 'false', '--outDir', passing]
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), ...options], { stdio: 'pipe' })
  for (const name of ['kernel.wasm', 'quick'])
    cpSync(join(LSTM, name), join(passing, 'engines/lstm', name), { recursive: true })
  rmSync(BUILT, { recursive: true, force: true })
  renameSync(passing, BUILT)
}

/** Whether a built file is newer than all below a folder, and than what it holds: a name that is gone changes its folder. */
function isNewer(built: string, sources: string): boolean {
  if (!existsSync(built)) return false
  const paths = [
    sources,
    ...readdirSync(sources, { recursive: true, encoding: 'utf8' }).map((name) => join(sources, name)),
  ]
  return statSync(built).mtimeMs >= Math.max(...paths.map((path) => statSync(path).mtimeMs))
}
