// Runs of a part of a document's pages, one after the other: none does a page that another did.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runTreaty } from './doubles/treaty-run.ts'
import { typingPool } from './doubles/typing-pool.ts'

let output: string

beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'recto-test-'))
})

afterEach(() => rm(output, { recursive: true }))

const keptPages = async (): Promise<string[]> => (await readdir(join(output, 'treaty', 'pages'))).sort()

it('pages that are not selected keep what was read of them, for a run that wants them again', async () => {
  await runTreaty(output, typingPool({ pageCount: 5 }), { pages: '1-3' })
  const rest = typingPool({ pageCount: 5 })
  const { document } = await runTreaty(output, rest, { pages: '4-' })
  expect([...rest.asked].sort()).toEqual([4, 5])
  expect(document!.pages.map(({ page }) => page)).toEqual([4, 5])
  const all = typingPool({ pageCount: 5 })
  expect((await runTreaty(output, all)).report).toMatchObject({ pages: 5, reusedPages: 5 })
  expect(all.asked).toEqual([])
})

it('pages that are not selected go where the file or the options are others', async () => {
  await runTreaty(output, typingPool({ pageCount: 3 }))
  await runTreaty(output, typingPool({ pageCount: 3 }), { pages: '2', dpi: 400 })
  expect(await keptPages()).toEqual(['0002.json'])
  await runTreaty(output, typingPool({ pageCount: 3 }))
  await runTreaty(output, typingPool({ pageCount: 3, sha256: 'cd'.repeat(32) }), { pages: '1' })
  expect(await keptPages()).toEqual(['0001.json'])
})
