import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openSourceFile } from '../../src/engines/source-file.ts'
import { testPdf } from './pdf/test-pdf.ts'
import { scratchFolder } from './scratch-folder.ts'

const folder = scratchFolder()
const blank = () => sharp({ create: { width: 30, height: 20, channels: 3, background: 'white' } })
const [PNG, JPEG, TIFF] = [
  await blank().png().toBuffer(),
  await blank().jpeg().toBuffer(),
  await blank().tiff().toBuffer(),
]
const pdf = testPdf([
  { size: [72, 72], content: '' },
  { size: [72, 72], content: '' },
])

async function pageCountOf(path: string): Promise<number> {
  const file = await openSourceFile(path)
  await file.close()
  return file.pageCount
}

describe('openSourceFile', () => {
  it.each<[string, string, Buffer, number]>([
    ['a PDF named .png', 'scan.png', pdf, 2],
    ['a PDF without a name ending', 'scan', pdf, 2],
    ['a PDF after 1000 bytes of something else', 'mail.pdf', Buffer.concat([Buffer.alloc(1000, 10), pdf]), 2],
    ['a PNG named .pdf', 'scan.pdf', PNG, 1],
    ['a JPEG named .tiff', 'scan.tiff', JPEG, 1],
    ['a TIFF named .jpg', 'scan.jpg', TIFF, 1],
  ])('tells %s by its content', async (_, name, bytes, pages) => {
    expect(await pageCountOf(folder.write(name, bytes))).toBe(pages)
  })

  it.each([
    ['no byte', '', 'the file is empty (0 bytes)'],
    ['one byte', '%', 'not a PDF'],
    ['text', 'To whom it may concern', 'not a PDF'],
    ['a Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not a PDF'],
    ['a GIF', 'GIF89a\x01\x00\x01\x00', 'not a PDF'],
    ['a PDF header too far in', Buffer.concat([Buffer.alloc(1030, 10), pdf]), 'not a PDF'],
    ['a PDF header and nothing else', '%PDF-1.7', 'the PDF is damaged or incomplete'],
    ['a PNG signature and nothing else', Buffer.from('89504e470d0a1a0a', 'hex'), 'the image is damaged'],
    ['a JPEG signature and noise', Buffer.from('ffd8ff00112233445566778899', 'hex'), 'the image is damaged'],
    ['a TIFF signature and nothing else', Buffer.from('49492a00', 'hex'), 'the image is damaged'],
  ])('refuses a file of %s, with a hint', async (name, bytes, message) => {
    const path = folder.write(`${name}.pdf`, bytes)
    await expect(openSourceFile(path)).rejects.toMatchObject({
      name: 'RectoError',
      kind: 'input',
      file: path,
      message: expect.stringContaining(message),
      hint: expect.stringMatching(/\w/),
    })
  })

  it('tells a missing file from a folder', async () => {
    const missing = join(folder.path, 'missing.pdf')
    await expect(openSourceFile(missing)).rejects.toMatchObject({ kind: 'input', message: 'there is no such file' })
    const sub = join(folder.path, 'folder.pdf')
    mkdirSync(sub)
    await expect(openSourceFile(sub)).rejects.toMatchObject({ kind: 'input', message: 'it is a folder, not a file' })
    await expect(openSourceFile(join(folder.write('a.txt', 'x'), 'b.pdf'))).rejects.toMatchObject({
      message: 'there is no such file',
    })
  })

  it('does not wait at a pipe', async ({ skip }) => {
    const pipe = join(folder.path, 'pipe.pdf')
    if (spawnSync('mkfifo', [pipe]).status !== 0) skip('needs mkfifo')
    await expect(openSourceFile(pipe)).rejects.toMatchObject({
      kind: 'input',
      message: 'it is a pipe or a device, not a file',
      file: pipe,
    })
  })
})
