#!/usr/bin/env node
// The command line: argv → command → exit code; nothing else touches either.
import { CommanderError } from 'commander'
import { EXIT, exitCodeOf } from './diagnostics/exit-codes.ts'
import { outputError } from './diagnostics/output-error.ts'
import { printError } from './diagnostics/print.ts'
import { RectoError } from './diagnostics/recto-error.ts'

process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  // A terminal that was closed has no reader either, but the run goes on or is ended by its signal.
  if (process.stdout.isTTY) return
  // The reader of a pipe may leave early, as in `recto … | head`.
  if (cause.code !== 'EPIPE') process.stderr.write(`recto: ${printError(outputError('standard output', cause))}\n`)
  process.exit(EXIT.output)
})
// When nobody reads the messages, there is nobody to tell.
process.stderr.on('error', () => {})

process.exitCode = await main(process.argv)

async function main(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok
  try {
    // Loaded here, so that a fault of that, such as too few open files, is told like any other.
    const { createProgram } = await import('./commands/program.ts')
    const program = createProgram({ out: process.stdout, err: process.stderr }, (result) => {
      code = result
    })
    await program.parseAsync(argv)
    return code
  } catch (error) {
    return exitCodeAfter(error)
  }
}

function exitCodeAfter(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  const known = error instanceof RectoError ? error : unexpected(error)
  process.stderr.write(`recto: ${printError(known)}\n`)
  if (process.env.RECTO_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return exitCodeOf(known.kind)
}

function unexpected(cause: unknown): RectoError {
  const { syscall, code } = (cause ?? {}) as NodeJS.ErrnoException
  if (code === 'EMFILE' || code === 'ENFILE')
    return new RectoError('environment', 'the system lets no more files be open', {
      hint: 'raise the limit: ulimit -n 1024',
      cause,
    })
  if (syscall === 'uv_cwd')
    return new RectoError('environment', 'the present folder is gone', { hint: 'change to another one', cause })
  return new RectoError('bug', `unexpected error: ${cause instanceof Error ? cause.message : String(cause)}`, {
    hint: 'please report it; RECTO_DEBUG=1 shows where it happened',
    cause,
  })
}
