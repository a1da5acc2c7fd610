// The order of a report: what needs a person's eye comes first.
import type { DocumentReport } from '../model/run-report.ts'

/**
 * Without a document first, then with failed pages or without a file that was asked for, then by numbers that are missing, by the share of letters that are
 * likely wrong in whole percents, by warnings, and by name. Unfinished ones come last: they want another run only.
 */
export const byNeed = (documents: readonly DocumentReport[]): DocumentReport[] =>
  documents.toSorted((a, b) => {
    const [left, right] = [needOf(a), needOf(b)]
    const differing = left.findIndex((need, index) => need !== right[index])
    if (differing >= 0) return right[differing]! - left[differing]!
    return a.file < b.file ? -1 : a.file > b.file ? 1 : 0
  })

const needOf = ({
  status,
  output,
  failedPages,
  numberGaps,
  expectedCer,
  warnings,
}: DocumentReport): readonly number[] => [
  status === 'unfinished' ? -1 : output === null ? 1 : 0,
  failedPages.length,
  status === 'partly' ? 1 : 0,
  numberGaps,
  Math.round((expectedCer ?? 0) * 100),
  warnings,
]
