// What ends a run before its end: Ctrl-C, a request to stop, a terminal that closes, a reader of its messages that leaves.
import type { EventEmitter } from 'node:events'
import { closeSync } from 'node:fs'
import { isatty } from 'node:tty'

/**
 * Aborted by the first of them; a second Ctrl-C or SIGTERM ends the process at once.
 * @param messages where the run tells of itself; it must have a listener for errors of its own
 */
export function interruption(messages: EventEmitter): AbortSignal {
  const interrupt = new AbortController()
  const stop = (): void => interrupt.abort(new Error('interrupted'))
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop)
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

/** Node puts terminals back in order when it ends, and fails with an assertion where one is gone. */
function letGoOfClosed(terminals: readonly number[]): void {
  for (const descriptor of terminals) if (!isatty(descriptor)) closeSync(descriptor)
}
