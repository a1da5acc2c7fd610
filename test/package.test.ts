import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { sentenceOf } from './batch/doubles/typed-book.ts'
import { testPdf } from './engines/pdf/test-pdf.ts'
import { scratchFolder } from './engines/scratch-folder.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TSC = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
const folder = scratchFolder()
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder.path, encoding: 'utf8' })

/** The package as it is published, built beside the tree so that no two builds meet. */
beforeAll(() => {
  const options = ['-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(folder.path, 'dist')]
  const { status, stdout } = spawnSync(process.execPath, [TSC, ...options], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  copyFileSync(join(ROOT, 'package.json'), join(folder.path, 'package.json'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'), 'junction')
})

/** What `npm pack` would put into the package, but for what a build makes. */
const packedFiles = (): string[] => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  return JSON.parse(stdout)[0].files.map(({ path }: { readonly path: string }) => path)
}

describe('the packed files', () => {
  const files = packedFiles()

  it('hold the licence, the notices and the documentation', () => {
    const expected = ['LICENSE', 'README.md', 'CHANGELOG.md', 'THIRD-PARTY-NOTICES.md', 'docs/errors.md']
    expect(files).toEqual(expect.arrayContaining(expected))
  })

  it('link to nothing that is left out', () => {
    const broken = files
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\]\((?!\w+:|#)([^)\s#]+)/g)]
          .map((match) => posix.join(posix.dirname(file), match[1]!))
          .filter((target) => !files.includes(target))
          .map((target) => `${file}: ${target}`),
      )
    expect(broken).toEqual([])
  })
})

describe('the built package', () => {
  it('holds what package.json names', () => {
    for (const path of [manifest.bin.recto, manifest.exports['.'].default, manifest.exports['.'].types])
      expect(existsSync(join(folder.path, path))).toBe(true)
    expect(readFileSync(join(folder.path, manifest.bin.recto), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  it('names no TypeScript source at run time', () => {
    const built = ['batch/process-pool', 'batch/page-pool', 'cli'].map((name) =>
      readFileSync(join(folder.path, 'dist', `${name}.js`), 'utf8'),
    )
    for (const text of built) expect(text).not.toMatch(/from '[^']+\.ts'/)
  })

  it('digitizes with page processes of its own, without a TypeScript loader', () => {
    const content = [`1. ${sentenceOf(1)}`, `2. ${sentenceOf(2)}`]
      .map((line, row) => `BT /F1 12 Tf 72 ${700 - 40 * row} Td (${line}) Tj ET\n`)
      .join('')
    folder.write('scan.pdf', testPdf([{ size: [595, 842], content }]))
    const { status, stderr } = node(manifest.bin.recto, 'digitize', 'scan.pdf', '-o', 'out')
    expect(stderr).toMatch(/^scan\.pdf: 1 page, /)
    expect(status).toBe(0)
    expect(readFileSync(join(folder.path, 'out/scan/document.md'), 'utf8')).toContain(sentenceOf(2))
  })

  it('is a library too', () => {
    const code = `import { digitize, renderMarkdown } from 'recto'
      const document = await digitize('scan.pdf', { jobs: 1 })
      console.log(renderMarkdown(document))`
    folder.write('use.mjs', code)
    const { status, stdout, stderr } = node('use.mjs')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain(sentenceOf(1))
  })
})
