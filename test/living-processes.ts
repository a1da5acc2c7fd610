// The processes that still do something; a dead one that nobody asked after does not count. Linux only: none elsewhere.
import { readdirSync, readFileSync } from 'node:fs'

export interface LivingProcess {
  readonly pid: number
  readonly parent: number
  readonly group: number
}

export function livingProcesses(): readonly LivingProcess[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ name, status: statusOf(name) }))
    .filter(({ status: [state] }) => state !== undefined && state !== 'Z')
    .map(({ name, status: [, parent, group] }) => ({ pid: Number(name), parent: Number(parent), group: Number(group) }))
}

/** State, parent and group come first after the name in brackets: proc(5). */
function statusOf(pid: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
