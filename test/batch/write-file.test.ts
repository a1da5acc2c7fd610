import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeAtomically } from '../../src/batch/write-file.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'
import { mountDisk } from './doubles/small-disk.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-test-'))
})

afterEach(() => rm(folder, { recursive: true }))

const inside = async (): Promise<string[]> => (await readdir(folder)).sort()

async function refusal(path: string): Promise<RectoError> {
  const error = await writeAtomically(path, 'text').then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(RectoError)
  return error as RectoError
}

async function* pieces(texts: readonly string[], end: Error | null): AsyncGenerator<string> {
  yield* texts
  if (end !== null) throw end
}

describe('writeAtomically', () => {
  it('writes, and writes over, and leaves nothing beside', async () => {
    const path = join(folder, 'document.json')
    await writeAtomically(path, 'first')
    await writeAtomically(path, 'zweiter – 第二')
    expect(await readFile(path, 'utf8')).toBe('zweiter – 第二')
    expect(await inside()).toEqual(['document.json'])
  })

  it('writes piece by piece, and nothing where a piece fails: what the content threw is thrown', async () => {
    const path = join(folder, 'proof.html')
    await writeAtomically(path, pieces(['one ', 'zwei – ', '둘'], null))
    expect(await readFile(path, 'utf8')).toBe('one zwei – 둘')
    const broken = new Error('no more of it')
    await expect(writeAtomically(path, pieces(['half'], broken))).rejects.toBe(broken)
    expect(await readFile(path, 'utf8')).toBe('one zwei – 둘')
    expect(await inside()).toEqual(['proof.html'])
  })

  it('never shows half of a file to a reader', async () => {
    const path = join(folder, 'document.json')
    const texts = ['a', 'b'].map((letter) => letter.repeat(3_000_000))
    await writeAtomically(path, texts[0]!)
    let writing = true
    const written = writeAtomically(path, texts[1]!).finally(() => {
      writing = false
    })
    const seen = new Set<string>()
    while (writing) seen.add(await readFile(path, 'utf8'))
    await written
    seen.add(await readFile(path, 'utf8'))
    expect([...seen].every((text) => texts.includes(text))).toBe(true)
  })

  it('leaves nothing when the target is a folder, and keeps what is in it', async () => {
    await mkdir(join(folder, 'document.json', 'kept'), { recursive: true })
    const error = await refusal(join(folder, 'document.json'))
    expect(error).toMatchObject({
      kind: 'output',
      message: 'cannot be written: a folder stands where a file is needed',
    })
    expect(await inside()).toEqual(['document.json'])
  })

  it('tells of a file where a folder is needed', async () => {
    await writeFile(join(folder, 'out'), 'mine')
    const error = await refusal(join(folder, 'out', 'document.json'))
    expect(error).toMatchObject({ kind: 'output', file: join(folder, 'out', 'document.json') })
    expect(error.message).toBe('cannot be written: a file stands where a folder is needed')
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('mine')
  })

  it('tells of a folder that is gone', async () => {
    expect((await refusal(join(folder, 'gone', 'document.json'))).message).toBe(
      'cannot be written: there is no such folder',
    )
  })

  it('never writes through a link that stands where it writes first', async () => {
    await writeFile(join(folder, 'mine'), 'mine')
    await symlink(join(folder, 'mine'), join(folder, `.document.json.${process.pid}.tmp`))
    await writeAtomically(join(folder, 'document.json'), 'text')
    expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine')
    expect(await inside()).toEqual(['document.json', 'mine'])
  })

  it('writes over a link itself, not over what it leads to', async () => {
    await writeFile(join(folder, 'mine'), 'mine')
    await symlink(join(folder, 'mine'), join(folder, 'document.json'))
    await writeAtomically(join(folder, 'document.json'), 'text')
    expect(await readFile(join(folder, 'mine'), 'utf8')).toBe('mine')
    expect(await readFile(join(folder, 'document.json'), 'utf8')).toBe('text')
  })

  it('removes what it had begun when the disk is full, and keeps the old file', async ({ skip }) => {
    const disk = mountDisk('64k')
    if (disk === null) return skip('needs the right to mount a small disk')
    const path = join(disk, 'document.json')
    await writeAtomically(path, 'old')
    const error = await writeAtomically(path, 'x'.repeat(200_000)).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ kind: 'output', message: 'cannot be written: the disk is full' })
    expect((error as RectoError).hint).toContain('finished pages are not done twice')
    expect(await readdir(disk)).toEqual(['document.json'])
    expect(await readFile(path, 'utf8')).toBe('old')
  })
})
