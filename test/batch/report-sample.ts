// Reports for the tests of what is made of them: documents in any state, with texts that would like to be markup.
import type { ReportedDocument } from '../../src/batch/report-html.ts'
import { totalsOf } from '../../src/batch/run-totals.ts'
import type { DocumentReport, ReportedFinding, RunReport } from '../../src/model/run-report.ts'

export function documentReport(changes: Partial<DocumentReport> = {}): DocumentReport {
  return {
    file: 'in/treaty.pdf',
    status: 'digitized',
    run: 'this',
    output: 'treaty',
    pages: 4,
    pagesLeft: 0,
    failedPages: [],
    reusedPages: 0,
    paragraphs: 12,
    numberGaps: 0,
    expectedCer: 0.0042,
    warnings: 0,
    findings: [],
    seconds: 3.5,
    error: null,
    ...changes,
  }
}

export const finding = (changes: Partial<ReportedFinding> = {}): ReportedFinding => ({
  code: 'structure/number-gap',
  severity: 'warning',
  message: 'found 14 after 12',
  page: 3,
  area: [0.1, 0.25, 0.9, 0.3],
  ...changes,
})

export const runReport = (documents: readonly DocumentReport[]): RunReport => ({
  schemaVersion: '1.2',
  generator: { name: 'recto', version: '0.0.0' },
  end: 'complete',
  documents: [...documents],
  totals: totalsOf(documents),
  seconds: 12.5,
})

export const HOSTILE = `</title><script>document.title='taken'</script>"><img src="https://example.org/x.png" onerror="document.title='taken'">\u202e`

const FILES = ['document.json', 'document.md', 'document.pdf', 'document.txt', 'proof.html']

/** @param webp base64 */
export const reported = (report: DocumentReport, webp = ''): ReportedDocument => ({
  report,
  files: report.output === null ? [] : FILES,
  thumbnails: new Map(report.findings.flatMap(({ page }) => (page === null ? [] : [[page, picture(webp)]]))),
})

const picture = (webp: string) => ({ width: 360, height: 480, webp })
