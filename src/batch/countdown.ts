// A countdown of working time: what passes while this process is stopped, or the machine sleeps, does not count.
import { performance } from 'node:perf_hooks'

export interface Countdown {
  readonly stop: () => void
}

const TICK_MS = 1000
/** A tick that comes so much later was not late because this process was busy: it, and its children with it, stood still. */
const LATE_MS = 1000

/** Calls `onOver` when the seconds have passed, and after whatever has come in by then was seen to. */
export function countDown(seconds: number, onOver: () => void): Countdown {
  let left = seconds * 1000
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  function tick(): void {
    const length = Math.min(left, TICK_MS)
    const start = performance.now()
    timer = setTimeout(() => {
      const passed = performance.now() - start
      if (passed < length + LATE_MS) left -= Math.max(passed, length)
      if (left > 0) tick()
      else setImmediate(() => stopped || onOver())
    }, length)
  }

  tick()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
