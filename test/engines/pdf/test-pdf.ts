// Small PDFs written by hand for the tests: pages of given operators, images and Helvetica, plain or encrypted with RC4.
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

export interface TestImage {
  /** Entries of the image's dictionary beside its type and length, such as "/Width 2 /Height 2 …". */
  readonly entries: string
  readonly data: Uint8Array
  readonly softMask?: TestImage
}

export interface TestPage {
  /** Width and height of the MediaBox, points. */
  readonly size: readonly [number, number]
  /** Entries of the page's dictionary, such as "/Rotate 90". */
  readonly entries?: string
  /** Operators; /F1 is Helvetica, images go by their names. */
  readonly content: string
  readonly images?: Readonly<Record<string, TestImage>>
  /** Adds a free text note: where it lies, and what it says in 10 points, line by line. */
  readonly note?: { readonly rect: readonly [number, number, number, number]; readonly lines: readonly string[] }
  /** Adds the font /F2: Helvetica whose letters stand for other text. */
  readonly characterMap?: Readonly<Record<string, string>>
  /** Entries of the resource dictionary beside fonts and images. */
  readonly resources?: string
}

export interface TestPdfOptions {
  /** Encrypts with RC4, 40 bits (ISO 32000-1, 7.6): this password opens it. */
  readonly password?: string
}

/** Writes the PDF; the same pages give the same bytes. */
export function testPdf(pages: readonly TestPage[], { password }: TestPdfOptions = {}): Buffer {
  const writer = new ObjectWriter(password)
  const kids = pages.map((page) => addPage(writer, page))
  writer.put(1, '<< /Type /Catalog /Pages 2 0 R >>')
  writer.put(2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`)
  writer.put(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  return writer.finish()
}

/** A gray image of 8 bits, from rows of samples. */
export function grayImage(rows: readonly (readonly number[])[], entries = ''): TestImage {
  return {
    entries: `${sizeOf(rows[0]!.length, rows.length)} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode ${entries}`,
    data: deflateSync(Uint8Array.from(rows.flat())),
  }
}

/** A bilevel image from rows of "#" and "."; "#" is bit 0. Its colour space comes in `entries` (none for an image mask). */
export function bitImage(rows: readonly string[], entries: string): TestImage {
  const packed = rows.flatMap((row) =>
    Array.from({ length: Math.ceil(row.length / 8) }, (_, byte) =>
      Array.from({ length: 8 }, (_, bit) => (row[8 * byte + bit] === '#' ? 0 : 0x80 >> bit)).reduce((a, b) => a | b),
    ),
  )
  return {
    entries: `${sizeOf(rows[0]!.length, rows.length)} /BitsPerComponent 1 /Filter /FlateDecode ${entries}`,
    data: deflateSync(Uint8Array.from(packed)),
  }
}

const sizeOf = (width: number, height: number): string => `/Width ${width} /Height ${height}`

function addPage(writer: ObjectWriter, page: TestPage): number {
  const images = Object.entries(page.images ?? {}).map(([name, image]) => `/${name} ${addImage(writer, image)} 0 R`)
  const content = writer.addStream('', Buffer.from(page.content, 'latin1'))
  const mapped = page.characterMap === undefined ? '' : `/F2 ${addMappedFont(writer, page.characterMap)} 0 R`
  const resources = `/Font << /F1 3 0 R ${mapped} >> /XObject << ${images.join(' ')} >> ${page.resources ?? ''}`
  const note = page.note === undefined ? '' : `/Annots [${addNote(writer, page.note)} 0 R]`
  return writer.add(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.size.join(' ')}] ${page.entries ?? ''} ${note} ` +
      `/Resources << ${resources} >> /Contents ${content} 0 R >>`,
  )
}

function addNote(writer: ObjectWriter, { rect, lines }: NonNullable<TestPage['note']>): number {
  const [left, bottom, right, top] = rect
  const box = `/BBox [0 0 ${right - left} ${top - bottom}]`
  const shown = lines.map((line) => `(${line}) Tj 0 -12 Td`).join(' ')
  const content = `BT /F1 10 Tf 2 ${top - bottom - 10} Td ${shown} ET`
  const look = writer.addStream(
    `/Type /XObject /Subtype /Form ${box} /Resources << /Font << /F1 3 0 R >> >>`,
    Buffer.from(content),
  )
  const text = `/Contents (${lines.join(' ')}) /DA (/F1 10 Tf 0 g) /F 4`
  return writer.add(`<< /Type /Annot /Subtype /FreeText /Rect [${rect.join(' ')}] ${text} /AP << /N ${look} 0 R >> >>`)
}

function addMappedFont(writer: ObjectWriter, map: Readonly<Record<string, string>>): number {
  const codes = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
  const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex')
  const rows = codes.map((code) => `<${code.charCodeAt(0).toString(16)}> <${hex(map[code] ?? code)}>`)
  const space = '1 begincodespacerange <00> <ff> endcodespacerange'
  const cmap = `begincmap ${space} ${rows.length} beginbfchar ${rows.join(' ')} endbfchar endcmap`
  const stream = writer.addStream('', Buffer.from(cmap))
  const encoding = '/Encoding /WinAnsiEncoding'
  return writer.add(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica ${encoding} /ToUnicode ${stream} 0 R >>`)
}

/** One that stands on several pages is one object. */
function addImage(writer: ObjectWriter, image: TestImage): number {
  const { entries, data, softMask } = image
  const known = writer.images.get(image)
  if (known !== undefined) return known
  const mask = softMask === undefined ? '' : `/SMask ${addImage(writer, softMask)} 0 R`
  const number = writer.addStream(`/Type /XObject /Subtype /Image ${entries} ${mask}`, data)
  writer.images.set(image, number)
  return number
}

const FILE_ID = Buffer.from('0123456789abcdef', 'latin1')
const PERMISSIONS = -4

class ObjectWriter {
  readonly images = new Map<TestImage, number>()
  readonly #bodies = new Map<number, Buffer>()
  readonly #encryption: Encryption | undefined
  /** Catalog, page tree and font are 1 to 3. */
  #next = 4

  constructor(password: string | undefined) {
    this.#encryption = password === undefined ? undefined : encryptionFor(password)
  }

  put(number: number, body: string): void {
    this.#bodies.set(number, Buffer.from(body, 'latin1'))
  }

  add(body: string): number {
    this.put(this.#next, body)
    return this.#next++
  }

  addStream(entries: string, plain: Uint8Array): number {
    const number = this.#next++
    const data = this.#encryption === undefined ? Buffer.from(plain) : encrypted(plain, number, this.#encryption.key)
    const head = Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, 'latin1')
    this.#bodies.set(number, Buffer.concat([head, data, Buffer.from('\nendstream')]))
    return number
  }

  finish(): Buffer {
    const encrypt = this.#encryption === undefined ? '' : `/Encrypt ${this.add(this.#encryption.dictionary)} 0 R `
    const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
    let length = parts[0]!.length
    const rows: string[] = ['0000000000 65535 f \n']
    for (const [number, body] of [...this.#bodies].sort(([a], [b]) => a - b)) {
      const object = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')])
      rows[number] = `${String(length).padStart(10, '0')} 00000 n \n`
      length += object.length
      parts.push(object)
    }
    const id = FILE_ID.toString('hex')
    const trailer = `trailer\n<< /Size ${rows.length} /Root 1 0 R ${encrypt}/ID [<${id}> <${id}>] >>`
    const table = `xref\n0 ${rows.length}\n${rows.join('')}${trailer}\nstartxref\n${length}\n%%EOF\n`
    return Buffer.concat([...parts, Buffer.from(table)])
  }
}

interface Encryption {
  readonly key: Buffer
  readonly dictionary: string
}

/** Fills a password up to 32 bytes: ISO 32000-1, algorithm 2. */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

/** Algorithms 2 to 4 of ISO 32000-1, revision 2; the owner's password is the user's. */
function encryptionFor(password: string): Encryption {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32)
  const owner = rc4(md5(padded).subarray(0, 5), padded)
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(PERMISSIONS)
  const key = md5(padded, owner, permissions, FILE_ID).subarray(0, 5)
  const user = rc4(key, PADDING)
  const entries = `/O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P ${PERMISSIONS}`
  return { key, dictionary: `<< /Filter /Standard /V 1 /R 2 ${entries} >>` }
}

function encrypted(data: Uint8Array, object: number, key: Buffer): Buffer {
  const salt = Buffer.from([object & 255, (object >> 8) & 255, (object >> 16) & 255, 0, 0])
  return rc4(md5(key, salt).subarray(0, 10), data)
}

function md5(...parts: readonly Uint8Array[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest()
}

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const swap = (a: number, b: number): void => {
    ;[state[a], state[b]] = [state[b]!, state[a]!]
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255
    swap(i, j)
  }
  let [i, j] = [0, 0]
  return Buffer.from(data).map((byte) => {
    i = (i + 1) & 255
    j = (j + state[i]!) & 255
    swap(i, j)
    return byte ^ state[(state[i]! + state[j]!) & 255]!
  }) as Buffer
}
