// A packed page: a page's text held until its document is made, in a tenth of the memory.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { PageText } from '../model/page-text.ts'

export type PackedPage = Uint8Array

/** The quickest: a page takes a millisecond, and the best would save no more than a tenth. */
const LEVEL = 1

/** A copy: what zlib gives lies in a piece of 16 kB. */
export const packPage = (page: PageText): PackedPage =>
  Uint8Array.from(deflateRawSync(JSON.stringify(page), { level: LEVEL }))

export const unpackPage = (packed: PackedPage): PageText => JSON.parse(inflateRawSync(packed).toString('utf8'))
