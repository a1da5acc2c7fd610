// pdf.js's decoders of images, replaced by faster ones where it shows its classes of them.
import { watchDecoder } from './early-end.ts'
import { inflateByZlib } from './flate.ts'
import { decodeBySharp } from './jpeg.ts'
import { findStreamClasses } from './streams.ts'

let ready: Promise<void> | undefined

/** From now on JPEG images are decoded by sharp and large deflated ones by zlib, where these know them. Never fails. */
export function replaceDecoders(): Promise<void> {
  ready ??= findStreamClasses().then(
    (classes) => {
      if (classes === null) return
      // What sharp makes of a JPEG is shorter where it is gray, and tells itself where it ends early.
      decodeBySharp(classes.jpeg)
      watchDecoder(classes.decoder)
      watchDecoder(classes.flate)
      inflateByZlib(classes)
    },
    () => undefined,
  )
  return ready
}
