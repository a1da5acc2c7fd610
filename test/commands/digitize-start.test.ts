import { expect, it, vi } from 'vitest'
import { runDigitize } from '../../src/commands/digitize.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const events = vi.hoisted((): string[] => [])

vi.mock('../../src/batch/page-pool.ts', async (original) => ({
  ...(await original<object>()),
  createPagePool: () => ({
    start: (count: number) => events.push(`start ${count}`),
    close: async () => void events.push('close'),
  }),
}))

vi.mock('../../src/engines/choose-engine.ts', async (original) => ({
  ...(await original<object>()),
  chooseEngine: async () => {
    events.push('check the model')
    throw new RectoError('environment', 'no such model', { hint: 'install it' })
  },
}))

const folder = scratchFolder()

it('runDigitize starts a process for each input before it checks the model, and ends them where there is none', async () => {
  const inputs = ['a.pdf', 'b.pdf'].map((name) => folder.write(name, ''))
  const streams = { out: { write: () => {} }, err: { write: () => {} } }
  const command = {
    output: `${folder.path}/out`,
    lang: 'eng',
    engine: 'recto',
    dpi: 300,
    jobs: 5,
    existing: 'overwrite',
    onPageError: 'skip',
    pageTimeout: 120,
  } as const
  const run = runDigitize(inputs, command, streams, new AbortController().signal)
  await expect(run).rejects.toMatchObject({ message: 'no such model' })
  expect(events).toEqual(['start 2', 'check the model', 'close'])
})
