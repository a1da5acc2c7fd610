// The facsimiles of input/ against their references: title, dateline, page labels, and what `recto verify` measures.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Document } from '../../src/model/document.ts'
import { Reference } from '../../src/model/reference.ts'
import type { Retrieval } from '../../src/model/verification.ts'
import { textOfReference } from '../../src/verify/reference/reference-text.ts'
import { type Verified, verifyDocument } from '../../src/verify/verify-document.ts'
import type { Figures } from './ceilings.ts'
import { documentOf, type Recto } from './recto.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const FACSIMILES = ['white-paper-page-79', 'joint-statement']

export interface Facsimile {
  readonly name: string
  readonly file: string
  readonly reference: string
}

export interface FacsimileResult {
  readonly name: string
  readonly line: string
  readonly figures: Figures
}

/** Those that are there. */
export function facsimiles(): Facsimile[] {
  return FACSIMILES.flatMap((name) => {
    const file = resolve(ROOT, `input/${name}.pdf`)
    const reference = resolve(ROOT, `test/facsimiles/${name}.reference.json`)
    if (existsSync(file) && existsSync(reference)) return [{ name, file, reference: readFileSync(reference, 'utf8') }]
    console.log(`SKIPPED: ${name} is not there`)
    return []
  })
}

/** Figures after white-space folding alone. */
export async function evaluateFacsimile({ name, file, reference }: Facsimile, recto: Recto): Promise<FacsimileResult> {
  const wanted = Reference.parse(JSON.parse(reference))
  const document = await read(file, recto)
  const verified = verifyDocument(document, textOfReference(wanted), {
    folds: ['whitespace'],
    wildcard: null,
    text: 'body',
  })
  const { measures, paragraphs, furniture } = verified
  return {
    name,
    line: lineOf(name, wanted, document, verified),
    figures: {
      cer: measures.cer.rate ?? 1,
      wer: measures.wer.rate ?? 1,
      paragraphF1: paragraphs?.f1 ?? null,
      furnitureF1: furniture?.f1 ?? null,
    },
  }
}

async function read(file: string, recto: Recto): Promise<Document> {
  const numbers = Array.from({ length: await recto.pageCount(file) }, (_, index) => index + 1)
  const pages = await Promise.all(numbers.map((number) => recto.readPage(file, number)))
  return documentOf(pages.map(({ page }) => page))
}

function lineOf(name: string, wanted: Reference, { metadata, pages }: Document, verified: Verified): string {
  const { measures, paragraphs, furniture, faults } = verified
  const labels = wanted.pages?.map(({ label }) => label ?? null) ?? [wanted.page_label ?? null]
  const found = pages.map(({ label }) => label)
  return [
    `${name}: title ${metadata.title === (wanted.title ?? null) ? 'right' : `“${metadata.title}”`}`,
    `date ${metadata.dateline?.date === wanted.dateline?.date ? 'right' : metadata.dateline?.date}`,
    `page labels ${found.join() === labels.join() ? 'right' : found.join()}`,
    `paragraphs ${retrieved(paragraphs)}`,
    `furniture ${retrieved(furniture)}`,
    `body CER ${((measures.cer.rate ?? 1) * 100).toFixed(3)} % (${measures.cer.edits} / ${measures.cer.length})`,
    ...faults.map(({ message }) => message),
  ].join('; ')
}

const retrieved = (retrieval: Retrieval | null): string =>
  retrieval === null
    ? 'not told'
    : `${retrieval.correct} of ${retrieval.expected} right, ${retrieval.found} found (F1 ${retrieval.f1.toFixed(3)})`
