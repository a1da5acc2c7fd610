import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { isLeftover, listFolder, removeFile, removeLeftovers } from '../../src/batch/own-files.ts'
import { asNobody, giveToNobody } from '../as-nobody.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()
let place: string

beforeEach(() => {
  place = join(folder.path, String(readdirSync(folder.path).length))
  mkdirSync(place)
  giveToNobody(place)
  chmodSync(folder.path, 0o755)
})

describe('isLeftover', () => {
  it.each([
    '.document.json.4711.tmp',
    '.document.alto.xml.1.tmp',
    '.proof.html.22.tmp',
    '.report.html.22.tmp',
    '.0012.json.9.tmp',
    '.0012-look-0123abcd.json.9.tmp',
    '..recto.json.9.tmp',
    '.recto.lock.1.4711.tmp',
  ])('knows %s', (name) => expect(isLeftover(name)).toBe(true))

  it.each([
    '.my.1.tmp',
    '.notes.md.4.tmp',
    '.document.docx.4.tmp',
    'document.json.4.tmp',
    '.document.json.tmp',
    '.12.json.4.tmp',
  ])('leaves %s alone', (name) => expect(isLeftover(name)).toBe(false))
})

describe('removeLeftovers', () => {
  it('removes what it may, and lets stand what it may not: a folder of such a name, another user’s file', async () => {
    for (const name of ['.document.md.1.tmp', '.document.md.2.tmp'])
      folder.write(join(place.slice(folder.path.length + 1), name), '')
    mkdirSync(join(place, '.document.json.1.tmp'))
    await removeLeftovers(place)
    expect(readdirSync(place)).toEqual(['.document.json.1.tmp'])
    chmodSync(place, 0o300)
    await asNobody(() => removeLeftovers(place))
    chmodSync(place, 0o700)
  })
})

describe('removeFile', () => {
  it('takes a file away, and nothing where there is none or a folder has its name', async () => {
    const file = join(place, 'document.txt')
    folder.write(file.slice(folder.path.length + 1), '')
    await removeFile(file)
    expect(existsSync(file)).toBe(false)
    await removeFile(file)
    mkdirSync(file)
    await removeFile(file)
    expect(existsSync(file)).toBe(true)
  })

  it('names the file that it may not remove, and listFolder the folder that it may not list', async () => {
    const file = join(place, 'document.txt')
    folder.write(file.slice(folder.path.length + 1), '')
    chmodSync(place, 0o100)
    await asNobody(async () => {
      await expect(removeFile(file)).rejects.toMatchObject({
        kind: 'output',
        message: 'cannot be removed: permission denied',
        file,
      })
      await expect(listFolder(place)).rejects.toMatchObject({
        kind: 'output',
        message: 'cannot be listed: permission denied',
        file: place,
      })
    })
    chmodSync(place, 0o700)
  })
})
