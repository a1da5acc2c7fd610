// The facsimiles of input/ against their references: title, dateline, numbers, furniture and body CER.
import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Document, Node } from '../../src/model/document.ts'
import { characterErrors } from '../../src/verify/error-rate.ts'
import { foldPair } from '../../src/verify/normalize.ts'
import type { Recto } from './recto.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const FACSIMILES = ['white-paper-page-79', 'joint-statement']

interface Reference {
  readonly title: string
  readonly dateline: { readonly date: string }
  readonly paragraphs: readonly { readonly number: string; readonly text: string }[]
  readonly furniture: readonly string[]
}

/** One line of figures a facsimile, after white-space folding alone. */
export async function evaluateFacsimiles(recto: Recto): Promise<string> {
  const lines: string[] = ['']
  for (const name of FACSIMILES) {
    const file = resolve(ROOT, `input/${name}.pdf`)
    const reference = resolve(ROOT, `test/facsimiles/${name}.reference.json`)
    if (!existsSync(file) || !existsSync(reference)) lines.push(`SKIPPED: ${name} is not there`)
    else
      lines.push(lineOf(basename(file), JSON.parse(readFileSync(reference, 'utf8')), (await recto.read(file)).document))
  }
  return lines.join('\n')
}

function lineOf(name: string, reference: Reference, { nodes, metadata }: Document): string {
  const numbered = nodes.filter(({ label }) => label === 'numbered_paragraph')
  const wanted = reference.paragraphs.map(({ number }) => number)
  const found = numbered.map(({ number }) => number)
  const cer = errorsOf(textOf(reference.paragraphs), textOf(numbered))
  const leaked = reference.furniture.filter((piece) => piece.length > 5 && isInBody(piece, nodes))
  return [
    `${name}: title ${metadata.title === reference.title ? 'right' : `"${metadata.title}"`}`,
    `date ${metadata.dateline?.date === reference.dateline.date ? 'right' : metadata.dateline?.date}`,
    `numbers ${found.join() === wanted.join() ? `all ${wanted.length} right` : `${found.join(' ')}, not ${wanted.join(' ')}`}`,
    `furniture ${nodes.filter(({ layer }) => layer === 'furniture').length} of ${reference.furniture.length}, leaked ${leaked.length}`,
    `numbered text CER ${(cer.rate * 100).toFixed(3)} % (${cer.edits} / ${cer.length})`,
  ].join('; ')
}

const textOf = (paragraphs: readonly { readonly text: string }[]): string =>
  paragraphs.map(({ text }) => text).join('\n')

function errorsOf(reference: string, compared: string) {
  return characterErrors(...foldPair(reference, compared, ['whitespace']), null)
}

const isInBody = (piece: string, nodes: readonly Node[]): boolean =>
  nodes.some(({ layer, text }) => layer === 'body' && text.includes(piece))
