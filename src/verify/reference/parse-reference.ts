// A reference from its bytes: structured JSON, Markdown or plain text, as its name says.
import { isUtf8 } from 'node:buffer'
import { extname } from 'node:path'
import { RectoError } from '../../diagnostics/recto-error.ts'
import { readJsonReference } from './json.ts'
import { readMarkdownReference } from './markdown.ts'
import { readPlainReference } from './plain.ts'
import type { ReferenceText } from './reference-text.ts'

const READERS: Readonly<Record<string, (text: string, file: string) => ReferenceText>> = {
  '.json': readJsonReference,
  '.md': readMarkdownReference,
  '.markdown': readMarkdownReference,
  '.txt': readPlainReference,
}

export const isReferenceName = (file: string): boolean => extname(file).toLowerCase() in READERS

/** @param file how the user named it; throws a RectoError of kind input for what is no reference */
export function parseReference(bytes: Uint8Array, file: string): ReferenceText {
  const reader = READERS[extname(file).toLowerCase()]
  if (reader === undefined) {
    throw new RectoError('input', 'a reference is a .json, .md or .txt file', {
      hint: 'rename it, or name another',
      file,
    })
  }
  const text = decodeReference(bytes, file)
  if (text.trim() === '') throw empty(file)
  return refuseEmpty(reader(text, file), file)
}

/** The reference, unless nothing stands in it that could be compared: then throws a RectoError of kind input. */
export function refuseEmpty(reference: ReferenceText, file: string): ReferenceText {
  const { lists, furniture, plain } = reference
  const texts = [plain ?? '', ...lists.flat().map(({ text }) => text), ...(furniture ?? [])]
  if (texts.every((text) => text.trim() === '')) throw empty(file)
  return reference
}

const empty = (file: string): RectoError =>
  new RectoError('input', 'the reference is empty', { hint: 'name the file that holds the text', file })

/** UTF-8, a byte order mark left out, lines ended as everywhere but on Windows. */
export function decodeReference(bytes: Uint8Array, file: string): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n')
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  const line = lines.findIndex((one) => !isUtf8(Buffer.from(one, 'latin1'))) + 1
  throw new RectoError('input', `line ${line}: not UTF-8`, { hint: 'save the reference as UTF-8', file })
}
