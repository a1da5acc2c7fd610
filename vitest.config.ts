// How tests run: snapshots are never written by a run, and nothing waits for ever.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build-kernel.ts',
    /** A missing or differing snapshot fails; `npx vitest run --update` writes it on purpose. */
    update: 'none',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    /** Many tests start processes of their own; more at a time would only make them wait for each other. */
    maxWorkers: 2,
    pool: 'forks',
  },
})
