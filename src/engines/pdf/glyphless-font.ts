// The glyphless font: a font of one empty glyph for text that is never seen, and what its codes mean.
import { deflateSync } from 'node:zlib'

/** Height above and depth below the baseline, and each letter's width, in thousandths of the font size. */
export const GLYPH = { ascent: 750, descent: -250, width: 500 } as const

/** Codes of two bytes: a character's own code point; for one beyond the first 65,536 a code that no character has. */
export interface FontCodes {
  /** The codes of `text` as hexadecimal digits, four for each character. */
  readonly encode: (text: string) => string
  /** All codes that were given out, with their characters, ascending. */
  readonly used: () => readonly (readonly [code: number, character: string])[]
}

/** Surrogates are no characters, so their codes are free: so many characters beyond the first 65,536 may be told apart. */
const SURROGATES = { first: 0xd800, last: 0xdfff } as const
const UNKNOWN = '\uFFFD'

export function createFontCodes(): FontCodes {
  const codes = new Map<string, number>()
  let next: number = SURROGATES.first
  const codeOf = (character: string): number => {
    const known = codes.get(character)
    if (known !== undefined) return known
    const point = character.codePointAt(0)!
    const lone = point >= SURROGATES.first && point <= SURROGATES.last
    if (lone || (point > 0xffff && next > SURROGATES.last)) return codeOf(UNKNOWN)
    const code = point > 0xffff ? next++ : point
    codes.set(character, code)
    return code
  }
  return {
    encode: (text) => Array.from(text, (character) => hex(codeOf(character))).join(''),
    used: () => [...codes].map(([character, code]) => [code, character] as const).sort(([a], [b]) => a - b),
  }
}

const hex = (value: number): string => value.toString(16).padStart(4, '0')

/** Rows that a CMap may hold between begin and end (Adobe Technical Note 5014). */
const MAX_ROWS = 100

/** The ToUnicode CMap (ISO 32000-1, 9.10.3) of the codes. */
export function toUnicodeMap(used: ReturnType<FontCodes['used']>): string {
  const rows = used.map(([code, character]) => `<${hex(code)}> <${utf16(character)}>`)
  const blocks = Array.from({ length: Math.ceil(rows.length / MAX_ROWS) }, (_, index) => {
    const block = rows.slice(index * MAX_ROWS, (index + 1) * MAX_ROWS)
    return [`${block.length} beginbfchar`, ...block, 'endbfchar']
  })
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks.flat(),
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n')
}

const utf16 = (text: string): string => Array.from(text.split(''), (unit) => hex(unit.charCodeAt(0))).join('')

/** Every code shows glyph 1, the empty one: a CIDToGIDMap, deflated. */
export const glyphMap = (): Buffer => deflateSync(Buffer.alloc(2 * 65_536, Buffer.from([0, 1])), { level: 9 })

const UNITS = 1000

/** A TrueType file with two empty glyphs: the tables that a font in a PDF must have (ISO 32000-1, 9.9), and no more. */
export function glyphlessFontFile(): Buffer {
  const { ascent, descent, width } = GLYPH
  const head = words(
    1,
    0,
    1,
    0,
    0,
    0,
    0x5f0f,
    0x3cf5,
    0,
    UNITS,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    descent,
    width,
    ascent,
    0,
    8,
    2,
    0,
    0,
  )
  const hhea = words(1, 0, ascent, descent, 0, width, 0, 0, width, 1, 0, 0, 0, 0, 0, 0, 0, 1)
  const maxp = words(1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
  const hmtx = words(width, 0, 0)
  const loca = words(0, 0, 0)
  return sfnt({ glyf: words(0), head, hhea, hmtx, loca, maxp })
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, 2 * index)
  return bytes
}

/** Tables in the order of their tags, each begun at a multiple of four; the file's checksum goes into head. */
function sfnt(tables: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(tables)
  let at = 12 + 16 * entries.length
  const power = Math.floor(Math.log2(entries.length))
  const range = 16 * 2 ** power
  const parts = [words(1, 0, entries.length, range, power, 16 * entries.length - range)]
  const bodies: Buffer[] = []
  let headAt = 0
  for (const [tag, table] of entries) {
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])
    const row = Buffer.alloc(16, tag.padEnd(4), 'latin1')
    row.writeUInt32BE(checksum(padded), 4)
    row.writeUInt32BE(at, 8)
    row.writeUInt32BE(table.length, 12)
    if (tag === 'head') headAt = at
    parts.push(row)
    bodies.push(padded)
    at += padded.length
  }
  const file = Buffer.concat([...parts, ...bodies])
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, headAt + 8)
  return file
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
