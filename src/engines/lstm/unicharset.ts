// The unicharset of a model file: what each unichar id prints and of what kind it is.
import type { ByteReader } from './byte-reader.ts'
import type { Unichar } from './model.ts'

/** Bits of the properties, which are written as a hexadecimal number; 2 and 4 tell lower and upper case. */
const IS_LETTER = 1
const IS_DIGIT = 8
const IS_PUNCTUATION = 16

/** Tables hold up to some thousands; ids have to fit 16 bits in the dawgs. */
const MOST_UNICHARS = 65_535

/** How the space is written, for columns are parted by spaces. */
const SPACE = 'NULL'
/** Ids 1 and 2 of newer tables, for what is no character: pieces joined, a piece of a broken one. */
const NOTHING: ReadonlyMap<number, string> = new Map([
  [1, 'Joined'],
  [2, '|Broken|0|1'],
])

/** Ligatures for which there is no character but in Tesseract's own use, or only one kept for old texts. */
const LIGATURES: ReadonlyMap<string, string> = new Map([
  ['\uE003', 'ct'],
  ['\uE006', 'ſh'],
  ['\uE007', 'ſi'],
  ['\uE008', 'ſl'],
  ['\uE009', 'ſſ'],
  ['\uFB00', 'ff'],
  ['\uFB01', 'fi'],
  ['\uFB02', 'fl'],
  ['\uFB03', 'ffi'],
  ['\uFB04', 'ffl'],
  ['\uFB05', 'ſt'],
  ['\uFB06', 'st'],
])

/**
 * Reads a line with the number of unichars, then a line for each: its text, its properties, and up to 6 columns that decide nothing here,
 * such as its normal form, which for ’ is '. Old tables have fewer of these. Throws a ModelError where this does not hold.
 */
export function readUnicharset(reader: ByteReader): Unichar[] {
  const head = reader.line().trim()
  const count = /^\d{1,6}$/.test(head) ? Number(head) : 0
  if (count < 1 || count > MOST_UNICHARS) reader.fail('does not begin with its number of unichars')
  const unichars: Unichar[] = []
  while (unichars.length < count) unichars.push(readUnichar(reader, unichars.length))
  if (unichars[0]!.text !== ' ') reader.failForForm('does not begin with the space')
  return unichars
}

function readUnichar(reader: ByteReader, id: number): Unichar {
  const [written = '', properties = ''] = reader.line().split(/[ \t\r]+/)
  if (written === '' || !/^[\da-f]{1,8}$/i.test(properties)) reader.fail(`is damaged at unichar ${id}`)
  if (NOTHING.get(id) === written) return { text: '', isDigit: false, isPunctuation: false, isLetter: false }
  const bits = Number.parseInt(properties, 16)
  return {
    text: written === SPACE ? ' ' : (LIGATURES.get(written) ?? written),
    isDigit: (bits & IS_DIGIT) !== 0,
    isPunctuation: (bits & IS_PUNCTUATION) !== 0,
    isLetter: (bits & IS_LETTER) !== 0,
  }
}
