// How tests run: snapshots are never written by a run, and nothing waits for ever.
import { defineConfig } from 'vitest/config'

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
    pool: 'forks',
  },
})
