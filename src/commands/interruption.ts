// What ends a run before its end: Ctrl-C, a request to stop, a terminal that closes, a reader of its messages that leaves.
import type { EventEmitter } from 'node:events'
import { closeSync } from 'node:fs'
import { isatty } from 'node:tty'

/**
 * One Ctrl-C may come twice: from the terminal, and from whoever started the run and hands it on, as npm and timeout(1) do;
 * some milliseconds apart, more on a busy machine. A person takes longer to think better of it.
 */
const SAME_WISH_MS = 500

/**
 * Aborted by the first of them; a Ctrl-C or SIGTERM half a second later ends the process at once.
 * @param messages where the run tells of itself; it must have a listener for errors of its own
 */
export function interruption(messages: EventEmitter): AbortSignal {
  const interrupt = new AbortController()
  const stop = (): void => interrupt.abort(new Error('interrupted'))
  for (const name of ['SIGINT', 'SIGTERM'] as const) onWish(name, stop)
  const terminals = [0, 1, 2].filter((descriptor) => isatty(descriptor))
  // Whoever starts a run by nohup or a timer wants it to go on, but Node forgets at its start that SIGHUP was to be ignored.
  // More than one comes when a terminal closes, from its shell and from the system: none may cut the tidying up short.
  process.on('SIGHUP', terminals.length > 0 ? stop : () => {})
  process.on('exit', () => letGoOfClosed(terminals))
  messages.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') stop()
  })
  return interrupt.signal
}

/** Calls `stop` at the first signal; one that comes later has the effect it has on any process. */
function onWish(name: 'SIGINT' | 'SIGTERM', stop: () => void): void {
  let first: number | undefined
  const listener = (): void => {
    first ??= performance.now()
    stop()
    if (performance.now() - first < SAME_WISH_MS) return
    process.off(name, listener)
    process.kill(process.pid, name)
  }
  process.on(name, listener)
}

/** Node puts terminals back in order when it ends, and fails with an assertion where one is gone. */
function letGoOfClosed(terminals: readonly number[]): void {
  for (const descriptor of terminals) if (!isatty(descriptor)) closeSync(descriptor)
}
