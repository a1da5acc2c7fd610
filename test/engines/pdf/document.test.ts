import { readdirSync, readlinkSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { replaceDecoders } from '../../../src/engines/pdf/decoders.ts'
import { openPdf } from '../../../src/engines/pdf/pdf.ts'
import { scratchFolder } from '../scratch-folder.ts'
import { testPdf } from './test-pdf.ts'

interface LoadingTask {
  readonly destroyed: boolean
}
const tasks: LoadingTask[] = []

vi.mock('pdfjs-dist/legacy/build/pdf.mjs', async (original) => {
  const pdfjs = await original<typeof import('pdfjs-dist/legacy/build/pdf.mjs')>()
  const getDocument: typeof pdfjs.getDocument = (source) => {
    const task = pdfjs.getDocument(source)
    tasks.push(task)
    return task
  }
  return { ...pdfjs, getDocument }
})

const folder = scratchFolder()
const HELLO = { size: [200, 100], content: 'BT /F1 12 Tf 20 50 Td (Hello world) Tj ET' } as const
const plain = testPdf([HELLO, HELLO])
const locked = testPdf([HELLO], { password: 'Open sesame' })

/** Open handles on files of the test's folder, where the system tells. */
function openHandles(): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc/self/fd').flatMap((handle) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${handle}`)
      return path.startsWith(folder.path) ? [path] : []
    } catch {
      return []
    }
  })
}

// Which opens a document of its own, once.
beforeAll(replaceDecoders)

beforeEach(() => {
  tasks.length = 0
})

afterAll(() => {
  vi.restoreAllMocks()
})

describe('openPdf', () => {
  it('frees the document and its file when it is closed', async () => {
    const file = await openPdf(folder.write('plain.pdf', plain))
    await (await file.openPage(2)).inspect()
    expect([tasks.length, tasks[0]?.destroyed]).toEqual([1, false])
    if (process.platform === 'linux') expect(openHandles()).toHaveLength(1)
    await file.close()
    expect(tasks[0]?.destroyed).toBe(true)
    expect(openHandles()).toEqual([])
  })

  it.each([
    ['locked', locked],
    ['damaged', plain.subarray(0, 12)],
    ['without pages', testPdf([])],
  ])('frees a document that is %s', async (name, bytes) => {
    await expect(openPdf(folder.write(`${name}.pdf`, bytes))).rejects.toThrow()
    expect(tasks.map(({ destroyed }) => destroyed)).toEqual([true])
    expect(openHandles()).toEqual([])
  })

  it('opens an encrypted PDF with its password only', async () => {
    const path = folder.write('locked.pdf', locked)
    const file = await openPdf(path, { password: 'Open sesame' })
    const [line] = await (await file.openPage(1)).textLines()
    expect(line?.words.map(({ text }) => text)).toEqual(['Hello', 'world'])
    await file.close()
    await expect(openPdf(path)).rejects.toMatchObject({
      kind: 'input',
      message: 'the PDF is encrypted',
      hint: expect.stringContaining('--password'),
    })
    await expect(openPdf(path, { password: 'open sesame' })).rejects.toMatchObject({
      kind: 'input',
      message: 'the password does not open the PDF',
      hint: expect.stringContaining('--password'),
    })
  })

  it('takes no notice of a password that is not needed', async () => {
    const file = await openPdf(folder.write('open.pdf', plain), { password: 'needless' })
    expect(file.pageCount).toBe(2)
    await file.close()
  })

  it('opens a PDF that is encrypted with an empty password without asking for one', async () => {
    const file = await openPdf(folder.write('no-password.pdf', testPdf([HELLO], { password: '' })))
    const [line] = await (await file.openPage(1)).textLines()
    expect(line?.words.map(({ text }) => text)).toEqual(['Hello', 'world'])
    await file.close()
  })

  it('refuses a PDF without pages', async () => {
    await expect(openPdf(folder.write('empty.pdf', testPdf([])))).rejects.toMatchObject({
      kind: 'input',
      message: 'the PDF has no pages',
    })
  })

  it('reads a PDF whose table of objects is lost', async () => {
    const lost = Buffer.concat([
      plain.subarray(0, plain.indexOf('xref\n')),
      plain.subarray(plain.indexOf('trailer'), plain.indexOf('startxref')),
    ])
    const file = await openPdf(folder.write('lost.pdf', lost))
    expect(file.pageCount).toBe(2)
    const [line] = await (await file.openPage(2)).textLines()
    expect(line?.words.map(({ text }) => text)).toEqual(['Hello', 'world'])
    await file.close()
  })

  it.each([0.1, 0.3, 0.5, 0.7])('says so when only the first %f of a PDF is there', async (share) => {
    const path = folder.write(`cut-${share}.pdf`, plain.subarray(0, Math.floor(share * plain.length)))
    await expect(openPdf(path)).rejects.toMatchObject({
      kind: 'input',
      message: expect.stringContaining('damaged or incomplete'),
      file: path,
    })
    expect(openHandles()).toEqual([])
  })
})
