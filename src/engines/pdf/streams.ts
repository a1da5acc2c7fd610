// The classes of pdf.js's image streams, which it keeps to itself: found where they show themselves on pages of a small PDF.
import { deflateSync } from 'node:zlib'
import { getDocument, VerbosityLevel } from './pdf-js.ts'

/** What pdf.js holds of an image's stream and asks of it, as far as it matters here. */
export interface ImageStream {
  readonly dict: { get(...names: string[]): unknown; has(name: string): boolean }
  readonly forceRGB: boolean
  readonly forceRGBA: boolean
  buffer: Uint8Array
  bufferLength: number
  eof: boolean
  getImageData(length: number, options: unknown): Promise<Uint8Array>
}

export interface JpegStream extends ImageStream {
  readonly bytes: Uint8Array
  readonly jpegOptions: { readonly decodeTransform?: unknown; readonly colorTransform?: number }
  /** Pixels that are wanted. */
  readonly drawWidth: number
  readonly drawHeight: number
}

/** Deflated data; two of its bytes have been read when it is made. */
export interface FlateStream extends ImageStream {
  readonly stream: PackedStream
}

interface PackedStream {
  readonly isAsync?: boolean
  reset(): void
  getByte(): number
  getBytes(): Uint8Array
  asyncGetBytes(): Promise<Uint8Array>
}

/** Rows told by what they differ from the samples around them. */
export interface PredictorStream extends ImageStream {
  readonly predictor: number
  readonly pixBytes: number
  readonly rowBytes: number
  readonly stream: ImageStream
}

/** Prototypes of pdf.js's classes. */
export interface StreamClasses {
  /** What all of them extend. */
  readonly decoder: ImageStream
  readonly jpeg: JpegStream
  readonly flate: FlateStream
  /** It has `getImageData` of the class that it extends. */
  readonly predictor: PredictorStream
}

/** Those that show themselves; null where a later pdf.js shows them no more. */
export async function findStreamClasses(): Promise<StreamClasses | null> {
  const task = getDocument({ data: pdfWithImages(), verbosity: VerbosityLevel.ERRORS, isEvalSupported: false })
  try {
    const file = await task.promise
    const decode = async (page: number): Promise<void> => void (await (await file.getPage(page)).getOperatorList())
    const jpeg = await jpegStream(() => decode(1))
    if (jpeg === null) return null
    const decoder = Object.getPrototypeOf(jpeg)
    const predictor = await predictorStream(decoder, () => decode(2))
    if (predictor === null) return null
    return {
      decoder,
      jpeg,
      flate: Object.getPrototypeOf(predictor.stream),
      predictor: Object.getPrototypeOf(predictor),
    }
  } finally {
    await task.destroy()
  }
}

/** A JPEG image shows where it takes hold of its bytes, which it does by defining them. */
async function jpegStream(decode: () => Promise<void>): Promise<JpegStream | null> {
  const { defineProperty } = Object
  let found: JpegStream | null = null
  Object.defineProperty = <T>(object: T, property: PropertyKey, attributes: PropertyDescriptor): T => {
    if (property === 'bytes' && hasKey(object, 'jpegOptions')) found = Object.getPrototypeOf(object)
    return defineProperty(object, property, attributes)
  }
  try {
    await decode()
  } finally {
    Object.defineProperty = defineProperty
  }
  return found
}

/** One of an image whose samples are asked for as those of all `decoders` are. */
async function predictorStream(decoders: ImageStream, decode: () => Promise<void>): Promise<PredictorStream | null> {
  const { getImageData } = decoders
  let found: PredictorStream | null = null
  decoders.getImageData = function (length, options) {
    if (hasKey(this, 'predictor')) found = this as PredictorStream
    return getImageData.call(this, length, options)
  }
  try {
    await decode()
  } finally {
    decoders.getImageData = getImageData
  }
  return found
}

const hasKey = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value

/** A page with a JPEG image of one pixel, which need not be one, and a page with one packed as a PNG file's. */
function pdfWithImages(): Uint8Array {
  const image = '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8'
  const predicted = '/Filter /FlateDecode /DecodeParms << /Predictor 15 >>'
  const packed = deflateSync(Uint8Array.of(0, 0)).toString('latin1')
  const pageOf = (object: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1 1] /Contents 7 0 R /Resources << /XObject << /I ${object} 0 R >> >> >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    pageOf(5),
    pageOf(6),
    `<< ${image} /Filter /DCTDecode /Length 1 >>\nstream\n0\nendstream`,
    `<< ${image} ${predicted} /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
    '<< /Length 5 >>\nstream\n/I Do\nendstream',
  ]
  let pdf = '%PDF-1.4\n'
  const rows = objects.map((object, index) => {
    const row = `${String(pdf.length).padStart(10, '0')} 00000 n \n`
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return row
  })
  const size = objects.length + 1
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`
  return Uint8Array.from(
    Buffer.from(`${pdf}xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}${trailer}`, 'latin1'),
  )
}
