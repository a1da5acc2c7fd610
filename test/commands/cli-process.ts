// The command line as a process: started, as it was built before the tests, in a folder of its own, watched to its end.
import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { CLI } from '../build.ts'

export interface CliOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

export interface CliResult {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Call within a test. A group of its own, so that a test can send it what Ctrl-C sends: a signal to parent and children alike. */
export function startCli(args: readonly string[], { cwd, env }: CliOptions): ChildProcess {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { ...process.env, NODE_OPTIONS: '', RECTO_DEBUG: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  onTestFinished(() => endGroup(child))
  return child
}

/** A test that gave up waiting leaves nothing running. */
function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended just now.
  }
}

export async function ended(child: ChildProcess): Promise<CliResult> {
  let [out, err] = ['', '']
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, out, err }
}

export const runCli = (args: readonly string[], options: CliOptions): Promise<CliResult> =>
  ended(startCli(args, options))
