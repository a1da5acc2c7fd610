// A pdf.js document over a file that is read piece by piece, with every resource taken from the installed package.
import { type FileHandle, open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { RectoError } from '../../diagnostics/recto-error.ts'
import { replaceDecoders } from './decoders.ts'
import { getDocument, PDFDataRangeTransport, VerbosityLevel } from './pdf-js.ts'

/** Bytes read at once: a scan's page image takes a few reads, and a long file is never in memory as a whole. */
const CHUNK_BYTES = 256 * 1024

export interface PdfDocument {
  readonly proxy: PDFDocumentProxy
  /** Frees the document, its fonts and images, and closes the file. */
  destroy(): Promise<void>
}

/** Opens `path`. Throws a RectoError of kind input when it is locked, damaged beyond repair or without pages. */
export async function loadDocument(path: string, password: string | undefined): Promise<PdfDocument> {
  await replaceDecoders()
  const file = await open(path, 'r')
  let task: PDFDocumentLoadingTask | undefined
  const destroy = async (): Promise<void> => {
    await task?.destroy()
    await file.close()
  }
  try {
    const { size } = await file.stat()
    task = getDocument({
      ...resources(),
      range: new FileTransport(file, size),
      disableAutoFetch: true,
      disableStream: true,
      rangeChunkSize: CHUNK_BYTES,
      verbosity: VerbosityLevel.ERRORS,
      isEvalSupported: false,
      ...(password === undefined ? {} : { password }),
    })
    const proxy = await task.promise
    if (proxy.numPages < 1) throw withoutPages(path)
    return { proxy, destroy }
  } catch (cause) {
    await destroy()
    throw cause instanceof RectoError ? cause : unopened(path, password, cause)
  }
}

/** Answers pdf.js's requests for byte ranges from the file. */
class FileTransport extends PDFDataRangeTransport {
  readonly #file: FileHandle

  constructor(file: FileHandle, size: number) {
    super(size, null)
    this.#file = file
  }

  override requestDataRange(begin: number, end: number): void {
    const bytes = new Uint8Array(end - begin)
    this.#file.read(bytes, 0, bytes.length, begin).then(
      ({ bytesRead }) => this.onDataRange(begin, bytes.subarray(0, bytesRead)),
      // The file is closed, or its disk is gone: what is asked for is not there.
      () => this.onDataRange(begin, new Uint8Array(0)),
    )
  }
}

/** Fonts, character maps, colour profiles and decoders of the installed pdfjs-dist: nothing is fetched. */
function resources() {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string): string => `${home}${sep}${name}${sep}`
  return {
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
  }
}

function withoutPages(path: string): RectoError {
  return new RectoError('input', 'the PDF has no pages', { hint: 'export or scan it again', file: path })
}

function unopened(path: string, password: string | undefined, cause: unknown): RectoError {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'PasswordException' && password === undefined) {
    return new RectoError('input', 'the PDF is encrypted', { hint: 'run again with --password', file: path, cause })
  }
  if (name === 'PasswordException') {
    const hint = 'check --password: upper and lower case count'
    return new RectoError('input', 'the password does not open the PDF', { hint, file: path, cause })
  }
  const detail = cause instanceof Error ? cause.message.replace(/\.?\s*$/, '') : String(cause)
  if (/encrypt|security handler|crypt/i.test(detail)) {
    const hint = 'save it without protection in the program that made it'
    return new RectoError('input', `the PDF is protected in an unknown way (${detail})`, { hint, file: path, cause })
  }
  return new RectoError('input', `the PDF is damaged or incomplete (${detail})`, {
    hint: 'open it in a PDF viewer; if it shows, print it to a new PDF; otherwise scan or download it again',
    file: path,
    cause,
  })
}
