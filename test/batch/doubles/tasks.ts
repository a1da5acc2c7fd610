// What a child of the process pool does in tests: says who it is, holds memory, takes its time, sees its environment.
const held: Buffer[] = []

export const pid = (): number => process.pid

/** Keeps `megabytes` for ever. */
export function leak(megabytes: number): number {
  held.push(Buffer.alloc(megabytes * 1024 * 1024, 1))
  return process.pid
}

/** Keeps `megabytes` more each 20 ms, without ever letting go of the thread. */
export function leakForEver(megabytes: number): never {
  for (;;) {
    leak(megabytes)
    const until = performance.now() + 20
    while (performance.now() < until);
  }
}

/** What a fault in native code does to its process. */
export function segfault(): Promise<never> {
  process.kill(process.pid, 'SIGSEGV')
  return new Promise(() => {})
}

export const abort = (): never => process.abort()

export const wait = (milliseconds: number): Promise<number> =>
  new Promise((resolve) => setTimeout(() => resolve(process.pid), milliseconds))

export function spin(): never {
  for (;;);
}

export const end = (code: number): never => process.exit(code)

/** Prints where a person would see it, were it not kept from the terminal. */
export function shout(text: string): string {
  console.log(text)
  console.error(text)
  return text
}
