// pdf.js leaves Node's own functions alone.
import { expect, it } from 'vitest'

it('loads pdf.js without its scripts in place of functions of Node', async () => {
  const before = [Array.prototype.push, JSON.parse, JSON.stringify]
  const { getDocument } = await import('../../../src/engines/pdf/pdf-js.ts')
  expect(typeof getDocument).toBe('function')
  expect([Array.prototype.push, JSON.parse, JSON.stringify]).toEqual(before)
  expect(Object.keys(Array.prototype)).toEqual([])
})
