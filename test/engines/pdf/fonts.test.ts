import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { boldFonts } from '../../../src/engines/pdf/fonts.ts'

/** A page that knows one font, by the name that the file gives it. */
const pageWith = (name: string | undefined): PDFPageProxy =>
  ({ commonObjs: { has: (id: string) => id === 'f1', get: () => ({ name }) } }) as unknown as PDFPageProxy
const isBold = (name: string | undefined): boolean => boldFonts(pageWith(name), new Set(['f1', 'f2'])).has('f1')

describe('a font is bold', () => {
  it.each(['ABCDEF+Times-Bold', 'Arial,Bold', 'NimbusRomNo9L-Medi', 'ABCDEF+CMBX10', 'Gothic-Demi', 'Arial-Black'])(
    'by the name %s',
    (name) => expect(isBold(name)).toBe(true),
  )

  it.each(['ABCDEF+TimesNewRoman', 'CMR10', 'Blackadder', 'Gotham-Medium', undefined])('not by the name %s', (name) =>
    expect(isBold(name)).toBe(false),
  )

  it('not before the page’s fonts are known', () => {
    expect(boldFonts(pageWith('Times-Bold'), new Set(['f2']))).toEqual(new Set())
  })
})
