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
import { crash, refusal, typingPool } from './doubles/typing-pool.ts'

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

  it('ends the document when the disk is full, and says which file it was', async () => {
    const passing = join(folder, '.document.pdf.1.tmp')
    const full = new RectoError('output', 'cannot be written: the disk is full', { hint: 'free space', file: passing })
    const named = { message: full.message, hint: full.hint, file: join(folder, 'document.pdf') }
    await expect(write(() => Promise.reject(full))).rejects.toMatchObject(named)
    await expect(access(join(folder, 'document.pdf'))).rejects.toThrow()
  })

  it('is written once more when the process that wrote it crashed', async () => {
    let tries = 0
    const findings = await write(async ({ target }) => {
      tries += 1
      // Whoever writes it may refuse to write over what is there.
      await writeFile(target, `try ${tries}`, { flag: 'wx' })
      if (tries === 1) throw crash()
      return { pages: 'original', because: null, leftAlone: [] }
    })
    expect(findings).toEqual([])
    expect(await readFile(join(folder, 'document.pdf'), 'utf8')).toBe('try 2')
  })

  it('that is made of page images is told of', async () => {
    const findings = await write(async ({ target }) => {
      await writeFile(target, '%PDF')
      return { pages: 'images', because: 'its objects cannot be read', leftAlone: [] }
    })
    expect(findings).toMatchObject([{ code: 'format/page-images' }])
  })
})
