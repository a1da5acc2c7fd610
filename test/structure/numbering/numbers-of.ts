// The numbers that pages of typed text are read to have, and the codes of what is found about them.
import { readNumbering } from '../../../src/structure/numbering/numbering.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

export function numbersOf(...grids: string[]): { numbers: string[]; codes: string[] } {
  const pages = grids.map((grid, index) => typedPage(grid, { page: index + 1 }))
  const { lines, diagnostics } = readNumbering(orderLines(pages))
  return { numbers: [...lines.values()].map((line) => line.number), codes: diagnostics.map((finding) => finding.code) }
}
