// The totals of a report: its documents counted and added up.
import type { DocumentReport, RunReport } from '../model/run-report.ts'

export function totalsOf(documents: readonly DocumentReport[]): RunReport['totals'] {
  const count = (status: DocumentReport['status']): number =>
    documents.filter((document) => document.status === status).length
  const sum = (field: 'pages' | 'paragraphs' | 'warnings'): number =>
    documents.reduce((total, document) => total + document[field], 0)
  return {
    documents: documents.length,
    digitized: count('digitized'),
    partly: count('partly'),
    refused: count('refused'),
    failed: count('failed'),
    skipped: count('skipped'),
    unfinished: count('unfinished'),
    pages: sum('pages'),
    paragraphs: sum('paragraphs'),
    warnings: sum('warnings'),
  }
}
