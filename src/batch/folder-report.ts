// The report of an output folder: report.json and report.html, over the documents of this run and of those before.
import { access, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Document } from '../model/document.ts'
import { type DocumentReport, RunReport } from '../model/run-report.ts'
import type { Thumbnail, ThumbnailRequest } from '../model/thumbnail.ts'
import { renderJson } from '../render/json.ts'
import type { PagePool } from './page-pool.ts'
import { type ReportedDocument, renderReportHtml } from './report-html.ts'
import { byNeed } from './report-order.ts'
import { totalsOf } from './run-totals.ts'
import { writeAtomically } from './write-file.ts'

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
  await writeAtomically(join(output, 'report.json'), renderJson(report))
  await writeAtomically(join(output, 'report.html'), renderReportHtml(report, shown))
}

async function earlierDocuments(output: string, present: readonly DocumentReport[]): Promise<DocumentReport[]> {
  const text = await readFile(join(output, 'report.json'), 'utf8').catch(() => null)
  // What stands of a document that the run had no time for stands still.
  const files = new Set(present.flatMap(({ file, status }) => (status === 'unfinished' ? [] : [file])))
  const folders = new Set(present.map((document) => document.output))
  const standing: DocumentReport[] = []
  for (const document of text === null ? [] : documentsIn(text)) {
    const { file, output: name } = document
    if (name === null || name !== basename(name) || files.has(file) || folders.has(name)) continue
    const stands = await access(join(output, name, 'document.json')).then(
      () => true,
      () => false,
    )
    if (stands) standing.push({ ...document, run: 'earlier' })
  }
  return standing
}

/** None where the report is damaged or of another version. */
function documentsIn(text: string): readonly DocumentReport[] {
  try {
    return RunReport.parse(JSON.parse(text)).documents
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
