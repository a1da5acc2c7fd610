// The lock of an output folder: one run at a time, and a file that says whose it is.
import { readFileSync, readlinkSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { outputError } from '../diagnostics/output-error.ts'
import { RectoError } from '../diagnostics/recto-error.ts'

export const LOCK_FILE = '.recto.lock'

const Holder = z.object({
  pid: z.int(),
  host: z.string(),
  since: z.string(),
  /** Of the machine's present run, and of the process, where the system tells: a number is given to many processes in time. */
  boot: z.string().nullable(),
  started: z.string().nullable(),
  /** In which numbers of processes mean anything: a container has a namespace of its own. */
  namespace: z.string().nullable().default(null),
})
type Holder = z.infer<typeof Holder>

/** Between the look at a stale lock and its removal another run may take it over; then all is looked at anew. */
const TRIES = 5

/**
 * Locks an existing folder for this process and returns what unlocks it. The lock of a process that is gone is taken over.
 * Throws a RectoError of kind output when another run holds it, or the folder cannot be written to.
 */
export async function lockOutput(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK_FILE)
  const mine = `${JSON.stringify(ownHolder())}\n`
  for (let turn = 0; turn < TRIES; turn++) {
    if (await create(folder, mine)) return () => unlock(path, mine)
    const found = await readLock(folder)
    if (found === null) continue
    const holder = holderOf(found)
    if (holder !== null && !isGone(holder)) throw held(folder, holder)
    await removeStale(folder, found)
  }
  throw stuck(folder, null)
}

/** Null where it is gone by now. */
function readLock(folder: string): Promise<string | null> {
  return readFile(join(folder, LOCK_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw stuck(folder, error)
  })
}

function ownHolder(): Holder {
  const { pid } = process
  return {
    pid,
    host: hostname(),
    since: new Date().toISOString(),
    boot: bootId(),
    started: startOf(pid),
    namespace: pidNamespace(),
  }
}

/** Complete or not there at all: written beside it, then linked, which fails where a lock stands. */
async function create(folder: string, text: string): Promise<boolean> {
  const path = join(folder, LOCK_FILE)
  const passing = passingName(path)
  try {
    await writeFile(passing, text)
    await link(passing, path).catch((error: NodeJS.ErrnoException) => {
      // Some file systems know no links; there, two runs that begin in the same instant are not told apart.
      if (error.code === 'EEXIST') throw error
      return writeFile(path, text, { flag: 'wx' })
    })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw outputError(folder, error)
  } finally {
    await rm(passing, { force: true }).catch(() => {})
  }
}

let passed = 0

function passingName(path: string): string {
  passed += 1
  return `${path}.${passed}.${process.pid}.tmp`
}

function holderOf(text: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    // No run writes half a lock: it was damaged with the disk or by hand.
    return null
  }
}

/** Whether the process that wrote the lock is surely gone. */
function isGone(holder: Holder): boolean {
  const { pid, host, boot, started } = holder
  if (host !== hostname()) return false
  if (boot !== bootId()) return true
  if (!isWithinSight(holder)) return false
  const now = startOf(pid)
  // A system may hide the processes of other users (hidepid of proc(5)): then only a signal tells.
  return now === null ? !isAlive(pid) : now !== started
}

/** On another machine, and in another container, nobody can tell what has become of a process. */
const isWithinSight = ({ host, namespace }: Holder): boolean => host === hostname() && namespace === pidNamespace()

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Moved away first: if what was moved is not what was judged, it is another run's and goes back. */
async function removeStale(folder: string, judged: string): Promise<void> {
  const path = join(folder, LOCK_FILE)
  const away = passingName(path)
  try {
    await rename(path, away)
    if ((await readFile(away, 'utf8')) !== judged) await link(away, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw stuck(folder, error)
  } finally {
    await rm(away, { force: true }).catch(() => {})
  }
}

async function unlock(path: string, mine: string): Promise<void> {
  const found = await readFile(path, 'utf8').catch(() => null)
  if (found === mine) await rm(path, { force: true }).catch(() => {})
}

function held(folder: string, holder: Holder): RectoError {
  const { pid, host, since } = holder
  return new RectoError('output', `another run is at work in this folder: process ${pid} on ${host}, since ${since}`, {
    hint: `wait for its end, or choose another folder with --output; if it no longer runs${isWithinSight(holder) ? '' : ' there'}, delete ${LOCK_FILE}`,
    file: folder,
  })
}

/** What stands for the lock is no file, or another user's. */
const stuck = (file: string, cause: unknown): RectoError =>
  new RectoError('output', 'the lock of another run cannot be read or removed', {
    hint: `choose another folder with --output; if no run is at work in this one, delete its ${LOCK_FILE}`,
    file,
    cause,
  })

const bootId = (): string | null => read('/proc/sys/kernel/random/boot_id')

/** What stands for the start of a process that has ended, though its parent never asked what became of it. */
const ENDED = 'ended'

/** Ticks from the boot to the start of a process: proc(5), field 22 of stat. Null where the system does not tell. */
function startOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`)
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  return state === 'Z' || state === 'X' ? ENDED : (fields[18] ?? null)
}

function pidNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return null
  }
}

/** Null where the system has no such file. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
