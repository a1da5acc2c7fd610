import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { removeSections, writeSections } from '../../src/batch/section-files.ts'
import { Document, type Section } from '../../src/model/document.ts'
import { documentOf } from '../render/document.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-test-'))
})

afterEach(() => rm(folder, { recursive: true }))

function appendices(...numbers: string[]): Document {
  const nodes = numbers.map((number) => ({ label: 'paragraph' as const, text: `Text of ${number}` }))
  const sections = numbers.map(
    (number, index): Section => ({
      first: `p0001-n00${index + 1}`,
      label: 'Appendix',
      number,
      title: null,
      dateline: null,
      pages: [1],
    }),
  )
  const page = { page: 1, label: null, width: 10, height: 10, dpi: 300, rotation: 0 as const, skew: 0 }
  const read = { textSource: 'ocr' as const, because: 'typed', status: 'ok' as const, confidence: 1 }
  return { ...documentOf(nodes), sections, pages: [{ ...page, ...read }] }
}

const written = async (): Promise<string[]> => (await readdir(join(folder, 'sections'))).sort()

describe('writeSections', () => {
  it('writes a document and its Markdown for each section', async () => {
    await writeSections(folder, appendices('13', '../B'))
    expect(await written()).toEqual(['01-appendix-13', '02-appendix-b'])
    const first = join(folder, 'sections', '01-appendix-13')
    expect(Document.parse(JSON.parse(await readFile(join(first, 'document.json'), 'utf8'))).nodes).toHaveLength(1)
    expect(await readFile(join(first, 'document.md'), 'utf8')).toContain('Text of 13')
  })

  it('takes away the sections of an earlier run, and leaves what is not its own', async () => {
    await writeSections(folder, appendices('13', '14'))
    await writeFile(join(folder, 'sections', '02-appendix-14', 'notes.txt'), 'mine')
    await writeSections(folder, appendices('13'))
    expect(await written()).toEqual(['01-appendix-13', '02-appendix-14'])
    expect(await readdir(join(folder, 'sections', '02-appendix-14'))).toEqual(['notes.txt'])
  })

  it('follows no link', async () => {
    const elsewhere = join(folder, 'elsewhere')
    await mkdir(join(elsewhere, '01-mine'), { recursive: true })
    await writeFile(join(elsewhere, '01-mine', 'document.json'), 'mine')
    await symlink(elsewhere, join(folder, 'sections'))
    await removeSections(folder)
    await expect(writeSections(folder, appendices('13'))).rejects.toMatchObject({ kind: 'output' })
    expect(await readFile(join(elsewhere, '01-mine', 'document.json'), 'utf8')).toBe('mine')
  })
})
