// How tests run: snapshots are never written by a run, nothing waits for ever, and files share what they load.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest come first, longest of all the nasty set, of minutes: begun last, it would run alone. */
const LONGEST = ['nasty', 'killed-runs', 'cli', 'index', 'users-files', 'run', 'interruption', 'mutated-pdfs']

/** Of minutes, or in need of the corpus, the network's absence, a packed package or a browser: not among the quick tests. */
const SLOW = [
  'test/**/{killed-runs,nasty,mutated-pdfs,corpus,languages,no-network,package,facsimiles}.test.ts',
  'test/**/{verify-any-document,users-files,digitize-long,digitize-ledger}.test.ts',
  'test/**/*.browser.test.ts',
]

/** A module replaced for one file would be replaced, or no longer be, for those after it; and what is loaded stays loaded. */
const APART = testsThat((text) => text.includes('vi.mock(') || text.includes('require.cache'))

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      if (at >= 0) return at
      // Of one project in a row: a process that files share ends where one of another comes between.
      return LONGEST.length + ['slow', 'apart', 'quick'].indexOf(project.name)
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

function testsThat(matches: (text: string) => boolean): string[] {
  const names = readdirSync(join(import.meta.dirname, 'test'), { recursive: true, encoding: 'utf8' })
  const paths = names.filter((name) => name.endsWith('.test.ts')).map((name) => `test/${name.replaceAll('\\', '/')}`)
  return paths.filter((path) => matches(readFileSync(join(import.meta.dirname, path), 'utf8')))
}

/** Files that are not isolated take turns in one process of each worker: modules, models and compiled code are loaded once, not 300 times. */
function project(name: string, files: { include: string[]; exclude?: string[]; isolate?: boolean }) {
  return { extends: true as const, test: { name, ...files } }
}

export default defineConfig({
  test: {
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
    alias: { './child-program.ts': join(import.meta.dirname, 'test/batch/doubles/built-program.ts') },
    projects: [
      project('apart', { include: APART }),
      project('quick', { include: ['test/**/*.test.ts'], exclude: [...SLOW, ...APART], isolate: false }),
      project('slow', { include: SLOW, exclude: APART, isolate: false }),
    ],
  },
})
