// The page count of a run: of each document, the pages that are done and those that are left.
import type { PagesDone } from './document-report.ts'
import type { RunEvent } from './run-event.ts'

export interface PageCount {
  readonly onEvent: (event: RunEvent) => void
  /** @param file as it was named */
  readonly of: (file: string) => PagesDone
}

export function createPageCount(): PageCount {
  const counts = new Map<string, { pages: number; pagesLeft: number }>()
  return {
    onEvent: (event) => {
      if (event.type === 'pages-found') counts.set(event.file, { pages: 0, pagesLeft: event.count })
      const count = event.type === 'page-done' ? counts.get(event.file) : undefined
      if (count === undefined) return
      count.pages += 1
      count.pagesLeft -= 1
    },
    of: (file) => counts.get(file) ?? { pages: 0, pagesLeft: null },
  }
}
