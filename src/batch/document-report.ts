// The report of a document: what became of an input, in figures and findings.
import { messageOf } from '../diagnostics/print.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Document, Page } from '../model/document.ts'
import type { Box } from '../model/geometry.ts'
import type { DocumentReport, ReportedFinding } from '../model/run-report.ts'

/** Findings a report holds of each document; the rest is in its document.json. */
const MAX_FINDINGS = 8

export interface MadeDocument {
  /** As it was named. */
  readonly file: string
  /** Its folder. */
  readonly folder: string
  readonly document: Document
  readonly reusedPages: number
  readonly formatFindings?: readonly Diagnostic[]
  readonly seconds: number
}

export function reportOf(made: MadeDocument): DocumentReport {
  const { file, folder, document, reusedPages, formatFindings = [], seconds } = made
  const failedPages = document.pages.filter((page) => page.status === 'failed').map((page) => page.page)
  const findings = [...document.diagnostics, ...formatFindings].filter(({ severity }) => severity !== 'info')
  const unwritten = formatFindings.some(({ code }) => code === 'format/not-written')
  return {
    file,
    status: failedPages.length > 0 || unwritten ? 'partly' : 'digitized',
    run: 'this',
    output: folder,
    pages: document.pages.length,
    pagesLeft: 0,
    failedPages,
    reusedPages,
    paragraphs: document.nodes.filter((node) => node.label === 'numbered_paragraph').length,
    numberGaps: findings.filter(({ code }) => code === 'structure/number-gap').length,
    expectedCer: document.quality.expectedCer,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    findings: gravestFirst(findings)
      .slice(0, MAX_FINDINGS)
      .map((finding) => asReported(finding, document.pages)),
    seconds,
    error: null,
  }
}

const gravestFirst = (findings: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...findings.filter(({ severity }) => severity === 'error'),
  ...findings.filter(({ severity }) => severity !== 'error'),
]

function asReported(finding: Diagnostic, pages: readonly Page[]): ReportedFinding {
  const { code, severity, page, box } = finding
  const { width = 0, height = 0 } = pages.find((one) => one.page === page) ?? {}
  const area = box === undefined || width === 0 || height === 0 ? null : sharesOf(box, width, height)
  return { code, severity, message: messageOf(finding), page: page ?? null, area }
}

function sharesOf([left, top, right, bottom]: Box, width: number, height: number): ReportedFinding['area'] {
  const share = (part: number, whole: number): number => Math.min(1, Math.max(0, Number((part / whole).toFixed(4))))
  return [share(left, width), share(top, height), share(right, width), share(bottom, height)]
}

/** Of an input of which no document was made. @param file as it was named */
export function refusal(file: string, { kind, message, hint }: RectoError, seconds: number): DocumentReport {
  return {
    file,
    status: kind === 'input' || kind === 'usage' ? 'refused' : 'failed',
    ...NOTHING_MADE,
    pages: 0,
    pagesLeft: 0,
    seconds,
    error: { kind, message, hint },
  }
}

/** Pages of a document that are done, and those that are not; null before it was opened. */
export interface PagesDone {
  readonly pages: number
  readonly pagesLeft: number | null
}

/** Of an input that the run had no time for. @param file as it was named */
export const unfinished = (file: string, pages: PagesDone): DocumentReport => ({
  file,
  status: 'unfinished',
  ...NOTHING_MADE,
  ...pages,
  seconds: 0,
  error: null,
})

const NOTHING_MADE = {
  run: 'this',
  output: null,
  failedPages: [],
  reusedPages: 0,
  paragraphs: 0,
  numberGaps: 0,
  expectedCer: null,
  warnings: 0,
  findings: [],
} satisfies Partial<DocumentReport>

/** The error itself, or what one that nobody foresaw is to the user. */
export const errorOf = (cause: unknown): RectoError =>
  cause instanceof RectoError
    ? cause
    : new RectoError('bug', `unexpected error: ${cause instanceof Error ? cause.message : String(cause)}`, {
        hint: 'please report it, with the file if you may share it',
        cause,
      })
