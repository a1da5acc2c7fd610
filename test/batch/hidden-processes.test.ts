// A system that hides the processes of other users, as by hidepid of proc(5), in the eyes of the lock.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { LOCK_FILE, lockOutput } from '../../src/batch/output-lock.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const proc = vi.hoisted(() => ({ hidden: false }))

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const readFileSync = (...given: Parameters<typeof real.readFileSync>) => {
    if (proc.hidden && /^\/proc\/\d+\//.test(String(given[0]))) throw new Error('ENOENT')
    return real.readFileSync(...given)
  }
  return { ...real, readFileSync }
})

const folder = scratchFolder()
const path = join(folder.path, LOCK_FILE)

afterEach(() => {
  proc.hidden = false
})

it('a lock of a process that is hidden is believed while that process lives', async () => {
  const unlock = await lockOutput(folder.path)
  const lock = JSON.parse(readFileSync(path, 'utf8'))
  proc.hidden = true
  await expect(lockOutput(folder.path)).rejects.toMatchObject({
    message: expect.stringContaining(`another run is at work in this folder: process ${process.pid}`),
  })
  await unlock()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  writeFileSync(path, JSON.stringify({ ...lock, pid }))
  await (await lockOutput(folder.path))()
})
