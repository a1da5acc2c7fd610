import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadModel, withNetwork } from '../../../src/engines/lstm/load-model.ts'
import type { LstmModel } from '../../../src/engines/lstm/model.ts'
import { quickModelOf } from '../../../src/engines/lstm/quick-model.ts'
import { modelPath } from '../../../src/engines/tesseract-model.ts'

const QUICK = new URL('../../../src/engines/lstm/quick/', import.meta.url)
const network = readFileSync(new URL('eng.lstm', QUICK))
let model: LstmModel

beforeAll(async () => {
  model = await loadModel(modelPath('eng'))
})

describe('quickModelOf', () => {
  it('is the language’s model with another network', async () => {
    const quick = await quickModelOf(model, 'eng')
    expect(quick).toMatchObject({
      spec: expect.stringContaining('Lfx192'),
      height: model.height,
      nullClass: model.nullClass,
    })
    expect(quick!.dawgs).toBe(model.dawgs)
    expect(quick!.unichars).toBe(model.unichars)
  })

  it('is not there for a language without a quick network', async () => {
    expect(await quickModelOf(model, 'fra')).toBeNull()
  })

  it('has the file that its README names', () => {
    const sum = createHash('sha256').update(network).digest('hex')
    expect(readFileSync(new URL('README.md', QUICK), 'utf8')).toContain(sum)
  })
})

describe('withNetwork', () => {
  it('refuses a network of other classes, and a file that was cut off, by name', () => {
    const other = { ...model, classes: model.classes + 1 }
    expect(() => withNetwork(other, network, 'eng.lstm')).toThrow(/other classes/)
    for (const length of [0, 40, network.length >> 1])
      expect(() => withNetwork(model, network.subarray(0, length), 'eng.lstm')).toThrow(/the model cannot be used/)
  })
})
