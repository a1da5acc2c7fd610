// A PDF file being written: objects one after the other, each place remembered, then cross-references and trailer.
import { open } from 'node:fs/promises'

export interface PdfObjectFile {
  /** `body` is all between "obj" and "endobj". */
  write(number: number, generation: number, body: Uint8Array | string): Promise<void>
  /** Writes the cross-references and closes the file. @param entries of the trailer beside Size, Prev and the like */
  finish(entries: string, references: CrossReferences): Promise<void>
  /** Closes the file as it is. */
  abandon(): Promise<void>
}

export interface CrossReferences {
  readonly form: 'table' | 'stream'
  /** One more than the highest object number in the whole file. */
  readonly size: number
  /** Where the cross-references of the file that this one goes on from stand. */
  readonly previous?: number
}

/** The binary comment tells programs that this is no text file (ISO 32000-1, 7.5.2). */
export const pdfHeader = (version: string): Buffer => Buffer.from(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`, 'latin1')

/** A stream object's body. @param entries of its dictionary beside Length */
export function streamBody(entries: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, 'latin1')
  return Buffer.concat([head, data, Buffer.from('\nendstream', 'latin1')])
}

/** Small objects are gathered to so many bytes before they are written. */
const BATCH_BYTES = 1 << 20

interface Place {
  readonly number: number
  readonly generation: number
  readonly offset: number
}

/** Makes `path`, where nothing may stand. @param begin what the file begins with: a header, or a whole file to go on from */
export async function createPdfObjectFile(path: string, begin: Uint8Array): Promise<PdfObjectFile> {
  const file = await open(path, 'wx')
  const places: Place[] = []
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let written = 0
  const flush = async (): Promise<void> => {
    await file.writeFile(Buffer.concat(waiting))
    written += waitingBytes
    waiting = []
    waitingBytes = 0
  }
  const put = async (bytes: Uint8Array): Promise<void> => {
    if (bytes.length >= BATCH_BYTES) {
      await flush()
      await file.writeFile(bytes)
      written += bytes.length
      return
    }
    waiting.push(bytes)
    waitingBytes += bytes.length
    if (waitingBytes >= BATCH_BYTES) await flush()
  }
  await put(begin)
  return {
    async write(number, generation, body) {
      places.push({ number, generation, offset: written + waitingBytes })
      await put(Buffer.from(`${number} ${generation} obj\n`, 'latin1'))
      await put(typeof body === 'string' ? Buffer.from(body, 'latin1') : body)
      await put(Buffer.from('\nendobj\n', 'latin1'))
    },
    async finish(entries, references) {
      const at = written + waitingBytes
      await put(crossReferences(places, at, entries, references))
      await put(Buffer.from(`startxref\n${at}\n%%EOF\n`, 'latin1'))
      await flush()
      await file.close()
    },
    abandon: () => file.close(),
  }
}

function crossReferences(
  places: readonly Place[],
  at: number,
  entries: string,
  { form, size, previous }: CrossReferences,
): Buffer {
  const prev = previous === undefined ? '' : ` /Prev ${previous}`
  const sorted = [...places].sort((a, b) => a.number - b.number)
  if (form === 'stream') return referenceStream(sorted, at, `${entries}${prev}`, size)
  const free = previous === undefined ? ['0 1\n0000000000 65535 f \n'] : []
  const sections = runsOf(sorted).map(
    (run) =>
      `${run[0]!.number} ${run.length}\n${run.map(({ offset, generation }) => row(offset, generation)).join('')}`,
  )
  return Buffer.from(
    `xref\n${[...free, ...sections].join('')}trailer\n<< /Size ${size} ${entries}${prev} >>\n`,
    'latin1',
  )
}

/** Twenty bytes (ISO 32000-1, 7.5.4). */
const row = (offset: number, generation: number): string =>
  `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`

/** Type, offset and generation take so many bytes each (ISO 32000-1, 7.5.8). */
const WIDTHS = [1, 5, 2] as const

/** The stream is an object itself, the highest one. */
function referenceStream(sorted: readonly Place[], at: number, entries: string, size: number): Buffer {
  const own = { number: size, generation: 0, offset: at }
  const rows = [...sorted, own]
  const data = Buffer.alloc(rows.length * 8)
  for (const [index, { offset, generation }] of rows.entries()) {
    data.writeUInt8(1, 8 * index)
    data.writeUIntBE(offset, 8 * index + 1, 5)
    data.writeUInt16BE(generation, 8 * index + 6)
  }
  const sections = runsOf(rows).map((run) => `${run[0]!.number} ${run.length}`)
  const head = `/Type /XRef /Size ${size + 1} /W [${WIDTHS.join(' ')}] /Index [${sections.join(' ')}] ${entries}`
  return Buffer.concat([Buffer.from(`${size} 0 obj\n`), streamBody(head, data), Buffer.from('\nendobj\n')])
}

/** Objects whose numbers follow each other. */
function runsOf(sorted: readonly Place[]): Place[][] {
  const runs: Place[][] = []
  for (const place of sorted) {
    const last = runs.at(-1)
    if (last !== undefined && last.at(-1)!.number + 1 === place.number) last.push(place)
    else runs.push([place])
  }
  return runs
}
