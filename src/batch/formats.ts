// The further formats of a run: what each is called, how it is made, and its file beside document.json.
import { join } from 'node:path'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Document } from '../model/document.ts'
import type { PageText } from '../model/page-text.ts'
import { renderAlto } from '../render/alto.ts'
import { renderDocling } from '../render/docling.ts'
import { renderHocr } from '../render/hocr.ts'
import { renderJsonLines } from '../render/json-lines.ts'
import { renderPlainText } from '../render/plain-text.ts'
import { renderProof } from '../render/proof/proof.ts'
import { removeFile } from './own-files.ts'
import { pageImages, pagesToProof } from './page-images.ts'
import type { PagePool } from './page-pool.ts'
import { writeSearchablePdf } from './searchable-pdf-file.ts'
import type { StagedFiles } from './staged-files.ts'
import type { Content } from './write-file.ts'

/** What a format can be made of; most need the document and its pages only. */
export interface FormatInput {
  readonly document: Document
  /** As the document was made of them, in its order. */
  readonly pages: readonly PageText[]
  /** The input file, for formats that show its pages. */
  readonly path: string
  readonly password?: string
  readonly pool: PagePool
  readonly signal?: AbortSignal
}

type Format = { readonly file: string } & (
  | { readonly render: (input: FormatInput) => Content | Promise<Content> }
  /** Writes the file itself, and tells what a person should know of it. */
  | { readonly write: (path: string, input: FormatInput, files: StagedFiles) => Promise<readonly Diagnostic[]> }
)

const FORMATS = {
  txt: { file: 'document.txt', render: ({ document }) => renderPlainText(document) },
  jsonl: { file: 'document.jsonl', render: ({ document }) => renderJsonLines(document) },
  hocr: { file: 'document.hocr', render: ({ document, pages }) => renderHocr(document, pages) },
  alto: { file: 'document.alto.xml', render: ({ document, pages }) => renderAlto(document, pages) },
  docling: { file: 'document.docling.json', render: ({ document }) => renderDocling(document) },
  proof: {
    file: 'proof.html',
    render: (input) =>
      renderProof({ document: input.document, pages: pagesToProof(input.pages), images: pageImages(input) }),
  },
  pdf: { file: 'document.pdf', write: writeSearchablePdf },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof FORMATS
const NAMES = Object.keys(FORMATS) as FormatName[]

/** All that can be asked for; json and md are always written. */
export const FORMAT_NAMES: readonly string[] = ['json', 'md', ...NAMES]

/** The further formats in a list such as "json,md,txt"; null when a name in it is unknown. */
export function parseFormats(list: string): readonly FormatName[] | null {
  const names = list.split(',').map((name) => name.trim())
  return names.every((name) => FORMAT_NAMES.includes(name)) ? NAMES.filter((name) => names.includes(name)) : null
}

/** Those that are made of a document and its pages alone, and so of a section's too; the rest show the file itself. */
const OF_SECTIONS: ReadonlySet<FormatName> = new Set(['txt', 'jsonl', 'hocr', 'alto', 'docling'])

/** Which of the formats are written for each section as well. */
export const formatsOfSections = (chosen: readonly FormatName[]): readonly FormatName[] =>
  chosen.filter((name) => OF_SECTIONS.has(name))

/** The files that these can be, beside a section's document. */
export const SECTION_FORMAT_FILES: readonly string[] = formatsOfSections(NAMES).map((name) => FORMATS[name].file)

/**
 * Writes the chosen formats for the document's folder; those that an earlier run left there go, for they may be out of date.
 * @returns what is to be known of what was written, or could not be
 */
export async function writeFormats(
  folder: string,
  chosen: readonly FormatName[],
  input: FormatInput,
  files: StagedFiles,
): Promise<readonly Diagnostic[]> {
  const findings: Diagnostic[] = []
  for (const name of NAMES) {
    const format: Format = FORMATS[name]
    const path = join(folder, format.file)
    if (!chosen.includes(name)) files.takeAway(() => removeFile(path))
    else if ('write' in format) findings.push(...(await format.write(path, input, files)))
    else await files.write(path, await format.render(input))
  }
  return findings
}
