// What it means for the user that an input cannot be got at, whoever met it.
import { lstatSync } from 'node:fs'
import { RectoError } from './recto-error.ts'

type Reason = readonly [message: string, hint: string]

/** @param file as the user named it; @param cause an error of the file system */
export function inputError(file: string, cause: unknown): RectoError {
  const code = (cause as NodeJS.ErrnoException | null)?.code ?? 'unknown error'
  const known = MISSING.has(code) ? missing(file) : REASONS[code]
  if (known !== undefined) return new RectoError('input', known[0], { hint: known[1], file, cause })
  return new RectoError('input', `it cannot be read (${code})`, {
    hint: 'check the disk or the network drive it is on, then run again',
    file,
    retry: true,
    cause,
  })
}

/** A pipe, a device or a socket: it may never end, and can be read but once. */
export const noFile = (file: string): RectoError =>
  new RectoError('input', 'it is a pipe or a device, not a file', {
    hint: 'put what comes from it into a file, and name that',
    file,
  })

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink()
  } catch {
    return false
  }
}

const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'])
const NOT_PERMITTED: Reason = ['reading it is not permitted', 'give yourself the right to read it']
const REASONS: Readonly<Record<string, Reason>> = {
  EACCES: NOT_PERMITTED,
  EPERM: NOT_PERMITTED,
  EISDIR: ['it is a folder, not a file', 'name the files in it'],
  ELOOP: ['its symbolic links lead in a circle', 'name the file itself'],
}

function missing(file: string): Reason {
  if (isLink(file)) return ['its symbolic link leads nowhere', 'mend the link, or name the file itself']
  const message = 'there is no such file'
  if (file === '-') return [message, 'standard input is not read: put it into a file, and name that']
  // What Node shows for bytes that are no UTF-8, and cannot turn back into them.
  if (file.includes('\uFFFD')) return [message, 'its name is not UTF-8: rename it']
  return [message, 'check the spelling and the folder']
}
