// How tests run: snapshots are never written by a run, and nothing waits for ever.
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest come first, longest of all the nasty set, of minutes: begun last, it would run alone. */
const LONGEST = ['nasty', 'killed-runs', 'cli', 'index', 'users-files', 'run', 'interruption', 'mutated-pdfs']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build.ts',
    /** A missing or differing snapshot fails; `npx vitest run --update` writes it on purpose. */
    update: 'none',
    testTimeout: 120_000,
    /** Six pages are read in a hook; a busy machine takes four times as long as an idle one. */
    hookTimeout: 240_000,
    /** Many tests start processes of their own; more at a time would only make them wait for each other. */
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
  },
})
