// 500 PDFs with bytes changed, from a fixed seed: each is read or refused with a reason; none crashes, hangs or is a bug.
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Random, seededRandom } from '../../scripts/facsimiles/random.ts'
import { createPagePool } from '../../src/batch/page-pool.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'
import { bitImage, grayImage, testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { READING_PAGES } from './doubles/reading-pages.ts'

const SEED = 6
const COUNT = 500
const folder = scratchFolder()

const rows = Array.from({ length: 60 }, (_, y) => Array.from({ length: 80 }, (_, x) => (x * y) % 256))
const bits = rows.map((row) => row.map((sample) => (sample > 128 ? '#' : '.')).join(''))
const filling = 'q 200 0 0 150 0 0 cm /Im Do Q'
const size = [200, 150] as const

/** Text, a gray scan and a bilevel one, with what hangs on pages: notes, masks, fonts with maps, forms' resources. */
const ORIGINALS: readonly Buffer[] = [
  testPdf([
    { size, content: 'BT /F1 10 Tf 20 50 Td (1. It was so agreed.) Tj ET' },
    {
      size,
      content: 'BT /F2 10 Tf 20 50 Td (abc) Tj ET 0 0 20 20 re f',
      characterMap: { a: 'ä' },
      entries: '/Rotate 90',
    },
    { size, content: '', note: { rect: [10, 10, 90, 60], lines: ['a note'] } },
  ]),
  testPdf([{ size, content: filling, images: { Im: grayImage(rows) } }]),
  testPdf([{ size, content: filling, images: { Im: bitImage(bits, '/ColorSpace /DeviceGray') } }]),
  testPdf([{ size, content: filling, images: { Im: { ...grayImage(rows), softMask: grayImage(rows) } } }]),
]

function mutated({ uniform }: Random): Buffer {
  const below = (count: number): number => Math.floor(uniform() * count)
  let bytes = Buffer.from(ORIGINALS[below(ORIGINALS.length)]!)
  for (let change = below(6); change >= 0; change--) {
    const at = below(bytes.length)
    const digits = [...bytes.keys()].filter((index) => bytes[index]! >= 48 && bytes[index]! <= 57)
    switch (below(6)) {
      case 0:
        bytes[at] = below(256)
        break
      case 1:
        bytes[at] = bytes[at]! ^ (1 << below(8))
        break
      case 2:
        // Lengths, offsets and numbers of objects lead farthest astray.
        if (digits.length > 0) bytes[digits[below(digits.length)]!] = 48 + below(10)
        break
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(40))])
        break
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(at + 1), at), bytes.subarray(at)])
        break
      default:
        if (uniform() < 0.2) bytes = Buffer.from(bytes.subarray(0, at + 1))
    }
  }
  return bytes
}

describe('PDFs with bytes changed', () => {
  it('are read, or refused with a reason', async () => {
    const pool = createPagePool({ jobs: 2, entry: READING_PAGES, secondsPerPage: 60 })
    onTestFinished(() => pool.close())
    const random = seededRandom(SEED)
    const ends = { read: 0, refused: 0 }
    const wrong: string[] = []

    async function readOne(index: number, bytes: Buffer): Promise<void> {
      const path = folder.write(`${index}.pdf`, bytes)
      try {
        const { sha256, pageCount } = await pool.inspect(path)
        const options = { dpi: 72, language: 'eng', engine: 'recto' as const, model: null }
        for (let page = 1; page <= Math.min(pageCount, 4); page++)
          await pool.recognizePage({ path, sha256, page, options })
        ends.read += 1
      } catch (error) {
        if (error instanceof RectoError && error.kind === 'input' && !error.retry) ends.refused += 1
        else wrong.push(`${index}: ${String(error)}`)
      }
    }

    const files = Array.from({ length: COUNT }, (_, index) => ({ index, bytes: mutated(random) }))
    await Promise.all(files.map(({ index, bytes }) => readOne(index, bytes)))
    expect(wrong).toEqual([])
    expect(ends.read + ends.refused).toBe(COUNT)
    // As many as that still show something to a viewer; were all refused, nothing would have been tried.
    expect(ends.read).toBeGreaterThan(COUNT / 2)
    expect(ends.refused).toBeGreaterThan(COUNT / 50)
  }, 300_000)
})
