// The operators of a PDF content stream: each with its operands and its place among the bytes (ISO 32000-1, 7.8.2).

export interface ContentOperator {
  readonly name: string
  /** Numbers as numbers, names with their slash; all else as null. */
  readonly operands: readonly (number | string | null)[]
  /** Where its first operand begins, and where it ends. */
  readonly start: number
  readonly end: number
}

const WHITE: ReadonlySet<number> = new Set([0, 9, 10, 12, 13, 32])
const DELIMITERS: ReadonlySet<number> = new Set(Buffer.from('()<>[]{}/%', 'latin1'))
const [OPEN, CLOSE, LESS, GREATER, PERCENT, SLASH, BACKSLASH] = Array.from(Buffer.from('()<>%/\\', 'latin1')) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]
const LIST_BEGIN = '['.charCodeAt(0)
const LIST_END = ']'.charCodeAt(0)

/** Ends at the first thing that is no operator or operand: null, for the rest cannot be told. */
export function readOperators(bytes: Uint8Array): ContentOperator[] | null {
  const operators: ContentOperator[] = []
  let operands: (number | string | null)[] = []
  let start = -1
  let at = skipWhite(bytes, 0)
  while (at < bytes.length) {
    if (start < 0) start = at
    const end = tokenEnd(bytes, at)
    if (end === null) return null
    const first = bytes[at]!
    if (isRegular(first) && !isNumber(bytes, at, end)) {
      const name = latin(bytes, at, end)
      if (name === 'true' || name === 'false' || name === 'null') operands.push(null)
      else {
        const stop = name === 'ID' ? imageEnd(bytes, end) : end
        if (stop === null) return null
        operators.push({ name, operands, start, end: stop })
        operands = []
        start = -1
        at = skipWhite(bytes, stop)
        continue
      }
    } else
      operands.push(
        isRegular(first) ? Number.parseFloat(latin(bytes, at, end)) : first === SLASH ? latin(bytes, at, end) : null,
      )
    at = skipWhite(bytes, end)
  }
  return operators
}

const isRegular = (byte: number): boolean => !WHITE.has(byte) && !DELIMITERS.has(byte)
const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1')

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  return /^[+-]*\d*\.?\d*[\d.-]*$/.test(latin(bytes, from, to)) && /\d/.test(latin(bytes, from, to))
}

function skipWhite(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    while (at < bytes.length && WHITE.has(bytes[at]!)) at++
    if (bytes[at] !== PERCENT) return at
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
  }
}

/** Where the token that begins at `at` ends; a list or dictionary is one token. Null where it does not end. */
function tokenEnd(bytes: Uint8Array, at: number): number | null {
  const byte = bytes[at]!
  if (byte === OPEN) return stringEnd(bytes, at)
  if (byte === LESS && bytes[at + 1] !== LESS) {
    const end = bytes.indexOf(GREATER, at)
    return end < 0 ? null : end + 1
  }
  if (byte === LESS) return nestEnd(bytes, at + 2, isDictionaryEnd, 2)
  if (byte === LIST_BEGIN) return nestEnd(bytes, at + 1, (here) => bytes[here] === LIST_END, 1)
  if (byte !== SLASH && !isRegular(byte)) return null
  let end = at + 1
  while (end < bytes.length && isRegular(bytes[end]!)) end++
  return end

  function isDictionaryEnd(here: number): boolean {
    return bytes[here] === GREATER && bytes[here + 1] === GREATER
  }
}

function nestEnd(bytes: Uint8Array, from: number, isEnd: (at: number) => boolean, length: number): number | null {
  let at = skipWhite(bytes, from)
  while (at < bytes.length) {
    if (isEnd(at)) return at + length
    const end = tokenEnd(bytes, at)
    if (end === null) return null
    at = skipWhite(bytes, end)
  }
  return null
}

function stringEnd(bytes: Uint8Array, from: number): number | null {
  let depth = 0
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === BACKSLASH) at++
    else if (byte === OPEN) depth++
    else if (byte === CLOSE && --depth === 0) return at + 1
  }
  return null
}

/** The end of an inline image's data: EI between white space, with text that could be operators after it. */
function imageEnd(bytes: Uint8Array, from: number): number | null {
  for (let at = from + 1; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49 || !WHITE.has(bytes[at - 1]!)) continue
    const after = bytes.subarray(at + 2, at + 2 + LOOK_AHEAD)
    if (
      (after.length === 0 || WHITE.has(after[0]!)) &&
      after.every((byte) => byte < 0x7f && (byte >= 32 || WHITE.has(byte)))
    )
      return at + 2
  }
  return null
}

/** Image data that looks like text for so many bytes after a chance EI is hardly ever seen. */
const LOOK_AHEAD = 12
