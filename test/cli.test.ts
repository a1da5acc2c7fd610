import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RunReport } from '../src/model/run-report.ts'
import { VERSION } from '../src/version.ts'
import { textPdf } from './batch/doubles/text-pdf.ts'
import { CLI } from './build.ts'
import { type CliResult, ended, runCli, startCli } from './commands/cli-process.ts'
import { testPdf } from './engines/pdf/test-pdf.ts'
import { scratchFolder } from './engines/scratch-folder.ts'

const folder = scratchFolder()
const recto = (...args: string[]): Promise<CliResult> => runCli(args, { cwd: folder.path })
/** By one page process: a second takes a second to start, and tells nothing more here. */
const digitize = (...args: string[]): Promise<CliResult> => recto('digitize', ...args, '-j', '1')

folder.write('good.pdf', textPdf(2))
folder.write('locked.pdf', textPdf(1, 'sesame'))
folder.write('zero-bytes.pdf', '')
folder.write('letter.pdf', 'Dear reader, this is no PDF.\n'.repeat(9))
folder.write('no-pages.pdf', testPdf([]))
folder.write('truncated.pdf', textPdf(9).subarray(0, 700))
const BAD = ['gone.pdf', 'zero-bytes.pdf', 'letter.pdf', 'no-pages.pdf', 'truncated.pdf', 'locked.pdf']

/** Files below a folder of the test, hidden ones too. */
const filesIn = (name: string): string[] =>
  existsSync(join(folder.path, name))
    ? readdirSync(join(folder.path, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(folder.path, name).length + 1))
        .sort()
    : []

describe('recto', () => {
  it('tells its version', async () => {
    expect(await recto('--version')).toEqual({ code: 0, out: `${VERSION}\n`, err: '' })
  })

  it('helps with every command, by an example', async () => {
    const { code, out } = await recto('--help')
    expect(code).toBe(0)
    const commands = [...out.matchAll(/^ {2}(\w+) [[<]/gm)].map((match) => match[1]!).filter((name) => name !== 'help')
    expect(commands).toEqual(expect.arrayContaining(['digitize', 'schema']))
    const helps = await Promise.all(commands.map((command) => recto(command, '--help')))
    for (const [index, help] of helps.entries()) {
      expect(help).toMatchObject({ code: 0, err: '' })
      expect(help.out).toMatch(new RegExp(`Examples?:\\n {2}recto ${commands[index]}`))
    }
  })

  it.each([
    ['nothing', [], /Usage: recto/],
    ['an unknown option', ['digitize', 'good.pdf', '--fast'], /unknown option '--fast'/],
    ['no selection', ['digitize', 'good.pdf', '--pages', '3-1'], /“3-1” is no page selection — write --pages 1-3,7/],
    ['a page that is not there', ['digitize', 'good.pdf', '--pages', '3'], /page 3 was asked for, but the file has 2/],
  ])('given %s, ends with 2 and says what is wrong', async (_, args, message) => {
    const { code, err } = await recto(...args)
    expect(err).toMatch(message)
    expect(code).toBe(2)
  })

  it('says so when the folder it is called from is gone', async ({ skip }) => {
    if (process.platform === 'win32') skip('a folder in use stays there')
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'mkdir gone && cd gone && rmdir ../gone && "$0" "$1" digitize a.pdf', process.execPath, CLI],
      { cwd: folder.path, encoding: 'utf8' },
    )
    expect(stderr).toBe('recto: error: the present folder is gone — change to another one\n')
    expect(status).toBe(4)
  })

  it('reads files that are named by their whole path from a folder that is gone', async ({ skip }) => {
    if (process.platform === 'win32') skip('a folder in use stays there')
    const [input, output] = ['good.pdf', 'from-gone'].map((name) => join(folder.path, name))
    const command = 'mkdir left && cd left && rmdir ../left && "$0" "$1" digitize "$2" -o "$3" -j 1'
    const args = ['-c', command, process.execPath, CLI, input!, output!]
    const { status, stderr } = spawnSync('sh', args, { cwd: folder.path, encoding: 'utf8' })
    expect(stderr).toContain('good.pdf: 2 pages')
    expect(status).toBe(0)
  })

  it('says in one line that too few files may be open', async ({ skip }) => {
    if (process.platform === 'win32') skip('there is no such limit')
    if (!process.version.startsWith('v20.')) skip('later ones open fewer files at once')
    const command = 'ulimit -n 64 && "$0" "$1" digitize good.pdf -o few -j 2'
    const options = { cwd: folder.path, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } } as const
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, CLI], options)
    expect(stderr).toBe('recto: error: the system lets no more files be open — raise the limit: ulimit -n 1024\n')
    expect(status).toBe(4)
  })

  it('ends with 70 and a hint when something unforeseen happens', async () => {
    folder.write(
      'preload.cjs',
      `require('node:os').availableParallelism = () => { throw new TypeError('no cores') }
       require('node:module').syncBuiltinESMExports()`,
    )
    const { code, err } = await runCli(['digitize', 'good.pdf'], {
      cwd: folder.path,
      env: { NODE_OPTIONS: '--require ./preload.cjs' },
    })
    expect(err).toBe(
      'recto: error: unexpected error: no cores — please report it; RECTO_DEBUG=1 shows where it happened\n',
    )
    expect(code).toBe(70)
  })
})

describe('recto digitize', () => {
  it('makes a document, tells so, and does not do it twice', async () => {
    const first = await recto('digitize', 'good.pdf', '-o', 'out')
    expect(first.err).toMatch(/^good\.pdf: 2 pages, 2 numbered paragraphs, expected CER [\d.]+ %, \d+\.\d s\n$/)
    expect(first.out).toMatch(/^1 document, 2 pages, 2 numbered paragraphs, 0 warnings, \d+\.\d s\. Output: out\n$/)
    expect(first.code).toBe(0)
    expect(filesIn('out')).toEqual([
      ...['.recto.json', 'document.json', 'document.md', 'pages/0001.json', 'pages/0002.json'].map((f) => `good/${f}`),
      'report.html',
      'report.json',
    ])
    const bytes = readFileSync(join(folder.path, 'out/good/document.json'), 'utf8')

    const told = await digitize('good.pdf', '-o', 'out')
    expect(told.err).toMatch(/^good\.pdf: 2 pages \(2 kept from an earlier run\), 2 numbered paragraphs, /)
    const again = await digitize('good.pdf', '-o', 'out', '--json', '--quiet')
    expect(again).toMatchObject({ code: 0, err: '' })
    expect(RunReport.parse(JSON.parse(again.out)).documents[0]).toMatchObject({ status: 'digitized', reusedPages: 2 })

    const forced = await digitize('good.pdf', '-o', 'out', '--json', '--force')
    expect(RunReport.parse(JSON.parse(forced.out)).documents[0]).toMatchObject({ reusedPages: 0 })
    expect(readFileSync(join(folder.path, 'out/good/document.json'), 'utf8')).toBe(bytes)
  })

  it('writes the formats of each --format that is given', async () => {
    await digitize('good.pdf', '-o', 'formats', '--format', 'txt', '--format', 'json,jsonl')
    expect(filesIn('formats')).toEqual(expect.arrayContaining(['good/document.txt', 'good/document.jsonl']))
  })

  it('refuses each bad input with its own reason, ends with 3 and writes nothing', async () => {
    const { code, out, err } = await digitize(...BAD, '-o', 'none', '--json')
    const reasons = new Map(RunReport.parse(JSON.parse(out)).documents.map(({ file, error }) => [file, error!.message]))
    expect(Object.fromEntries(reasons)).toEqual({
      'gone.pdf': 'there is no such file',
      'zero-bytes.pdf': 'the file is empty (0 bytes)',
      'letter.pdf': expect.stringContaining('not a PDF, PNG, JPEG or TIFF'),
      'no-pages.pdf': 'the PDF has no pages',
      'truncated.pdf': expect.stringContaining('damaged or incomplete'),
      'locked.pdf': 'the PDF is encrypted',
    })
    const lines = err.trimEnd().split('\n')
    expect(lines).toHaveLength(BAD.length)
    for (const file of BAD) expect(lines.find((line) => line.startsWith(`${file}: error: `))).toMatch(/ — \S/)
    expect(code).toBe(3)
    expect(filesIn('none')).toEqual(['report.html', 'report.json'])
  })

  it('leaves a document alone, or does not begin, where that is asked for and one is there', async () => {
    await digitize('good.pdf', '-o', 'there')
    const skipped = await digitize('good.pdf', '-o', 'there', '--existing', 'skip')
    expect(skipped.err).toBe('good.pdf: left alone, for there is a document of it already\n')
    expect(skipped).toMatchObject({ code: 0, out: expect.stringContaining('1 left alone') })
    const aborted = await digitize('good.pdf', '-o', 'there', '--existing', 'abort')
    expect(aborted.err).toContain('there is a document already, and --existing is abort')
    expect(aborted.code).toBe(5)
  })

  it('ends with 1 when one of several could not be made; quiet still tells of that one', async () => {
    const { code, out, err } = await digitize('good.pdf', 'letter.pdf', '-o', 'some', '--quiet')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^letter\.pdf: error: not a PDF[^\n]*\n$/)
    expect(filesIn('some')).toContain('good/document.json')
  })

  it('opens a locked file with its password, which it writes nowhere', async () => {
    const wrong = await digitize('locked.pdf', '-o', 'opened', '--password', 'simsalabim')
    expect(wrong.code).toBe(3)
    expect(wrong.err).toContain('password')
    const { code, err } = await digitize('locked.pdf', '-o', 'opened', '--password', 'sesame')
    expect({ code, err }).toMatchObject({ code: 0, err: expect.not.stringContaining('sesame') })
    for (const file of filesIn('opened'))
      expect(readFileSync(join(folder.path, 'opened', file), 'utf8')).not.toContain('sesame')
  })

  it('ends with 4 when the language’s model is missing, and says how to get it', async () => {
    const { code, err } = await digitize('good.pdf', '-o', 'none', '--lang', 'eng+tlh')
    expect(err).toContain('npm install @tesseract.js-data/tlh')
    expect(code).toBe(4)
  })

  it('ends with 5 when a file stands for the output folder, and leaves that file alone', async () => {
    folder.write('taken', 'mine')
    const { code, err } = await digitize('good.pdf', '-o', 'taken')
    expect(err).toContain('a file stands where a folder is needed')
    expect(code).toBe(5)
    expect(readFileSync(join(folder.path, 'taken'), 'utf8')).toBe('mine')
  })

  it('ends with 5 and names the place when one document cannot be written', async () => {
    mkdirSync(join(folder.path, 'partly'))
    folder.write('partly/good', 'mine')
    const { code, err } = await digitize('good.pdf', '-o', 'partly', '--quiet')
    const place = join('partly', 'good').replaceAll('\\', '\\\\')
    expect(err).toMatch(new RegExp(`${place}: error: cannot be written: a file stands where a folder is needed — `))
    expect(code).toBe(5)
    expect(filesIn('partly')).toEqual(['good', 'report.html', 'report.json'])
  })

  it.each([
    ['no name can be so long', 'a'.repeat(300), 'the name is too long'],
    ['it lies in a file', 'good.pdf/out', 'a file stands where a folder is needed'],
  ])('ends with 5 when the output folder cannot be made: %s', async (_, output, reason) => {
    const { code, err } = await digitize('good.pdf', '-o', output)
    expect(err).toMatch(new RegExp(`^recto: [^\\n]*${output}: error: cannot be written: ${reason} — [^\\n]*\\n$`))
    expect(code).toBe(5)
  })

  it('ends with 5 and names the folder when the output folder is not writable', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may write anywhere')
    mkdirSync(join(folder.path, 'readonly'))
    chmodSync(join(folder.path, 'readonly'), 0o555)
    const { code, err } = await digitize('good.pdf', '-o', 'readonly')
    chmodSync(join(folder.path, 'readonly'), 0o755)
    expect(err).toMatch(/^recto: [^\n]*readonly: error: cannot be written: permission denied — /)
    expect(code).toBe(5)
    expect(filesIn('readonly')).toEqual([])
  })
})

describe('recto schema', () => {
  it('writes the schemas, and finds a changed one', async () => {
    expect(await recto('schema')).toMatchObject({ code: 0, err: '' })
    expect(await recto('schema', '--check')).toEqual({ code: 0, out: '', err: '' })
    const path = join(folder.path, 'schemas/document.schema.json')
    folder.write('schemas/document.schema.json', readFileSync(path, 'utf8').replace('"draft', '"my draft').concat(' '))
    const { code, out } = await recto('schema', '--check')
    expect(out).toMatch(/^schemas[/\\]document\.schema\.json: not what the types say — run recto schema\n$/)
    expect(code).toBe(1)
  })

  it('ends with 5 when what it prints cannot be written, and says why', async ({ skip }) => {
    if (!existsSync('/dev/full')) return skip('needs /dev/full')
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'schema', '-o', 'full'], {
      cwd: folder.path,
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    expect(stderr).toMatch(/^recto: standard output: error: cannot be written: the disk is full — /)
    expect(status).toBe(5)
  })

  it('ends with 5 when nobody reads what it prints', async () => {
    const child = startCli(['schema', '-o', 'unread'], { cwd: folder.path })
    child.stdout!.destroy()
    expect((await ended(child)).code).toBe(5)
  })
})
