// What it means for the user that something cannot be written, whoever met it.
import { RectoError } from './recto-error.ts'

/** What a failure to write means for the user, or to remove or list what is in the output. */
export function outputError(
  path: string,
  cause: unknown,
  deed: 'written' | 'removed' | 'listed' = 'written',
): RectoError {
  const code = (cause as NodeJS.ErrnoException | null)?.code ?? 'unknown error'
  const [reason, hint] = REASONS[code] ?? [code, 'choose another folder with --output']
  const message = reason === code ? `cannot be ${deed} (${code})` : `cannot be ${deed}: ${reason}`
  return new RectoError('output', message, { hint, file: path, cause })
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['the disk is full', 'free some space and run again; finished pages are not done twice'],
  EDQUOT: ['the quota of the disk is used up', 'free some space, or choose another disk with --output'],
  EFBIG: [
    'the file is larger than the disk or the shell allows',
    'choose another disk with --output; ulimit -f shows the limit of the shell',
  ],
  EACCES: ['permission denied', 'choose a folder you may write to with --output'],
  EPERM: ['permission denied', 'choose a folder you may write to with --output'],
  EROFS: ['the disk is read-only', 'choose a folder you may write to with --output'],
  ENOENT: ['there is no such folder', 'check the spelling, make that folder, or choose another with --output'],
  ENAMETOOLONG: ['the name is too long', 'choose a shorter one with --output'],
  ENOTDIR: ['a file stands where a folder is needed', 'move that file away, or choose another folder with --output'],
  EEXIST: ['a file stands where a folder is needed', 'move that file away, or choose another folder with --output'],
  EISDIR: ['a folder stands where a file is needed', 'move that folder away, or choose another one with --output'],
}
