// The events of a run, as it tells them while it goes on. Files are named as they were given.
import type { RunReport } from '../model/run-report.ts'
import type { DocumentOutcome } from './document-run.ts'
import type { MovedDocument } from './place-documents.ts'

export type RunEvent =
  | ({ readonly type: 'document-moved' } & MovedDocument)
  | { readonly type: 'document-started'; readonly file: string }
  | { readonly type: 'pages-found'; readonly file: string; readonly count: number }
  | { readonly type: 'page-done'; readonly file: string; readonly origin: 'read' | 'kept' }
  | { readonly type: 'document-done'; readonly outcome: DocumentOutcome }
  /** Before the report is written; not of a run that was stopped. */
  | { readonly type: 'run-done'; readonly report: RunReport }
