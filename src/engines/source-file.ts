// Opening an input: what kind of file it is, told by its first bytes, and the engine that reads it.
import { type FileHandle, open, stat } from 'node:fs/promises'
import { inputError, noFile } from '../diagnostics/input-error.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import { openImageFile } from './image-file.ts'
import type { SourceFile } from './ports.ts'

/** Readers accept a PDF whose header follows up to 1024 bytes of something else (ISO 32000-1, annex H.3.4.1). */
const HEADER_WITHIN = 1024 + 5

export interface OpenOptions {
  /** Needed for encrypted PDFs only. */
  readonly password?: string
}

/**
 * Opens a PDF, PNG, JPEG or TIFF; the kind is told by its first bytes, never by its name.
 * Throws a RectoError of kind input when the file cannot be read, is of no such kind, is locked or has no page.
 */
export async function openSourceFile(path: string, options: OpenOptions = {}): Promise<SourceFile> {
  const head = await readHead(path)
  if (head.length === 0) {
    throw new RectoError('input', 'the file is empty (0 bytes)', { hint: 'copy or scan it again', file: path })
  }
  switch (kindOf(head)) {
    case 'pdf':
      return openPdfFile(path, options)
    case 'image':
      return openImageFile(path)
    case undefined:
      throw new RectoError('input', 'not a PDF, PNG, JPEG or TIFF: its first bytes are of another kind', {
        hint: 'convert it to PDF, or leave it out',
        file: path,
      })
  }
}

/** pdf.js takes as long to load as a simple page to read: image files go without it. */
async function openPdfFile(path: string, options: OpenOptions): Promise<SourceFile> {
  const { openPdf } = await import('./pdf/pdf.ts')
  return openPdf(path, options)
}

function kindOf(head: Buffer): 'pdf' | 'image' | undefined {
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image'
  if (starts(0xff, 0xd8, 0xff)) return 'image'
  if (starts(0x49, 0x49, 0x2a, 0) || starts(0x4d, 0x4d, 0, 0x2a)) return 'image'
  if (starts(0x49, 0x49, 0x2b, 0) || starts(0x4d, 0x4d, 0, 0x2b)) return 'image'
  return head.includes('%PDF-', 0, 'latin1') ? 'pdf' : undefined
}

async function readHead(path: string): Promise<Buffer> {
  let file: FileHandle | undefined
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' })
    // Opening a pipe waits for somebody to write into it.
    if (!found.isFile()) throw noFile(path)
    file = await open(path, 'r')
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_WITHIN), 0, HEADER_WITHIN, 0)
    return buffer.subarray(0, bytesRead)
  } catch (cause) {
    throw cause instanceof RectoError ? cause : inputError(path, cause)
  } finally {
    await file?.close()
  }
}
