// What is timed: PDFs and, for native tesseract, the same pages as ready images.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const CORPUS = resolve(ROOT, '../shared/corpus')
const UNLV_PAGES = 36

/** Systems that ship ocrmypdf keep img2pdf with their own Python, which need not be the first on the path. */
const PYTHONS = ['python3', '/usr/bin/python3']

export interface Sample {
  readonly name: string
  readonly pdf: string
  readonly images: readonly string[]
}

export const isInstalled = (command: string): boolean => spawnSync(command, ['--version']).status === 0

/** The PDFs of input/ and, where the corpus is, a book and three dozen reports; page images are made in `work`. */
export function collectSamples(work: string): readonly Sample[] {
  const input = join(ROOT, 'input')
  const pdfs = readdirSync(input)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(input, name))
  const book = join(CORPUS, 'old-books/b.pdf')
  if (existsSync(book)) pdfs.push(book)
  else console.log(`SKIPPED: no corpus at ${CORPUS}`)
  const reports = existsSync(CORPUS) ? reportsAsPdf(work) : null
  return [...pdfs, ...(reports === null ? [] : [reports])].map((pdf) => ({
    name: basename(pdf),
    pdf,
    images: pageImages(pdf, work),
  }))
}

function reportsAsPdf(work: string): string | null {
  const folder = join(CORPUS, 'unlv-isri')
  const pages = readdirSync(folder)
    .filter((name) => name.endsWith('.tif'))
    .sort()
  const every = Math.floor(pages.length / UNLV_PAGES)
  const chosen = pages.filter((_, index) => index % every === 0).slice(0, UNLV_PAGES)
  const pdf = join(work, `unlv-isri-${UNLV_PAGES}.pdf`)
  const args = ['-m', 'img2pdf', ...chosen.map((name) => join(folder, name)), '-o', pdf]
  if (PYTHONS.some((python) => spawnSync(python, args).status === 0)) return pdf
  console.log('SKIPPED: unlv-isri pages, for want of img2pdf')
  return null
}

function pageImages(pdf: string, work: string): readonly string[] {
  if (!isInstalled('pdftoppm') && spawnSync('pdftoppm', ['-v']).status !== 0) return []
  const folder = join(work, basename(pdf, '.pdf'))
  mkdirSync(folder, { recursive: true })
  execFileSync('pdftoppm', ['-r', '300', '-gray', '-png', pdf, join(folder, 'page')])
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
}
