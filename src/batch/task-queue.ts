// The queue of a pool: what waits, by its turn and then in the order of its coming, found and removed without a look at the rest.

export interface TaskQueue<T> {
  readonly size: () => number
  /** Behind those of its turn and of lower ones. */
  readonly add: (task: T, turn: number) => void
  /** The first that is wanted; it stays in the queue. */
  readonly first: (wanted: (task: T) => boolean) => T | null
  readonly remove: (task: T) => void
  /** All that waited, in order. */
  readonly empty: () => readonly T[]
}

/** Turns are few, tasks many: a document's pages have one turn. */
export function createTaskQueue<T>(): TaskQueue<T> {
  /** In the order of turns; a set keeps the order of coming. */
  let groups: readonly { readonly turn: number; readonly tasks: Set<T> }[] = []
  const turns = new Map<T, number>()

  const groupOf = (turn: number) => groups.find((group) => group.turn === turn)

  return {
    size: () => turns.size,
    add: (task, turn) => {
      turns.set(task, turn)
      const group = groupOf(turn)
      if (group !== undefined) group.tasks.add(task)
      else groups = [...groups, { turn, tasks: new Set([task]) }].sort((a, b) => a.turn - b.turn)
    },
    first: (wanted) => {
      for (const { tasks } of groups) for (const task of tasks) if (wanted(task)) return task
      return null
    },
    remove: (task) => {
      const turn = turns.get(task)
      if (turn === undefined) return
      turns.delete(task)
      const group = groupOf(turn)!
      group.tasks.delete(task)
      if (group.tasks.size === 0) groups = groups.filter((one) => one !== group)
    },
    empty: () => {
      const all = groups.flatMap(({ tasks }) => [...tasks])
      groups = []
      turns.clear()
      return all
    },
  }
}
