// Garbage: V8's collector, called where images of pages were left behind, which it is in no hurry to collect.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Bytes outside of V8's heap, images above all. V8 lets 64 MB of garbage lie there; with this a page process of 300-dpi scans takes
 * 10 to 25 MB less, for some 30 ms a page.
 */
const MUCH = 60_000_000

let collect: (() => void) | undefined

/** Collects all garbage of this process, which takes some 30 ms. */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}

/** The same, where images and what else is large take much memory. */
export function collectImages(): void {
  if (process.memoryUsage().external > MUCH) collectGarbage()
}
