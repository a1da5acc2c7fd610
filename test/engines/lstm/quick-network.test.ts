import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadModel, parseNetwork, withNetwork } from '../../../src/engines/lstm/load-model.ts'
import type { LstmModel } from '../../../src/engines/lstm/model.ts'
import { loadQuickNetwork, quickNetworkPath } from '../../../src/engines/lstm/quick-network.ts'
import { modelPath } from '../../../src/engines/tesseract-model.ts'

const QUICK = new URL('../../../src/engines/lstm/quick/', import.meta.url)
const network = readFileSync(new URL('eng.lstm', QUICK))
let model: LstmModel

beforeAll(async () => {
  model = await loadModel(modelPath('eng'))
})

describe('loadQuickNetwork', () => {
  it('loads a network for the language’s classes, smaller than that of its model', async () => {
    const quick = await loadQuickNetwork(quickNetworkPath('eng')!)
    expect(quick).toMatchObject({
      spec: expect.stringContaining('Lfx192'),
      height: model.height,
      classes: model.classes,
      nullClass: model.nullClass,
    })
  })

  it('has none for a language without one', () => {
    expect(quickNetworkPath('fra')).toBeNull()
  })

  it('has the file that its README names', () => {
    const sum = createHash('sha256').update(network).digest('hex')
    expect(readFileSync(new URL('README.md', QUICK), 'utf8')).toContain(sum)
  })
})

describe('parseNetwork', () => {
  it('refuses a file that was cut off, by name', () => {
    for (const length of [0, 40, network.length >> 1])
      expect(() => parseNetwork(network.subarray(0, length), 'eng.lstm')).toThrow(/the model cannot be used/)
  })
})

describe('withNetwork', () => {
  it('is the model with the other network', () => {
    const quick = withNetwork(model, parseNetwork(network, 'eng.lstm'), 'eng.lstm')
    expect(quick.spec).toContain('Lfx192')
    expect(quick.dawgs).toBe(model.dawgs)
    expect(quick.unichars).toBe(model.unichars)
  })

  it('refuses a network of other classes', () => {
    const other = { ...model, classes: model.classes + 1 }
    expect(() => withNetwork(other, parseNetwork(network, 'eng.lstm'), 'eng.lstm')).toThrow(/other classes/)
  })
})
