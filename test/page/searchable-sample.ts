// What the tests of searchable PDFs share: scans without a picture of text, the text that was read on them, where it must be found.
import { openSourceFile } from '../../src/engines/source-file.ts'
import type { Box } from '../../src/model/geometry.ts'
import { PageText } from '../../src/model/page-text.ts'
import type { SearchablePdf } from '../../src/model/text-overlay.ts'
import { boxOnPage } from '../../src/page/image/frame.ts'
import { makeSearchablePdf } from '../../src/page/searchable-pdf.ts'
import { textOverlays, uprightToShown } from '../../src/render/text-overlay.ts'
import { grayImage, type TestPage } from '../engines/pdf/test-pdf.ts'
import { wordsOf } from '../poppler.ts'

let files = 0

export interface Made extends SearchablePdf {
  readonly path: string
}

/** The input at `path` made searchable, beside it. */
export async function searchable(path: string, pages: readonly PageText[], password?: string): Promise<Made> {
  files += 1
  const target = `${path}.made-${files}.pdf`
  const secret = password === undefined ? {} : { password }
  const file = await openSourceFile(path, secret)
  try {
    const request = { path, sha256: '0'.repeat(64), target, overlays: textOverlays({ nodes: [] }, pages), ...secret }
    return { ...(await makeSearchablePdf(file, request)), path: target }
  } finally {
    await file.close()
  }
}

const IMAGE = grayImage([
  [0, 60],
  [100, 140],
])
export const scan = ({
  size,
  entries = '',
  content = '',
}: {
  size: [number, number]
  entries?: string
  content?: string
}): TestPage => ({
  size,
  entries,
  content: `q ${size[0]} 0 0 ${size[1]} 0 0 cm /Scan Do Q ${content}`,
  images: { Scan: IMAGE },
})

const TEXT = [
  ['Every', 'lamp', 'is', 'lit', 'at', 'dusk,'],
  ['and', 'the', 'harbour-', 'master', 'says', 'so.'],
  ['Größe', '한국어', '𝛼-ray', '<5', '"a"', '§'],
]

export interface Sheet {
  /** Of the page as its file shows it, pixels. */
  readonly width: number
  readonly height: number
  readonly rotation?: PageText['rotation']
  readonly skew?: number
  readonly page?: number
}

/** Three lines of type on an upright page, with skew where it has some. */
export function typed({ width, height, rotation = 0, skew = 0, page = 1 }: Sheet): PageText {
  const [uprightWidth, uprightHeight] = rotation % 180 === 0 ? [width, height] : [height, width]
  const upright = { width: uprightWidth, height: uprightHeight }
  const frame = { upright, straight: upright, scale: 1, skew }
  const unit = Math.round(uprightWidth / 40)
  const lines = TEXT.map((texts, row) => {
    const top = 4 * unit * (row + 2)
    const straight = texts.map((_, at): Box => [(2 + 6 * at) * unit, top, (7 + 6 * at) * unit, top + unit])
    const words = texts.map((text, at) => ({ text, box: boxOnPage(straight[at]!, frame), confidence: 0.9 }))
    const box = boxOnPage([2 * unit, top, 37 * unit, top + unit], frame)
    return { box, words, xHeight: 0.6 * unit, baseline: box[3] - unit * 0.2, block: 0 }
  })
  const rest = { dpi: 100, because: 'typed', status: 'ok', confidence: 0.9, pictures: [], rules: [], diagnostics: [] }
  return PageText.parse({
    schemaVersion: '1.0',
    key: 'k',
    page,
    ...upright,
    rotation,
    skew,
    textSource: 'ocr',
    lines,
    ...rest,
  })
}

/** Where the words of the page are printed, points of the page as shown. */
function printed(page: PageText, [width, height]: readonly [number, number]): { text: string; box: Box }[] {
  const [a, b, c, d, e, f] = uprightToShown(page)
  const shown = (x: number, y: number): [number, number] => [(a * x + c * y + e) * width, (b * x + d * y + f) * height]
  return page.lines.flatMap(({ words }) =>
    words.map(({ text, box: [left, top, right, bottom] }) => {
      const [[x0, y0], [x1, y1]] = [shown(left, top), shown(right, bottom)]
      return { text, box: [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)] as Box }
    }),
  )
}

function overlapOf(one: readonly number[], other: readonly number[]): number {
  const area = ([left, top, right, bottom]: readonly number[]): number =>
    Math.max(0, right! - left!) * Math.max(0, bottom! - top!)
  const shared = area([
    Math.max(one[0]!, other[0]!),
    Math.max(one[1]!, other[1]!),
    Math.min(one[2]!, other[2]!),
    Math.min(one[3]!, other[3]!),
  ])
  return shared / (area(one) + area(other) - shared)
}

/** Each printed word's overlap with the found word of its text that it overlaps most: intersection over union. */
export function overlaps(path: string, page: PageText, size: readonly [number, number]): number[] {
  const found = wordsOf(path)[page.page - 1]!
  return printed(page, size).map(({ text, box }) =>
    Math.max(0, ...found.filter((word) => word.text === text).map((word) => overlapOf(box, word.box))),
  )
}

/** As it is read. */
export const PHRASE = 'Every lamp is lit at dusk, and the harbour- master says so. Größe 한국어 𝛼-ray <5 "a" §'
