import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inspect, recognize } from '../../src/page/page-process.ts'
import { testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()
const typed = (text: string) => ({ size: [300, 100], content: `BT /F1 10 Tf 20 50 Td (${text}) Tj ET` }) as const
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const jobFor = (path: string, bytes: Uint8Array, page: number) => ({
  path,
  sha256: hash(bytes),
  page,
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js' as const, model: null },
})

describe('inspect', () => {
  it('counts the pages of a file and hashes it', async () => {
    const bytes = testPdf([typed('one'), typed('two')])
    const path = folder.write('two.pdf', bytes)
    expect(await inspect({ path })).toEqual({ ok: true, value: { path, sha256: hash(bytes), pageCount: 2 } })
  })

  it('passes the password on', async () => {
    const path = folder.write('locked.pdf', testPdf([typed('one')], { password: 'Open sesame' }))
    expect(await inspect({ path, password: 'Open sesame' })).toMatchObject({ ok: true, value: { pageCount: 1 } })
    expect(await inspect({ path })).toMatchObject({
      ok: false,
      error: { kind: 'input', message: 'the PDF is encrypted' },
    })
  })

  it('gives a refusal as data that survives JSON', async () => {
    const path = folder.write('empty.pdf', '')
    const outcome = await inspect({ path })
    expect(outcome).toEqual({
      ok: false,
      error: {
        kind: 'input',
        message: 'the file is empty (0 bytes)',
        hint: 'copy or scan it again',
        file: path,
        retry: false,
      },
    })
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome)
  })
})

describe('recognize', () => {
  it('does page jobs of one file, and of another after it', async () => {
    const [first, second] = [testPdf([typed('one'), typed('two')]), testPdf([typed('three')])]
    const [a, b] = [folder.write('a.pdf', first), folder.write('b.pdf', second)]
    const said = []
    for (const job of [jobFor(a, first, 2), jobFor(a, first, 1), jobFor(b, second, 1), jobFor(a, first, 2)]) {
      const outcome = await recognize(job)
      said.push(outcome.ok ? outcome.value.lines[0]?.words[0]?.text : outcome.error)
    }
    expect(said).toEqual(['two', 'one', 'three', 'two'])
  })

  it('reads a file anew that was written anew under its name', async () => {
    const [before, after] = [testPdf([typed('before')]), testPdf([typed('afterwards')])]
    const path = folder.write('changing.pdf', before)
    await recognize(jobFor(path, before, 1))
    folder.write('changing.pdf', after)
    expect(await recognize(jobFor(path, after, 1))).toMatchObject({
      ok: true,
      value: { lines: [{ words: [{ text: 'afterwards' }] }] },
    })
  })

  it('gives a missing page as data, with its number', async () => {
    const bytes = testPdf([typed('one')])
    expect(await recognize(jobFor(folder.write('one.pdf', bytes), bytes, 7))).toMatchObject({
      ok: false,
      error: { kind: 'input', message: 'there is no page 7', page: 7, retry: false },
    })
  })
})
