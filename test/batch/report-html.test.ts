import { describe, expect, it } from 'vitest'
import { renderReportHtml } from '../../src/batch/report-html.ts'
import type { DocumentReport } from '../../src/model/run-report.ts'
import { readHtml } from '../verify/html-tags.ts'
import { documentReport, finding, HOSTILE, reported, runReport } from './report-sample.ts'

const page = (...documents: DocumentReport[]): string =>
  renderReportHtml(
    runReport(documents),
    documents.map((document) => reported(document, 'AAAA')),
  )

describe('renderReportHtml', () => {
  it('shows each document with its figures and links to what stands in its folder', () => {
    const html = page(
      documentReport({ output: 'treaty #2 %', pages: 1234, paragraphs: 56, numberGaps: 3, expectedCer: 0.0123 }),
      documentReport({ file: 'gone.pdf', output: null, status: 'refused', run: 'this', expectedCer: null }),
      documentReport({ file: 'old.pdf', output: 'old', run: 'earlier' }),
    )
    for (const text of ['1,234', '56', '>3<', '1.2\u00a0%', 'earlier run', '–']) expect(html).toContain(text)
    expect(html).toContain('href="./treaty%20%232%20%25/document.json"')
    expect(html).toContain('href="./old/document.md" title="document.md">md</a>')
    expect(html).toContain('href="./old/proof.html" title="proof.html">proof</a>')
  })

  it('shows the error and the findings of those that need an eye, with the place on the page', () => {
    const html = page(
      documentReport({
        status: 'refused',
        output: null,
        error: { kind: 'input', message: 'the PDF is encrypted', hint: 'run again with --password' },
      }),
      documentReport({ findings: [finding(), finding({ page: null, area: null })], warnings: 11 }),
      documentReport(),
    )
    expect(html).toContain('<strong>the PDF is encrypted</strong> — run again with --password')
    expect(html).toContain('<rect x="36.0" y="120.0" width="288.0" height="24.0"></rect>')
    expect(html).toContain('9 more in document.json')
    expect(html.match(/<section id="d/g)).toHaveLength(2)
    expect(html.match(/<svg/g)).toHaveLength(1)
  })

  it('says how a run ended that was not complete, what was done and how to go on', () => {
    const documents = [
      documentReport(),
      documentReport({ file: 'b.pdf', status: 'unfinished', output: null, pages: 12, pagesLeft: 28 }),
      documentReport({ file: 'c.pdf', status: 'unfinished', output: null, pages: 0, pagesLeft: null }),
    ]
    const shown = documents.map((document) => reported(document))
    const html = renderReportHtml({ ...runReport(documents), end: 'interrupted' }, shown)
    expect(html).toContain('The run was interrupted: 2 documents unfinished.')
    expect(html).toContain('Run the same command again to go on, but without --force')
    expect(html).toContain('>12 <span class="of">28 left</span>')
    expect(html).toContain('>0 <span class="of">not begun</span>')
    expect(html).toContain('Digitized<strong>1</strong>')
    expect(renderReportHtml({ ...runReport(documents), end: 'stopped' }, shown)).toContain('The run was stopped')
    expect(page(documentReport())).not.toContain('Run the same command')
  })

  it('lets no text become markup', () => {
    const plain = page(documentReport({ file: 'a', findings: [finding({ message: 'b' })] }))
    const hostile = page(documentReport({ file: HOSTILE, findings: [finding({ message: HOSTILE })] }))
    expect(readHtml(hostile).tags.map(({ name }) => name)).toEqual(readHtml(plain).tags.map(({ name }) => name))
    expect(hostile).not.toContain('\u202e')
  })

  it('is the same for the same report, without a script or anything from elsewhere', () => {
    const document = documentReport({ findings: [finding()] })
    expect(page(document)).toBe(page(document))
    expect(page(document)).not.toMatch(/<script|<link|https?:|@import|url\(/)
  })
})
