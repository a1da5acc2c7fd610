// Process trees, by /proc: their memory and open files; and a command measured, with its seconds and its peak of memory.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const SAMPLE_MS = 50
const PAGE_BYTES = 4096

export interface Measurement {
  readonly seconds: number
  /** Largest sum of resident memory seen, MB; shared pages count in every process that maps them. NaN without /proc. */
  readonly peakMegabytes: number
}

/** Runs the command to its end, its output thrown away. Rejects when it exits with another code than those allowed. */
export function measure(
  command: string,
  args: readonly string[],
  allowed: readonly number[] = [0],
): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, OMP_THREAD_LIMIT: '1' } })
    let peak = Number.NaN
    const timer = setInterval(() => {
      const bytes = residentBytesOf(child.pid!)
      if (!(bytes <= peak)) peak = bytes
    }, SAMPLE_MS)
    child.on('error', (error) => {
      clearInterval(timer)
      reject(error)
    })
    child.on('close', (code) => {
      clearInterval(timer)
      const seconds = (performance.now() - start) / 1000
      if (allowed.includes(code ?? -1)) resolve({ seconds, peakMegabytes: peak / 1e6 })
      else reject(new Error(`${command} ended with code ${code}`))
    })
  })
}

/** Resident memory of a process and all below it. */
export const residentBytesOf = (root: number): number =>
  processesBelow(root).reduce((total, { pages }) => total + pages, 0) * PAGE_BYTES

/** Open files, pipes and the like of a process and all below it. */
export const openFilesOf = (root: number): number =>
  processesBelow(root).reduce((total, { id }) => total + descriptorsOf(id), 0)

function descriptorsOf(id: number): number {
  try {
    return readdirSync(`/proc/${id}/fd`).length
  } catch {
    return 0
  }
}

interface Process {
  readonly id: number
  readonly parent: number
  readonly pages: number
}

function processesBelow(root: number): readonly Process[] {
  const all = new Map<number, Process>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const id = Number(name)
    const found = statOf(id)
    if (found !== null) all.set(id, { id, ...found })
  }
  const isBelow = (id: number): boolean => id === root || (all.has(id) && isBelow(all.get(id)!.parent))
  return [...all.values()].filter(({ id }) => isBelow(id))
}

/** Null where the process ended while it was looked at. */
function statOf(id: number): { parent: number; pages: number } | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return { parent, pages: Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) }
  } catch {
    return null
  }
}
