// Quality floors: the worst figures that each set of the corpus may have, pinned with the corpus they were measured on.
import { z } from 'zod'

/** CER and WER may not rise, F1 may not fall; null where the set's references do not tell. */
export const Figures = z.strictObject({
  cer: z.number(),
  wer: z.number(),
  paragraphF1: z.number().nullable(),
  furnitureF1: z.number().nullable(),
})
export type Figures = z.infer<typeof Figures>

export const Ceilings = z.strictObject({
  corpus: z.string().describe('SHA-256 over the pages and references that were evaluated'),
  sets: z.record(z.string(), Figures),
})
export type Ceilings = z.infer<typeof Ceilings>

export type Change = 'raise' | 'lower'

export interface Finding {
  readonly set: string
  readonly figure: keyof Figures | 'set'
  readonly verdict: 'worse' | 'better'
  readonly pinned: number | null
  readonly measured: number | null
}

const RISING_IS_WORSE = { cer: true, wer: true, paragraphF1: false, furnitureF1: false } as const
const NAMES = Object.keys(RISING_IS_WORSE) as (keyof Figures)[]

/** Figures as they are pinned: engines and texts are fixed, so five digits come out the same on every machine. */
export const pinned = (figures: Figures): Figures => ({
  cer: rounded(figures.cer),
  wer: rounded(figures.wer),
  paragraphF1: figures.paragraphF1 === null ? null : rounded(figures.paragraphF1),
  furnitureF1: figures.furnitureF1 === null ? null : rounded(figures.furnitureF1),
})

const rounded = (value: number): number => Number(value.toFixed(5))

/** What differs from the ceilings. A set or figure that is gone is worse, one that is new is better. */
export function compareWithCeilings({ sets }: Ceilings, measured: Ceilings['sets']): Finding[] {
  const names = [...new Set([...Object.keys(sets), ...Object.keys(measured)])]
  return names.flatMap((set): Finding[] => {
    const [ceiling, found] = [sets[set], measured[set]]
    if (ceiling === undefined) return [{ set, figure: 'set', verdict: 'better', pinned: null, measured: null }]
    if (found === undefined) return [{ set, figure: 'set', verdict: 'worse', pinned: null, measured: null }]
    const now = pinned(found)
    return NAMES.filter((figure) => ceiling[figure] !== now[figure]).map((figure) => ({
      set,
      figure,
      verdict: isWorse(figure, ceiling[figure], now[figure]) ? 'worse' : 'better',
      pinned: ceiling[figure],
      measured: now[figure],
    }))
  })
}

function isWorse(figure: keyof Figures, ceiling: number | null, now: number | null): boolean {
  if (ceiling === null) return false
  if (now === null) return true
  return RISING_IS_WORSE[figure] ? now > ceiling : now < ceiling
}

/** The ceilings with the changes that are asked for: better figures taken over by `lower`, worse ones by `raise`. */
export function changedCeilings(
  ceilings: Ceilings,
  measured: Ceilings['sets'],
  changes: ReadonlySet<Change>,
): Ceilings {
  const wanted = compareWithCeilings(ceilings, measured).filter(({ verdict }) =>
    changes.has(verdict === 'worse' ? 'raise' : 'lower'),
  )
  const names = [...new Set([...Object.keys(ceilings.sets), ...Object.keys(measured)])].sort()
  const sets = names.flatMap((set) => {
    const own = wanted.filter((finding) => finding.set === set)
    if (own.some(({ figure }) => figure === 'set'))
      return measured[set] === undefined ? [] : [[set, pinned(measured[set])]]
    if (ceilings.sets[set] === undefined) return []
    const figures = Object.fromEntries(own.map(({ figure, measured: now }) => [figure, now]))
    return [[set, { ...ceilings.sets[set], ...figures }]]
  })
  return { ...ceilings, sets: Object.fromEntries(sets) }
}

/** A line for each finding, worst news first. */
export function findingLines(findings: readonly Finding[]): string[] {
  const ordered = [...findings].sort((a, b) => Number(a.verdict === 'better') - Number(b.verdict === 'better'))
  return ordered.map(({ set, figure, verdict, pinned: ceiling, measured }) => {
    if (figure === 'set') return verdict === 'worse' ? `WORSE ${set}: was not evaluated` : `BETTER ${set}: a new set`
    return `${verdict.toUpperCase()} ${set}: ${figure} ${shown(figure, measured)}, pinned ${shown(figure, ceiling)}`
  })
}

function shown(figure: keyof Figures, value: number | null): string {
  if (value === null) return 'none'
  return RISING_IS_WORSE[figure] ? `${(value * 100).toFixed(3)} %` : value.toFixed(5)
}
