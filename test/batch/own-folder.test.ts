import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolders } from '../../src/batch/own-folder.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()

describe('makeFolders', () => {
  it('makes a folder and those above it, and takes those that are there, also behind a link', async () => {
    const path = join(folder.path, 'a/b/c')
    await makeFolders(path)
    await makeFolders(path)
    expect(existsSync(path)).toBe(true)
    mkdirSync(join(folder.path, 'real'))
    symlinkSync(join(folder.path, 'real'), join(folder.path, 'link'))
    await makeFolders(join(folder.path, 'link'))
    await makeFolders(join(folder.path, 'link/d'))
    expect(existsSync(join(folder.path, 'real/d'))).toBe(true)
  })

  it('tells where a file stands in the way, or lies above', async () => {
    const file = folder.write('file', 'mine')
    for (const path of [file, join(file, 'a'), join(file, 'a/b')])
      await expect(makeFolders(path)).rejects.toMatchObject({
        kind: 'output',
        message: expect.stringContaining('a file'),
      })
  })

  it('says so where a link stands there that leads to no folder', async () => {
    const link = join(folder.path, 'nowhere')
    symlinkSync(join(folder.path, 'gone'), link)
    await expect(makeFolders(link)).rejects.toMatchObject({
      kind: 'output',
      message: 'cannot be written: a symbolic link that leads to no folder stands there',
      file: link,
    })
  })

  it('comes to an end where the system lets no folder be made', async ({ skip }) => {
    if (!existsSync('/proc/self')) return skip('needs /proc')
    for (const path of ['/proc/recto', '/proc/recto/a'])
      await expect(makeFolders(path)).rejects.toMatchObject({ kind: 'output' })
  })
})
