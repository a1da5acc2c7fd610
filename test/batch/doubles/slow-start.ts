// A child of the process pool that takes its time to start, and then answers at once.
import { setTimeout as sleep } from 'node:timers/promises'

await sleep(4000)

export const answer = (): number => process.pid
