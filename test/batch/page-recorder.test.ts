import { expect, it } from 'vitest'
import { LENIENT } from '../../src/batch/failure-policy.ts'
import { createPageRecorder } from '../../src/batch/page-recorder.ts'
import type { PageStore } from '../../src/batch/page-store.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { crash, typingPool } from './doubles/typing-pool.ts'

const options = { dpi: 300, language: 'eng', engine: 'recto', model: null } as const

const store = (saved: PageText[] = []): PageStore => ({
  load: async () => null,
  save: async (page) => void saved.push(page),
  loadLook: async () => null,
  saveLook: async () => {},
  prune: async () => {},
})

it('has settled when a page that was read is kept, however long the file takes to tell that it is unchanged', async () => {
  const saved: PageText[] = []
  let began = (): void => {}
  const isAsked = new Promise<void>((resolve) => {
    began = resolve
  })
  const recorder = createPageRecorder({
    store: store(saved),
    input: {
      refuseIfChanged: () => {
        began()
        return new Promise((resolve) => setTimeout(resolve, 50))
      },
    },
    reuse: 'kept-pages',
    policy: LENIENT,
    pageCount: 1,
    pool: typingPool(),
    onPageDone: () => {},
  })
  const read = recorder.recognizePage({ path: '/scans/treaty.pdf', sha256: 'ab'.repeat(32), page: 1, options })
  await isAsked
  await recorder.settled()
  const kept = [...saved]
  expect(kept).toEqual([await read])
})

it('looks once more where the process that looked crashed: the document is that of a run without the crash', async () => {
  let tries = 0
  const pool = typingPool()
  const recorder = createPageRecorder({
    store: store(),
    input: { refuseIfChanged: async () => {} },
    reuse: 'kept-pages',
    policy: LENIENT,
    pageCount: 1,
    pool: {
      ...pool,
      lookAgain: async (job) => {
        tries += 1
        if (tries === 1) throw crash(1)
        return pool.lookAgain(job)
      },
    },
    onPageDone: () => {},
  })
  const page = { path: '/scans/treaty.pdf', sha256: 'ab'.repeat(32), page: 1, options } as const
  const look = await recorder.lookAgain({ ...page, box: [0, 0, 9, 9], size: { width: 10, height: 10, rotation: 0 } })
  expect(look).toMatchObject({ page: 1, box: [0, 0, 9, 9] })
  expect(recorder.looks()).toEqual([look])
})
