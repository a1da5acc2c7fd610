// Images of a PDF whose data end before their last row: told by the decoders, and gathered for the page that asked for them.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { ImageStream } from './streams.ts'

export interface EarlyEndWatch {
  readonly endsEarly: boolean
}

const watches = new AsyncLocalStorage<{ endsEarly: boolean }>()

/** Some writers tell a few rows more than they write; what lacks more than this share of its bytes has lost text. */
const MOST_LACKING = 0.02

/** Told by a decoder: an image ends early. */
export function tellEarlyEnd(): void {
  const watch = watches.getStore()
  if (watch !== undefined) watch.endsEarly = true
}

/** From now on a decoder of pdf.js tells where it has fewer samples than it was asked for. */
export function watchDecoder(decoder: ImageStream): void {
  const { getImageData } = decoder
  decoder.getImageData = async function (length, options) {
    const samples = await getImageData.call(this, length, options)
    if (samples.length < (1 - MOST_LACKING) * length) tellEarlyEnd()
    return samples
  }
}

/**
 * Does `work` and all that it leaves to be decoded later under a watch.
 * @returns what it makes, and the watch, which tells of the images decoded so far
 */
export async function watchForEarlyEnd<T>(work: () => Promise<T>): Promise<{ made: T; watch: EarlyEndWatch }> {
  const watch = { endsEarly: false }
  return { made: await watches.run(watch, work), watch }
}
