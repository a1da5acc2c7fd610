import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFontCodes, glyphlessFontFile, toUnicodeMap } from '../../../src/engines/pdf/glyphless-font.ts'

/** What a reader makes of the codes by the map. */
function decoded(hex: string, map: string): string {
  const rows = new Map(
    [...map.matchAll(/<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>\n/g)].map(([, code, text]) => [code, text]),
  )
  const units = (hex.match(/.{4}/g) ?? []).flatMap((code) => rows.get(code)!.match(/.{4}/g)!)
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)))
}

describe('the glyphless font', () => {
  it('has a code for each character of any language, and the map that leads back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const codes = createFontCodes()
        const hex = codes.encode(text)
        expect(hex).toHaveLength(4 * [...text].length)
        expect(decoded(hex, toUnicodeMap(codes.used()))).toBe(text)
      }),
    )
  })

  it('makes a lone surrogate the sign for what is unknown', () => {
    expect(createFontCodes().encode('a\ud835')).toBe('0061fffd')
  })

  it('has no more than 100 rows in a block of the map', () => {
    const codes = createFontCodes()
    codes.encode(Array.from({ length: 250 }, (_, index) => String.fromCharCode(0x4e00 + index)).join(''))
    expect(toUnicodeMap(codes.used()).match(/\d+ beginbfchar/g)).toEqual([
      '100 beginbfchar',
      '100 beginbfchar',
      '50 beginbfchar',
    ])
  })

  it('is a TrueType file whose sum is what the format asks for', () => {
    const file = glyphlessFontFile()
    let sum = 0
    for (let at = 0; at < file.length; at += 4) sum = (sum + file.readUInt32BE(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
    expect(file.length).toBeLessThan(400)
  })
})
