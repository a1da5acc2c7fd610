// `recto verify` as a user meets it: matched folders, what is printed, gates, bad inputs, exit codes.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runVerify, type VerifyCommand } from '../../src/commands/verify.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'
import type { Reference } from '../../src/model/reference.ts'
import { VerificationReport } from '../../src/model/verification.ts'
import { renderJson } from '../../src/render/json.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { documentOf } from '../render/document.ts'
import { runCli } from './cli-process.ts'

const scratch = scratchFolder()
const fresh = (): string => mkdtempSync(join(scratch.path, 'verify-'))

const TEXTS = ['The channel shall be kept open.', 'Dues are levied by tonnage.']
const REFERENCE: Reference = { paragraphs: TEXTS.map((text, index) => ({ number: String(index + 1), text })) }

function writeDocument(folder: string, texts: readonly string[]): void {
  mkdirSync(folder, { recursive: true })
  const nodes = texts.map((text, index) => ({
    label: 'numbered_paragraph' as const,
    number: String(index + 1),
    marker: `${index + 1}.`,
    text,
  }))
  writeFileSync(join(folder, 'document.json'), renderJson(documentOf(nodes)))
}

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function verify(
  input: string,
  reference: string,
  options: Partial<VerifyCommand> = {},
  isTTY = false,
): Promise<Outcome> {
  let [out, err] = ['', '']
  const streams = {
    out: { isTTY, write: (text: string) => (out += text) },
    err: { isTTY, write: (text: string) => (err += text) },
  }
  const code = await runVerify(input, { reference, fold: ['whitespace'], text: 'body', ...options }, streams)
  return { code, out, err }
}

const refusal = (input: string, reference: string): Promise<string> =>
  verify(input, reference).then(
    () => 'no error',
    (error: RectoError) => {
      expect(error).toBeInstanceOf(RectoError)
      return `${error.kind}: ${error.message}`
    },
  )

const commandsIn = (text: string): string[] => text.match(/(?!\n)[\p{Cc}\u202e]/gu) ?? []

/** Two documents, the second with a letter wrong, and their references. */
function twoDocuments(): { readonly documents: string; readonly references: string } {
  const folder = fresh()
  const [documents, references] = [join(folder, 'output'), join(folder, 'references')]
  writeDocument(join(documents, 'good'), TEXTS)
  writeDocument(join(documents, 'Fair'), [TEXTS[0]!.replace('channel', 'charnel'), TEXTS[1]!])
  mkdirSync(references)
  writeFileSync(join(references, 'good.reference.json'), JSON.stringify(REFERENCE))
  writeFileSync(join(references, 'fair.gt.txt'), TEXTS.map((text, index) => `${index + 1}. ${text}\n`).join('\n'))
  return { documents, references }
}

describe('one document', () => {
  it('is named by its folder or its document.json, its reference by a file or a folder', async () => {
    const { documents, references } = twoDocuments()
    for (const input of [join(documents, 'Fair'), join(documents, 'Fair', 'document.json')]) {
      for (const reference of [join(references, 'fair.gt.txt'), references]) {
        const { code, out, err } = await verify(input, reference)
        expect([code, err]).toEqual([0, ''])
        expect(out).toMatch(/^Fair: .*fair\.gt\.txt \(folds: whitespace\)\n/)
        expect(out).toMatch(/^CER {9}1\.54 % {2}1 \/ 65 letters \(1 wrong, 0 surplus, 0 missing\)/m)
        expect(out).toMatch(/^paragraphs {2}F1 1\.000 {2}2 of 2 right/m)
        expect(out).toContain('1, page 1: CER 3.23 %, 1 / 31\n    The cha[n→r]nel shall be kept open.')
      }
    }
  })

  it('is compared with a text for each of its pages', async () => {
    const folder = fresh()
    mkdirSync(join(folder, 'pages'))
    for (const name of ['p10.txt', 'p9.txt']) writeFileSync(join(folder, 'pages', name), name)
    writeDocument(join(folder, 'book'), ['One'])
    expect(await refusal(join(folder, 'book'), join(folder, 'pages'))).toBe(
      'input: the folder holds 2 texts, but the document has 0 pages',
    )
    const document = JSON.parse(readFileSync(join(folder, 'book', 'document.json'), 'utf8'))
    const page = { label: null, width: 9, height: 9, dpi: 300, rotation: 0, skew: 0, because: 'a test', confidence: 1 }
    document.pages = [1, 2].map((number) => ({ page: number, ...page, textSource: 'ocr', status: 'ok' }))
    document.nodes[0] = {
      ...document.nodes[0],
      label: 'paragraph',
      text: 'p9.txt p10.txt',
      number: undefined,
      marker: undefined,
    }
    writeFileSync(join(folder, 'book', 'document.json'), JSON.stringify(document))
    expect((await verify(join(folder, 'book'), join(folder, 'pages'))).out).toContain(
      'CER         0.00 %  0 / 14 letters',
    )
  })

  it('sends no command of a scan or a name to the terminal', async () => {
    const folder = fresh()
    writeDocument(join(folder, 'evil'), ['The \u001b[2Jchannel \u202eshall', TEXTS[1]!])
    writeFileSync(join(folder, 'evil.json'), JSON.stringify(REFERENCE))
    const { out } = await verify(join(folder, 'evil'), join(folder, 'evil.json'), {}, true)
    const ours = ['\u001b[31m', '\u001b[33m', '\u001b[0m']
    expect(ours.every((code) => out.includes(code))).toBe(true)
    expect(commandsIn(ours.reduce((rest, code) => rest.replaceAll(code, ''), out))).toEqual([])
    const plain = await verify(join(folder, 'evil'), join(folder, 'evil.json'))
    expect(commandsIn(plain.out)).toEqual([])
  })
})

describe('a folder of documents', () => {
  it('is matched by name, whatever the letter case, and summed', async () => {
    const { documents, references } = twoDocuments()
    const { code, out } = await verify(documents, references, { json: true })
    const report = VerificationReport.parse(JSON.parse(out))
    expect(code).toBe(0)
    expect(report.documents.map(({ name }) => name)).toEqual(['Fair', 'good'])
    expect(report.totals.measures.cer).toMatchObject({ edits: 1, length: 65 + 59 })
    expect(report.totals.paragraphs).toMatchObject({ expected: 4, correct: 4 })
    const table = (await verify(documents, references)).out
    expect(table).toMatch(/^Fair {6} *1\.54 % +/m)
    expect(table).toMatch(/^good {6} *0\.00 % +/m)
  })

  it('names what has no counterpart or cannot be read, and ends with code 1', async () => {
    const { documents, references } = twoDocuments()
    writeDocument(join(documents, 'lonely'), TEXTS)
    cpSync(join(references, 'good.reference.json'), join(references, 'absent.json'))
    writeFileSync(join(references, 'README.md'), 'What these are.')
    writeFileSync(join(references, 'fair.gt.txt'), Buffer.from([0xff]))
    const { code, out, err } = await verify(documents, references)
    expect(code).toBe(1)
    expect(err.trimEnd().split('\n')).toEqual([
      `error: ${join(documents, 'lonely', 'document.json')}: no reference has its name`,
      `error: ${join(references, 'absent.json')}: no document has its name`,
      `error: ${join(references, 'fair.gt.txt')}: line 1: not UTF-8 — save the reference as UTF-8`,
    ])
    expect(out).toMatch(/^good: /)
  })

  it('takes of two references of a name the one that tells more', async () => {
    const { documents, references } = twoDocuments()
    writeFileSync(join(references, 'good.txt'), 'quite another text')
    const { out } = await verify(documents, references, { json: true })
    expect(JSON.parse(out).documents[1].reference).toMatch(/good\.reference\.json$/)
  })
})

describe('gates', () => {
  it('end with code 1 and the reason, also for those who asked for quiet', async () => {
    const { documents, references } = twoDocuments()
    const kept = await verify(documents, references, { maxCer: 0.01, maxWer: 0.06, minParagraphF1: 1, quiet: true })
    expect(kept).toEqual({ code: 0, out: '', err: '' })
    const missed = await verify(documents, references, { maxCer: 0.001, quiet: true })
    expect(missed).toEqual({ code: 1, out: '', err: 'error: the CER is 0.008065, above --max-cer 0.001\n' })
  })
})

describe('bad inputs', () => {
  it('are told in one clear line', async () => {
    const { documents, references } = twoDocuments()
    const good = join(documents, 'good')
    expect(await refusal(good, join(references, 'nothere.txt'))).toBe('input: there is no such file')
    expect(await refusal(join(documents, 'nothere'), references)).toBe('input: there is no such file')
    expect(await refusal(references, references)).toBe(
      'input: the folder holds no document.json, nor do the folders in it',
    )
    expect(await refusal(join(references, 'fair.gt.txt'), references)).toMatch(/^input: not a document\.json/)
    expect(await refusal(documents, fresh())).toBe('input: the folder holds no reference')
    const other = fresh()
    writeFileSync(join(other, 'other.txt'), 'text')
    expect(await refusal(documents, other)).toMatch(/^input: nothing could be compared: no reference has its name/)
  })

  it('are told of images and page texts too', async () => {
    const { documents, references } = twoDocuments()
    const good = join(documents, 'good')
    await expect(verify(good, references, { images: [documents, join(documents, 'scans')] })).rejects.toMatchObject({
      kind: 'input',
      message: 'there is no such file',
      file: join(documents, 'scans'),
    })
    const texts = fresh()
    const document = JSON.parse(readFileSync(join(good, 'document.json'), 'utf8'))
    const page = { label: null, width: 9, height: 9, dpi: 300, rotation: 0, skew: 0, because: 'a test', confidence: 1 }
    document.pages = [{ page: 1, ...page, textSource: 'ocr', status: 'ok' }]
    writeFileSync(join(good, 'document.json'), JSON.stringify(document))
    writeFileSync(join(texts, '1.txt'), '\r\n')
    expect(await refusal(good, texts)).toBe('input: the reference is empty')
  })

  it('cost themselves alone in a folder of references', async () => {
    const { documents, references } = twoDocuments()
    symlinkSync(join(references, 'nothing'), join(references, 'notes'))
    symlinkSync(join(references, 'nothing'), join(references, 'FAIR.json'))
    const { code, out, err } = await verify(documents, references)
    expect([code, out]).toEqual([1, expect.stringMatching(/^good: /)])
    expect(err).toBe(
      `error: ${join(references, 'FAIR.json')}: its symbolic link leads nowhere — mend the link, or name the file itself\n`,
    )
  })

  it('that are no command end with code 2, and an unwritable report with 5', async () => {
    const { documents, references } = twoDocuments()
    const good = join(documents, 'good')
    const fold = await runCli(['verify', good, '-r', references, '--fold', 'caps'], { cwd: documents })
    expect([fold.code, fold.err]).toEqual([2, expect.stringContaining('It must be all, none, or of hyphens')])
    const args = ['verify', good, '-r', references, '--fold', 'all', '--max-cer', '0', '--html', documents]
    const html = await runCli(args, { cwd: documents })
    expect([html.code, html.err]).toEqual([5, expect.stringContaining('choose another file with --html')])
  })
})
