// A PDF with text overlays: its objects as they are, and those pages anew that get an overlay.
import { readFile, writeFile } from 'node:fs/promises'
import { type PDFContext, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { RectoError } from '../../diagnostics/recto-error.ts'
import type { TextOverlay } from '../../model/text-overlay.ts'
import type { PdfPlace } from '../ports.ts'
import { FONT_OBJECTS, writeGlyphlessFont } from './font-objects.ts'
import { createFontCodes, type FontCodes } from './glyphless-font.ts'
import { concat, mapBox } from './matrix.ts'
import { type CrossReferences, createPdfObjectFile, type PdfObjectFile, pdfHeader } from './object-file.ts'
import { renewContents, unhiddenContents } from './page-contents.ts'
import { overlayOperators } from './text-overlay.ts'

export interface PageToOverlay {
  readonly overlay: TextOverlay
  readonly place: PdfPlace
  /** Whether the page holds text that nobody sees; asked only where the page's contents leave it open. */
  readonly hidesText: () => Promise<boolean>
}

/**
 * appended: the file as it is, byte for byte, with what is new behind it (an incremental update, ISO 32000-1, 7.5.6);
 * rewritten: all its objects written anew and decrypted, streams as they are.
 */
export type Manner = 'appended' | 'rewritten'

export interface OverlaidPdf {
  readonly path: string
  readonly password?: string
  readonly target: string
  readonly pages: readonly PageToOverlay[]
}

/**
 * Writes the PDF at `path` with its overlays to `target`.
 * @returns the pages that were left as they are, and why
 * @throws RectoError of kind input when its encryption cannot be undone; any other error when the file cannot be taken
 *   apart, or cannot be written in that manner
 */
export async function writeOverlaidPdf(
  { path, password, target, pages }: OverlaidPdf,
  manner: Manner,
): Promise<{ readonly page: number; readonly because: string }[]> {
  const bytes = await readFile(path)
  const { context, encryption } = await parse(path, bytes, password)
  const references = manner === 'appended' && encryption === null ? referencesOf(bytes) : null
  if (manner === 'appended' && references === null) throw new Error('the file cannot be gone on from')
  const codes = createFontCodes()
  const font = PDFRef.of(context.largestObjectNumber + 1)
  context.largestObjectNumber += FONT_OBJECTS
  const changed = new Set<PDFRef>()
  const leftAlone: { page: number; because: string }[] = []
  for (const page of pages) {
    const because = await overlayPage(page, { context, font, codes, changed })
    if (because !== null) leftAlone.push({ page: page.overlay.page, because })
  }
  if (references !== null && changed.size === 0) {
    await writeFile(target, bytes, { flag: 'wx' })
    return leftAlone
  }
  const file = await createPdfObjectFile(
    target,
    references === null ? pdfHeader(context.header.getVersionString()) : bytes,
  )
  try {
    const all = context
      .enumerateIndirectObjects()
      .filter(([ref, object]) => ref !== encryption && !isBookkeeping(object))
    await writeObjects(file, references === null ? all : all.filter(([ref]) => changed.has(ref)))
    if (codes.used().length > 0) await writeGlyphlessFont(file, font.objectNumber, codes)
    await file.finish(trailerOf(context), { form: 'table', ...references, size: context.largestObjectNumber + 1 })
  } catch (error) {
    await file.abandon()
    throw error
  }
  return leftAlone
}

async function parse(
  path: string,
  bytes: Buffer,
  password = '',
): Promise<{ readonly context: PDFContext; readonly encryption: PDFObject | null }> {
  const options = { updateMetadata: false, forIncrementalUpdate: true, preserveXFA: true } as const
  const { context } = await PDFDocument.load(bytes, { ...options, ignoreEncryption: true })
  const encryption = context.trailerInfo.Encrypt
  if (context.lookup(encryption) === undefined) return { context, encryption: null }
  try {
    const decrypted = await PDFDocument.load(bytes, { ...options, password })
    return { context: decrypted.context, encryption: encryption ?? null }
  } catch (cause) {
    throw new RectoError('input', 'the protection of the PDF cannot be undone', {
      hint: 'save it without protection in the program that made it',
      file: path,
      cause,
    })
  }
}

/** Of the last startxref, where it tells truly where the cross-references stand; null where the file is to be mended first. */
function referencesOf(bytes: Buffer): (Pick<CrossReferences, 'form' | 'previous'> & { previous: number }) | null {
  const tail = bytes.subarray(-END_WITHIN).toString('latin1')
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN)
  if (Number.isNaN(previous) || bytes.indexOf('%PDF-') !== 0) return null
  const there = bytes.subarray(previous, previous + 40).toString('latin1')
  if (/^xref\s/.test(there)) return isSoundTable(bytes, previous) ? { form: 'table', previous } : null
  return /^\d+\s+\d+\s+obj/.test(there) ? { form: 'stream', previous } : null
}

const END_WITHIN = 1024

/** Whether the rows of a cross-reference table are what its sections announce, up to the trailer. */
function isSoundTable(bytes: Buffer, at: number): boolean {
  const end = bytes.indexOf('trailer', at)
  const words = bytes.subarray(at, end).toString('latin1').trim().split(/\s+/).slice(1)
  for (let next = 0; end > 0 && next < words.length; ) {
    const count = Number(words[next + 1])
    const rows = words.slice(next + 2, next + 2 + 3 * count)
    if (rows.length !== 3 * count || !rows.every((word, index) => (index % 3 === 2 ? /^[nf]$/ : /^\d+$/).test(word)))
      return false
    next += 2 + 3 * count
  }
  return end > 0
}

interface OverlayContext {
  readonly context: PDFContext
  readonly font: PDFRef
  readonly codes: FontCodes
  /** Objects to be written. */
  readonly changed: Set<PDFRef>
}

/** @returns why the page was left alone, or null */
async function overlayPage(
  { overlay, place, hidesText }: PageToOverlay,
  { context, font, codes, changed }: OverlayContext,
): Promise<string | null> {
  const ref = place.object === null ? null : PDFRef.of(place.object.number, place.object.generation)
  const page = ref === null ? undefined : context.lookup(ref)
  if (ref === null || !(page instanceof PDFDict)) throw new Error(`page ${overlay.page} is not where it should be`)
  const stripped = unhiddenContents(page, mapBox(place.toUser, [0, 0, 1, 1]))
  if (stripped === null && (await hidesText())) return 'its old hidden text cannot be told from what is seen'
  const toUser = concat(place.toUser, overlay.toPage)
  const added = renewContents(page, stripped ?? 'kept', font, (name) => overlayOperators(overlay, toUser, name, codes))
  for (const one of [ref, ...added]) changed.add(one)
  return null
}

/** Object streams and cross-reference streams: what they hold is written anew. */
function isBookkeeping(object: PDFObject): boolean {
  if (!(object instanceof PDFRawStream)) return false
  const type = object.dict.lookup(PDFName.of('Type'))
  return type === PDFName.of('ObjStm') || type === PDFName.of('XRef')
}

async function writeObjects(file: PdfObjectFile, objects: readonly (readonly [PDFRef, PDFObject])[]): Promise<void> {
  for (const [{ objectNumber, generationNumber }, object] of objects) {
    const body = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(body, 0)
    await file.write(objectNumber, generationNumber, body)
  }
}

function trailerOf({ trailerInfo }: PDFContext): string {
  const { Root, Info, ID } = trailerInfo
  return Object.entries({ Root, Info, ID })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `/${key} ${value}`)
    .join(' ')
}
