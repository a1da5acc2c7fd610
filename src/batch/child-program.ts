// What a child of the process pool runs: the built modules, or the sources with the loader that its parent was given.
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface ChildProgram {
  /** Path of the module that calls the entry's functions. */
  readonly main: string
  /** URL of the entry. */
  readonly entry: string
  /** For Node, before the path. */
  readonly nodeOptions: readonly string[]
}

/** The program that serves the entry at this URL. Tests put a compiled one in its place (vitest.config.ts): it starts twice as fast. */
export function childProgram(entry: string): ChildProgram {
  const typescript = import.meta.url.endsWith('.ts')
  const main = new URL(typescript ? './process-main.ts' : './process-main.js', import.meta.url)
  return { main: fileURLToPath(main), entry, nodeOptions: typescript ? ['--import', typescriptLoader()] : [] }
}

function typescriptLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
}
