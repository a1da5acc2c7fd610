// Inputs of any name, and of one name, in one run of the command line: each has its folder, all in the output folder.
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { nameKey } from '../../src/batch/plan.ts'
import { Document } from '../../src/model/document.ts'
import { RunReport } from '../../src/model/run-report.ts'
import { runCli } from '../commands/cli-process.ts'
import { testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()

/** 250 letters, as many as a name may have. */
const LONG = `${'n'.repeat(246)}.pdf`

/** As many bytes as a name may have: a syllable takes three, and nine where it is taken apart as some systems do. */
const LONG_KOREAN = `${'한미상호방위조약'.repeat(10)}전문.pdf`
const LONG_KOREAN_DECOMPOSED = `${'한미상호방위조약'.normalize('NFD').repeat(3)}문.pdf`

/** Name, by the folder it lies in; each file says who it is. */
const INPUTS = [
  ['a', 'scan.pdf'],
  ['b', 'scan.pdf'],
  ['b', 'Scan.PDF'],
  ['a', 'two words.pdf'],
  ['a', '한미 공동성명.pdf'],
  ['a', '🚢 treaty.pdf'],
  ['a', '-o.pdf'],
  ['a', LONG],
  ['b', LONG],
  ['a', LONG_KOREAN],
  ['b', LONG_KOREAN],
  ['a', LONG_KOREAN_DECOMPOSED],
  ['a', '..pdf'],
  ['a', '...pdf'],
  ['a', 'report.json.pdf'],
  ['a', '.recto.lock.pdf'],
] as const

it('never write over each other, nor leave the output folder', async () => {
  for (const [index, [place, name]] of INPUTS.entries()) {
    mkdirSync(join(folder.path, place), { recursive: true })
    const content = `BT /F1 12 Tf 72 700 Td (This is input ${index} of them all.) Tj ET`
    writeFileSync(join(folder.path, place, name), testPdf([{ size: [595, 842], content }]))
  }
  symlinkSync(join(folder.path, 'a', 'scan.pdf'), join(folder.path, 'link.pdf'))
  // A link in the output folder leads to a folder of the user's.
  mkdirSync(join(folder.path, 'mine'))
  mkdirSync(join(folder.path, 'out'))
  symlinkSync(join(folder.path, 'mine'), join(folder.path, 'out', 'two words'))
  const before = readdirSync(folder.path).sort()

  const inputs = [...INPUTS.map(([place, name]) => `${place}/${name}`), 'link.pdf', '../gone/../..']
  const { code, out } = await runCli(['digitize', ...inputs, '-o', 'out', '-j', '2', '--json', '-q'], {
    cwd: folder.path,
  })
  const { documents } = RunReport.parse(JSON.parse(out))
  const made = documents.filter(({ output }) => output !== null)
  expect(code).toBe(5)
  expect(documents.filter(({ output }) => output === null).map(({ file }) => file)).toEqual([
    '../gone/../..',
    'a/two words.pdf',
  ])
  expect(new Set(made.map(({ output }) => nameKey(output!))).size).toBe(INPUTS.length)
  for (const { output } of made) expect(Buffer.byteLength(basename(output!))).toBeLessThan(250)
  for (const { file, output } of made) {
    const index = file === 'link.pdf' ? 0 : INPUTS.findIndex(([place, name]) => file === `${place}/${name}`)
    const text = readFileSync(join(output!, 'document.json'), 'utf8')
    expect(
      Document.parse(JSON.parse(text))
        .nodes.map((node) => node.text)
        .join(' '),
    ).toContain(`input ${index} of`)
    expect(join(output!, '..')).toBe(join(folder.path, 'out'))
  }
  expect(readdirSync(join(folder.path, 'mine'))).toEqual([])
  expect(readdirSync(folder.path).sort()).toEqual(before)
})
