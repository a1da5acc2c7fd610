// The printed figures of an evaluation.
import { type ErrorRate, medianRate, sumErrors } from '../../src/verify/texts/error-rate.ts'
import type { FurnitureWords } from './furniture-words.ts'
import type { PageScore, Score } from './score.ts'

export type Reader = 'recto' | 'native'

export interface PageResult {
  readonly set: string
  readonly name: string
  readonly scores: Partial<Record<Reader, PageScore & { readonly seconds: number }>>
  readonly failures: Partial<Record<Reader, string>>
  /** Of Recto's reading. */
  readonly furniture?: FurnitureWords
  readonly expectedCer?: number | null
}

const percent = (rate: number): string => `${(rate * 100).toFixed(2)} %`

const HEAD = [
  '| set | pages | text | reader | CER micro (edits / length) | CER median | WER micro | WER median | bag of words | s/page |',
  '| --- | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
]

/** Markdown, a row for each set, way of scoring and reader. A page a reader failed on is left out for both. */
export function tableOf(results: readonly PageResult[], readers: readonly Reader[]): string {
  const complete = results.filter(({ scores }) => readers.every((reader) => scores[reader] !== undefined))
  const rows = [...new Set(complete.map(({ set }) => set))].flatMap((set) => {
    const pages = complete.filter((page) => page.set === set)
    return (['whole', 'body'] as const).flatMap((way) =>
      readers.map((reader) =>
        rowOf(
          [set, String(pages.length), way, reader],
          pages.map((page) => page.scores[reader]!),
          way,
        ),
      ),
    )
  })
  return [...HEAD, ...rows].join('\n')
}

function rowOf(
  start: readonly string[],
  pages: readonly (PageScore & { seconds: number })[],
  way: 'whole' | 'body',
): string {
  const rates = (measure: keyof Score): ErrorRate[] => pages.map((page) => page[way][measure])
  const cer = sumErrors(rates('cer'))
  const seconds = pages.reduce((total, page) => total + page.seconds, 0) / pages.length
  const cells = [
    ...start,
    `${percent(cer.rate)} (${cer.edits} / ${cer.length})`,
    percent(medianRate(rates('cer'))),
    percent(sumErrors(rates('wer')).rate),
    percent(medianRate(rates('wer'))),
    percent(sumErrors(rates('bag')).rate),
    seconds.toFixed(2),
  ]
  return `| ${cells.join(' | ')} |`
}

export const excessOf = ({ scores }: PageResult): number =>
  (scores.recto?.whole.cer.edits ?? 0) - (scores.native?.whole.cer.edits ?? 0)

/** The pages where Recto makes the most edits more than native tesseract (or the most, when it runs alone). */
export function worstOf(results: readonly PageResult[], count: number): string {
  const line = (page: PageResult): string => {
    const edits = (['recto', 'native'] as const).flatMap((reader) => {
      const found = page.scores[reader]
      return found === undefined ? [] : `${reader} ${found.whole.cer.edits} (body ${found.body.cer.edits})`
    })
    return `${page.name}: ${edits.join(', ')}`
  }
  return [...results]
    .sort((a, b) => excessOf(b) - excessOf(a))
    .slice(0, count)
    .map(line)
    .join('\n')
}
