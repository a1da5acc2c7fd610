import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createProcessPool,
  type Ending,
  type ProcessPool,
  type ProcessPoolOptions,
} from '../../src/batch/process-pool.ts'

vi.mock('node:child_process', async (original) => {
  const actual = await original<typeof import('node:child_process')>()
  return { ...actual, fork: vi.fn(actual.fork) }
})

const ENTRY = new URL('./doubles/tasks.ts', import.meta.url).href
const pools: ProcessPool[] = []

function pool(options: Partial<ProcessPoolOptions> = {}): ProcessPool {
  const made = createProcessPool({ size: 1, entry: ENTRY, maxResidentBytes: 4e9, maxTaskBytes: 8e9, ...options })
  pools.push(made)
  return made
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((made) => made.close()))
})

const last = { turn: 1, child: 'any', seconds: 60 } as const

function returned(ending: Ending): unknown {
  if (ending.type !== 'returned') throw new Error(`ended otherwise: ${JSON.stringify(ending)}`)
  return ending.value
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function untilDead(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 5000, interval: 20 }).toBe(false)
}

describe('createProcessPool', () => {
  it('keeps one child warm for one task after the other', async () => {
    const one = pool()
    const first = returned(await one.run({ name: 'pid', task: null }, last))
    expect(returned(await one.run({ name: 'pid', task: null }, last))).toBe(first)
    expect(first).not.toBe(process.pid)
  })

  it('never has more children than its size, nor starts one without work', async () => {
    const two = pool({ size: 2 })
    const tasks = Array.from({ length: 6 }, () => two.run({ name: 'wait', task: 30 }, last))
    const pids = new Set((await Promise.all(tasks)).map(returned))
    expect(pids.size).toBe(2)
  })

  it('starts children ahead of their work, no more than its size, and gives them the work', async () => {
    const two = pool({ size: 2 })
    const before = vi.mocked(fork).mock.calls.length
    two.start(5)
    two.start(1)
    const tasks = Array.from({ length: 3 }, () => two.run({ name: 'pid', task: null }, last))
    await Promise.all(tasks)
    expect(vi.mocked(fork).mock.calls.length - before).toBe(2)
  })

  it('replaces a child that holds too much memory, and only then', async () => {
    const one = pool({ maxResidentBytes: 300 * 1024 * 1024 })
    const small = returned(await one.run({ name: 'leak', task: 1 }, last))
    const large = returned(await one.run({ name: 'leak', task: 300 }, last))
    const after = returned(await one.run({ name: 'leak', task: 1 }, last))
    expect(large).toBe(small)
    expect(after).not.toBe(large)
    await untilDead(large as number)
  })

  it('kills a child that spins, and goes on with a fresh one', async () => {
    const one = pool()
    const before = returned(await one.run({ name: 'pid', task: null }, last)) as number
    const spinning = one.run({ name: 'spin', task: null }, { ...last, seconds: 2 })
    const waiting = one.run({ name: 'pid', task: null }, last)
    expect(await spinning).toEqual({ type: 'hung', seconds: 2 })
    expect(returned(await waiting)).not.toBe(before)
    await untilDead(before)
  })

  it('counts no start of a child against its task', async () => {
    const one = pool({ entry: new URL('./doubles/slow-start.ts', import.meta.url).href })
    expect(await one.run({ name: 'answer', task: null }, { ...last, seconds: 1 })).toMatchObject({ type: 'returned' })
  })

  it('gives up on a child that does not start in its time, and goes on with the next task', async () => {
    const one = pool({ entry: new URL('./doubles/slow-start.ts', import.meta.url).href, secondsToStart: 1 })
    const [first, second] = [1, 2].map(() => one.run({ name: 'answer', task: null }, last))
    expect(await first).toEqual({ type: 'unstarted', seconds: 1 })
    expect(await second).toEqual({ type: 'unstarted', seconds: 1 })
  })

  it('kills a child that outgrows its memory while it is busy, and goes on with a fresh one', async () => {
    const one = pool({ maxTaskBytes: 400 * 1024 * 1024 })
    const before = returned(await one.run({ name: 'pid', task: null }, last)) as number
    const ending = await one.run({ name: 'leakForEver', task: 10 }, last)
    expect(ending).toEqual({ type: 'outgrew', bytes: 400 * 1024 * 1024 })
    await untilDead(before)
    expect(returned(await one.run({ name: 'pid', task: null }, last))).not.toBe(before)
  })

  it('gives a task a fresh child where it asks for one, in the place of a warm one', async () => {
    const two = pool({ size: 2 })
    const warm = (await Promise.all([1, 2].map(() => two.run({ name: 'wait', task: 50 }, last)))).map(returned)
    const fresh = returned(await two.run({ name: 'pid', task: null }, { ...last, child: 'fresh' }))
    expect(warm).not.toContain(fresh)
    const after = (await Promise.all([1, 2].map(() => two.run({ name: 'wait', task: 50 }, last)))).map(returned)
    expect(after).toContain(fresh)
    expect(after.filter((pid) => warm.includes(pid))).toHaveLength(1)
  })

  it.each([
    ['segfault', 'SIGSEGV'],
    ['abort', 'SIGABRT'],
  ])('tells of a native crash: %s', async (name, exit) => {
    expect(await pool().run({ name, task: null }, last)).toEqual({ type: 'crashed', exit })
  })

  it('tells how a child ended', async () => {
    expect(await pool().run({ name: 'end', task: 12 }, last)).toEqual({ type: 'crashed', exit: 'exit code 12' })
  })

  it('begins a task again whose child was hung up on before it was ready', async () => {
    vi.mocked(fork).mockClear()
    const one = pool()
    const run = one.run({ name: 'pid', task: null }, last)
    const first = vi.mocked(fork).mock.results[0]!.value as ChildProcess
    first.kill('SIGHUP')
    expect(returned(await run)).not.toBe(first.pid)
    expect(first.signalCode).toBe('SIGHUP')
  })

  it('tells when the module is missing or the function is', async () => {
    const missing = await pool({ entry: new URL('./doubles/nowhere.ts', import.meta.url).href }).run(
      { name: 'pid', task: null },
      last,
    )
    expect(missing).toMatchObject({ type: 'unusable', message: expect.stringContaining('nowhere') })
    expect(await pool().run({ name: 'nothing', task: null }, last)).toMatchObject({ type: 'threw' })
  })

  it('uses no child that died while it had nothing to do', async () => {
    const one = pool()
    const idle = returned(await one.run({ name: 'pid', task: null }, last)) as number
    process.kill(idle, 'SIGKILL')
    await untilDead(idle)
    expect(returned(await one.run({ name: 'pid', task: null }, last))).not.toBe(idle)
  })

  it('lets work of a lower turn go first, and keeps the order within one', async () => {
    const one = pool()
    const order: string[] = []
    const run = (name: string, turn: number) =>
      one.run({ name: 'pid', task: null }, { ...last, turn }).then(() => order.push(name))
    await Promise.all([run('begun', 5), run('b', 2), run('c', 2), run('a', 1), run('d', 2)])
    expect(order).toEqual(['begun', 'a', 'b', 'c', 'd'])
  })
})

describe('an aborted signal', () => {
  it('rejects at once with its reason, and kills the child at work', async () => {
    const one = pool()
    const child = returned(await one.run({ name: 'pid', task: null }, last)) as number
    const stop = new AbortController()
    const spinning = one.run({ name: 'spin', task: null }, { ...last, signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(spinning).rejects.toThrow('enough')
    await untilDead(child)
    await expect(one.run({ name: 'pid', task: null }, { ...last, signal: stop.signal })).rejects.toThrow('enough')
  })

  it('starts no child for work that nobody waits for any more', async () => {
    const stop = new AbortController()
    const two = pool({ size: 2 })
    vi.mocked(fork).mockClear()
    const many = Array.from({ length: 40 }, () =>
      two.run({ name: 'wait', task: 5000 }, { ...last, signal: stop.signal }),
    )
    stop.abort(new Error('enough'))
    const ends = await Promise.allSettled(many)
    expect(ends.every((end) => end.status === 'rejected')).toBe(true)
    expect(fork).toHaveBeenCalledTimes(2)
  })

  it('may be shared by any number of tasks without a warning', async () => {
    const warnings: Error[] = []
    const note = (warning: Error): number => warnings.push(warning)
    process.on('warning', note)
    const { signal } = new AbortController()
    const two = pool({ size: 2 })
    await Promise.all(Array.from({ length: 30 }, () => two.run({ name: 'pid', task: null }, { ...last, signal })))
    process.off('warning', note)
    expect(warnings).toEqual([])
  })

  it('leaves the work of others alone', async () => {
    const one = pool()
    const stop = new AbortController()
    const dropped = one.run({ name: 'wait', task: 20_000 }, { ...last, signal: stop.signal })
    const kept = one.run({ name: 'pid', task: null }, last)
    stop.abort(new Error('enough'))
    await expect(dropped).rejects.toThrow('enough')
    expect(returned(await kept)).toBeGreaterThan(0)
  })
})

describe('close', () => {
  it('ends children, busy or not, and rejects what waits', async () => {
    const two = pool({ size: 2 })
    const pids = await Promise.all([1, 2].map(() => two.run({ name: 'wait', task: 50 }, last)))
    const busy = two.run({ name: 'spin', task: null }, last)
    const failure = expect(busy).rejects.toThrow('closed')
    await two.close()
    await failure
    for (const ending of pids) expect(isAlive(returned(ending) as number)).toBe(false)
    await expect(two.run({ name: 'pid', task: null }, last)).rejects.toThrow('closed')
  })
})

it('leaves no child behind when its parent is killed, however busy the child is', async () => {
  const script = `
    const { createProcessPool } = await import(${JSON.stringify(new URL('../../src/batch/process-pool.ts', import.meta.url).href)})
    const one = createProcessPool({ size: 1, entry: ${JSON.stringify(ENTRY)}, maxResidentBytes: 4e9, maxTaskBytes: 8e9 })
    const call = { turn: 1, child: 'any', seconds: 600 }
    const { value } = await one.run({ name: 'pid', task: null }, call)
    one.run({ name: 'spin', task: null }, call)
    setTimeout(() => console.log(value), 300)`
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  const [text] = (await once(parent.stdout, 'data')) as [Buffer]
  const child = Number(String(text))
  expect(isAlive(child)).toBe(true)
  parent.kill('SIGKILL')
  await untilDead(child)
})

it('keeps what children print from the terminal', async () => {
  expect(returned(await pool().run({ name: 'shout', task: 'hello' }, last))).toBe('hello')
})
