// JPEG images where pdf.js does not show its class of them: its own decoder goes on, and files open.
import { expect, it, vi } from 'vitest'
import { decodeJpegsBySharp } from '../../src/engines/pdf-jpeg.ts'

vi.mock('../../src/engines/pdf-js.ts', async (original) => ({
  ...(await original<object>()),
  getDocument: () => ({
    promise: Promise.reject(new Error('no such page')),
    destroy: () => Promise.resolve(),
  }),
}))

it('leaves JPEG images to pdf.js when it cannot be watched', async () => {
  const { defineProperty } = Object
  await expect(decodeJpegsBySharp()).resolves.toBeUndefined()
  expect(Object.defineProperty).toBe(defineProperty)
})
