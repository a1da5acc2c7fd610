// In place of src/batch/child-program.ts in tests: children run what test/build.ts compiled, Recto's modules and test doubles alike.
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ChildProgram } from '../../../src/batch/child-program.ts'
import { BUILT, ROOT } from '../../build.ts'

export function childProgram(entry: string): ChildProgram {
  const { search } = new URL(entry)
  const source = relative(ROOT, fileURLToPath(entry))
  const compiled = pathToFileURL(join(BUILT, source.replace(/\.ts$/, '.js')))
  return { main: join(BUILT, 'src/batch/process-main.js'), entry: compiled.href + search, nodeOptions: [] }
}
