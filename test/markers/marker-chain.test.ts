import { describe, expect, it } from 'vitest'
import { readMarkerChain } from '../../src/markers/marker-chain.ts'

const printed = (text: string): string[] =>
  readMarkerChain(text).map(({ marker, start }) => text.slice(start, start + marker.length))

describe('readMarkerChain', () => {
  it.each([
    ['1.—(1) The', ['1.', '(1)']],
    ['12.-(a) the', ['12.', '(a)']],
    ['1 —(1) The', ['1', '(1)']],
    ['4—1) The', ['4', '1)']],
    ['Article 2.—(1) The', ['Article 2.', '(1)']],
    ['3. (a) The', ['3.', '(a)']],
    ['(1)(a) The', ['(1)', '(a)']],
    ['3. (a) (i) The', ['3.', '(a)', '(i)']],
    ['A. 1. The', ['A.', '1.']],
    ['Art. 3. § 1er. Le', ['Art. 3.', '§ 1er.']],
    ['Art. 3. $ 1er. Le', ['Art. 3.', '$ 1er.']],
    ['Art. 2. 1° le', ['Art. 2.', '1°']],
  ])('reads %j', (text, markers) => {
    expect(printed(text)).toEqual(markers)
  })

  it.each(['3. (b) The', '3. A. Holm', '12—Text', '3. The (a)'])('reads one marker at most in %j', (text) => {
    expect(printed(text).length).toBeLessThan(2)
  })
})
