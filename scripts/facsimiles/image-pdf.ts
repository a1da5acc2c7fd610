// The PDF writer: one gray image a page and nothing else, without dates or ids, so that the bytes repeat.

export interface ScanImage {
  readonly width: number
  readonly height: number
  readonly dpi: number
  readonly bits: 1 | 8
  readonly filter: 'DCTDecode' | 'FlateDecode'
  readonly data: Buffer
}

export interface PdfInfo {
  readonly title: string
  readonly subject: string
}

/** A text string in UTF-16BE, written in hexadecimal (ISO 32000-1, 7.9.2.2). */
const textString = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

const points = (pixels: number, dpi: number): string => ((pixels * 72) / dpi).toFixed(2)

const dictionary = (body: string): Buffer => Buffer.from(`<< ${body} >>`, 'latin1')

const stream = (entries: string, data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, 'latin1'),
    data,
    Buffer.from('\nendstream', 'latin1'),
  ])

/** The three objects of a page, the first of which gets the number `first`. */
function pageObjects({ width, height, dpi, bits, filter, data }: ScanImage, first: number): Buffer[] {
  const box = `${points(width, dpi)} ${points(height, dpi)}`
  const page = `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${box}] /Resources << /XObject << /Scan ${first + 2} 0 R >> >>`
  const place = Buffer.from(`${box.replace(' ', ' 0 0 ')} 0 0 cm /Scan Do`, 'latin1')
  const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray`
  return [
    dictionary(`${page} /Contents ${first + 1} 0 R`),
    stream('', place),
    stream(`${image} /BitsPerComponent ${bits} /Filter /${filter}`, data),
  ]
}

/** Writes an image-only PDF 1.4: each image fills its page, whose size follows from the image's dpi. */
export function imagePdf(pages: readonly ScanImage[], info: PdfInfo): Buffer {
  const numberOf = (page: number): number => 4 + page * 3
  const kids = pages.map((_, index) => `${numberOf(index)} 0 R`).join(' ')
  const objects = [
    dictionary('/Type /Catalog /Pages 2 0 R'),
    dictionary(`/Type /Pages /Count ${pages.length} /Kids [${kids}]`),
    dictionary(`/Title ${textString(info.title)} /Subject ${textString(info.subject)}`),
    ...pages.flatMap((page, index) => pageObjects(page, numberOf(index))),
  ]
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let length = parts[0]!.length
  for (const [index, body] of objects.entries()) {
    const object = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    offsets.push(length)
    length += object.length
    parts.push(object)
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...parts, Buffer.from(table + trailer)])
}
