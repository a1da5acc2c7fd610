// The process pool: warm child processes that do one task each at a time and can be killed without harm to the rest.
import { type ChildProcess, fork } from 'node:child_process'
import { setMaxListeners } from 'node:events'
import { fileURLToPath } from 'node:url'
import { childProgram } from './child-program.ts'
import { type Countdown, countDown } from './countdown.ts'
import { OUTGREW } from './process-watch.ts'
import { createTaskQueue } from './task-queue.ts'

export interface Call {
  readonly name: string
  readonly task: unknown
}

export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'unusable'; readonly message: string }
  | { readonly type: 'returned'; readonly value: unknown; readonly residentBytes: number }
  | { readonly type: 'threw'; readonly message: string }

/** How a task ended: by an answer, or without one. */
export type Ending =
  | { readonly type: 'returned'; readonly value: unknown }
  | { readonly type: 'threw'; readonly message: string }
  | { readonly type: 'unusable'; readonly message: string }
  | { readonly type: 'crashed'; readonly exit: string }
  | { readonly type: 'unstarted'; readonly seconds: number }
  | { readonly type: 'hung'; readonly seconds: number }
  | { readonly type: 'outgrew'; readonly bytes: number }

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Waiting tasks of a lower turn go first; of one turn, in the order of their coming. */
  readonly turn: number
  /** Whether a warm child will do, or one that has done nothing yet is wanted. */
  readonly child: 'any' | 'fresh'
  /** From where a ready child begins to its answer, but for time in which all stood still; then the child is killed. */
  readonly seconds: number
}

export interface ProcessPool {
  /** Starts so many children, no more than the pool's size, for work that is known to come. */
  start(count: number): void
  /** Rejects only with the reason of `signal`, or when the pool is closed; every other ending is data. */
  run(call: Call, options: CallOptions): Promise<Ending>
  /** Ends every child, busy or not. */
  close(): Promise<void>
}

export interface ProcessPoolOptions {
  readonly size: number
  /** URL of the module whose exported functions are called. */
  readonly entry: string
  /** A child that holds more after a task is replaced before the next one. */
  readonly maxResidentBytes: number
  /** A child that holds more at any time is killed, whatever it does. */
  readonly maxTaskBytes: number
  /** For a task's child to become ready, but for time in which all stood still; then it is killed. */
  readonly secondsToStart?: number
}

interface Task extends Call, CallOptions {
  readonly settle: (ending: Ending) => void
  readonly fail: (reason: unknown) => void
}

interface Child {
  readonly process: ChildProcess
  task: Task | null
  ready: boolean
  /** Has done nothing yet. */
  fresh: boolean
  countdown: Countdown | undefined
}

/** Time for a child without work to end by itself before it is killed, milliseconds. */
const GRACE = 1000
/** A second on an idle machine; its modules may lie on a slow network drive. */
const SECONDS_TO_START = 120

/** Children start when there is work for them, or by `start`, and stay warm until `close`. */
export function createProcessPool(options: ProcessPoolOptions): ProcessPool {
  const children = new Set<Child>()
  const queue = createTaskQueue<Task>()
  let closed = false

  function assign(): void {
    while (!closed) {
      // Aborted tasks are about to leave the queue: no child is started for them.
      const next = queue.first(({ signal }) => signal?.aborted !== true)
      const child = next === null ? null : childFor(next)
      if (next === null || child === null) return
      queue.remove(next)
      begin(child, next)
    }
  }

  /** An idle child that suits the task, or a new one in a free place; null while all are busy. */
  function childFor({ child: wanted }: Task): Child | null {
    const idle = [...children].filter(({ task }) => task === null)
    const suitable = wanted === 'any' ? idle[0] : idle.find(({ fresh }) => fresh)
    if (suitable !== undefined) return suitable
    if (children.size >= options.size && idle[0] !== undefined) retire(idle[0])
    return children.size < options.size ? grow() : null
  }

  function start(count: number): void {
    while (!closed && children.size < Math.min(count, options.size)) grow()
  }

  function grow(): Child {
    const child: Child = { process: startProcess(options), task: null, ready: false, fresh: true, countdown: undefined }
    children.add(child)
    child.process.on('message', (message) => receive(child, message))
    child.process.on('exit', (code, signal) => {
      if (signal === 'SIGHUP' && !child.ready) beginAgain(child)
      else lose(child, endingOf(code, signal))
    })
    child.process.on('error', (error) => lose(child, { type: 'unusable', message: error.message }))
    return child
  }

  function endingOf(code: number | null, signal: NodeJS.Signals | null): Ending {
    if (signal === OUTGREW) return { type: 'outgrew', bytes: options.maxTaskBytes }
    return { type: 'crashed', exit: signal ?? `exit code ${code}` }
  }

  function begin(child: Child, task: Task): void {
    child.task = task
    child.fresh = false
    if (child.ready) send(child, task)
    else limit(child, { type: 'unstarted', seconds: options.secondsToStart ?? SECONDS_TO_START })
  }

  function send(child: Child, { name, task, seconds }: Task): void {
    limit(child, { type: 'hung', seconds })
    // A failed send means that the child is gone; its exit says so too.
    child.process.send({ name, task }, () => {})
  }

  function limit(child: Child, ending: Extract<Ending, { readonly seconds: number }>): void {
    child.countdown?.stop()
    child.countdown = countDown(ending.seconds, () => lose(child, ending))
  }

  function receive(child: Child, answer: unknown): void {
    if (!children.has(child)) return
    if (!isAnswer(answer)) {
      lose(child, { type: 'threw', message: 'it sent a message that is no answer' })
      return
    }
    if (answer.type === 'unusable') {
      lose(child, answer)
      return
    }
    if (answer.type === 'ready') {
      child.ready = true
      if (child.task !== null) send(child, child.task)
      return
    }
    finish(child, answer)
    if (answer.type === 'returned' && answer.residentBytes > options.maxResidentBytes) retire(child)
    assign()
  }

  function finish(child: Child, ending: Ending | null): void {
    child.countdown?.stop()
    const { task } = child
    child.task = null
    if (ending !== null) task?.settle(ending)
  }

  /** A terminal that closes reaches children before they have learned to let that pass: no fault of the task. */
  function beginAgain(child: Child): void {
    if (child.task !== null) queue.add(child.task, Number.NEGATIVE_INFINITY)
    child.task = null
    lose(child, null)
  }

  /** Takes a child out of the pool, dead or alive; the next task starts another. */
  function lose(child: Child, ending: Ending | null): void {
    if (!children.has(child)) return
    retire(child)
    finish(child, ending)
    assign()
  }

  function retire(child: Child): void {
    children.delete(child)
    child.process.kill('SIGKILL')
  }

  function run(call: Call, callOptions: CallOptions): Promise<Ending> {
    const { signal, turn } = callOptions
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      if (closed) return reject(new Error('the process pool is closed'))
      const onAbort = (): void => {
        task.fail(signal!.reason)
        drop(task)
      }
      const settled = (): void => signal?.removeEventListener('abort', onAbort)
      const task: Task = {
        ...call,
        ...callOptions,
        settle: (ending) => {
          settled()
          resolve(ending)
        },
        fail: (reason) => {
          settled()
          reject(reason)
        },
      }
      if (signal !== undefined) {
        // Each page of a book listens to the same signal; Node takes more than ten for a leak and warns.
        setMaxListeners(0, signal)
        signal.addEventListener('abort', onAbort, { once: true })
      }
      queue.add(task, turn)
      assign()
    })
  }

  /** Work that nobody waits for any more: out of the queue, or killed with its child. */
  function drop(task: Task): void {
    queue.remove(task)
    for (const child of children) if (child.task === task) lose(child, null)
  }

  async function close(): Promise<void> {
    closed = true
    const reason = new Error('the process pool is closed')
    for (const task of queue.empty()) task.fail(reason)
    const ending = [...children].map((child) => {
      children.delete(child)
      child.countdown?.stop()
      child.task?.fail(reason)
      return endProcess(child.process, child.task === null ? GRACE : 0)
    })
    await Promise.all(ending)
  }

  return { start, run, close }
}

const ANSWERS: ReadonlySet<unknown> = new Set<Answer['type']>(['ready', 'unusable', 'returned', 'threw'])

/** A child's code may send messages of its own. */
const isAnswer = (message: unknown): message is Answer =>
  typeof message === 'object' && message !== null && 'type' in message && ANSWERS.has(message.type)

/**
 * The C library gives each thread a heap of its own, and what one has freed does not serve another: over 400 pages two
 * page processes and their parent grew from 810 to 950 MB, with two heaps from 680 to 720 MB (`npm run bench -- --long`).
 * What is larger than 128 kB, as pixels are, goes back to the system as soon as it is freed, instead of leaving holes: seven pages of
 * reports in a PDF took 179 to 195 MB at most instead of 200 to 257 (six runs each), and as long within a fiftieth.
 */
const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(128 * 1024) }

/**
 * Young objects have 8 MB instead of 16: seven pages of reports took 175 to 182 MB at most instead of 200 to 202, and as long (medians of
 * four, in turn); with 4 MB 170 to 186, and a fiftieth longer.
 */
const YOUNG = '--max-semi-space-size=8'

/** What children print stays off the user's terminal, unless RECTO_DEBUG is set. */
function startProcess({ entry, maxTaskBytes }: ProcessPoolOptions): ChildProcess {
  const output = process.env.RECTO_DEBUG ? 2 : 'ignore'
  const program = childProgram(entry)
  return fork(program.main, [program.entry, String(maxTaskBytes)], {
    execArgv: [YOUNG, ...program.nodeOptions],
    stdio: ['ignore', output, output, 'ipc'],
    ...placeToStart(),
    env: { ...MEMORY, ...process.env },
  })
}

/** Where the present folder was taken away, no process starts in it; paths are absolute, so any other will do. */
function placeToStart(): { readonly cwd?: string } {
  try {
    process.cwd()
    return {}
  } catch {
    return { cwd: fileURLToPath(new URL('.', import.meta.url)) }
  }
}

function endProcess(child: ChildProcess, grace: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), grace)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    if (child.connected) child.disconnect()
  })
}
