import { describe, expect, it } from 'vitest'
import type { RecognizedLine } from '../../../src/engines/ports.ts'
import type { Box } from '../../../src/model/geometry.ts'
import type { InkBlob } from '../../../src/page/ink/ink.ts'
import { partNoise } from '../../../src/page/recheck/noise.ts'
import { tellSectionStrokes } from '../../../src/page/recheck/section-strokes.ts'

const X_HEIGHT = 20

const lineOf = (text: string, box: Box, confidence: number): RecognizedLine => ({
  box,
  words: text.split(' ').map((word) => ({ text: word, box, confidence, symbols: [] })),
  xHeight: X_HEIGHT,
  baseline: [box[3], box[3]],
  block: 0,
})

const ABOVE = lineOf('the parties agreed to meet', [100, 100, 900, 130], 0.9)
const BELOW = lineOf('and did so', [100, 300, 900, 330], 0.9)
const MIDDLE = 500
const TOP = 200

interface Strokes {
  readonly count: number
  readonly width?: number
  readonly height?: number
  readonly stop?: 'stop'
  readonly middle?: number
}

/** Upright strokes, as blobs, and what was read for them. */
function strokes({ count, width = 8, height = 28, stop, middle = MIDDLE }: Strokes): InkBlob[] {
  const left = middle - (count * width + (count - 1) * 6) / 2
  const boxes = Array.from({ length: count }, (_, at): Box => {
    const start = left + at * (width + 6)
    return [start, TOP, start + width, TOP + height]
  })
  const end = boxes.at(-1)![2] + 4
  const dot: Box[] = stop === undefined ? [] : [[end, TOP + height - 5, end + 5, TOP + height]]
  return [...boxes, ...dot].map((box) => ({ box, area: 100 }))
}

/** The line between the two others as it is told; null where it goes as noise. */
function told(text: string, blobs: readonly InkBlob[], confidence = 0.05): string | null {
  const [first, last] = [blobs[0]!.box, blobs.at(-1)!.box]
  const own = lineOf(text, [first[0], TOP, last[2], first[3]], confidence)
  const lines = partNoise(tellSectionStrokes([ABOVE, own, BELOW], blobs, X_HEIGHT), X_HEIGHT).text
  return lines.length === 3 ? lines[1]!.words[0]!.text : null
}

describe('tellSectionStrokes', () => {
  it('counts the strokes of a number that was hardly read, with its stop', () => {
    expect(told('1Ir', strokes({ count: 3 }))).toBe('III')
    expect(told('1I', strokes({ count: 2 }))).toBe('II')
    expect(told('1IL.', strokes({ count: 3, stop: 'stop' }))).toBe('III.')
    expect(told('l', strokes({ count: 1 }))).toBe('I')
    expect(told('1', strokes({ count: 1 }))).toBe('1')
  })

  it('leaves what was read surely, and drops what is no stroke or stands elsewhere', () => {
    expect(told('11', strokes({ count: 2 }), 0.9)).toBe('11')
    expect(told('rI', strokes({ count: 2, width: 20 }))).toBeNull()
    expect(told('1Ir', strokes({ count: 3, height: 50 }))).toBeNull()
    expect(told('1Ir', strokes({ count: 3, middle: 300 }))).toBeNull()
    expect(told('1IIr', strokes({ count: 4 }))).toBeNull()
  })
})
