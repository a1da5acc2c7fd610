// A folder for the files of one test file, removed when its tests are done.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export interface ScratchFolder {
  readonly path: string
  /** Writes a file and returns its path. */
  write(name: string, bytes: Uint8Array | string): string
}

/** Call at the top of a test file; a module that several files share would lose its folder with the first of them. */
export function scratchFolder(): ScratchFolder {
  const path = mkdtempSync(join(tmpdir(), 'recto-test-'))
  afterAll(() => rmSync(path, { recursive: true, force: true }))
  return {
    path,
    write: (name, bytes) => {
      writeFileSync(join(path, name), bytes)
      return join(path, name)
    },
  }
}
