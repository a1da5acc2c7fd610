// Garbage: V8's collector, called where images of pages were left behind, which it is in no hurry to collect.
import { setImmediate } from 'node:timers/promises'
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

/**
 * The same, where images and what else is large take much memory; what is not V8's own is freed in turns of the event loop,
 * so this waits for one.
 * @param much bytes outside of V8's heap
 */
export async function collectImages(much = MUCH): Promise<void> {
  if (process.memoryUsage().external <= much) return
  collectGarbage()
  await setImmediate()
}

/**
 * Bytes of an image's samples for which garbage is collected before and after they are decoded: colour pages of 8.4 million pixels took
 * 209 MB of a page process without, 180 MB with it. A page's many small pictures are left alone.
 */
const LARGE = 6_000_000

/** Bytes outside of V8's heap that the page before has left behind. */
const LEFT_BEHIND = 30_000_000

/** Decodes `bytes` of samples, garbage collected before and after where they are many. */
export async function betweenCollections<T>(bytes: number, decode: () => Promise<T>): Promise<T> {
  if (bytes < LARGE) return decode()
  await collectImages(LEFT_BEHIND)
  const samples = await decode()
  await collectImages(LEFT_BEHIND)
  return samples
}

/**
 * V8 leaves what has grown old alone while there is memory: in a book of 1,000 typed pages two page processes grew by half from page 100 on,
 * and over 286 documents the process that gives them their pages from 120 to 216 MB.
 */
const EVERY = 25

/** To be called with each page: once in 25 calls it collects garbage. */
export function createCollector(): () => void {
  let calls = 0
  return () => {
    calls += 1
    if (calls % EVERY === 0) collectGarbage()
  }
}
