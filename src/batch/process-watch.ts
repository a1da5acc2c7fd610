// The watch over a child process from within: it ends with its parent, and when it outgrows its memory, however busy it is.
import { Worker } from 'node:worker_threads'

/** By this signal a process ends that outgrew its memory: its parent can tell that from any crash. */
export const OUTGREW = 'SIGUSR2'

/** A page process takes memory at some 100 MB a second; a leak at its fastest overshoots by a few hundred MB. */
const EVERY_MS = 100

/**
 * A thread of its own, for work without a pause lets no timer and no event of the main thread through. Its few lines are
 * text: a thread of TypeScript would need a loader.
 */
const WATCH = `
const { workerData } = require('node:worker_threads')
setInterval(() => {
  if (process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL')
  if (process.memoryUsage.rss() > workerData.maxBytes) process.kill(process.pid, workerData.outgrew)
}, workerData.every)
`

/** Ends this process when its parent is gone or it holds more than `maxBytes`. */
export function watchProcess(maxBytes: number): void {
  const workerData = { parent: process.ppid, maxBytes, outgrew: OUTGREW, every: EVERY_MS }
  new Worker(WATCH, { eval: true, execArgv: [], workerData, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref()
}
