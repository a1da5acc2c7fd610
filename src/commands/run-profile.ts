// The profile of a run: the seconds of its pages added up by stage, and the table that a person reads.
import { type PageTimes, RunProfile } from '../model/run-profile.ts'

export interface ProfileCounter {
  readonly addPage: (times: PageTimes) => void
  readonly addStructure: (seconds: number) => void
  readonly total: () => RunProfile
}

type Stage = keyof RunProfile['seconds']

const STAGES = Object.keys(RunProfile.shape.seconds.shape) as readonly Stage[]

export function createProfile(): ProfileCounter {
  let pages = 0
  const seconds = { start: 0, decode: 0, prepare: 0, layout: 0, recognize: 0, recheck: 0, structure: 0 }
  return {
    addPage: (times) => {
      pages += 1
      for (const stage of STAGES) if (stage !== 'structure') seconds[stage] += times[stage]
    },
    addStructure: (more) => {
      seconds.structure += more
    },
    total: () => ({ pages, seconds: roundedEach(seconds) }),
  }
}

const roundedEach = (seconds: RunProfile['seconds']): RunProfile['seconds'] => {
  const entries = STAGES.map((stage) => [stage, Number(seconds[stage].toFixed(3))] as const)
  return Object.fromEntries(entries) as RunProfile['seconds']
}

/** A row a stage: seconds in all, milliseconds a page, and the share of the whole. */
export function profileLines({ pages, seconds }: RunProfile): readonly string[] {
  if (pages === 0) return ['No page was read in this run: --force reads pages again.']
  const whole = STAGES.reduce((sum, stage) => sum + seconds[stage], 0)
  const row = (name: string, spent: number): string =>
    [
      name.padEnd(10),
      spent.toFixed(2).padStart(9),
      ((1000 * spent) / pages).toFixed(0).padStart(10),
      `${((100 * spent) / whole).toFixed(1)} %`.padStart(9),
    ].join('')
  return [
    `stage       seconds ms a page     share`,
    ...STAGES.map((stage) => row(stage, seconds[stage])),
    row('whole', whole),
  ]
}
