// The commands with their options: what an argument may be, and which command runs.
import { Command, InvalidArgumentError, Option, type OutputConfiguration } from 'commander'
import { EXISTING } from '../batch/existing.ts'
import { type FailedPagesLimit, parseFailedPagesLimit } from '../batch/failure-policy.ts'
import { FORMAT_NAMES, type FormatName, parseFormats } from '../batch/formats.ts'
import { SECONDS_PER_PAGE } from '../batch/page-pool.ts'
import { printError } from '../diagnostics/print.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import { DEFAULT_ENGINE } from '../engines/choose-engine.ts'
import { DPI_RANGE, EngineName } from '../model/page-job.ts'
import { graphemesOf } from '../verify/texts/graphemes.ts'
import { FOLDS, type Fold } from '../verify/texts/normalize.ts'
import { VERSION } from '../version.ts'
import { interruption } from './interruption.ts'

export interface Terminals {
  readonly out: NodeJS.WriteStream
  readonly err: NodeJS.WriteStream
}

/** Calls `onResult` with the exit code of the command that was run; throws a CommanderError where none was. */
export function createProgram({ out, err }: Terminals, onResult: (code: number) => void): Command {
  const program = new Command('recto')
    .description('Turns scanned official documents into numbered, schema-checked text that can be trusted.')
    .version(VERSION)
    .exitOverride()
    .configureOutput(usageErrors('recto'))
    .addHelpText('after', '\nExample:\n  recto digitize input/ -o output/\n  recto digitize --help')
  program
    .command('digitize')
    .description('digitize files, folders or patterns: PDF, PNG, JPEG, TIFF')
    .argument('<inputs...>', 'files, folders or patterns', allNamed)
    .option('-o, --output <folder>', 'where the results go', named, 'output')
    .option('-j, --jobs <count>', 'pages at a time (default: the number of cores)', wholeNumber(1, 256))
    .option('-p, --pages <selection>', 'only these pages, such as 1-3,7')
    .option('-l, --lang <code>', 'language of the text, or several joined by +', languages, 'eng')
    .addOption(
      new Option('--engine <name>', 'what recognizes the pages').choices(EngineName.options).default(DEFAULT_ENGINE),
    )
    .option('--model <file>', "a traineddata file to recognize with, instead of the language's package", named)
    .option('--password <text>', 'opens an encrypted PDF')
    .option('--dpi <count>', 'resolution for pages that have to be rendered', wholeNumber(...DPI_RANGE), 300)
    .option('-f, --force', 'do pages again that an earlier run has done')
    .addOption(
      new Option('--existing <what>', 'what happens to documents that are there')
        .choices(EXISTING)
        .default('overwrite'),
    )
    .addOption(
      new Option('--on-page-error <what>', 'a failed page costs itself, or its document')
        .choices(['skip', 'abort'])
        .default('skip'),
    )
    .option('--max-failed-pages <limit>', 'more failed pages cost the document: 3, or 10%', failedPages)
    .option('--page-timeout <seconds>', 'a page that takes longer is stopped', wholeNumber(1, 86_400), SECONDS_PER_PAGE)
    .option('--split-sections', 'writes a document for each section as well, such as one for each appendix')
    .addOption(
      new Option('--format <names>', `what to write: ${FORMAT_NAMES.join(',')}`)
        .argParser(formats)
        .default([], 'json,md'),
    )
    .option('--profile', 'tells where the time went')
    .option('--json', 'print a report of the run as JSON on standard output')
    .option('-q, --quiet', 'print errors only')
    .addHelpText(
      'after',
      '\nExample:\n  recto digitize input/ -o output/\n  recto digitize scan.pdf --pages 1-3,7 --json',
    )
    .action(async (inputs: string[], options) => {
      const { runDigitize } = await import('./digitize.ts')
      onResult(await runDigitize(inputs, options, { out, err }, interruption(err)))
    })
  program
    .command('verify')
    .description('compare documents with reference texts: how good, where wrong, what kind of wrong')
    .argument('<input>', 'an output folder, a document.json, or a folder of output folders', named)
    .requiredOption('-r, --reference <path>', 'a .json, .md or .txt file, or a folder of such', named)
    .addOption(
      new Option('--fold <names>', `overlook differences: all, none, or of ${FOLDS.join(',')}`)
        .argParser(folds)
        .default(['whitespace'], 'whitespace'),
    )
    .option('--wildcard <letter>', 'in a reference: stands for any one letter', oneLetter)
    .addOption(
      new Option('--text <which>', 'compare a plain text with the body, or with whole pages')
        .choices(['body', 'whole'])
        .default('body'),
    )
    .option('--json', 'print the report as JSON on standard output')
    .option('--html <file>', 'write the report as one HTML file', named)
    .option('--images <paths...>', 'files or folders in which to look for the scans, for the HTML report', allNamed)
    .option('--max-cer <rate>', 'end with code 1 when the CER is above, such as 0.01', rate)
    .option('--max-wer <rate>', 'end with code 1 when the WER is above', rate)
    .option('--min-paragraph-f1 <figure>', 'end with code 1 when the F1 of numbered paragraphs is below', rate)
    .option('-q, --quiet', 'print errors only')
    .addHelpText(
      'after',
      '\nExample:\n  recto verify output/page-79 --reference page-79.txt\n  recto verify output --reference references --html report.html --max-cer 0.01',
    )
    .action(async (input: string, options) => {
      const { runVerify } = await import('./verify.ts')
      onResult(await runVerify(input, options, { out, err }))
    })
  program
    .command('schema')
    .description('write the JSON Schemas of what Recto writes')
    .option('-o, --output <folder>', 'where they go', named, 'schemas')
    .option('--check', 'only compare: exit 1 when a file differs')
    .addHelpText('after', '\nExample:\n  recto schema\n  recto schema --check')
    .action(async (options) => {
      const { runSchema } = await import('./schema.ts')
      onResult(await runSchema(options, out))
    })
  for (const command of program.commands) command.exitOverride().configureOutput(usageErrors(`recto ${command.name()}`))
  return program
}

/** What the parser finds wrong, in one line like every other error. */
function usageErrors(command: string): OutputConfiguration {
  const hint = `${command} --help shows how`
  return {
    outputError: (text, write) => {
      const message = text
        .trim()
        .replace(/^error: /, '')
        .replace(SUGGESTION, ' $1')
      write(`recto: ${printError(new RectoError('usage', message, { hint }))}\n`)
    },
  }
}

/** "(Did you mean --output?)", in a line of its own. */
const SUGGESTION = /\n(\(Did you mean .*\))$/s

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }
}

/** A variable of the shell that is not set comes as an empty name. */
function named(text: string): string {
  if (text !== '') return text
  throw new InvalidArgumentError('It must be the name of a file or folder.')
}

function allNamed(text: string, before: readonly string[] = []): string[] {
  return [...before, named(text)]
}

function rate(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('It must be a number from 0 to 1, such as 0.01.')
}

function failedPages(text: string): FailedPagesLimit {
  const limit = parseFailedPagesLimit(text)
  if (limit !== null) return limit
  throw new InvalidArgumentError('It must be a number of pages such as 3, or a share such as 10%.')
}

/** Given several times, all of them are meant. */
function formats(text: string, before: readonly FormatName[]): readonly FormatName[] {
  const names = parseFormats(text)
  if (names !== null) return [...new Set([...before, ...names])]
  throw new InvalidArgumentError(`It must be of ${FORMAT_NAMES.join(', ')}, joined by commas.`)
}

function folds(text: string): readonly Fold[] {
  if (text === 'none') return []
  if (text === 'all') return FOLDS
  const names = text.split(',').map((name) => name.trim())
  const known = FOLDS.filter((fold) => names.includes(fold))
  if (known.length === new Set(names).size) return known
  throw new InvalidArgumentError(`It must be all, none, or of ${FOLDS.join(', ')}, joined by commas.`)
}

function oneLetter(text: string): string {
  if (graphemesOf(text).length === 1) return text
  throw new InvalidArgumentError('It must be one letter or sign, such as ~.')
}

function languages(text: string): string {
  if (/^\w+(?:\+\w+)*$/.test(text)) return text
  throw new InvalidArgumentError('It must be a language code such as eng, or several such as eng+fra.')
}
