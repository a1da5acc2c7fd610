import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { removeFile } from '../../src/batch/own-files.ts'
import { stageFiles } from '../../src/batch/staged-files.ts'
import { passingPath } from '../../src/batch/write-file.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { growDisk, mountDisk } from './doubles/small-disk.ts'
import { runTreaty } from './doubles/treaty-run.ts'
import { typingPool } from './doubles/typing-pool.ts'

const scratch = scratchFolder()
let folder: string
const at = (name: string): string => join(folder, name)
const read = (name: string): string => readFileSync(at(name), 'utf8')

beforeEach(() => {
  folder = mkdtempSync(join(scratch.path, 'case-'))
  for (const name of ['a', 'b', 'stale']) writeFileSync(at(name), 'old')
})

describe('staged files', () => {
  it('stand in their places together, and what is out of date is gone then', async () => {
    const files = stageFiles()
    await files.write(at('a'), 'new')
    writeFileSync(passingPath(at('b')), 'new')
    await files.add(at('b'))
    files.takeAway(() => removeFile(at('stale')))
    expect([read('a'), read('b'), read('stale')]).toEqual(['old', 'old', 'old'])
    await files.putInPlace()
    await files.discard()
    expect([read('a'), read('b')]).toEqual(['new', 'new'])
    expect(readdirSync(folder).sort()).toEqual(['a', 'b'])
  })

  it('touch nothing where they are discarded, or one of them cannot be put in place', async () => {
    for (const name of ['new', 'folder']) {
      const files = stageFiles()
      await files.makeFolder(at('sections'))
      await files.write(at('a'), 'new')
      await files.write(join(at('sections'), 'x'), 'new')
      files.takeAway(() => removeFile(at('stale')))
      if (name === 'folder') {
        mkdirSync(at('folder'))
        await files.write(at('folder'), 'new')
        await expect(files.putInPlace()).rejects.toMatchObject({ kind: 'output', file: at('folder') })
      }
      await files.discard()
      expect([read('a'), read('stale')]).toEqual(['old', 'old'])
    }
    expect(readdirSync(folder).sort()).toEqual(['a', 'b', 'folder', 'stale'])
  })
})

describe('a file that is withdrawn', () => {
  it('is away while the others change, and replaced with them', async () => {
    const files = stageFiles()
    files.withdraw(at('a'))
    files.withdraw(at('nothing'))
    await files.write(at('a'), 'new')
    files.takeAway(async () => expect(readdirSync(folder)).not.toContain('a'))
    await files.putInPlace()
    await files.discard()
    expect(read('a')).toBe('new')
    expect(readdirSync(folder).sort()).toEqual(['a', 'b', 'stale'])
  })

  it('stands again where something out of date cannot be taken away', async () => {
    const files = stageFiles()
    files.withdraw(at('a'))
    await files.write(at('a'), 'new')
    files.takeAway(() => Promise.reject(new Error('held by another')))
    await expect(files.putInPlace()).rejects.toThrow('held by another')
    await files.discard()
    expect(read('a')).toBe('old')
    expect(readdirSync(folder).sort()).toEqual(['a', 'b', 'stale'])
  })
})

describe('a disk that is full', () => {
  it('at whichever file of a document leaves the whole old one, or there is the whole new one', async ({ skip }) => {
    const disk = mountDisk('1m')
    if (disk === null) return skip('needs the right to mount a small disk')
    const run = (sha256: string) =>
      runTreaty(disk, typingPool({ sha256 }), { sections: 'split', formats: ['txt', 'hocr'] })
    /** What tells the one from the other: the state of each file. */
    const state = (): Record<string, string> => {
      const all = readdirSync(disk, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      const files = all.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes('/pages/'))
      const made = files.filter((path) => !path.endsWith('.recto.json'))
      return Object.fromEntries(made.map((path) => [path, readFileSync(path, 'utf8')]))
    }
    await run('ab'.repeat(32))
    const old = state()
    let outcomes = ''
    for (let pages = 1; !outcomes.endsWith('made'); pages++) {
      const { blocks, bfree } = statfsSync(disk)
      growDisk(disk, `${(blocks - bfree + pages) * 4}k`)
      const { error } = await run('cd'.repeat(32))
      outcomes += error === null ? ' made' : ' full'
      if (error === null) continue
      expect(error).toMatchObject({ kind: 'output', message: 'cannot be written: the disk is full' })
      expect(state()).toEqual(old)
    }
    expect(outcomes.match(/full/g)!.length).toBeGreaterThan(3)
    expect(Object.keys(state())).toEqual(Object.keys(old))
    expect(state()).not.toEqual(old)
  })
})
