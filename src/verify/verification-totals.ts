// Figures of a run: sums over its documents, and the gates they have to pass.
import type {
  Confusion,
  DocumentVerification,
  Gate,
  KindTotal,
  Measures,
  MissedGate,
  Retrieval,
  Summary,
} from '../model/verification.ts'
import { sumMeasures } from './texts/measure-texts.ts'
import { retrievalOf } from './verify-document.ts'

/** Sums, never averages of rates. */
export function totalsOf(documents: readonly DocumentVerification[]): Summary {
  const measures = (key: 'measures' | 'unfolded'): Measures => sumMeasures(documents.map((one) => one[key]))
  const kind = (key: keyof Summary['kinds']): KindTotal => ({
    faults: documents.reduce((sum, { kinds }) => sum + kinds[key].faults, 0),
    letters: documents.reduce((sum, { kinds }) => sum + kinds[key].letters, 0),
  })
  return {
    measures: measures('measures'),
    unfolded: measures('unfolded'),
    paragraphs: sumRetrievals(documents.flatMap(({ paragraphs }) => paragraphs ?? [])),
    furniture: sumRetrievals(documents.flatMap(({ furniture }) => furniture ?? [])),
    kinds: { recognition: kind('recognition'), segmentation: kind('segmentation'), furniture: kind('furniture') },
    confusions: sumConfusions(documents.flatMap(({ confusions }) => confusions)),
  }
}

function sumRetrievals(all: readonly Retrieval[]): Retrieval | null {
  const sum = (key: 'expected' | 'found' | 'correct'): number => all.reduce((total, one) => total + one[key], 0)
  return all.length === 0 ? null : retrievalOf(sum('expected'), sum('found'), sum('correct'))
}

function sumConfusions(all: readonly Confusion[]): Confusion[] {
  const sums = new Map<string, Confusion>()
  for (const one of all) {
    const key = JSON.stringify([one.reference, one.found])
    sums.set(key, { ...one, count: one.count + (sums.get(key)?.count ?? 0) })
  }
  return [...sums.values()].sort((a, b) => b.count - a.count)
}

export type Gates = Readonly<Partial<Record<Gate, number>>>

/** A gate without a figure to hold against it is missed: nothing shows that it is kept. */
export function missedGates({ measures, paragraphs }: Summary, gates: Gates): MissedGate[] {
  const figures: Record<Gate, number | null> = {
    'max-cer': measures.cer.rate,
    'max-wer': measures.wer.rate,
    'min-paragraph-f1': paragraphs?.f1 ?? null,
  }
  return (['max-cer', 'max-wer', 'min-paragraph-f1'] as const).flatMap((gate) => {
    const [limit, actual] = [gates[gate], figures[gate]]
    if (limit === undefined) return []
    const kept = actual !== null && (gate === 'min-paragraph-f1' ? actual >= limit : actual <= limit)
    return kept ? [] : [{ gate, limit, actual }]
  })
}
