// The recoder of a model file: the sequence of the network's classes that spells each unichar.
import type { ByteReader } from './byte-reader.ts'

/** As Tesseract has it; the longest in use is 5 (Chinese). */
const LONGEST_CODE = 9

/** A length is the least that a code takes: u8 and int32. */
const LEAST_BYTES = 5

/**
 * Reads u32 number of codes, then for each: u8 whether it is the main one of its unichar (never 0 in use), int32 length, its classes.
 * Gives one code a unichar; a further one, in models whose unicharset has no unichar for it, is the null class and left out.
 * Throws a ModelError on codes that are empty, too long or of classes that the network has not.
 */
export function readRecoder(reader: ByteReader, unichars: number, classes: number): number[][] {
  const count = reader.uint32()
  if (count < unichars || count * LEAST_BYTES > reader.left) reader.fail(`has ${count} codes for ${unichars} unichars`)
  const codes = Array.from({ length: unichars }, () => readCode(reader, classes))
  if (codes[0]!.length !== 1 || codes[0]![0] !== 0) reader.failForForm('spells the space otherwise than by class 0')
  return codes
}

/** Codes of a model without a recoder: its classes are the unichar ids. */
export const plainCodes = (unichars: number): number[][] => Array.from({ length: unichars }, (_, id) => [id])

function readCode(reader: ByteReader, classes: number): number[] {
  const main = 1
  reader.skip(main)
  const length = reader.int32()
  if (length < 1 || length > LONGEST_CODE) reader.fail(`has a code of ${length} classes`)
  return Array.from({ length }, () => {
    const code = reader.int32()
    return code >= 0 && code < classes ? code : reader.fail(`has a code with the class ${code} of ${classes}`)
  })
}
