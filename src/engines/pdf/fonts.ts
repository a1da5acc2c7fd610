// Fonts of a PDF page: which of them are bold, by the names that the file gives them.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** "Times-Bold", "Gothic-Demi"; URW's "NimbusRomNo9L-Medi" and TeX's "CMBX10" are bold too. */
const BOLD = /bold|heavy|demi|black(?!adder|letter)|-medi(?:ital)?$|^(?:cm|sf|ec|lm)(?:ss)?bx/iu
const SUBSET = /^[A-Z]{6}\+/u

/** @param proxy of a page whose operators were read: pdf.js has its fonts from then on @param names pdf.js's own for fonts */
export function boldFonts({ commonObjs }: PDFPageProxy, names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...names].filter((name) => commonObjs.has(name) && isBold(commonObjs.get(name) as { name?: unknown })),
  )
}

const isBold = (font: { readonly name?: unknown } | null): boolean =>
  typeof font?.name === 'string' && BOLD.test(font.name.replace(SUBSET, ''))
