import { expect, it } from 'vitest'
import { LENIENT } from '../../src/batch/failure-policy.ts'
import { createPageRecorder } from '../../src/batch/page-recorder.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { typingPool } from './doubles/typing-pool.ts'

const options = { dpi: 300, language: 'eng', engine: 'recto', model: null } as const

it('has settled when a page that was read is kept, however long the file takes to tell that it is unchanged', async () => {
  const saved: PageText[] = []
  let began = (): void => {}
  const isAsked = new Promise<void>((resolve) => {
    began = resolve
  })
  const recorder = createPageRecorder({
    store: {
      load: async () => null,
      save: async (page) => void saved.push(page),
      loadLook: async () => null,
      saveLook: async () => {},
      prune: async () => {},
    },
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
