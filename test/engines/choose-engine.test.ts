import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseEngine } from '../../src/engines/choose-engine.ts'
import { readUnpacked } from '../../src/engines/lstm/load-model.ts'
import { LSTM_RECOGNIZER_VERSION } from '../../src/engines/lstm/version.ts'
import { modelPath, TESSERACT_VERSION } from '../../src/engines/tesseract-model.ts'
import { scratchFolder } from './scratch-folder.ts'

/** A container with 24 places, none of them taken: as old a model as there is. */
const EMPTY_CONTAINER = Buffer.concat([Buffer.from([24, 0, 0, 0]), Buffer.alloc(24 * 8, 0xff)])

const unpackedEnglish = (): Promise<Uint8Array> => readUnpacked(modelPath('eng'))

describe('chooseEngine', () => {
  const folder = scratchFolder()

  it('takes Recto’s own where it can read the language’s model', async () => {
    expect(await chooseEngine({ engine: 'recto', language: 'eng' })).toEqual({
      description: { name: 'recto', version: LSTM_RECOGNIZER_VERSION, language: 'eng' },
      options: { engine: 'recto', model: null },
      notice: null,
    })
  })

  it('takes tesseract.js where that was asked for, whatever the model is', async () => {
    const path = join(folder.path, 'old.traineddata')
    await writeFile(path, EMPTY_CONTAINER)
    const { description, notice } = await chooseEngine({ engine: 'tesseract.js', language: 'eng', modelPath: path })
    expect(description).toEqual({ name: 'tesseract.js', version: TESSERACT_VERSION, language: 'eng' })
    expect(notice).toBeNull()
  })

  it('tells a model by its contents, not by its path', async () => {
    const bytes = await readFile(modelPath('eng'))
    const path = join(folder.path, 'mine.traineddata')
    await writeFile(path, bytes)
    const { options, notice } = await chooseEngine({ engine: 'recto', language: 'eng', modelPath: path })
    expect(options).toEqual({ engine: 'recto', model: createHash('sha256').update(bytes).digest('hex') })
    expect(notice).toBeNull()
  })

  it.each([
    ['several languages', { language: 'eng+eng' }, 'Recto’s own recognizer reads one language at a time'],
    ['a model without a network', { language: 'eng', modelPath: 'given' }, /^the model cannot be used: .+/],
  ])('gives %s to tesseract.js, and says why', async (_, choice, reason) => {
    const path = folder.write('old.traineddata', EMPTY_CONTAINER)
    const named = 'modelPath' in choice ? { ...choice, modelPath: path } : choice
    const { options, notice } = await chooseEngine({ engine: 'recto', ...named })
    expect(options.engine).toBe('tesseract.js')
    expect(notice).toMatch(reason)
    expect(notice).toMatch(/; tesseract\.js reads the pages instead$/)
  })

  it('refuses a language without a model, and a model file that is not there', async () => {
    for (const engine of ['recto', 'tesseract.js'] as const) {
      await expect(chooseEngine({ engine, language: 'eng+tlh' })).rejects.toMatchObject({
        kind: 'environment',
        message: 'there is no model for the language “tlh”',
      })
      const path = join(folder.path, 'gone')
      await expect(chooseEngine({ engine, language: 'eng', modelPath: path })).rejects.toMatchObject({
        kind: 'usage',
        message: 'the model cannot be read',
        file: path,
      })
    }
  })

  it.each([
    ['a file of another kind', () => '%PDF-1.7 and so on', 'it is not a traineddata file of Tesseract'],
    ['an empty file', () => '', 'it is not a traineddata file of Tesseract'],
    ['a model that was cut off', async () => (await unpackedEnglish()).subarray(0, 1000), /cut off/],
  ])('refuses %s before any page is read, whichever engine was asked for', async (_, contents, reason) => {
    const path = folder.write('wrong.traineddata', await contents())
    for (const engine of ['recto', 'tesseract.js'] as const) {
      await expect(chooseEngine({ engine, language: 'eng', modelPath: path })).rejects.toMatchObject({
        kind: 'usage',
        message: expect.stringMatching(reason),
        file: path,
      })
    }
  })
})
