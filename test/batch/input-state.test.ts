import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inputState } from '../../src/batch/input-state.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { runTreaty } from './doubles/treaty-run.ts'
import { refusal, typingPool } from './doubles/typing-pool.ts'

const folder = scratchFolder()
const changed = { kind: 'input', message: 'the file was changed while it was read' }
const gone = { kind: 'input', message: 'the file was taken away while it was read, or its disk was' }

describe('inputState', () => {
  it('lets pass what is as it was, and refuses what was written to, replaced or taken away', async () => {
    const path = folder.write('scan.pdf', 'one')
    const { refuseIfChanged } = await inputState(path)
    await refuseIfChanged()
    writeFileSync(path, 'another')
    await expect(refuseIfChanged()).rejects.toMatchObject({ ...changed, file: path })
    const later = await inputState(path)
    utimesSync(path, 1, 1)
    await expect(later.refuseIfChanged()).rejects.toMatchObject(changed)
    const last = await inputState(path)
    rmSync(path)
    await expect(last.refuseIfChanged()).rejects.toMatchObject(gone)
  })
})

describe('a document whose file is changed while it is read', () => {
  const run = (onPage: (page: number, path: string) => void) => {
    const path = folder.write('treaty.pdf', 'old')
    const pool = typingPool({ pageCount: 9, onPage: ({ page }) => onPage(page, path) })
    return runTreaty(folder.path, pool, { path })
  }
  const kept = (): string[] => readdirSync(join(folder.path, 'treaty', 'pages'))

  it('is refused, and no page of the new file is kept for the old one', async () => {
    const { document, report, error } = await run((page, path) => {
      if (page === 5) writeFileSync(path, 'new and longer')
    })
    expect([document, report.status]).toEqual([null, 'refused'])
    expect(error).toMatchObject(changed)
    expect(kept()).not.toContain('0005.json')
    expect(readdirSync(join(folder.path, 'treaty'))).toEqual(['.recto.json', 'pages'])
  })

  it('is refused too where the change makes pages fail, and an earlier document stays', async () => {
    await run(() => {})
    const before = readFileSync(join(folder.path, 'treaty', 'document.json'), 'utf8')
    const path = folder.write('treaty.pdf', 'old')
    const onPage = (): void => {
      rmSync(path, { force: true })
      throw refusal('input', 'there is no such file')
    }
    const { document, error } = await runTreaty(folder.path, typingPool({ onPage }), { path, reuse: 'nothing' })
    expect(document).toBeNull()
    expect(error).toMatchObject(gone)
    expect(readFileSync(join(folder.path, 'treaty', 'document.json'), 'utf8')).toBe(before)
  })
})
