import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseEngine } from '../../src/engines/choose-engine.ts'
import { readUnpacked } from '../../src/engines/lstm/load-model.ts'
import { COMPONENT, readTraineddata } from '../../src/engines/lstm/traineddata.ts'
import { LSTM_RECOGNIZER_VERSION } from '../../src/engines/lstm/version.ts'
import { modelPath, TESSERACT_VERSION } from '../../src/engines/tesseract-model.ts'
import { container } from './lstm/model-bytes.ts'
import { scratchFolder } from './scratch-folder.ts'

/** A network of the time before 4.0, when layers had numbers instead of names. */
const OTHER_NETWORK = container(new Map([[COMPONENT.network, Buffer.alloc(64, 1)]]))
/** The classifier of Tesseract 3 is the fourth component; osd.traineddata has it too. */
const OLD_MODEL = container(new Map([[3, Buffer.alloc(64, 1)]]))

const unpackedEnglish = (): Promise<Uint8Array> => readUnpacked(modelPath('eng'))

async function damagedEnglish(): Promise<Uint8Array> {
  const bytes = Uint8Array.from(await unpackedEnglish())
  const [network, within, length] = [readTraineddata(bytes).get(COMPONENT.network)!, 100_000, 800_000]
  network.fill(0, within, within + length)
  return bytes
}

describe('chooseEngine', () => {
  const folder = scratchFolder()

  it('takes Recto’s own where it can read the language’s model', async () => {
    expect(await chooseEngine({ engine: 'recto', language: 'eng' })).toEqual({
      description: { name: 'recto', version: LSTM_RECOGNIZER_VERSION, language: 'eng' },
      options: { engine: 'recto', model: null },
      notice: null,
    })
  })

  it('takes tesseract.js where that was asked for, whatever the model’s network is', async () => {
    const path = folder.write('other.traineddata', OTHER_NETWORK)
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
    ['a model of another form', { language: 'eng', modelPath: 'given' }, /^the model cannot be used: .+/],
  ])('gives %s to tesseract.js, and says why', async (_, choice, reason) => {
    const path = folder.write('other.traineddata', OTHER_NETWORK)
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
    ['a model of Tesseract 3, or one that tells how pages lie', () => OLD_MODEL, /it has no LSTM network/],
    ['a model with a hole in its network', damagedEnglish, /its network has/],
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
