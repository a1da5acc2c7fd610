// The facsimiles of input/ against their references: title, dateline, numbers, furniture and body CER.
import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Document, Node } from '../../src/model/document.ts'
import { characterErrors } from '../../src/verify/error-rate.ts'
import { foldPair } from '../../src/verify/normalize.ts'
import { documentOf, type Recto } from './recto.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const FACSIMILES = ['white-paper-page-79', 'joint-statement']

interface Reference {
  readonly title: string
  readonly section: { readonly label: string; readonly number: string }
  readonly dateline: { readonly text: string; readonly date: string }
  readonly headings?: readonly string[]
  readonly paragraphs: readonly { readonly number: string; readonly text: string }[]
  readonly footnotes?: readonly { readonly mark: string; readonly text: string }[]
  readonly pages?: readonly { readonly label: string; readonly furniture: readonly string[] }[]
  readonly page_label: string
  readonly furniture: readonly string[]
}

/** Figures of each facsimile, after white-space folding alone. */
export async function evaluateFacsimiles(recto: Recto): Promise<string> {
  const lines: string[] = ['']
  for (const name of FACSIMILES) {
    const file = resolve(ROOT, `input/${name}.pdf`)
    const reference = resolve(ROOT, `test/facsimiles/${name}.reference.json`)
    if (existsSync(file) && existsSync(reference))
      lines.push(lineOf(basename(file), JSON.parse(readFileSync(reference, 'utf8')), await read(file, recto)))
    else lines.push(`SKIPPED: ${name} is not there`)
  }
  return lines.join('\n')
}

async function read(file: string, recto: Recto): Promise<Document> {
  const numbers = Array.from({ length: await recto.pageCount(file) }, (_, index) => index + 1)
  const pages = await Promise.all(numbers.map((number) => recto.readPage(file, number)))
  return documentOf(pages.map(({ page }) => page))
}

function lineOf(name: string, reference: Reference, { nodes, metadata, pages }: Document): string {
  const numbers = nodes.flatMap(({ number }) => (number === undefined ? [] : [number]))
  const wanted = reference.paragraphs.map(({ number }) => number)
  const labels = reference.pages?.map(({ label }) => label) ?? [reference.page_label]
  const body = nodes.filter(({ layer }) => layer === 'body')
  const text = errorsOf(wantedBody(reference), foundBody(body.filter((node) => !namesSection(node, reference))))
  const furniture = nodes.filter(({ layer }) => layer === 'furniture')
  return [
    `${name}: title ${metadata.title === reference.title ? 'right' : `“${metadata.title}”`}`,
    `date ${metadata.dateline?.date === reference.dateline.date ? 'right' : metadata.dateline?.date}`,
    `page labels ${pages.map(({ label }) => label).join() === labels.join() ? 'right' : pages.map(({ label }) => label).join()}`,
    `numbers ${numbers.join() === wanted.join() ? `all ${wanted.length} right` : `${numbers.join(' ')}, not ${wanted.join(' ')}`}`,
    `furniture ${sorted(furniture.map(({ text }) => text)) === sorted(reference.furniture) ? `all ${furniture.length} pieces right` : `“${furniture.map(({ text }) => text).join('” “')}”`}`,
    `body CER ${(text.rate * 100).toFixed(3)} % (${text.edits} / ${text.length})`,
  ].join('; ')
}

/** Title, dateline, headings and footnotes first, then the paragraphs: each kind in its own order. */
function wantedBody({ title, dateline, headings = [], footnotes = [], paragraphs }: Reference): string {
  const notes = footnotes.map(({ mark, text }) => `${mark} ${text}`)
  return [title, dateline.text, ...headings, ...notes, ...paragraphs.map(({ text }) => text)].join('\n')
}

function foundBody(body: readonly Node[]): string {
  const isParagraph = ({ label }: Node): boolean => label === 'numbered_paragraph'
  const rank = (node: Node): number => {
    const order: readonly Node['label'][] = ['title', 'dateline', 'section_header', 'footnote']
    return isParagraph(node) ? order.length + 1 : order.indexOf(node.label) + 1 || order.length
  }
  const ordered = [...body].sort((a, b) => rank(a) - rank(b))
  return ordered
    .map((node) => (node.marker === undefined || isParagraph(node) ? node.text : `${node.marker} ${node.text}`))
    .join('\n')
}

/** "Appendix 4", or the 4 alone: in the reference it is the section, not text. */
const namesSection = ({ text }: Node, { section }: Reference): boolean =>
  text === section.number || text === `${section.label} ${section.number}`

const sorted = (texts: readonly string[]): string =>
  texts
    .map((text) => text.replace(/\s+/g, ''))
    .sort()
    .join('\n')

function errorsOf(reference: string, compared: string) {
  return characterErrors(...foldPair(reference, compared, ['whitespace']), null)
}
