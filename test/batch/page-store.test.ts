import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPageStore, type PageStore } from '../../src/batch/page-store.ts'
import type { PageLook } from '../../src/model/page-look.ts'
import { typedPage } from '../structure/typed-page.ts'

let folder: string
let store: PageStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-test-'))
  store = await openPageStore(folder)
})

afterEach(() => rm(folder, { recursive: true }))

const page = (number: number) => typedPage(`${number}. A page.`, { page: number })
const kept = async (): Promise<string[]> => (await readdir(join(folder, 'pages'))).sort()
const fileOf = (name: string): string => join(folder, 'pages', name)

describe('a page store', () => {
  it('gives back what it was given, under its key only', async () => {
    await store.save(page(3))
    expect(await kept()).toEqual(['0003.json'])
    expect(await store.load(3, 'typed')).toEqual(page(3))
    expect(await store.load(3, 'other options')).toBeNull()
    expect(await store.load(4, 'typed')).toBeNull()
  })

  it('is there for the next run', async () => {
    await store.save(page(12_345))
    expect(await (await openPageStore(folder)).load(12_345, 'typed')).toEqual(page(12_345))
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['of another version', (text: string) => text.replace('"1.0"', '"0.9"')],
    ['with a field too many', (text: string) => text.replace('{', '{"extra": 1,')],
    ['with a confidence of 7', (text: string) => text.replace('"confidence": 0.9', '"confidence": 7')],
    ['of a failed page', (text: string) => text.replace('"ok"', '"failed"')],
  ])('takes a file %s for none', async (_, damage) => {
    await store.save(page(1))
    const text = await readFile(fileOf('0001.json'), 'utf8')
    expect(damage(text)).not.toBe(text)
    await writeFile(fileOf('0001.json'), damage(text))
    expect(await store.load(1, 'typed')).toBeNull()
  })

  it('clears up what killed runs left, and nothing else', async () => {
    for (const name of ['.0002.json.4711.tmp', '.0002.json.tmp', 'notes.4711.tmp']) await writeFile(fileOf(name), '')
    await writeFile(join(folder, '.document.json.4711.tmp'), '')
    await openPageStore(folder)
    expect(await kept()).toEqual(['.0002.json.tmp', 'notes.4711.tmp'])
    expect(await readdir(folder)).toEqual(['pages'])
  })

  it('prunes pages that are not asked for, and nothing else', async () => {
    for (const number of [1, 2, 10_000]) await store.save(page(number))
    for (const name of ['notes.txt', 'a0001.json']) await writeFile(fileOf(name), '')
    await store.prune({ pages: [2], looks: [], keyOf: () => null })
    expect(await kept()).toEqual(['0002.json', 'a0001.json', 'notes.txt'])
  })

  it('keeps pages that are not asked for this time, where their key is still right', async () => {
    for (const number of [1, 2, 3, 4]) await store.save(page(number))
    await writeFile(fileOf('0004.json'), '{"half')
    await store.prune({ pages: [2], looks: [], keyOf: (number) => (number === 3 ? 'other options' : 'typed') })
    expect(await kept()).toEqual(['0001.json', '0002.json'])
  })

  it('says so when it cannot save', async () => {
    await rm(join(folder, 'pages'), { recursive: true })
    await writeFile(join(folder, 'pages'), '')
    await expect(store.save(page(1))).rejects.toMatchObject({ name: 'RectoError', kind: 'output' })
    await expect(openPageStore(folder)).rejects.toMatchObject({ name: 'RectoError', kind: 'output' })
  })

  it('keeps looks at parts of a page beside it, under their keys, and those only that are still wanted', async () => {
    const look = (key: string): PageLook => ({ schemaVersion: '1.0', key, page: 3, box: [0, 0, 9, 9], lines: [] })
    const [one, other] = [look(`${'1'.repeat(64)}`), look(`${'2'.repeat(64)}`)]
    await store.save(page(3))
    for (const each of [one, other]) await store.saveLook(each)
    expect(await kept()).toEqual(['0003-look-11111111.json', '0003-look-22222222.json', '0003.json'])
    expect(await store.loadLook(3, one.key)).toEqual(one)
    expect(await store.loadLook(3, `${'1'.repeat(8)}${'3'.repeat(56)}`)).toBeNull()
    await store.prune({ pages: [3], looks: [other], keyOf: () => null })
    expect(await kept()).toEqual(['0003-look-22222222.json', '0003.json'])
  })
})
