// The kernel: the arithmetic of layers and of lines' images in WebAssembly, compiled from kernel/ by `npm run build`, and its memory.
import { readFile } from 'node:fs/promises'
import { RectoError } from '../../diagnostics/recto-error.ts'

/** The functions of kernel/, with all that they read and write in `memory`; addresses are bytes. */
export interface Kernel {
  readonly memory: WebAssembly.Memory
  /** The first byte that the kernel does not use itself. */
  readonly free: number
  /** Makes the memory at least so large, bytes. Views of the memory are void afterwards. */
  reserve(bytes: number): void
  convolve(
    image: number,
    stride: number,
    columns: number,
    rows: number,
    noise: number,
    weights: number,
    groups: number,
    out: number,
  ): void
  lstm(
    table: number,
    rows: number,
    xStride: number,
    outStride: number,
    weights: number,
    xPairs: number,
    hPairs: number,
  ): void
  softmax(x: number, steps: number, pairs: number, weights: number, tiles: number, out: number): void
  inkOfColumns(
    image: number,
    width: number,
    rows: number,
    threshold: number,
    counts: number,
    tops: number,
    bottoms: number,
  ): void
  meansOfRow(
    image: number,
    width: number,
    top: number,
    bottom: number,
    lefts: number,
    rights: number,
    columns: number,
    sums: number,
    out: number,
  ): void
  rowBetween(
    above: number,
    below: number,
    width: number,
    down: number,
    places: number,
    shares: number,
    columns: number,
    sums: number,
    out: number,
  ): void
  sharpen(
    image: number,
    width: number,
    height: number,
    reach: number,
    own: number,
    others: number,
    sums: number,
    out: number,
  ): void
}

type Exports = Omit<Kernel, 'memory' | 'free' | 'reserve'> & { readonly free: { readonly value: number } }

const PAGE_BYTES = 65_536
/** What the kernel's own tables take. */
const LEAST_PAGES = 2
/** 256 MB: a line of 20,000 × 50 pixels takes 40. */
const MOST_PAGES = 4096

/** Loads the kernel. Throws a RectoError of kind environment when it was not built, or this Node cannot run it. */
export async function loadKernel(): Promise<Kernel> {
  const memory = new WebAssembly.Memory({ initial: LEAST_PAGES, maximum: MOST_PAGES })
  try {
    const bytes = await readFile(new URL('./kernel.wasm', import.meta.url))
    const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } })
    const { free, ...functions } = instance.exports as unknown as Exports
    return { memory, free: free.value, reserve, ...functions }
  } catch (cause) {
    throw new RectoError('environment', `the recognizer's kernel does not load: ${(cause as Error).message}`, {
      hint: 'run npm run build, or read with --engine tesseract.js',
      cause,
    })
  }

  function reserve(bytes: number): void {
    const missing = bytes - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES))
  }
}
