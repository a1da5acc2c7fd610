import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CODES, type Code, diagnostic } from '../../src/diagnostics/codes.ts'
import { Diagnostic } from '../../src/model/diagnostic.ts'

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url))
/** Announced, but no stage reports them yet: only ever to be made shorter. */
const UNREPORTED: ReadonlySet<string> = new Set(['page/low-confidence', 'page/rotated', 'structure/uncertain-join'])
const codes = Object.keys(CODES) as Code[]

describe('the table of findings', () => {
  it.each(codes)('%s is sound, and says what to do', (code) => {
    const finding = diagnostic(code, 'found it', { page: 2, box: [1, 2, 3, 4], expected: '3', actual: '4' })
    expect(Diagnostic.parse(finding)).toEqual(finding)
    expect(finding.severity).toBe(CODES[code].severity)
    expect(CODES[code].hint).toMatch(/^[a-z].{10,}[^.\s]$/)
  })

  it('holds no further code that nothing reports', () => {
    const text = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('codes.ts'))
      .map((name) => readFileSync(join(SOURCES, name), 'utf8'))
      .join('\n')
    const silent = codes.filter((code) => !text.includes(`'${code}'`))
    expect(silent.filter((code) => !UNREPORTED.has(code))).toEqual([])
  })
})
