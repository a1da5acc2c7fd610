// Files of the user's in and about the output folder: no run writes over them or takes them away.
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { runCli } from '../commands/cli-process.ts'
import { testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder.path, path)), { recursive: true })
  writeFileSync(join(folder.path, path), content)
}

const pdf = (text: string): Buffer => testPdf([{ size: [595, 842], content: `BT /F1 12 Tf 72 700 Td (${text}) Tj ET` }])
const recto = (...args: string[]) => runCli(['digitize', ...args, '-j', '1'], { cwd: folder.path })
const read = (path: string): Buffer => readFileSync(join(folder.path, path))

it.each([
  ['dl', 'dl/document/document.pdf', []],
  ['dl', 'dl/document/document.pdf', ['--format', 'pdf']],
  ['dl', 'link.pdf', ['--format', 'pdf']],
] as const)(
  'an input that lies where its results would go stays as it is: -o %s %s %j',
  async (output, input, more) => {
    rmSync(join(folder.path, 'dl'), { recursive: true, force: true })
    const scan = pdf('1. The parties agree on the dues of the harbour.')
    put('dl/document/document.pdf', scan)
    if (input === 'link.pdf') {
      put('dl/link/notes.txt', 'mine')
      symlinkSync('dl/document/document.pdf', join(folder.path, 'link.pdf'))
    }
    for (const turn of ['first', 'second']) {
      const { code, err } = await recto(input, '-o', output, ...more)
      expect([turn, code]).toEqual([turn, 0])
      expect(/: note: goes to (?:document|link)-2, for/.test(err)).toBe(turn === 'first')
    }
    expect(read('dl/document/document.pdf').equals(scan)).toBe(true)
    expect(readdirSync(join(folder.path, 'dl/document'))).toEqual(['document.pdf'])
  },
)

it('a folder of the user’s beside the scan stays as it is, and so do files that end like passing ones', async () => {
  const mine = ['document.pdf', 'document.txt', 'pages/0099.json', 'sections/01-intro/document.md']
  for (const name of mine) put(`ud/smith/${name}`, `my ${name}`)
  put('ud/.my.1.tmp', 'mine')
  put('ud/smith.pdf', pdf('1. Smith says so, and so it is.'))
  for (const turn of ['first', 'second']) {
    const { code, err } = await recto('ud', '-o', 'ud')
    expect([turn, code]).toEqual([turn, 0])
    expect(err.includes('goes to smith-2, for the folder smith was not made by Recto')).toBe(turn === 'first')
    for (const name of mine) expect(read(`ud/smith/${name}`).toString()).toBe(`my ${name}`)
    expect(read('ud/.my.1.tmp').toString()).toBe('mine')
    expect(readdirSync(join(folder.path, 'ud')).sort()).toEqual([
      '.my.1.tmp',
      'report.html',
      'report.json',
      'smith',
      'smith-2',
      'smith.pdf',
    ])
  }
})

it('two files of one name in two runs have a document each, and --existing skip leaves alone that of the file itself', async () => {
  for (const name of ['a', 'b']) put(`sn/${name}/scan.pdf`, pdf(`1. This is the scan of ${name}.`))
  const text = (name: string): string => read(`sn/out/${name}/document.md`).toString()
  expect((await recto('sn/a/scan.pdf', '-o', 'sn/out')).code).toBe(0)
  const other = await recto('sn/b/scan.pdf', '-o', 'sn/out', '--existing', 'skip')
  expect(other.err).toContain('sn/b/scan.pdf: note: goes to scan-2, for scan holds the document of another file')
  const both = await recto('sn/b/scan.pdf', 'sn/a/scan.pdf', '-o', 'sn/out', '--existing', 'skip')
  expect(both.err.match(/left alone/g)).toHaveLength(2)
  const anew = await recto('sn/b/scan.pdf', 'sn/a/scan.pdf', '-o', 'sn/out')
  expect(anew.err).toMatch(/^sn\/a\/scan\.pdf: 1 page [^\n]* s$/m)
  expect(anew.err).toMatch(/^sn\/b\/scan\.pdf: 1 page [^\n]* s, in scan-2$/m)
  expect([text('scan'), text('scan-2')]).toEqual([
    expect.stringContaining('scan of a.'),
    expect.stringContaining('scan of b.'),
  ])
  const { documents } = JSON.parse(read('sn/out/report.json').toString())
  expect(documents.map(({ file, output }: Record<string, string>) => [file, output]).sort()).toEqual([
    ['sn/a/scan.pdf', 'scan'],
    ['sn/b/scan.pdf', 'scan-2'],
  ])
})

it.each([
  ['report.json', '{"mine": true}'],
  ['report.html', '<title>Mine</title>'],
])('a %s of the user’s is not written over: the run does not begin', async (name, text) => {
  const output = `reports-${name}`
  put(`${output}/${name}`, text)
  put('one.pdf', pdf('1. One.'))
  const { code, err } = await recto('one.pdf', '-o', output)
  expect(code).toBe(5)
  expect(err).toContain(`${name}: error: would be written over, and is no report of Recto’s`)
  expect(readdirSync(join(folder.path, output))).toEqual([name])
})
