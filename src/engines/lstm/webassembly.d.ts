// What the recognizer uses of WebAssembly: Node has it, but neither its types nor the language's library without the DOM do.
declare namespace WebAssembly {
  class Memory {
    constructor(size: { initial: number; maximum?: number })
    readonly buffer: ArrayBuffer
    /** By so many pages of 64 KB. @returns pages before. Throws a RangeError above the maximum. */
    grow(pages: number): number
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>
  }
  function instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ): Promise<{ readonly instance: Instance }>
}
