// Pages that were read gently because their process crashed: kept, but not for good.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentOutcome } from '../../src/batch/document-run.ts'
import { runTreaty, type TreatyRun } from './doubles/treaty-run.ts'
import { crash, type TypingPool, typingPool } from './doubles/typing-pool.ts'

let output: string

beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'recto-test-'))
})

afterEach(() => rm(output, { recursive: true }))

const WHOLE = ['document.json', 'document.md', 'pages/0001.json', 'pages/0002.json', 'pages/0003.json'].map(
  (file) => `treaty/${file}`,
)
const run = (pool: TypingPool, given?: TreatyRun): Promise<DocumentOutcome> => runTreaty(output, pool, given)
const documentText = (): Promise<string> => readFile(join(output, 'treaty', 'document.json'), 'utf8')

describe('a page that was read gently', () => {
  it('is tried at full effort by the next run, whose bytes are those of a run without that mishap', async () => {
    await run(typingPool())
    const undisturbed = await Promise.all(WHOLE.map((file) => readFile(join(output, file), 'utf8')))
    const once = typingPool({ onPage: ({ page }, attempt) => page === 2 && attempt === 1 && Promise.reject(crash(2)) })
    await run(once, { reuse: 'nothing' })
    expect(await documentText()).toContain('page/read-gently')
    const again = typingPool()
    expect((await run(again)).report).toMatchObject({ reusedPages: 2, warnings: 0 })
    expect(again.asked).toEqual([2])
    expect(await Promise.all(WHOLE.map((file) => readFile(join(output, file), 'utf8')))).toEqual(undisturbed)
  })

  it('that can be read in no other way is read so once: each run tries it at full effort, and keeps what it has', async () => {
    const only = () =>
      typingPool({ onPage: ({ page, effort }) => page === 2 && effort !== 'gentle' && Promise.reject(crash(2)) })
    await run(only())
    const before = await documentText()
    const again = only()
    await run(again)
    expect(again.asked).toEqual([2])
    expect(await documentText()).toBe(before)
  })
})
