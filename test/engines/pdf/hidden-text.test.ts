import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContentResources, withoutHiddenText } from '../../../src/engines/pdf/hidden-text.ts'
import { readOperators } from '../../../src/engines/pdf/operators.ts'

const NOTHING: ContentResources = { object: () => null, isPlainState: () => true }
const strip = (content: string, resources: Partial<ContentResources> = {}): string | null => {
  const stripped = withoutHiddenText(Buffer.from(content, 'latin1'), { ...NOTHING, ...resources }, [0, 0, 100, 100])
  return stripped === null ? null : Buffer.from(stripped.bytes).toString('latin1').replace(/\s+/g, ' ').trim()
}
const image = { object: () => 'opaque image' as const }

describe('the operators of a content stream', () => {
  it.each([
    ['(a (nested) \\) string) Tj', ['Tj']],
    ['<< /A [1 (]) 2] /B << >> >> BDC EMC', ['BDC', 'EMC']],
    ['% a comment ( \n1 0 0 1 0 0 cm', ['cm']],
    ['[(a)-20.5<4142>]TJ/F1 12 Tf', ['TJ', 'Tf']],
    ['BI /W 2 /H 2 ID \x01EI\x02 EI Q', ['BI', 'ID', 'Q']],
    ['(a)\' 1 2(b)" T*', ["'", '"', 'T*']],
  ])('of %j are told', (content, names) => {
    expect(readOperators(Buffer.from(content, 'latin1'))?.map(({ name }) => name)).toEqual(names)
  })

  it.each(['(never closed Tj', '[1 2', '<< /A', '<41', ')'])('cannot be told in %j', (content) => {
    expect(readOperators(Buffer.from(content, 'latin1'))).toBe(null)
  })

  it('lie one after the other in any bytes, or cannot be told', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        let from = 0
        for (const { start, end } of readOperators(bytes) ?? []) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          from = end
        }
        expect(from).toBeLessThanOrEqual(bytes.length)
      }),
    )
  })
})

describe('withoutHiddenText', () => {
  it.each([
    ['BT 3 Tr (old) Tj ET', 'BT 3 Tr ET'],
    ['BT 3 Tr (old) Tj 0 Tr 0 -9 Td (seen) Tj ET', 'BT 3 Tr 0 Tr 0 -9 Td (seen) Tj ET'],
    ['BT 3 Tr (old) \' 1 2 (old) " ET', 'BT 3 Tr T* 1 Tw 2 Tc T* ET'],
    ['q 3 Tr Q BT (seen) Tj ET', 'q 3 Tr Q BT (seen) Tj ET'],
    ['BT 7 Tr (a clipping path) Tj ET', 'BT 7 Tr (a clipping path) Tj ET'],
  ])('makes %j %j', (content, expected) => expect(strip(content)).toBe(expected))

  it('gives back the very bytes where nothing is hidden', () => {
    const bytes = Buffer.from('BT (seen) Tj ET')
    expect(withoutHiddenText(bytes, NOTHING, [0, 0, 9, 9])!.bytes).toBe(bytes)
  })

  it('gives up where what is seen would move', () => {
    expect(strip('BT 3 Tr (old) Tj 0 Tr (seen, right after it) Tj ET')).toBe(null)
  })

  it('takes out what lies under an image of the whole page, and nothing that lies over it', () => {
    const content = 'BT (under) Tj ET q 100 0 0 100 0 0 cm /Im Do Q BT (over) Tj ET'
    expect(strip(content, image)).toBe('BT ET q 100 0 0 100 0 0 cm /Im Do Q BT (over) Tj ET')
  })

  it.each([
    ['that leaves a margin', 'q 96 0 0 96 0 0 cm /Im Do Q', {}],
    ['that is clipped', 'q 0 0 100 96 re W n 100 0 0 100 0 0 cm /Im Do Q', {}],
    ['that is clipped to a shape', 'q 0 0 m 50 100 l 100 0 l h W n 100 0 0 100 0 0 cm /Im Do Q', {}],
    ['that lets through what is under it', '/Half gs q 100 0 0 100 0 0 cm /Im Do Q', { isPlainState: () => false }],
  ])('leaves text under an image %s', (_name, painted, resources) => {
    const stripped = strip(`BT (under) Tj ET ${painted}`, { ...image, ...resources })
    expect(stripped === null || stripped.includes('(under)')).toBe(true)
  })

  it('takes hidden text out of forms, also where the mode comes from outside', () => {
    const form = { bytes: Buffer.from('BT (old) Tj ET'), matrix: [1, 0, 0, 1, 0, 0] as const, resources: NOTHING }
    const stripped = withoutHiddenText(Buffer.from('3 Tr /Fm Do'), { ...NOTHING, object: () => form }, [0, 0, 9, 9])
    expect(Buffer.from(stripped!.forms.get('/Fm')!.bytes).toString()).toBe('BT  ET')
    const twice = Buffer.from('q 3 Tr /Fm Do Q /Fm Do')
    expect(withoutHiddenText(twice, { ...NOTHING, object: () => form }, [0, 0, 9, 9])).toBe(null)
  })

  it('does not run in circles', () => {
    const circle: ContentResources = {
      ...NOTHING,
      object: () => ({ bytes: Buffer.from('/Fm Do'), matrix: [1, 0, 0, 1, 0, 0], resources: circle }),
    }
    expect(strip('/Fm Do', circle)).toBe(null)
  })
})
