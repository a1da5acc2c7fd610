// The documentation against the code: what it lists is all there is, what it shows is true, its links lead somewhere.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { schemaFiles } from '../src/commands/schema.ts'
import { runVerify } from '../src/commands/verify.ts'
import { CODES } from '../src/diagnostics/codes.ts'
import { EXIT } from '../src/diagnostics/exit-codes.ts'
import { Document } from '../src/model/document.ts'
import { PageText } from '../src/model/page-text.ts'
import { Reference } from '../src/model/reference.ts'
import { RunReport } from '../src/model/run-report.ts'
import { VerificationReport } from '../src/model/verification.ts'
import { CLI } from './build.ts'
import { scratchFolder } from './engines/scratch-folder.ts'
import { documentOf } from './render/document.ts'
import { untrueIn } from './shown-sample.ts'

const scratch = scratchFolder()
const ROOT = resolve(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const found = (pattern: string): string[] =>
  globSync(pattern, { cwd: ROOT, onlyFiles: false, expandDirectories: false }).sort()
const sources = found('src/**/*.ts').map((path) => [path, read(path)] as const)
const pages = [...found('*.md'), ...found('docs/*.md'), 'input/README.md']
const manifest = JSON.parse(read('package.json'))

/** Text of a page from a heading to the next of its level. */
function sectionOf(page: string, heading: string): string {
  const level = /^#+/.exec(heading)![0].length
  const start = page.indexOf(`${heading}\n`)
  expect(start, heading).toBeGreaterThan(-1)
  const rest = page.slice(start + heading.length)
  const end = rest.search(new RegExp(`^#{1,${level}} `, 'm'))
  return end === -1 ? rest : rest.slice(0, end)
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!)

describe('docs/diagnostics.md', () => {
  const page = read('docs/diagnostics.md')

  it('has each code of the table, and no other', () => {
    expect(matches(page, /^### (.+)$/gm).sort()).toEqual(Object.keys(CODES).sort())
  })

  it.each(Object.entries(CODES))('says of %s its severity, and whether it is reported yet', (code, { severity }) => {
    const text = sectionOf(page, `### ${code}`)
    expect(text).toContain(`**${severity}**`)
    const reported = sources.some(
      ([path, source]) => path !== 'src/diagnostics/codes.ts' && source.includes(`'${code}'`),
    )
    expect(text.replace(/\s+/g, ' ').includes('Kept for a later release')).toBe(!reported)
  })
})

describe('docs/options.md', () => {
  const page = read('docs/options.md')

  it.each(['digitize', 'verify', 'schema'])(
    'has each option of recto %s with its default, and no other',
    async (command) => {
      const options = await optionsOf(command)
      const rows = sectionOf(page, `## recto ${command}`).matchAll(/^\| `(?<flags>-[^`]+)` \| (?<value>[^|]+) \|/gm)
      const documented = [...rows].map(({ groups }) => [groups!.flags!, groups!.value!.replaceAll('`', '')] as const)
      expect(options.length).toBeGreaterThan(1)
      expect(documented.map(([flags]) => flags)).toEqual(options.map(({ flags }) => flags))
      for (const [index, { value }] of options.entries()) {
        if (value !== undefined) expect(documented[index]![1]).toBe(value)
      }
    },
  )

  it.each(['evaluate', 'bench'])('has each option of npm run %s', (script) => {
    const options = matches(read(`scripts/${script}.ts`), /(\w+): \{ type: '(?:string|boolean)'/g)
    expect(options.length).toBeGreaterThan(1)
    const missing = options.filter((option) => !sectionOf(page, '## Measuring').includes(`\`--${option}`))
    expect(missing).toEqual([])
  })
})

interface HelpOption {
  readonly flags: string
  readonly value: string | undefined
}

/** What the command's own help says. */
async function optionsOf(command: string): Promise<HelpOption[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, command, '--help'], { cwd: ROOT })
  const list = stdout.slice(stdout.indexOf('Options:'), stdout.indexOf('Example:'))
  return list
    .split(/\n {2}(?=-)/)
    .slice(1)
    .map((entry) => entry.replace(/\s*\n\s*/g, ' '))
    .filter((entry) => !entry.startsWith('-h, '))
    .map((entry) => ({
      flags: entry.split(/\s{2,}|(?<=[>\w]) (?=[a-z])/)[0]!,
      value: /\(default: "?(?<value>[^")]+)"?\)/.exec(entry)?.groups?.value,
    }))
}

describe('docs/errors.md', () => {
  const page = read('docs/errors.md')

  it('has each exit code, and no other', () => {
    const codes = matches(sectionOf(page, '## Exit codes'), /^\| (\d+) \|/gm).map(Number)
    expect(codes).toEqual(Object.values(EXIT))
  })

  it('has each error message', () => {
    const thrown = sources.flatMap(([, source]) => [
      ...matches(
        source,
        /(?:new RectoError\(\s*'\w+',\s*|new InvalidArgumentError\()(?:'|`)((?:[^'`$]|\$\{[^}]*\})+)/g,
      ),
      ...matches(source, /'(cannot be written[^']*)'/g),
    ])
    expect(thrown.length).toBeGreaterThan(25)
    const missing = thrown.filter((message) => !page.includes(message.replace(/\$\{[^}]*\}/g, '…')))
    expect(missing).toEqual([])
  })
})

describe('docs/formats.md', () => {
  const page = read('docs/formats.md')

  it('has each field of the schemas', () => {
    const fields = [...schemaFiles().values()].flatMap((text) => fieldsOf(JSON.parse(text)))
    expect(fields).toContain('because')
    expect(
      [...new Set(fields)].filter((field) => !page.includes(`\`${field}\``) && !page.includes(`"${field}":`)),
    ).toEqual([])
  })

  it('has each label', () => {
    const labels = Document.shape.nodes.element.shape.label.options
    expect(labels.filter((label) => !page.includes(`\`${label}\``))).toEqual([])
  })

  it('shows sound examples', () => {
    const examples = matches(page, /```json\n([\s\S]*?)```/g).map((text) => JSON.parse(text))
    const schemas = [Document, PageText, RunReport, Reference, VerificationReport]
    expect(examples).toHaveLength(schemas.length)
    expect(examples.flatMap((example, index) => schemas[index]!.safeParse(example).error ?? [])).toEqual([])
  })
})

describe('samples of docs/formats.md', () => {
  const examples = matches(read('docs/formats.md'), /```json\n([\s\S]*?)```/g).map((text) => JSON.parse(text))
  const [document, pageText, runReport, reference, verification] = examples

  it('show a page as its document has it', () => {
    const { label: _, ...page } = document.pages[0]
    expect(untrueIn(page, pageText)).toEqual([])
  })

  it('show the report of a run over a file that is not there', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [CLI, 'digitize', 'nothere.pdf', '-o', scratch.path, '--json'],
      {
        cwd: scratch.path,
      },
    ).catch((error: { stdout: string }) => error)
    const timeless = JSON.parse(stdout)
    expect({ ...timeless, seconds: 0, documents: [{ ...timeless.documents[0], seconds: 0 }] }).toEqual(runReport)
  })

  it('show a reference that is there', () => {
    expect(untrueIn(reference, JSON.parse(read('test/facsimiles/joint-statement.reference.json')))).toEqual([])
  })

  it('show the report of a paragraph with a wrong number and a wrong letter', async () => {
    const [{ passages }] = verification.documents
    const [{ number, foundNumber, reference: text, found, places }] = passages
    const node = { label: 'numbered_paragraph', number: foundNumber, marker: `${foundNumber}.`, text: found } as const
    const sources = [{ page: places[0].page, box: places[0].box, lines: 1 }]
    const made = { ...documentOf([{ ...node, sources }]), pages: document.pages }
    for (const folder of ['output/page-79', 'references']) mkdirSync(join(scratch.path, folder), { recursive: true })
    scratch.write('output/page-79/document.json', JSON.stringify(made))
    scratch.write('references/page-79.json', JSON.stringify({ paragraphs: [{ number, text }] }))
    scratch.write('references/page-80.txt', 'A page that was not digitized.')
    const told: string[] = []
    const out = { write: (line: string) => told.push(line) }
    const [input, references] = [join(scratch.path, 'output'), join(scratch.path, 'references')]
    const command = { reference: references, fold: ['whitespace'], text: 'body', maxCer: 0.01, json: true } as const
    await runVerify(input, command, { out, err: { write: () => {} } })
    const given = JSON.parse(told.join('').replaceAll(`${scratch.path}/`, ''))
    expect([untrueIn(verification, given), untrueIn(given, verification)]).toEqual([[], []])
  })
})

function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : []
  return [...own, ...Object.values(schema).flatMap(fieldsOf)]
}

describe('README.md', () => {
  const page = read('README.md')

  it('shows the words of the page it names', () => {
    const reference = JSON.parse(read('test/facsimiles/white-paper-page-79.reference.json'))
    const known: string[] = [reference.title, reference.dateline.text, ...reference.paragraphs.map(textOf)]
    const [markdown, json] = [/```md\n([\s\S]*?)```/, /```jsonc\n([\s\S]*?)```/].map((fence) => fence.exec(page)![1]!)
    const node = JSON.parse(json!)
    const quoted = [node.text, ...matches(markdown!, /^(?:# |\*|\d\\\. )(.+?)\*?$/gm)]
    expect(quoted).toHaveLength(5)
    const wrong = quoted.filter((text) => !known.some((whole) => whole.startsWith(text.replace(/ …$/, ''))))
    expect(wrong).toEqual([])
    expect(Document.shape.nodes.element.safeParse(node).error).toBeUndefined()
  })
})

const textOf = ({ text }: { readonly text: string }): string => text

describe('ARCHITECTURE.md', () => {
  it('says of each dependency why it is there, and of no other', () => {
    const table = sectionOf(read('ARCHITECTURE.md'), '## Dependencies')
    const named = matches(table, /^\| (.+?) \|/gm).flatMap((cell) => matches(cell, /`([^`]+)`/g))
    expect(named.sort()).toEqual(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort())
  })
})

describe('THIRD-PARTY-NOTICES.md', () => {
  const page = read('THIRD-PARTY-NOTICES.md')
  const rows = [...page.matchAll(/^\| `(?<name>[^`]+)` \| (?<licence>[^|]+) \| (?<parts>[^|]*)\|$/gm)].map(
    ({ groups }) => ({ name: groups!.name!, licences: groups!.licence!.trim(), parts: groups!.parts! }),
  )
  const installed = Object.entries<LockedPackage>(JSON.parse(read('package-lock.json')).packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, { license }]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), license }))

  const isOf = (row: string, name: string): boolean =>
    row.endsWith('*') ? name.startsWith(row.slice(0, -1)) : row === name
  /** The row that names it most closely. */
  const rowOf = (name: string) =>
    rows.filter((row) => isOf(row.name, name)).sort((a, b) => b.name.length - a.name.length)[0]

  it('has each package that is installed with Recto, with its licence', () => {
    expect(installed.length).toBeGreaterThan(40)
    const wrong = installed.filter(({ name, license }) => {
      const row = rowOf(name)
      return row === undefined || !license.split(' AND ').every((one) => `${row.licences}, ${row.parts}`.includes(one))
    })
    expect(wrong).toEqual([])
  })

  it('has no other', () => {
    const used = new Set(installed.map(({ name }) => rowOf(name)))
    expect(rows.filter((row) => !used.has(row))).toEqual([])
    const named = matches(sectionOf(page, '## Packages that Recto names'), /^\| `([^`]+)`/gm)
    expect(named).toEqual(Object.keys(manifest.dependencies).sort())
  })
})

interface LockedPackage {
  readonly license: string
  readonly dev?: boolean
  readonly devOptional?: boolean
}

describe.each(pages)('%s', (page) => {
  const text = read(page)

  it('links to what is there', () => {
    const links = matches(text.replace(/```[\s\S]*?```/g, ''), /\]\(([^)\s]+)\)/g).filter((link) => !/^\w+:/.test(link))
    const broken = links.filter((link) => {
      const [path, anchor] = link.split('#')
      const target = path === '' ? page : relative(ROOT, resolve(ROOT, dirname(page), path!))
      if (!existsSync(join(ROOT, target))) return true
      return (
        anchor !== undefined &&
        !matches(read(target), /^#+ (.+)$/gm)
          .map(anchorOf)
          .includes(anchor)
      )
    })
    expect(broken).toEqual([])
  })

  it('names files and scripts that are there', () => {
    const files = matches(text, /`((?:src|test|scripts|schemas|docs)\/[\w./*-]*)`/g)
    expect(files.filter((path) => found(path).length === 0)).toEqual([])
    const scripts = matches(text, /npm run ([\w:]+)/g)
    expect(scripts.filter((script) => manifest.scripts[script] === undefined)).toEqual([])
  })
})

/** As GitHub makes them. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
