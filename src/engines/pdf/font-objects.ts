// The objects of the glyphless font in a PDF file: written once, after the pages whose words decide its codes.
import { deflateSync } from 'node:zlib'
import { type FontCodes, GLYPH, glyphlessFontFile, glyphMap, toUnicodeMap } from './glyphless-font.ts'
import { type PdfObjectFile, streamBody } from './object-file.ts'

/** How many objects the font takes; the first is the font itself. */
export const FONT_OBJECTS = 6

const NAME = '/GlyphlessText'
const FIXED_PITCH_SYMBOLIC = 5

/** A Type 0 font (ISO 32000-1, 9.7) whose codes are those of `codes`, as objects `first` and those after it. */
export async function writeGlyphlessFont(file: PdfObjectFile, first: number, codes: FontCodes): Promise<void> {
  const [font, descendant, descriptor, program, glyphs, meaning] = Array.from(
    { length: FONT_OBJECTS },
    (_, index) => first + index,
  ) as [number, number, number, number, number, number]
  const { ascent, descent, width } = GLYPH
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>'
  await file.write(
    font,
    0,
    `<< /Type /Font /Subtype /Type0 /BaseFont ${NAME} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${meaning} 0 R >>`,
  )
  await file.write(
    descendant,
    0,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${NAME} ${system} /DW ${width} /FontDescriptor ${descriptor} 0 R /CIDToGIDMap ${glyphs} 0 R >>`,
  )
  await file.write(
    descriptor,
    0,
    `<< /Type /FontDescriptor /FontName ${NAME} /Flags ${FIXED_PITCH_SYMBOLIC} /FontBBox [0 ${descent} ${width} ${ascent}] ` +
      `/ItalicAngle 0 /Ascent ${ascent} /Descent ${descent} /CapHeight ${ascent} /StemV 80 /FontFile2 ${program} 0 R >>`,
  )
  const fontFile = glyphlessFontFile()
  await file.write(program, 0, streamBody(`/Length1 ${fontFile.length}`, fontFile))
  await file.write(glyphs, 0, streamBody('/Filter /FlateDecode', glyphMap()))
  const map = deflateSync(Buffer.from(toUnicodeMap(codes.used()), 'latin1'), { level: 9 })
  await file.write(meaning, 0, streamBody('/Filter /FlateDecode', map))
}
