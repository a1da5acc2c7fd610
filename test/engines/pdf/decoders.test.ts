// Images where pdf.js does not show its classes of them: its own decoders go on, and files open.
import { expect, it, vi } from 'vitest'
import { replaceDecoders } from '../../../src/engines/pdf/decoders.ts'

vi.mock('../../../src/engines/pdf/pdf-js.ts', async (original) => ({
  ...(await original<object>()),
  getDocument: () => ({
    promise: Promise.reject(new Error('no such page')),
    destroy: () => Promise.resolve(),
  }),
}))

it('leaves images to pdf.js when it cannot be watched', async () => {
  const { defineProperty } = Object
  await expect(replaceDecoders()).resolves.toBeUndefined()
  expect(Object.defineProperty).toBe(defineProperty)
})
