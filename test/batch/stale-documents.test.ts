// Documents whose file was changed since, in the report: left alone, and shown without pictures of what they are not of.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { LENIENT } from '../../src/batch/failure-policy.ts'
import { planRun } from '../../src/batch/plan.ts'
import { runPlan } from '../../src/batch/run.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { typingPool } from './doubles/typing-pool.ts'

const folder = scratchFolder()
const input = join(folder.path, 'treaty.pdf')
const output = join(folder.path, 'out')

/** A run of one document in which the third number is missing. @returns pages that pictures were asked of */
async function picturesOf(existing: 'skip' | 'overwrite', sha256: string): Promise<readonly number[]> {
  const asked: number[] = []
  const generator = {
    name: 'recto',
    version: '0.0.0',
    engine: { name: 'typewriter', version: '1', language: 'eng' },
    options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: '1,2,4' },
  } as const
  const pool = {
    ...typingPool({ pageCount: 4, sha256 }),
    thumbnail: async ({ page }: { page: number }) => {
      asked.push(page)
      return { width: 60, height: 80, webp: '' }
    },
  }
  await runPlan(
    await planRun([input]),
    { output, reuse: 'kept-pages', existing, policy: LENIENT, sections: 'whole', generator },
    { pool, jobs: 1, onEvent: () => {} },
  )
  return asked
}

it('a document that is left alone has pictures of its pages, until its file is changed', async () => {
  writeFileSync(input, 'one state')
  const sha256 = createHash('sha256').update('one state').digest('hex')
  const pages = await picturesOf('overwrite', sha256)
  expect(pages.length).toBeGreaterThan(0)
  expect(await picturesOf('skip', sha256)).toEqual(pages)
  writeFileSync(input, 'another')
  expect(await picturesOf('skip', sha256)).toEqual([])
})
