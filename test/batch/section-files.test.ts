import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FormatName } from '../../src/batch/formats.ts'
import { removeSectionLeftovers, removeSections, writeSections } from '../../src/batch/section-files.ts'
import { stageFiles } from '../../src/batch/staged-files.ts'
import { Document, type Section } from '../../src/model/document.ts'
import { documentOf } from '../render/document.ts'
import { pageOf } from '../render/page.ts'
import { typingPool } from './doubles/typing-pool.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-test-'))
})

afterEach(() => rm(folder, { recursive: true }))

function appendices(...numbers: string[]): Document {
  const nodes = numbers.map((number, index) => ({
    label: 'paragraph' as const,
    text: `Text of ${number}`,
    sources: [{ page: 1, box: PAGE.lines[index]!.box, lines: 1 }],
  }))
  const sections = numbers.map(
    (number, index): Section => ({
      first: `p0001-n00${index + 1}`,
      label: 'Appendix',
      number,
      title: null,
      dateline: null,
      pages: [1],
      quality: { expectedCer: 0.01 },
    }),
  )
  const page = { page: 1, label: null, width: PAGE.width, height: PAGE.height, dpi: 300, rotation: 0 as const, skew: 0 }
  const read = { textSource: 'ocr' as const, because: 'typed', status: 'ok' as const, confidence: 1 }
  return { ...documentOf(nodes), sections, pages: [{ ...page, ...read }] }
}

/** On one page, a line for each appendix. */
const PAGE = pageOf([
  ['Text', 'of', '13'],
  ['Text', 'of', '14'],
])

async function write(document: Document, formats: readonly FormatName[] = []): Promise<void> {
  const files = stageFiles()
  await removeSectionLeftovers(folder)
  await writeSections(folder, formats, { document, pages: [PAGE], path: '/scan.pdf', pool: typingPool() }, files)
  await files.putInPlace()
}

const written = async (): Promise<string[]> => (await readdir(join(folder, 'sections'))).sort()

describe('writeSections', () => {
  it('writes a document and its Markdown for each section', async () => {
    await write(appendices('13', '../B'))
    expect(await written()).toEqual(['01-appendix-13', '02-appendix-b'])
    const first = join(folder, 'sections', '01-appendix-13')
    expect(Document.parse(JSON.parse(await readFile(join(first, 'document.json'), 'utf8'))).nodes).toHaveLength(1)
    expect(await readFile(join(first, 'document.md'), 'utf8')).toContain('Text of 13')
  })

  it('writes the further formats of each, with its own lines of a page that it shares', async () => {
    await write(appendices('13', '14'), ['txt', 'hocr', 'alto', 'jsonl', 'docling'])
    const second = join(folder, 'sections', '02-appendix-14')
    const files = ['alto.xml', 'docling.json', 'hocr', 'json', 'jsonl', 'md', 'txt'].map((end) => `document.${end}`)
    expect((await readdir(second)).sort()).toEqual(files)
    for (const file of files) {
      const text = await readFile(join(second, file), 'utf8')
      expect(text).toContain('14')
      expect(text).not.toMatch(/Text of 13|>13<|CONTENT="13"/)
    }
    await write(appendices('13', '14'))
    expect((await readdir(second)).sort()).toEqual(['document.json', 'document.md'])
  })

  it('takes away the sections of an earlier run, and leaves what is not its own', async () => {
    await write(appendices('13', '14'))
    await writeFile(join(folder, 'sections', '02-appendix-14', 'notes.txt'), 'mine')
    await write(appendices('13'))
    expect(await written()).toEqual(['01-appendix-13', '02-appendix-14'])
    expect(await readdir(join(folder, 'sections', '02-appendix-14'))).toEqual(['notes.txt'])
  })

  it('clears up what a killed run left of a section', async () => {
    await write(appendices('13', '14'))
    for (const [name, file] of [
      ['01-appendix-13', '.document.md.4711.tmp'],
      ['02-appendix-14', '.document.json.4711.tmp'],
    ] as const)
      await writeFile(join(folder, 'sections', name, file), '')
    await write(appendices('13'))
    expect(await written()).toEqual(['01-appendix-13'])
    expect((await readdir(join(folder, 'sections', '01-appendix-13'))).sort()).toEqual(['document.json', 'document.md'])
  })

  it('follows no link', async () => {
    const elsewhere = join(folder, 'elsewhere')
    await mkdir(join(elsewhere, '01-mine'), { recursive: true })
    await writeFile(join(elsewhere, '01-mine', 'document.json'), 'mine')
    await symlink(elsewhere, join(folder, 'sections'))
    await removeSections(folder)
    await expect(write(appendices('13'))).rejects.toMatchObject({ kind: 'output' })
    expect(await readFile(join(elsewhere, '01-mine', 'document.json'), 'utf8')).toBe('mine')
  })
})
