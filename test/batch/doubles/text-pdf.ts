// A book that needs no recognition: its text layer is good, and it has a numbered paragraph a page.
import { testPdf } from '../../engines/pdf/test-pdf.ts'
import { sentenceOf } from './typed-book.ts'

export function textPdf(pages: number, password?: string): Buffer {
  const line = (text: string, y: number): string => `BT /F1 12 Tf 72 ${y} Td (${text}) Tj ET\n`
  const contents = Array.from({ length: pages }, (_, index) => {
    const top = 740 - 90 * (index % 5)
    return [
      line(`${index + 1}. ${sentenceOf(index + 1)}`, top),
      line('It was said by all of them that this should be so.', top - 16),
    ].join('')
  })
  const made = contents.map((content) => ({ size: [595, 842] as const, content }))
  return testPdf(made, password === undefined ? {} : { password })
}
