// The figures of each set that are pinned: Recto's, over whole pages.
import { sumErrors } from '../../src/verify/texts/error-rate.ts'
import type { Figures } from './ceilings.ts'
import { f1Of } from './furniture-words.ts'
import type { PageResult } from './table.ts'

/** Plain texts do not tell which paragraphs are numbered ones, so that F1 is left to the facsimiles. */
export function setFigures(results: readonly PageResult[]): Record<string, Figures> {
  const sets = [...new Set(results.map(({ set }) => set))]
  return Object.fromEntries(
    sets.flatMap((set): [string, Figures][] => {
      const pages = results.flatMap((page) => (page.set === set && page.scores.recto !== undefined ? [page] : []))
      if (pages.length === 0) return []
      const rate = (measure: 'cer' | 'wer'): number =>
        sumErrors(pages.map(({ scores }) => scores.recto!.whole[measure])).rate
      const furniture = f1Of(pages.flatMap(({ furniture }) => furniture ?? []))
      return [[set, { cer: rate('cer'), wer: rate('wer'), paragraphF1: null, furnitureF1: furniture }]]
    }),
  )
}
