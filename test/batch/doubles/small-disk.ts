// A disk of a few kilobytes, to be filled by a test; it is in memory, and gone with the test.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Mounts a disk of this size and gives its folder. Null where that is not allowed: elsewhere than on Linux, or without root. */
export function mountDisk(size: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'recto-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  onTestFinished(() => {
    execFileSync('umount', [folder], { stdio: 'ignore' })
    rmSync(folder, { recursive: true })
  })
  return folder
}

/** Gives a disk made here more room. */
export function growDisk(folder: string, size: string): void {
  execFileSync('mount', ['-o', `remount,size=${size}`, folder], { stdio: 'ignore' })
}
