import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inputError } from '../../src/diagnostics/input-error.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()

const told = (file: string, code: string): string => {
  const { message, hint } = inputError(file, Object.assign(new Error('of the system'), { code }))
  return `${message} — ${hint}`
}

describe('inputError', () => {
  it.each([
    ['a.pdf', 'ENOENT', 'there is no such file — check the spelling and the folder'],
    ['a.pdf/b.pdf', 'ENOTDIR', 'there is no such file — check the spelling and the folder'],
    ['-', 'ENOENT', 'there is no such file — standard input is not read: put it into a file, and name that'],
    ['caf\uFFFD.pdf', 'ENOENT', 'there is no such file — its name is not UTF-8: rename it'],
    ['a.pdf', 'EACCES', 'reading it is not permitted — give yourself the right to read it'],
    ['a.pdf', 'EISDIR', 'it is a folder, not a file — name the files in it'],
    ['a.pdf', 'ELOOP', 'its symbolic links lead in a circle — name the file itself'],
    ['a.pdf', 'EIO', 'it cannot be read (EIO) — check the disk or the network drive it is on, then run again'],
  ])('says of %s and %s: %s', (file, code, text) => {
    expect(told(file, code)).toBe(text)
  })

  it('tells a link that leads nowhere from a file that is not there', () => {
    const link = join(folder.path, 'link.pdf')
    symlinkSync('nowhere.pdf', link)
    expect(told(link, 'ENOENT')).toBe('its symbolic link leads nowhere — mend the link, or name the file itself')
  })

  it('lets only what may pass be tried again', () => {
    expect(inputError('a.pdf', { code: 'EIO' })).toMatchObject({ kind: 'input', file: 'a.pdf', retry: true })
    expect(inputError('a.pdf', { code: 'ENOENT' }).retry).toBe(false)
  })
})
