import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { widthOfText } from '../../../scripts/facsimiles/fonts.ts'
import type { GrayImage, PageLayout } from '../../../src/engines/ports.ts'
import { findLayout } from '../../../src/page/layout/find-layout.ts'
import { proseLines } from '../text-image.ts'
import { CAP_HEIGHT, column, type SetText, SIZE, setPage, textsIn, X_HEIGHT } from './set-page.ts'

const DPI = 300

function readTexts(texts: readonly SetText[], image = setPage(texts)): string[] {
  return textsIn(findLayout(image, DPI).lines, texts)
}

describe('a frame around a page of text', () => {
  test('such as the dark around a copied page, is no picture', () => {
    const lines = proseLines(16, 10)
    const page = setPage(column(lines, 400, 400))
    const data = Uint8Array.from(page.data)
    const inside = (x: number, y: number): boolean => x > 300 && x < page.width - 120 && y > 250 && y < page.height - 60
    for (let at = 0; at < data.length; at++) if (!inside(at % page.width, Math.floor(at / page.width))) data[at] = 0
    const layout = findLayout({ ...page, data }, DPI)
    expect(layout.pictures).toEqual([])
    expect(textsIn(layout.lines, column(lines, 400, 400))).toEqual(lines)
  })
})

describe('a ruled band with a running head and a logo in it', () => {
  test('is no picture: its head is read', () => {
    const head = { text: 'PROJECT QUALITY PLAN', x: 700, y: 200, size: 60, face: 'bold' as const }
    const lines = proseLines(10, 10)
    const texts = [head, ...column(lines, 200, 500)]
    const image = setPage(texts, {
      draw: (context) => {
        context.lineWidth = 8
        context.strokeRect(150, 100, 2100, 170)
        context.beginPath()
        context.moveTo(154, 104)
        context.lineTo(600, 266)
        context.lineTo(600, 104)
        context.stroke()
      },
    })
    expect(readTexts(texts, image)).toContain(head.text)
  })
})

describe('a letter alone on a page of many capitals', () => {
  test('is as high as the other small letters are', () => {
    const capitals = proseLines(14, 9).map((line) => line.toUpperCase())
    const texts = [
      ...column(capitals, 300, 300),
      { text: 'v', x: 700, y: 1300 },
      ...column(proseLines(5, 9), 300, 1500),
    ]
    const { lines } = findLayout(setPage(texts), DPI)
    const versus = lines.find(({ box }) => box[1] > 1200 && box[3] < 1320)!
    expect(versus.xHeight / (X_HEIGHT * SIZE)).toBeCloseTo(1, 1)
  })
})

describe('tables', () => {
  const cells = [
    'Country',
    'Signed',
    'Ratified',
    'Belgium',
    '1949',
    '1950',
    'Canada',
    '1951',
    '1952',
    'Norway',
    '1953',
    '1954',
  ]
  const texts = cells.map((text, at) => ({ text, x: 320 + 600 * (at % 3), y: 260 + 90 * Math.floor(at / 3) }))

  test('cells in a grid are found, the grid is not, and they are read row by row', () => {
    const image = setPage(texts, {
      draw: (context) => {
        for (let row = 0; row <= 4; row++) context.fillRect(300, 200 + 90 * row, 1800, 4)
        for (let at = 0; at <= 3; at++) context.fillRect(300 + 600 * at, 200, 4, 360)
      },
    })
    expect(readTexts(texts, image)).toEqual(cells)
    expect(findLayout(image, DPI).pictures).toEqual([])
  })

  test('wide gaps that rows share part cells', () => {
    expect(readTexts(texts)).toEqual(cells)
  })

  test('dotted leaders belong to their line', () => {
    const entries = ['Preamble', 'Scope of the Treaty', 'Entry into Force', 'Final Provisions'].map(
      (title, at) => `${title} ${'. '.repeat(30 - title.length)} ${12 + 9 * at}`,
    )
    expect(readTexts(column(entries, 300, 300))).toEqual(entries)
  })
})

describe('sizes', () => {
  const near = (value: number, expected: number): void => {
    expect(Math.abs(value / expected - 1)).toBeLessThan(0.09)
  }

  test.each([
    ['small letters and tall ones', 'the high contracting parties', 46],
    ['capitals alone', 'THE HIGH CONTRACTING PARTIES', 46],
    ['digits alone', '1949 1950 1951 1952', 46],
    ['a headline', 'A Headline', 130],
    ['small type', 'the high contracting parties shall consult together', 28],
  ])('%s: baseline, x-height, ascent and descent', (_, text, size) => {
    const others = column(proseLines(6, 14), 200, 500)
    const { lines } = findLayout(setPage([{ text, x: 300, y: 300, size }, ...others]), DPI)
    const line = lines[0]!
    expect(line.baseline[0]).toBeCloseTo(300, -0.7)
    expect(line.baseline[1]).toBeCloseTo(300, -0.7)
    near(line.xHeight, X_HEIGHT * size)
    expect(line.ascent).toBeGreaterThan(0.95 * CAP_HEIGHT * size)
    expect(line.ascent).toBeLessThan(1.2 * CAP_HEIGHT * size)
    expect(line.descent).toBeGreaterThan(0.3 * line.xHeight)
    expect(line.descent).toBeLessThan(0.6 * line.xHeight)
  })

  test('footnotes in small type with raised marks are lines of their own size', () => {
    const body = proseLines(8, 14)
    const notes = ['¹ Done at Geneva in two originals.', '² Not in force for all of the parties.']
    const texts = [...column(body, 200, 200), ...column(notes, 200, 800, 40, 30)]
    const { lines } = findLayout(setPage(texts), DPI)
    expect(textsIn(lines, texts)).toEqual([...body, ...notes])
    for (const line of lines.slice(-2)) near(line.xHeight, X_HEIGHT * 30)
  })

  test('accents, commas, quotation marks and raised marks lie within their line’s box', () => {
    const text = '“Él dijo, señor, ¿qué?”³ the end.'
    const texts = [{ text, x: 300, y: 300 }]
    const { lines } = findLayout(setPage(texts), DPI)
    expect(lines).toHaveLength(1)
    const [left, top, right, bottom] = lines[0]!.box
    expect(left).toBeLessThan(305)
    expect(right).toBeGreaterThan(290 + widthOfText(text, 'regular', SIZE))
    expect(top).toBeLessThan(300 - 0.7 * SIZE)
    expect(bottom).toBeGreaterThan(300 + 0.1 * SIZE)
  })
})

describe('what is no type', () => {
  test('noise texture is a picture and holds no line', () => {
    const lines = proseLines(8, 14)
    const texts = column(lines, 200, 900)
    const image = setPage(texts, {
      draw: (context) => {
        for (let y = 150; y < 750; y += 3)
          for (let x = 600; x < 1500; x += 3) if ((x * x + 7 * y * y + 3 * x * y) % 11 < 5) context.fillRect(x, y, 3, 3)
      },
    })
    const layout = findLayout(image, DPI)
    expect(textsIn(layout.lines, texts)).toEqual(lines)
    expect(layout.pictures.length).toBeGreaterThan(0)
  })

  test('specks and a rim at the edge give no line', () => {
    const lines = proseLines(8, 14)
    const texts = column(lines, 300, 400)
    const image = setPage(texts, {
      draw: (context) => {
        for (let at = 0; at < 150; at++) context.fillRect((at * 7919) % 2400, (at * 104729) % 1400, 3, 3)
        for (let y = 0; y < 1400; y += 90) context.fillRect(0, y, 6 + (y % 13), 70)
      },
    })
    expect(textsIn(findLayout(image, DPI).lines, texts)).toEqual(lines)
  })

  test.each([
    ['white', 255],
    ['black', 0],
    ['gray', 128],
  ])('a %s page has no line', (_, gray) => {
    expect(findLayout(even(1000, 1400, gray), DPI).lines).toEqual([])
  })

  test.each([
    [1, 1],
    [20_000, 50],
    [3, 4000],
    [1, 300],
  ])('an image of %d × %d', (width, height) => {
    for (const gray of [0, 255]) expect(findLayout(even(width, height, gray), DPI).lines).toEqual([])
  })
})

test('a page number alone is a line', () => {
  const texts = [{ text: '79', x: 1200, y: 1300 }]
  expect(readTexts(texts)).toEqual(['79'])
})

test('a quarter of a degree of skew: lines whole, baselines along the letters', () => {
  const lines = proseLines(18, 15)
  const slope = Math.tan((0.25 * Math.PI) / 180)
  const image = setPage([], {
    draw: (context) => {
      context.transform(1, slope, -slope, 1, 0, 0)
      const canvas = context
      canvas.font = `${SIZE}px "Facsimile regular"`
      for (const { text, x, y } of column(lines, 200, 200)) canvas.fillText(text, x, y)
    },
  })
  const layout = findLayout(image, DPI)
  expect(layout.lines).toHaveLength(lines.length)
  for (const [at, line] of layout.lines.entries()) {
    const y = (x: number): number => 200 + 60 * at + slope * x
    expect(Math.abs(line.baseline[0] - y(line.box[0]))).toBeLessThan(3)
    expect(Math.abs(line.baseline[1] - y(line.box[2]))).toBeLessThan(3)
  }
})

test.each([100, 150, 200, 400, 600])('at %d dpi', (dpi) => {
  const scale = dpi / 300
  const lines = proseLines(10, 12)
  const texts = column(lines, 200 * scale, 200 * scale, 60 * scale, SIZE * scale)
  const image = setPage(texts, { width: Math.round(2400 * scale), height: Math.round(1400 * scale) })
  expect(textsIn(findLayout(image, dpi).lines, texts)).toEqual(lines)
})

const even = (width: number, height: number, gray: number): GrayImage => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(gray),
})

describe('any image', () => {
  const anyImage = fc
    .tuple(
      fc.integer({ min: 1, max: 260 }),
      fc.integer({ min: 1, max: 260 }),
      fc.integer(),
      fc.integer({ min: 0, max: 60 }),
    )
    .map(([width, height, seed, blocks]) => blockImage(width, height, seed, blocks))

  test('lines are finite, within the image, and blocks never fall', () => {
    fc.assert(
      fc.property(anyImage, fc.integer({ min: 50, max: 700 }), (image, dpi) =>
        expectSound(image, findLayout(image, dpi)),
      ),
      { numRuns: 150 },
    )
  })

  test('the same image gives the same layout', () => {
    fc.assert(
      fc.property(anyImage, (image) => {
        expect(findLayout(image, DPI)).toEqual(findLayout(image, DPI))
      }),
      { numRuns: 30 },
    )
  })
})

/** White with black blocks of all sizes at all places, some in rows as letters are. */
function blockImage(width: number, height: number, seed: number, blocks: number): GrayImage {
  const data = new Uint8Array(width * height).fill(255)
  let state = seed >>> 0
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let at = 0; at < blocks; at++) {
    const [left, top] = [next(width), next(2) === 0 ? next(height) : 20 * next(Math.ceil(height / 20))]
    const [w, h] = [1 + next(next(5) === 0 ? width : 14), 1 + next(next(5) === 0 ? height : 18)]
    for (let y = top; y < Math.min(height, top + h); y++)
      data.fill(next(100), y * width + left, y * width + Math.min(width, left + w))
  }
  return { width, height, data }
}

function expectSound({ width, height }: GrayImage, { lines, pictures }: PageLayout): void {
  for (const [left, top, right, bottom] of [...lines.map((line) => line.box), ...pictures]) {
    expect(left).toBeGreaterThanOrEqual(0)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(right).toBeGreaterThan(left)
    expect(bottom).toBeGreaterThan(top)
    expect(right).toBeLessThanOrEqual(width)
    expect(bottom).toBeLessThanOrEqual(height)
  }
  for (const [at, line] of lines.entries()) {
    for (const value of [...line.baseline, line.xHeight, line.ascent, line.descent])
      expect(Number.isFinite(value)).toBe(true)
    expect(line.xHeight).toBeGreaterThan(0)
    expect(line.ascent).toBeGreaterThan(line.xHeight)
    expect(line.block).toBeGreaterThanOrEqual(at === 0 ? 0 : lines[at - 1]!.block)
  }
}
