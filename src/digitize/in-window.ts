// Work on many pages, of which only so many are begun: a file may claim a million, and pages that are read faster than they
// are saved fill the memory.

/** The results in the order of the items, which are begun in their order, no more than `width` at a time. After the first error no more are begun; throws that error. */
export function inWindow<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let [begun, done, failed] = [0, 0, false]
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      failed = true
      reject(error)
    }
    // Not a loop that awaits: while it waits for its next result it would hold the last one.
    const begin = (): void => {
      const at = begun++
      work(items[at]!).then((result) => {
        results[at] = result
        done += 1
        if (done === items.length) resolve(results)
        else if (begun < items.length && !failed) begin()
      }, fail)
    }
    if (items.length === 0) resolve(results)
    while (begun < Math.min(width, items.length)) begin()
  })
}
