// What runs in each child of the process pool: one module's functions, called by name, one call at a time.
import { setFlagsFromString } from 'node:v8'
import { createCollector } from '../engines/garbage.ts'
import type { Answer, Call } from './process-pool.ts'
import { watchProcess } from './process-watch.ts'

/**
 * V8 compiles a function anew for speed after so much of its byte code has run; a page process, in whose pages much runs for the first
 * time and little for long, takes an eighth less processor time when that is nine times (Node 20) or three times (later) the usual.
 */
const PATIENCE = process.version.startsWith('v20.')
  ? '--interrupt-budget=600000'
  : '--invocation-count-for-turbofan=9000'
setFlagsFromString(PATIENCE)

const collect = createCollector()

// Ctrl-C and the end of a terminal reach the whole process group; the parent decides what becomes of its children.
for (const name of ['SIGINT', 'SIGHUP'] as const) process.on(name, () => {})
process.on('disconnect', () => process.exit(0))

const [entry, maxTaskBytes] = process.argv.slice(2) as [string, string]
watchProcess(Number(maxTaskBytes))
const module = await import(entry).then(
  (loaded: Record<string, (task: unknown) => unknown>) => loaded,
  (error: unknown) => {
    answer({ type: 'unusable', message: error instanceof Error ? error.message : String(error) })
    return null
  },
)

if (module !== null) {
  process.on('message', async ({ name, task }: Call) => {
    try {
      const value = await module[name]!(task)
      answer({ type: 'returned', value, residentBytes: process.memoryUsage.rss() })
    } catch (error) {
      answer({ type: 'threw', message: error instanceof Error ? error.message : String(error) })
    }
    collect()
  })
  answer({ type: 'ready' })
}

function answer(message: Answer): void {
  process.send?.(message)
}
