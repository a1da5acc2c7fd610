import { describe, expect, it } from 'vitest'
import { createTaskQueue } from '../../src/batch/task-queue.ts'

const all = (): boolean => true

/** What comes out, one after the other. */
function order(queue: ReturnType<typeof createTaskQueue<string>>): string[] {
  const out: string[] = []
  for (let task = queue.first(all); task !== null; task = queue.first(all)) {
    queue.remove(task)
    out.push(task)
  }
  return out
}

describe('a task queue', () => {
  it('gives tasks by their turn, and in one turn in the order of their coming', () => {
    const queue = createTaskQueue<string>()
    for (const [task, turn] of [
      ['b1', 2],
      ['a1', 1],
      ['b2', 2],
      ['now', -1],
      ['a2', 1],
      ['again', -Infinity],
    ] as const)
      queue.add(task, turn)
    expect(queue.size()).toBe(6)
    expect(order(queue)).toEqual(['again', 'now', 'a1', 'a2', 'b1', 'b2'])
    expect(queue.size()).toBe(0)
  })

  it('passes over what is not wanted, and forgets what is removed', () => {
    const queue = createTaskQueue<string>()
    for (const task of ['one', 'two', 'three']) queue.add(task, 0)
    expect(queue.first((task) => task !== 'one')).toBe('two')
    queue.remove('two')
    queue.remove('two')
    expect(queue.empty()).toEqual(['one', 'three'])
    expect(queue.first(all)).toBeNull()
  })

  it('takes no longer for a task where a hundred thousand wait', () => {
    const queue = createTaskQueue<number>()
    const before = process.cpuUsage()
    for (let task = 0; task < 100_000; task++) queue.add(task, task % 3)
    for (let task = 0; task < 100_000; task++) queue.remove(queue.first(() => true)!)
    // Processor time, for other tests run beside this one.
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000)
  })
})
