// Before any test: the recognizer's kernel is compiled where it is missing or older than its sources.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const LSTM = resolve(import.meta.dirname, '../src/engines/lstm')

export default function buildKernel(): void {
  const kernel = join(LSTM, 'kernel.wasm')
  const sources = readdirSync(join(LSTM, 'kernel')).map((name) => statSync(join(LSTM, 'kernel', name)).mtimeMs)
  if (existsSync(kernel) && statSync(kernel).mtimeMs >= Math.max(...sources)) return
  execFileSync('npm', ['run', 'kernel'], { cwd: resolve(LSTM, '../../..'), stdio: 'pipe' })
}
