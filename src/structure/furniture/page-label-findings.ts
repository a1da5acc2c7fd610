// Page label findings: where the printed page numbers do not go on as the pages do.
import { diagnostic } from '../../diagnostics/codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'

/** A diagnostic for each pair of neighbouring pages whose Arabic labels do not follow each other. Pages without a label are passed over. */
export function labelFindings(labels: ReadonlyMap<number, string>): Diagnostic[] {
  const numbered = [...labels]
    .filter(([, label]) => /^\d+$/.test(label))
    .map(([page, label]) => ({ page, value: Number(label) }))
    .sort((a, b) => a.page - b.page)
  return numbered.slice(1).flatMap((one, index) => {
    const before = numbered[index]!
    const expected = before.value + (one.page - before.page)
    if (one.value === expected) return []
    const message = `page ${one.page} bears the number ${one.value}, page ${before.page} bears ${before.value}`
    return [
      diagnostic('structure/page-label-gap', message, {
        page: one.page,
        expected: String(expected),
        actual: String(one.value),
      }),
    ]
  })
}
