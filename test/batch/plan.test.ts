import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderName, type Plan, planRun } from '../../src/batch/plan.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-test-'))
  await mkdir(join(folder, 'in', 'deep.pdf'), { recursive: true })
  await mkdir(join(folder, 'empty'))
  const files = ['b.pdf', 'a.PDF', 'c.tiff', 'd.jpg', 'notes.txt', '.hidden.pdf', 's[1].pdf']
  for (const file of [...files, 'deep.pdf/e.pdf']) await writeFile(join(folder, 'in', file), '')
})

afterAll(() => rm(folder, { recursive: true }))

const plan = (...inputs: string[]): Promise<Plan> => planRun(inputs.map((input) => `${folder}/${input}`))
const names = ({ documents }: Plan): string[] => documents.map(({ name }) => name)
const ends = ({ documents }: Plan): string[] => documents.map(({ path }) => path.split(sep).at(-1)!)

describe('planRun', () => {
  it('ends with the reason of a signal that is aborted, without looking at more inputs', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    for (const input of ['in', 'in/a.PDF', 'in/**/*.pdf'])
      await expect(planRun([`${folder}/${input}`], signal)).rejects.toThrow('enough')
  })

  it('takes the documents of a folder by code point, without hidden files, other kinds and folders', async () => {
    expect(ends(await plan('in'))).toEqual(['a.PDF', 'b.pdf', 'c.tiff', 'd.jpg', 's[1].pdf'])
  })

  it('takes what a pattern matches, and a file whose name looks like one', async () => {
    expect(ends(await plan('in/*.pdf'))).toEqual(['b.pdf', 's[1].pdf'])
    expect(ends(await plan('in/{a,b}.*'))).toEqual(['a.PDF', 'b.pdf'])
    expect(ends(await plan('in/s[1].pdf'))).toEqual(['s[1].pdf'])
    expect(ends(await plan('in/**/e.pdf'))).toEqual(['e.pdf'])
  })

  it('names the folders with scans that a folder holds, unless they are taken as well', async () => {
    const deep = join(folder, 'in', 'deep.pdf')
    expect((await plan('in')).passedOver).toEqual([deep])
    for (const other of ['in/deep.pdf', 'in/**/*.pdf']) expect((await plan('in', other)).passedOver).toEqual([])
    expect((await plan('in/b.pdf', 'empty')).passedOver).toEqual([])
  })

  it('keeps the order of the inputs and counts doubles once', async () => {
    const { documents } = await plan('in/b.pdf', 'in', './in/b.pdf', 'in/../in/a.PDF')
    expect(documents.map(({ file }) => file)).toEqual(
      ['b.pdf', 'a.PDF', 'c.tiff', 'd.jpg', 's[1].pdf'].map((name) => `${folder}/in/${name}`),
    )
    expect(documents[0]!.path).toBe(resolve(folder, 'in/b.pdf'))
  })

  it('takes a file once, over however many links its folder is reached, and ends where they lead in circles', async () => {
    const root = await mkdtemp(join(folder, 'circle-'))
    await mkdir(join(root, 'a'))
    await writeFile(join(root, 'a', 'scan.pdf'), '')
    for (const name of ['up', 'once-more']) await symlink('..', join(root, 'a', name))
    await symlink('a', join(root, 'b'))
    expect(names(await planRun([join(root, '**/*.pdf'), join(root, 'b')]))).toEqual(['scan'])
    expect((await planRun([join(root, 'b/*.pdf'), root])).passedOver).toEqual([])
  })

  it('takes no searchable PDF that a run wrote, unless it is named', async () => {
    const root = await mkdtemp(join(folder, 'made-'))
    await mkdir(join(root, 'scan'))
    for (const file of ['scan.pdf', 'document.pdf', 'scan/document.pdf', 'scan/document.json'])
      await writeFile(join(root, file), '')
    const { documents, passedOver } = await planRun([root, join(root, '**/*.pdf')])
    expect(documents.map(({ file }) => file.slice(root.length + 1))).toEqual(['document.pdf', 'scan.pdf'])
    expect(passedOver).toEqual([])
    expect(names(await planRun([join(root, 'scan/document.pdf')]))).toEqual(['document'])
  })

  it('refuses what names nothing, each with its reason, and plans the rest', async () => {
    const { documents, refused } = await plan('gone.pdf', 'gone/*.pdf', 'empty', 'in/b.pdf/below', 'in/d.jpg')
    expect(documents).toHaveLength(1)
    expect(refused.map(({ kind, message, file }) => [kind, message, file!.slice(folder.length + 1)])).toEqual([
      ['input', 'there is no such file', 'gone.pdf'],
      ['input', 'no file matches this pattern', 'gone/*.pdf'],
      ['input', 'the folder holds no PDF, PNG, JPEG or TIFF', 'empty'],
      ['input', 'there is no such file', 'in/b.pdf/below'],
    ])
  })

  it('takes a file of any name when it is named: its bytes decide later', async () => {
    expect(names(await plan('in/notes.txt'))).toEqual(['notes'])
  })
})

describe('names of output folders', () => {
  async function namesOf(...files: string[]): Promise<string[]> {
    const root = await mkdtemp(join(folder, 'names-'))
    for (const file of files) {
      await mkdir(join(root, file, '..'), { recursive: true })
      await writeFile(join(root, file), '')
    }
    return names(await planRun(files.map((file) => join(root, file))))
  }

  it('differ for files of one name, in the order of the inputs', async () => {
    expect(await namesOf('x/scan.pdf', 'y/scan.pdf', 'y/scan.png')).toEqual(['scan', 'scan-2', 'scan-3'])
    expect(await namesOf('scan-2.pdf', 'x/scan.pdf', 'y/scan.pdf')).toEqual(['scan-2', 'scan', 'scan-3'])
  })

  it('are never those of files that a run itself writes', async () => {
    expect(await namesOf('report.json.pdf', 'Report.html.pdf', '.recto.lock.pdf')).toEqual([
      'report.json-2',
      'Report.html-2',
      'recto.lock',
    ])
  })

  it('differ for links to one file, which are two inputs', async () => {
    const root = await mkdtemp(join(folder, 'links-'))
    for (const name of ['x', 'y']) {
      await mkdir(join(root, name))
      await symlink(join(folder, 'in', 'b.pdf'), join(root, name, 'scan.pdf'))
    }
    expect(names(await planRun([join(root, 'x'), join(root, 'y')]))).toEqual(['scan', 'scan-2'])
  })

  it('differ by more than letter case or Unicode form', async () => {
    expect(await namesOf('x/Scan.pdf', 'y/scan.pdf')).toEqual(['Scan', 'scan-2'])
    expect(await namesOf('x/ΟΔΟΣ.pdf', 'y/οδος.pdf', 'z/οδοσ.pdf')).toEqual(['ΟΔΟΣ', 'οδος-2', 'οδοσ-3'])
    expect(await namesOf('x/straße.pdf', 'y/STRASSE.pdf', 'z/\u017ftraße.pdf')).toEqual([
      'straße',
      'STRASSE-2',
      '\u017ftraße-3',
    ])
    expect(await namesOf('x/Trait\u00e9.pdf', 'y/Traite\u0301.pdf')).toEqual(['Trait\u00e9', 'Traite\u0301-2'])
  })
})

describe('folderName', () => {
  it.each([
    ['/in/page-79.pdf', 'page-79'],
    ['/in/Communiqué 2024 (final).PDF', 'Communiqué 2024 (final)'],
    ['/in/中美聯合公報.pdf', '中美聯合公報'],
    ['/in/v1.2.pdf', 'v1.2'],
    ['/in/a:b?c*.pdf', 'a_b_c_'],
    ['/in/..pdf', 'document'],
    ['/in/...pdf', 'document'],
    ['/in/ .x. .pdf', 'x'],
    ['/in/line\nbreak.pdf', 'line_break'],
    ['/in/NUL.pdf', '_NUL'],
    ['/in/con.v2.pdf', '_con.v2'],
    ['/in/convention.pdf', 'convention'],
  ])('%j → %j', (path, name) => {
    expect(folderName(path)).toBe(name)
  })

  it('is one safe folder for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
        const name = folderName(`/in/${text.replaceAll('/', '')}.pdf`)
        expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}.\s]/u)
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[.\s]$/u)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        expect(resolve('/out', name)).toBe(`/out/${name}`)
      }),
      { numRuns: 300, seed: 3 },
    )
  })
})
