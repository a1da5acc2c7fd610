import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentOutcome } from '../../src/batch/document-run.ts'
import { Document } from '../../src/model/document.ts'
import { runTreaty, type TreatyRun } from './doubles/treaty-run.ts'
import { sentenceOf } from './doubles/typed-book.ts'
import { crash, refusal, type TypingPool, typingPool } from './doubles/typing-pool.ts'

let output: string

beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'recto-test-'))
})

afterEach(() => rm(output, { recursive: true }))

const run = (pool: TypingPool, given?: TreatyRun): Promise<DocumentOutcome> => runTreaty(output, pool, given)

/** Every file of the output, hidden ones too. */
const written = async (): Promise<string[]> =>
  (await readdir(output, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(output.length + 1))
    .sort()

const WHOLE = [
  '.recto.json',
  'document.json',
  'document.md',
  'pages/0001.json',
  'pages/0002.json',
  'pages/0003.json',
].map((file) => `treaty/${file}`)
const documentText = (): Promise<string> => readFile(join(output, 'treaty', 'document.json'), 'utf8')
const failAt =
  (page: number, error: Error) =>
  (job: { page: number }): void => {
    if (job.page === page) throw error
  }

describe('runDocument', () => {
  it('writes the document, its Markdown and its pages, and reports them', async () => {
    const { report, document, error } = await run(typingPool())
    expect(error).toBeNull()
    expect(await written()).toEqual(WHOLE)
    expect(Document.parse(JSON.parse(await documentText()))).toEqual(document)
    expect(await readFile(join(output, 'treaty', 'document.md'), 'utf8')).toContain(sentenceOf(2))
    expect(report).toMatchObject({
      file: 'scans/treaty.pdf',
      status: 'digitized',
      output: join(output, 'treaty'),
      pages: 3,
      failedPages: [],
      reusedPages: 0,
      paragraphs: 3,
    })
  })

  it('writes further formats later from the pages that are kept, and takes them away when they are not asked for', async () => {
    const files = async (): Promise<string[]> => (await written()).filter((file) => !WHOLE.includes(file))
    await run(typingPool())
    const { report } = await run(typingPool(), { formats: ['txt', 'jsonl', 'hocr', 'alto', 'docling'] })
    expect(report.reusedPages).toBe(3)
    expect(await files()).toEqual(
      ['alto.xml', 'docling.json', 'hocr', 'jsonl', 'txt'].map((end) => `treaty/document.${end}`),
    )
    for (const file of await files()) expect(await readFile(join(output, file), 'utf8')).not.toContain('/scans')
    expect(await readFile(join(output, 'treaty', 'document.txt'), 'utf8')).toContain(sentenceOf(2))
    await run(typingPool(), { formats: ['txt'] })
    expect(await files()).toEqual(['treaty/document.txt'])
  })

  it('writes a proof with the images of all pages, and takes it away when it is not asked for', async () => {
    const proof = join(output, 'treaty', 'proof.html')
    await run(typingPool(), { formats: ['proof'] })
    const html = await readFile(proof, 'utf8')
    expect(html.match(/<img /g)).toHaveLength(3)
    expect(html).toContain(sentenceOf(2))
    expect(html).not.toContain('/scans')
    await run(typingPool())
    expect(existsSync(proof)).toBe(false)
  })

  it('writes no machine path', async () => {
    await run(typingPool())
    for (const file of await written()) expect(await readFile(join(output, file), 'utf8')).not.toContain('/scans')
  })

  it('reads the selected pages only', async () => {
    const pool = typingPool({ pageCount: 9 })
    const { document } = await run(pool, { pages: '2,4-5' })
    expect([...pool.asked].sort()).toEqual([2, 4, 5])
    expect(document!.pages.map(({ page }) => page)).toEqual([2, 4, 5])
  })
})

describe('a second run', () => {
  it('reads no page again, and writes the same bytes', async () => {
    await run(typingPool())
    const before = await documentText()
    const again = typingPool()
    const { report } = await run(again)
    expect(again.asked).toEqual([])
    expect(report).toMatchObject({ status: 'digitized', reusedPages: 3 })
    expect(await documentText()).toBe(before)
  })

  it('reads all pages again when nothing is to be reused, or the file or the options are others', async () => {
    await run(typingPool())
    const [forced, changed, finer] = [typingPool(), typingPool({ sha256: 'cd'.repeat(32) }), typingPool()]
    expect((await run(forced, { reuse: 'nothing' })).report.reusedPages).toBe(0)
    await run(changed)
    await run(finer, { dpi: 400 })
    for (const pool of [forced, changed, finer]) expect([...pool.asked].sort()).toEqual([1, 2, 3])
  })

  it('reads again only what failed or was damaged', async () => {
    await run(typingPool({ onPage: failAt(2, refusal('input', 'its stream is broken')) }))
    await writeFile(join(output, 'treaty', 'pages', '0003.json'), '{')
    const again = typingPool()
    expect((await run(again)).report).toMatchObject({ status: 'digitized', reusedPages: 1 })
    expect([...again.asked].sort()).toEqual([2, 3])
  })

  it('drops pages that the document no longer has, and old ones of pages that now fail', async () => {
    await run(typingPool())
    const broken = failAt(2, refusal('input', 'its stream is broken'))
    await run(typingPool({ onPage: broken }), { reuse: 'nothing' })
    expect(await written()).toEqual(WHOLE.filter((file) => !file.includes('0002')))
    await run(typingPool({ pageCount: 1 }))
    expect(await written()).toEqual(WHOLE.slice(0, 4))
  })
})

describe('a page that fails', () => {
  it('stands in the document as failed, with a diagnostic, and the others are whole', async () => {
    const { report, document, error } = await run(
      typingPool({ onPage: failAt(2, refusal('input', 'its stream is broken')) }),
    )
    expect(error).toBeNull()
    expect(report).toMatchObject({ status: 'partly', failedPages: [2], pages: 3 })
    expect(document!.pages.map(({ status }) => status)).toEqual(['ok', 'failed', 'ok'])
    expect(document!.diagnostics).toContainEqual({
      code: 'page/failed',
      severity: 'error',
      message: 'its stream is broken',
      page: 2,
    })
    const pages = document!.nodes.flatMap((node) => node.sources.map(({ page }) => page))
    expect(new Set(pages)).toEqual(new Set([1, 3]))
    expect(await written()).toEqual(WHOLE.filter((file) => !file.includes('0002')))
  })

  it('is tried once more when that can help, gently, and tells so', async () => {
    const efforts: unknown[] = []
    const pool = typingPool({
      onPage: ({ page, effort }, attempt) => {
        if (page === 2) efforts.push(effort)
        if (page === 2 && attempt === 1) throw crash(2)
      },
    })
    const { report, document } = await run(pool)
    expect(report).toMatchObject({ status: 'digitized', failedPages: [], warnings: 1 })
    expect([...pool.asked].sort()).toEqual([1, 2, 2, 3])
    expect(efforts).toEqual([undefined, 'gentle'])
    expect(document!.diagnostics).toEqual([
      {
        code: 'page/read-gently',
        severity: 'warning',
        message: 'the first try failed: the process that read it ended unexpectedly (SIGSEGV)',
        page: 2,
      },
    ])
    expect([...pool.asked].sort()).toEqual([1, 2, 2, 3])
  })

  it('is given up after the second crash, and at once when a retry cannot help', async () => {
    const crashing = typingPool({ onPage: failAt(2, crash(2)) })
    expect((await run(crashing)).report.failedPages).toEqual([2])
    expect(crashing.asked.filter((page) => page === 2)).toHaveLength(2)
    const broken = typingPool({ onPage: failAt(2, refusal('input', 'its stream is broken')) })
    await run(broken, { reuse: 'nothing' })
    expect(broken.asked.filter((page) => page === 2)).toHaveLength(1)
  })
})

describe('a document that cannot be made', () => {
  it('leaves nothing when no page could be read, and gives the reason of the first', async () => {
    const { report, document, error } = await run(
      typingPool({
        onPage: async ({ page }) => {
          if (page === 1) await new Promise((resolve) => setTimeout(resolve, 20))
          throw refusal('input', `page ${page} is broken`)
        },
      }),
    )
    expect(document).toBeNull()
    expect(error).toMatchObject({ kind: 'input', message: 'page 1 is broken' })
    expect(report).toMatchObject({ status: 'refused', output: null, pages: 0, error: { message: 'page 1 is broken' } })
    expect(await readdir(output)).toEqual([])
  })

  it('leaves the document of an earlier run as it was', async () => {
    await run(typingPool())
    const before = await documentText()
    await run(typingPool({ sha256: 'cd'.repeat(32), onPage: () => Promise.reject(refusal('input', 'broken')) }))
    expect(await documentText()).toBe(before)
    expect((await written()).filter((file) => !file.includes('pages/'))).toEqual(WHOLE.slice(0, 3))
  })

  it('is refused when it cannot be opened or has no such page, and no folder is made', async () => {
    const locked = typingPool({ onInspect: () => Promise.reject(refusal('input', 'it is locked')) })
    expect((await run(locked)).report).toMatchObject({ status: 'refused', error: { kind: 'input' } })
    expect((await run(typingPool(), { pages: '4' })).report).toMatchObject({
      status: 'refused',
      error: { kind: 'usage', message: 'page 4 was asked for, but the file has 3' },
    })
    expect(await readdir(output)).toEqual([])
  })

  it('is opened once more when the process crashed', async () => {
    const pool = typingPool({
      onInspect: (_, attempt) => {
        if (attempt === 1) throw crash()
      },
    })
    expect((await run(pool)).report.status).toBe('digitized')
  })

  it('fails, without a page marked as failed, when the environment is at fault', async () => {
    const pool = typingPool({ onPage: failAt(2, refusal('environment', 'the model is damaged')) })
    const { report, error } = await run(pool)
    expect(error!.kind).toBe('environment')
    expect(report).toMatchObject({ status: 'failed', output: null, failedPages: [] })
    expect((await written()).filter((file) => file.includes('document'))).toEqual([])
  })

  it.each(['treaty', 'treaty/pages'])(
    'fails when a link stands for its folder %s: what it leads to stays',
    async (name) => {
      const elsewhere = await mkdtemp(join(tmpdir(), 'recto-test-'))
      await mkdir(join(output, name, '..'), { recursive: true })
      await symlink(elsewhere, join(output, name))
      const { report } = await run(typingPool())
      expect(report).toMatchObject({
        status: 'failed',
        error: { kind: 'output', message: 'cannot be written: a symbolic link stands where a folder is needed' },
      })
      expect(await readdir(elsewhere)).toEqual([])
      await rm(elsewhere, { recursive: true })
    },
  )

  it('fails when a file stands in the way, which stays as it is', async () => {
    await writeFile(join(output, 'treaty'), 'mine')
    const { report } = await run(typingPool())
    expect(report).toMatchObject({ status: 'failed', error: { kind: 'output' } })
    expect(await readFile(join(output, 'treaty'), 'utf8')).toBe('mine')
  })

  it('reports the unexpected as a bug', async () => {
    const pool = typingPool({ onInspect: () => Promise.reject(new TypeError('x is not a function')) })
    expect((await run(pool)).report).toMatchObject({
      status: 'failed',
      error: { kind: 'bug', message: 'unexpected error: x is not a function' },
    })
  })
})

describe('an aborted run', () => {
  it('rejects with the reason, keeps finished pages and writes no document', async () => {
    const stop = new AbortController()
    const pool = typingPool({ onPage: ({ page }) => page === 3 && new Promise((resolve) => setTimeout(resolve, 300)) })
    let done = 0
    const onPageDone = (): void => {
      done += 1
      if (done === 2) stop.abort(new Error('interrupted'))
    }
    await expect(run(pool, { signal: stop.signal, onPageDone })).rejects.toThrow('interrupted')
    expect(await written()).toEqual(['treaty/.recto.json', 'treaty/pages/0001.json', 'treaty/pages/0002.json'])
    const again = typingPool()
    expect((await run(again)).report.reusedPages).toBe(2)
    expect(again.asked).toEqual([3])
    expect(existsSync(join(output, 'treaty', 'document.json'))).toBe(true)
  })

  it('does not begin when the signal was aborted before', async () => {
    const pool = typingPool()
    await expect(run(pool, { signal: AbortSignal.abort(new Error('interrupted')) })).rejects.toThrow('interrupted')
    expect(pool.asked).toEqual([])
    expect((await written()).length).toBe(0)
  })
})
