import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PagePool } from '../../src/batch/page-pool.ts'
import { writeSearchablePdf } from '../../src/batch/searchable-pdf-file.ts'
import { stageFiles } from '../../src/batch/staged-files.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'
import { documentOf } from '../render/document.ts'
import { pageOf } from '../render/page.ts'
import { refusal, typingPool } from './doubles/typing-pool.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-test-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(searchablePdf: PagePool['searchablePdf']) {
  const files = stageFiles()
  const input = { document: documentOf([]), pages: [pageOf([['one']])], path: '/scans/scan.pdf' }
  const pool = { ...typingPool(), searchablePdf }
  const findings = await writeSearchablePdf(join(folder, 'document.pdf'), { ...input, pool }, files)
  await files.putInPlace()
  return findings
}

describe('document.pdf', () => {
  it('stands in its place when it is written, alone, and pages that were left alone are told of', async () => {
    const leftAlone = [2, 5].map((page) => ({ page, because: 'its old text hides' }))
    const findings = await write(async ({ target, overlays }) => {
      expect(overlays).toHaveLength(1)
      await writeFile(target, '%PDF')
      return { pages: 'original', because: null, leftAlone }
    })
    expect(await readdir(folder)).toEqual(['document.pdf'])
    expect(await readFile(join(folder, 'document.pdf'), 'utf8')).toBe('%PDF')
    expect(findings).toMatchObject([{ code: 'format/page-left-alone', severity: 'warning' }])
    expect(findings[0]!.message).toContain('pages 2, 5')
  })

  it('costs itself alone where the input does not allow it; one of an earlier run goes', async () => {
    await writeFile(join(folder, 'document.pdf'), 'of an earlier run')
    const findings = await write(async ({ target }) => {
      await writeFile(target, 'half')
      throw refusal('input', 'the protection of the PDF cannot be undone')
    })
    expect(findings).toMatchObject([{ code: 'format/not-written', severity: 'warning' }])
    expect(findings[0]!.message).toMatch(/protection.*use another file/)
    expect(await readdir(folder)).toEqual([])
  })

  it('ends the document when the disk is full', async () => {
    const full = new RectoError('output', 'cannot be written (ENOSPC)', { hint: 'free some space' })
    await expect(write(() => Promise.reject(full))).rejects.toBe(full)
    await expect(access(join(folder, 'document.pdf'))).rejects.toThrow()
  })

  it('that is made of page images is told of', async () => {
    const findings = await write(async ({ target }) => {
      await writeFile(target, '%PDF')
      return { pages: 'images', because: 'its objects cannot be read', leftAlone: [] }
    })
    expect(findings).toMatchObject([{ code: 'format/page-images' }])
  })
})
