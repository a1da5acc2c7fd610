import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runSchema, schemaFiles } from '../../src/commands/schema.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()
const fresh = (): string => mkdtempSync(join(folder.path, 'schemas-'))

async function schema(output: string, check: boolean): Promise<{ code: number; text: string }> {
  let text = ''
  const code = await runSchema({ output, check }, { write: (part: string) => (text += part) })
  return { code, text }
}

describe('recto schema', () => {
  it('keeps the schemas of the repository current', async () => {
    const { code, text } = await schema(fileURLToPath(new URL('../../schemas', import.meta.url)), true)
    expect({ code, text }).toEqual({ code: 0, text: '' })
  })

  it('writes one file for each kind of output, and finds them unchanged', async () => {
    const output = join(fresh(), 'new', 'folder')
    const { code, text } = await schema(output, false)
    expect(code).toBe(0)
    expect(readdirSync(output).sort()).toEqual([
      'document.schema.json',
      'page-look.schema.json',
      'page-text.schema.json',
      'reference.schema.json',
      'run-report.schema.json',
      'verification-report.schema.json',
    ])
    for (const file of readdirSync(output)) expect(text).toContain(file)
    expect((await schema(output, true)).code).toBe(0)
  })

  it('finds what was changed, cut or lost, without mending it', async () => {
    const output = fresh()
    await schema(output, false)
    const [first, second, third] = [...schemaFiles().keys()].map((file) => join(output, file))
    writeFileSync(first!, readFileSync(first!, 'utf8').replace('"1.2"', '"9.9"'))
    writeFileSync(second!, readFileSync(second!, 'utf8').trimEnd())
    rmSync(third!)
    const { code, text } = await schema(output, true)
    expect(code).toBe(1)
    for (const file of [first!, second!, third!]) expect(text).toContain(file)
    expect(readFileSync(first!, 'utf8')).toContain('"9.9"')
    expect(existsSync(third!)).toBe(false)
  })

  it('says so when it cannot write', async () => {
    const taken = folder.write('taken', '')
    await expect(schema(taken, false)).rejects.toMatchObject({ name: 'RectoError', kind: 'output', file: taken })
    await expect(schema(join(taken, 'below'), false)).rejects.toMatchObject({ kind: 'output' })
  })

  it('names itself, and lets nothing unknown pass', () => {
    for (const [file, text] of schemaFiles()) {
      const json = JSON.parse(text)
      expect(json).toMatchObject({ $id: file, type: 'object', additionalProperties: false })
      expect(json.$schema).toContain('2020-12')
      expect(json.title).toMatch(/\w/)
    }
  })
})
