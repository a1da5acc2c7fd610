import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashOfFile, markFolder, placeOf } from '../../src/batch/document-folder.ts'
import { placeDocuments } from '../../src/batch/place-documents.ts'
import { folderName } from '../../src/batch/plan.ts'
import { renderJson } from '../../src/render/json.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { documentReport, runReport } from './report-sample.ts'

const folder = scratchFolder()
let root: string
let output: string

beforeEach(() => {
  root = mkdtempSync(join(folder.path, 'case-'))
  output = join(root, 'out')
  mkdirSync(output)
})

function put(path: string, text: string): string {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  return join(root, path)
}

const planned = (...files: string[]) => files.map((file) => ({ file, path: join(root, file), name: folderName(file) }))

/** The folders that files go to, in their order. */
async function namesOf(...files: string[]): Promise<string[]> {
  const { documents } = await placeDocuments(planned(...files), output)
  return documents.map(({ name }) => name)
}

/** As a run leaves the folder of a file, with the mark alone. */
async function made(name: string, file: string): Promise<void> {
  mkdirSync(join(output, name))
  const path = join(root, file)
  await markFolder(join(output, name), await placeOf(path, output), (await hashOfFile(path))!)
}

describe('placeDocuments', () => {
  it('ends with the reason of a signal that is aborted while it hashes files, and leaves the output alone', async () => {
    const [one, two] = ['a', 'b'].map((place) => `${place}/scan.pdf`)
    for (const file of [one!, two!]) put(file, 'x'.repeat(5_000_000))
    await made('scan', one!)
    const stop = new AbortController()
    const placing = placeDocuments(planned(two!, one!), output, stop.signal)
    stop.abort(new Error('enough'))
    await expect(placing).rejects.toThrow('enough')
    expect(readdirSync(output)).toEqual(['scan'])
  })

  it('names the folders of a clean output by the plan’s rule, in the order of the inputs', async () => {
    for (const file of ['a/scan.pdf', 'b/scan.pdf', 'b/Scan.PDF', 'c/report.json.pdf']) put(file, file)
    expect(await namesOf('a/scan.pdf', 'b/scan.pdf', 'b/Scan.PDF', 'c/report.json.pdf')).toEqual([
      'scan',
      'scan-2',
      'Scan-3',
      'report.json-2',
    ])
  })

  it('gives another file of a standing name the next free folder, and says why', async () => {
    for (const file of ['a/scan.pdf', 'b/scan.pdf']) put(file, file)
    await made('scan', 'a/scan.pdf')
    const { documents, moved } = await placeDocuments(planned('b/scan.pdf'), output)
    expect(documents[0]!.name).toBe('scan-2')
    expect(moved).toEqual([
      { file: 'b/scan.pdf', folder: 'scan-2', because: 'scan holds the document of another file' },
    ])
  })

  it('gives each file its own folder again, whatever their order and whoever was added', async () => {
    for (const file of ['0/scan.pdf', 'a/scan.pdf', 'b/scan.pdf']) put(file, file)
    await made('scan', 'a/scan.pdf')
    await made('scan-2', 'b/scan.pdf')
    expect(await namesOf('0/scan.pdf', 'b/scan.pdf', 'a/scan.pdf')).toEqual(['scan-3', 'scan-2', 'scan'])
    const { moved } = await placeDocuments(planned('b/scan.pdf'), output)
    expect(moved).toEqual([])
  })

  it('lets a file that was changed, and one that was moved, keep its folder', async () => {
    for (const file of ['a/scan.pdf', 'b/scan.pdf', 'c/scan.pdf']) put(file, file)
    await made('scan', 'a/scan.pdf')
    await made('scan-2', 'b/scan.pdf')
    put('a/scan.pdf', 'changed')
    put('moved/scan.pdf', 'b/scan.pdf')
    expect(await namesOf('moved/scan.pdf', 'c/scan.pdf', 'a/scan.pdf')).toEqual(['scan-2', 'scan-3', 'scan'])
  })

  it('never takes a folder of the user’s, though its files have the names of a run’s', async () => {
    put('smith.pdf', 'a scan')
    for (const file of ['document.pdf', 'document.json', 'pages/0099.json', 'sections/01-intro/document.md'])
      put(`out/smith/${file}`, '{"mine": true}')
    const { documents, moved } = await placeDocuments(planned('smith.pdf'), output)
    expect(documents[0]!.name).toBe('smith-2')
    expect(moved[0]!.because).toBe('the folder smith was not made by Recto')
  })

  it('takes an empty folder, and one with nothing but what a killed run left', async () => {
    for (const name of ['a', 'b']) put(`${name}.pdf`, name)
    mkdirSync(join(output, 'a'))
    mkdirSync(join(output, 'b', 'pages'), { recursive: true })
    put('out/b/..recto.json.4711.tmp', '')
    expect(await namesOf('a.pdf', 'b.pdf')).toEqual(['a', 'b'])
  })

  describe('in an output of before folders were marked', () => {
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
    const document = (text: string): string =>
      JSON.stringify({ source: { sha256: sha256(text) }, generator: { name: 'recto' } })

    it('knows a document by the hash of its file, and a changed file by the last report', async () => {
      for (const file of ['a/scan.pdf', 'b/scan.pdf', 'c/scan.pdf']) put(file, file)
      put('out/scan/document.json', document('a/scan.pdf'))
      put('out/scan-2/document.json', document('as b was'))
      const reported = [documentReport({ file: 'b/scan.pdf', output: 'scan-2' })]
      put('out/report.json', renderJson(runReport(reported)))
      expect(await namesOf('c/scan.pdf', 'b/scan.pdf', 'a/scan.pdf')).toEqual(['scan-3', 'scan-2', 'scan'])
    })

    it('takes up pages that are kept without a document', async () => {
      put('scan.pdf', 'a scan')
      put('out/scan/pages/0001.json', JSON.stringify({ key: sha256('a page'), page: 1 }))
      expect(await namesOf('scan.pdf')).toEqual(['scan'])
    })
  })

  it('refuses a document in whose folder an input of the run lies, and lets the others be', async () => {
    for (const file of ['smith.pdf', 'jones.pdf']) put(file, file)
    await made('smith', 'smith.pdf')
    put('out/smith/document.pdf', 'made earlier')
    const { documents } = await placeDocuments(planned('smith.pdf', 'out/smith/document.pdf', 'jones.pdf'), output)
    expect(documents.map(({ refused }) => refused?.message)).toEqual([
      'cannot be written: an input of this run lies in that folder, out/smith/document.pdf',
      undefined,
      undefined,
    ])
    expect(readdirSync(join(output, 'smith')).sort()).toEqual(['.recto.json', 'document.pdf'])
  })

  it('names no path of the machine in the mark, and the same one for an output moved with its inputs', async () => {
    put('a/scan.pdf', 'a scan')
    const place = await placeOf(join(root, 'a/scan.pdf'), output)
    expect(place).toMatch(/^[0-9a-f]{64}$/)
    const other = mkdtempSync(join(folder.path, 'other-'))
    mkdirSync(join(other, 'out'))
    expect(await placeOf(join(other, 'a/scan.pdf'), join(other, 'out'))).toBe(place)
  })
})
