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
})
