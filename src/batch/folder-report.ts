// The report of an output folder: report.json and report.html, over the documents of this run and of those before.
import { access, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { Document } from '../model/document.ts'
import { type DocumentReport, RunReport } from '../model/run-report.ts'
import type { Thumbnail, ThumbnailRequest } from '../model/thumbnail.ts'
import { renderJson } from '../render/json.ts'
import type { PagePool } from './page-pool.ts'
import { REPORT_TITLE, type ReportedDocument, renderReportHtml } from './report-html.ts'
import { byNeed } from './report-order.ts'
import { totalsOf } from './run-totals.ts'
import { stageFiles } from './staged-files.ts'

/** A report stays a file that can be sent: a thumbnail has some 5 kB, and takes some tenths of a second. */
const LIMITS = { pagesOfDocument: 4, pages: 120 }

/** Which pages of a document are worth a picture, and how to get at them. */
export type PictureRequests = readonly ThumbnailRequest[]

/** Pages with findings, the gravest first; not those that failed or were hard to read: they would be so again. */
export function picturesFor(
  document: Document,
  { findings }: DocumentReport,
  source: Pick<ThumbnailRequest, 'path' | 'password'>,
): PictureRequests {
  const hard = new Set(findings.flatMap(({ code, page }) => (HARD.has(code) ? [page] : [])))
  const wanted = new Set(findings.map(({ page }) => page).filter((page) => page !== null && !hard.has(page)))
  return document.pages
    .filter(({ page }) => wanted.has(page))
    .slice(0, LIMITS.pagesOfDocument)
    .map(({ page, rotation }) => ({ ...source, sha256: document.source.sha256, page, rotation }))
}

const HARD: ReadonlySet<string> = new Set(['page/failed', 'page/read-gently'])

/**
 * Writes both files. What an earlier report tells of documents that still stand and were not made anew is kept.
 * @param pictures by output folder of the document; none are made once the signal is aborted
 * @throws RectoError of kind output
 */
export async function writeFolderReport(
  run: RunReport,
  pictures: ReadonlyMap<string, PictureRequests>,
  { output, pool, signal }: { readonly output: string; readonly pool: PagePool; readonly signal?: AbortSignal },
): Promise<void> {
  const present = run.documents.map((document) => ({
    ...document,
    output: document.output === null ? null : basename(document.output),
  }))
  const documents = byNeed([...present, ...(await earlierDocuments(output, present))])
  const report: RunReport = { ...run, documents, totals: totalsOf(documents) }
  const wanted = documents.flatMap(({ output: name }) => pictures.get(join(output, name ?? '')) ?? [])
  const thumbnails = await makeThumbnails(wanted.slice(0, LIMITS.pages), pool, signal)
  const shown: ReportedDocument[] = []
  for (const document of documents) {
    const requests = pictures.get(join(output, document.output ?? '')) ?? []
    const own = requests.flatMap((request) => {
      const thumbnail = thumbnails.get(request)
      return thumbnail === undefined ? [] : [[request.page, thumbnail] as const]
    })
    shown.push({ report: document, files: await filesOf(output, document), thumbnails: new Map(own) })
  }
  const files = stageFiles()
  try {
    await files.write(join(output, 'report.html'), renderReportHtml(report, shown))
    await files.write(join(output, 'report.json'), renderJson(report))
    await files.putInPlace()
  } finally {
    await files.discard()
  }
}

/**
 * Throws a RectoError of kind output where a report would be written over a file that is no report of Recto's. One that
 * another version wrote is one.
 */
export async function refuseForeignReport(output: string): Promise<void> {
  const json = await textOf(join(output, 'report.json'))
  if (json !== null && isReport(json)) return
  if (json !== null) throw foreign(join(output, 'report.json'))
  const page = await textOf(join(output, 'report.html'))
  if (page !== null && !page.includes(`<title>${REPORT_TITLE}`)) throw foreign(join(output, 'report.html'))
}

/** Null where there is none; empty where it cannot be read. */
const textOf = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch(({ code }: NodeJS.ErrnoException) => (code === 'ENOENT' ? null : ''))

function isReport(text: string): boolean {
  try {
    return JSON.parse(text)?.generator?.name === 'recto'
  } catch {
    return false
  }
}

const foreign = (path: string): RectoError =>
  new RectoError('output', 'would be written over, and is no report of Recto’s', {
    hint: 'move it away, or choose another folder with --output',
    file: path,
  })

/** Which file the last report says a folder's document to be of, by folder. */
export async function reportedFiles(output: string): Promise<ReadonlyMap<string, string>> {
  const documents = await reportedDocuments(output)
  return new Map(documents.flatMap(({ output: name, file }) => (name === null ? [] : [[name, file] as const])))
}

async function earlierDocuments(output: string, present: readonly DocumentReport[]): Promise<DocumentReport[]> {
  const folders = new Set(present.map((document) => document.output))
  const standing: DocumentReport[] = []
  for (const document of await reportedDocuments(output)) {
    // What stands of a document that was refused this time, or that the run had no time for, stands still.
    const { output: name } = document
    if (name === null || name !== basename(name) || folders.has(name)) continue
    const stands = await access(join(output, name, 'document.json')).then(
      () => true,
      () => false,
    )
    if (stands) standing.push({ ...document, run: 'earlier' })
  }
  return standing
}

/** None where there is no report, or it is damaged or of another version. */
async function reportedDocuments(output: string): Promise<readonly DocumentReport[]> {
  try {
    return RunReport.parse(JSON.parse(await readFile(join(output, 'report.json'), 'utf8'))).documents
  } catch {
    return []
  }
}

async function makeThumbnails(
  wanted: PictureRequests,
  pool: PagePool,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<ThumbnailRequest, Thumbnail>> {
  const made = await Promise.all(
    wanted.map(async (request) => {
      // A report without a picture is a report still; so it is when the run is interrupted.
      const thumbnail = await pool.thumbnail(request, signal).catch(() => null)
      return thumbnail === null ? [] : [[request, thumbnail] as const]
    }),
  )
  return new Map(made.flat())
}

/** What a person may open, in the order of names. */
async function filesOf(output: string, { output: name }: DocumentReport): Promise<readonly string[]> {
  if (name === null) return []
  const names = await readdir(join(output, name)).catch(() => [])
  return names.filter((file) => /^(?:document|proof)\./.test(file)).sort()
}
