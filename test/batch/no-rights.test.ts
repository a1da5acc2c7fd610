// Outputs in which a user may not do everything: what does no harm is passed over, all else ends with the path and what to do.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { placeDocuments } from '../../src/batch/place-documents.ts'
import { asNobody, giveToNobody, oneUserOnly } from '../as-nobody.ts'
import { runTreaty, type TreatyRun } from './doubles/treaty-run.ts'
import { typingPool } from './doubles/typing-pool.ts'

let output: string
const at = (...names: string[]): string => join(output, 'treaty', ...names)
const run = (given?: TreatyRun, pool = typingPool()) => asNobody(() => runTreaty(output, pool, given))

beforeEach(async () => {
  output = mkdtempSync(join(tmpdir(), 'recto-test-'))
  giveToNobody(output)
  await run({ sections: 'split' })
})

/** A file that only root may remove, in a folder in which everybody may make files: as in /tmp. */
function othersFile(...names: string[]): string {
  const path = at(...names)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, '')
  chmodSync(join(path, '..'), 0o1777)
  return path
}

describe('a run without all rights', () => {
  it('makes the document though it cannot list its folder', async () => {
    for (const path of [at(), at('pages')]) chmodSync(path, 0o300)
    expect((await run()).report).toMatchObject({ status: 'digitized', reusedPages: 3 })
    for (const path of [at(), at('pages')]) chmodSync(path, 0o700)
  })

  it('makes the document though what another user’s run left stays', async ({ skip }) => {
    const reason = oneUserOnly()
    if (reason !== null) return skip(reason)
    const { chownSync } = await import('node:fs')
    for (const names of [['.document.json.4242.tmp'], ['pages', '.0001.json.4242.tmp'], ['pages', '0009.json']]) {
      othersFile(...names)
      chownSync(at(...names.slice(0, -1)), 0, 0)
      chownSync(at(...names), 0, 0)
    }
    // Its own files are there from before; in a folder of another it may not replace them.
    expect((await run()).report).toMatchObject({ status: 'digitized' })
    expect(readdirSync(at('pages'))).toContain('0009.json')
  })

  it('says which file of an earlier section it may not remove', async () => {
    mkdirSync(at('sections', '09-x'), { recursive: true })
    writeFileSync(at('sections', '09-x', 'document.md'), '')
    giveToNobody(at('sections'))
    chmodSync(at('sections', '09-x'), 0o555)
    const { report, error } = await run({ sections: 'whole' })
    expect(report).toMatchObject({ status: 'failed', error: { kind: 'output' } })
    expect(error).toMatchObject({
      message: 'cannot be removed: permission denied',
      file: at('sections', '09-x', 'document.md'),
    })
    chmodSync(at('sections', '09-x'), 0o755)
  })

  it('is not harmed by folders that have the names of files', async () => {
    for (const name of ['document.txt', '.document.md.1.tmp']) mkdirSync(at(name))
    expect((await run()).report.status).toBe('digitized')
    expect((await run({ formats: ['txt'] })).error).toMatchObject({
      kind: 'output',
      message: 'cannot be written: a folder stands where a file is needed',
      file: at('document.txt'),
    })
  })

  it('does not begin where it cannot list the output folder', async () => {
    chmodSync(output, 0o300)
    await expect(asNobody(() => placeDocuments([], output))).rejects.toMatchObject({
      kind: 'output',
      message: 'cannot be listed: permission denied',
      file: output,
    })
    chmodSync(output, 0o700)
  })
})
