import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { LOCK_FILE, lockOutput } from '../../src/batch/output-lock.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()
const path = (): string => join(folder.path, LOCK_FILE)
const unlocks: (() => Promise<void>)[] = []

async function lock(): Promise<() => Promise<void>> {
  const unlock = await lockOutput(folder.path)
  unlocks.push(unlock)
  return unlock
}

afterEach(async () => {
  for (const unlock of unlocks.splice(0)) await unlock()
  rmSync(path(), { force: true, recursive: true })
})

/** The lock as this process writes it, changed. */
async function leave(change: Record<string, unknown>): Promise<void> {
  const unlock = await lock()
  const mine = JSON.parse(readFileSync(path(), 'utf8'))
  await unlock()
  writeFileSync(path(), JSON.stringify({ ...mine, ...change }))
}

describe('lockOutput', () => {
  it('says who holds it: process, host and since when', async () => {
    await lock()
    const held = JSON.parse(readFileSync(path(), 'utf8'))
    expect(held).toMatchObject({ pid: process.pid, host: hostname() })
    await expect(lock()).rejects.toMatchObject({
      kind: 'output',
      message: `another run is at work in this folder: process ${process.pid} on ${hostname()}, since ${held.since}`,
      hint: 'wait for its end, or choose another folder with --output; if it no longer runs, delete .recto.lock',
      file: folder.path,
    })
  })

  it('leaves nothing behind', async () => {
    const unlock = await lock()
    await unlock()
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('takes over the lock of a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => child.once('exit', resolve))
    await leave({ pid: child.pid })
    await lock()
    expect(JSON.parse(readFileSync(path(), 'utf8')).pid).toBe(process.pid)
    expect(readdirSync(folder.path)).toEqual([LOCK_FILE])
  })

  it('is not deceived by a number that another process has by now, nor by one of before a restart', async ({
    skip,
  }) => {
    if (process.platform !== 'linux') skip('needs /proc')
    for (const change of [{ started: '1' }, { boot: 'another' }]) {
      await leave(change)
      await (await lock())()
    }
  })

  it('takes over the lock of a process that has ended, though its parent never asked what became of it', async ({
    skip,
  }) => {
    if (process.platform !== 'linux') skip('needs /proc')
    // A shell that becomes another program asks no more after the child that it began.
    const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(String(line))
    const stat = (): string => readFileSync(`/proc/${pid}/stat`, 'utf8')
    const started = stat().split(') ')[1]!.split(' ')[19]
    await expect.poll(() => stat().split(') ')[1]!.charAt(0), { timeout: 5000 }).toBe('Z')
    await leave({ pid, started })
    await lock()
    expect(JSON.parse(readFileSync(path(), 'utf8')).pid).toBe(process.pid)
    parent.kill()
  })

  it('believes a lock of another container, whose processes it cannot see', async ({ skip }) => {
    if (!existsSync('/proc/self/ns/pid')) skip('needs namespaces')
    await leave({ namespace: 'pid:[1]', pid: 2 ** 30 })
    await expect(lock()).rejects.toMatchObject({
      message: expect.stringContaining(`process ${2 ** 30} on ${hostname()}`),
      hint: expect.stringContaining('if it no longer runs there, delete .recto.lock'),
    })
    rmSync(path())
    await leave({ namespace: 'pid:[1]', boot: 'another' })
    await (await lock())()
  })

  it('takes a damaged lock for none', async () => {
    for (const text of ['', '{"pid": 12', '[]', '{"pid": "many"}']) {
      writeFileSync(path(), text)
      await (await lock())()
    }
  })

  it('believes a lock of another machine, and says how to end that', async () => {
    await leave({ host: 'elsewhere', pid: 1, boot: 'another' })
    await expect(lock()).rejects.toMatchObject({
      message: expect.stringContaining('process 1 on elsewhere'),
      hint: expect.stringContaining(`delete ${LOCK_FILE}`),
    })
  })

  it('names the folder where none can be written', async ({ skip }) => {
    // Nobody may write there, not even root.
    if (!existsSync('/sys/kernel')) skip('needs /sys')
    await expect(lockOutput('/sys')).rejects.toMatchObject({
      kind: 'output',
      message: expect.stringMatching(/^cannot be written: (?:permission denied|the disk is read-only)$/),
      hint: 'choose a folder you may write to with --output',
      file: '/sys',
    })
  })

  it.each([
    ['a folder', () => mkdirSync(path())],
    ['a link to nothing', () => symlinkSync(join(folder.path, 'nothing'), path())],
  ])('ends at %s in its place, and says how to go on', async (_, stand) => {
    stand()
    await expect(lock()).rejects.toMatchObject({
      kind: 'output',
      message: 'the lock of another run cannot be read or removed',
      hint: expect.stringContaining(`delete its ${LOCK_FILE}`),
      file: folder.path,
    })
    expect(readdirSync(folder.path)).toEqual([LOCK_FILE])
  })

  it('is given to one of many that find a stale lock', async () => {
    await leave({ boot: 'another', pid: 2 ** 30 })
    const ends = await Promise.allSettled(Array.from({ length: 12 }, lock))
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
