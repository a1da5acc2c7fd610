#!/usr/bin/env node
// The command line: argv → command → exit code; nothing else touches either.
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { runDigitize } from './commands/digitize.ts'
import { runSchema } from './commands/schema.ts'
import { EXIT, exitCodeOf } from './diagnostics/exit-codes.ts'
import { printError } from './diagnostics/print.ts'
import { RectoError } from './diagnostics/recto-error.ts'
import { VERSION } from './version.ts'

const interrupt = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => interrupt.abort(new Error('interrupted')))
}

// The reader of a pipe may leave early, as in `recto … | head`.
process.stdout.on('error', () => process.exit(EXIT.output))

process.exitCode = await main(process.argv)

async function main(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok
  const program = createProgram((result) => {
    code = result
  })
  try {
    await program.parseAsync(argv)
    return code
  } catch (error) {
    return exitCodeAfter(error)
  }
}

function createProgram(onResult: (code: number) => void): Command {
  const program = new Command('recto')
    .description('Turns scanned official documents into numbered, schema-checked text that can be trusted.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(recto --help shows how)')
  program
    .command('digitize')
    .description('digitize files, folders or patterns: PDF, PNG, JPEG, TIFF')
    .argument('<inputs...>', 'files, folders or patterns')
    .option('-o, --output <folder>', 'where the results go', 'output')
    .option('-j, --jobs <count>', 'pages at a time (default: the number of cores)', wholeNumber(1, 256))
    .option('-p, --pages <selection>', 'only these pages, such as 1-3,7')
    .option('-l, --lang <code>', 'language of the text, or several joined by +', languages, 'eng')
    .option('--password <text>', 'opens an encrypted PDF')
    .option('--dpi <count>', 'resolution for pages that have to be rendered', wholeNumber(72, 1200), 300)
    .option('-f, --force', 'do pages again that an earlier run has done')
    .option('--json', 'print a report of the run as JSON on standard output')
    .option('-q, --quiet', 'print errors only')
    .addHelpText(
      'after',
      '\nExample:\n  recto digitize input/ -o output/\n  recto digitize scan.pdf --pages 1-3,7 --json',
    )
    .action(async (inputs: string[], options) => {
      onResult(await runDigitize(inputs, options, { out: process.stdout, err: process.stderr }, interrupt.signal))
    })
  program
    .command('schema')
    .description('write the JSON Schemas of what Recto writes')
    .option('-o, --output <folder>', 'where they go', 'schemas')
    .option('--check', 'only compare: exit 1 when a file differs')
    .addHelpText('after', '\nExample:\n  recto schema\n  recto schema --check')
    .action(async (options) => {
      onResult(await runSchema(options, process.stdout))
    })
  for (const command of program.commands) command.exitOverride()
  return program
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}

function languages(text: string): string {
  if (/^\w+(?:\+\w+)*$/.test(text)) return text
  throw new InvalidArgumentError('It must be a language code such as eng, or several such as eng+fra.')
}

function exitCodeAfter(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  if (interrupt.signal.aborted) {
    process.stderr.write('interrupted: finished pages are kept; run again to go on\n')
    return EXIT.interrupted
  }
  const known = error instanceof RectoError ? error : unexpected(error)
  process.stderr.write(`recto: ${printError(known)}\n`)
  if (process.env.RECTO_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return exitCodeOf(known.kind)
}

function unexpected(cause: unknown): RectoError {
  return new RectoError('bug', `unexpected error: ${cause instanceof Error ? cause.message : String(cause)}`, {
    hint: 'please report it; RECTO_DEBUG=1 shows where it happened',
    cause,
  })
}
