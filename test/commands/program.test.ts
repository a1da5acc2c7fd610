import { PassThrough } from 'node:stream'
import { CommanderError } from 'commander'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createProgram } from '../../src/commands/program.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** What standard error gets of arguments that name no command that could run. */
async function told(...args: string[]): Promise<string> {
  let text = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += chunk
    return true
  })
  const out = new PassThrough() as unknown as NodeJS.WriteStream
  const program = createProgram({ out, err: out }, () => {})
  await expect(program.parseAsync(['node', 'recto', ...args])).rejects.toThrow(CommanderError)
  return text
}

describe('arguments that cannot be understood', () => {
  it.each([
    [['digitize', 'a.pdf', '--swift'], "unknown option '--swift' — recto digitize --help shows how"],
    [
      ['digitize', 'a.pdf', '--ouput', 'x'],
      "unknown option '--ouput' (Did you mean --output?) — recto digitize --help shows how",
    ],
    [['digitize', '-o'], "option '-o, --output <folder>' argument missing — recto digitize --help shows how"],
    [['digitize'], "missing required argument 'inputs' — recto digitize --help shows how"],
    [['verify', 'out'], "required option '-r, --reference <path>' not specified — recto verify --help shows how"],
    [['digitise'], "unknown command 'digitise' (Did you mean digitize?) — recto --help shows how"],
    [['--swift'], "unknown option '--swift' — recto --help shows how"],
    [['schema', '--a\n\u001b[31mb'], "unknown option '--a\uFFFD\uFFFD[31mb' — recto schema --help shows how"],
  ])('%j are told in one line, like every other error', async (args, line) => {
    expect(await told(...args)).toBe(`recto: error: ${line}\n`)
  })

  it.each([
    [['digitize', 'a.pdf', '--jobs', '0'], /'0' is invalid.*1 to 256/],
    [['digitize', 'a.pdf', '--dpi', '300.5'], /'300.5' is invalid/],
    [['digitize', 'a.pdf', '-o', ''], /It must be the name of a file or folder/],
    [['digitize', 'a.pdf', ''], /for argument 'inputs'\. It must be the name of a file or folder/],
    [['verify', 'out/a', '-r', ''], /It must be the name of a file or folder/],
    [['digitize', 'a.pdf', '--lang', ''], /language code such as eng/],
    [['digitize', 'a.pdf', '--max-failed-pages', 'ten'], /a number of pages such as 3, or a share such as 10%/],
    [['digitize', 'a.pdf', '--on-page-error', 'cry'], /Allowed choices are skip, abort/],
    [['digitize', 'a.pdf', '--page-timeout', '0'], /'0' is invalid.*1 to 86400/],
  ])('%j are told with what they may be', async (args, what) => {
    expect(await told(...args)).toMatch(what)
  })
})
