import { describe, expect, it } from 'vitest'
import type { RecognizedLine } from '../../../src/engines/ports.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { unionOf } from '../../../src/model/geometry.ts'
import type { InkBlob } from '../../../src/page/ink/ink.ts'
import { type DotLeader, findDotLeaders, joinLeaders, withoutLeaders } from '../../../src/page/recheck/dot-leaders.ts'

const X_HEIGHT = 20
const FOOT = 100

const blob = (box: Box): InkBlob => ({ box, area: (box[2] - box[0]) * (box[3] - box[1]) })
const dot = (x: number, foot = FOOT, size = 5): InkBlob => blob([x, foot - size, x + size, foot])
const row = (from: number, count: number, pitch = 14, foot = FOOT): InkBlob[] =>
  Array.from({ length: count }, (_, at) => dot(from + at * pitch, foot))
const letters = (from: number, count: number, foot = FOOT): InkBlob[] =>
  Array.from({ length: count }, (_, at) => blob([from + at * 18, foot - 20, from + at * 18 + 14, foot]))
const found = (...blobs: readonly InkBlob[][]): number[] =>
  findDotLeaders(blobs.flat(), X_HEIGHT).map(({ dots }) => dots.length)

describe('findDotLeaders', () => {
  it('finds rows of even dots, top to bottom, between letters', () => {
    const leaders = findDotLeaders([...letters(20, 5), ...row(140, 30), ...letters(580, 2), ...row(80, 9, 20, 160)], 20)
    expect(leaders.map(({ dots, box }) => [dots.length, box])).toEqual([
      [30, [140, 95, 551, 100]],
      [9, [80, 155, 245, 160]],
    ])
  })

  it('takes no ellipsis and no dots that are unevenly spaced', () => {
    expect(found(row(140, 4, 20))).toEqual([])
    expect(found([140, 158, 202, 214, 262, 275, 330, 349].map((x) => dot(x)))).toEqual([])
  })

  it('goes on over a dot that is not there, and to dots and blots at its ends', () => {
    const missing = row(140, 12).filter((_, at) => at !== 5)
    const blot = blob([140 + 12 * 14, 94, 140 + 12 * 14 + 24, 100])
    expect(found(missing, [blot], [dot(140 + 12 * 14 + 33)])).toEqual([13])
  })

  it('ends at a letter: the point of a number behind it is no dot of it', () => {
    expect(found(row(140, 10), [blob([278, 80, 290, 100]), dot(293), blob([300, 80, 312, 100])])).toEqual([10])
  })

  it('takes no halftone for leaders', () => {
    expect(found(...Array.from({ length: 6 }, (_, at) => row(140, 20, 12, FOOT + 12 * at)))).toEqual([])
  })
})

describe('withoutLeaders', () => {
  it('puts the paper around in place of the dots', () => {
    const image = { width: 40, height: 20, data: new Uint8Array(800).fill(230) }
    image.data.fill(10, 5 * 40 + 8, 5 * 40 + 12)
    image.data.fill(10, 10 * 40, 10 * 40 + 3)
    const cleared = withoutLeaders(image, [{ box: [8, 5, 12, 6], dots: [[8, 5, 12, 6]] }])
    expect([...new Set(cleared.data.subarray(5 * 40, 6 * 40))]).toEqual([230])
    expect(cleared.data[10 * 40]).toBe(10)
    expect(image.data[5 * 40 + 8]).toBe(10)
  })
})

describe('joinLeaders', () => {
  const leader = (from: number, count: number, foot = FOOT): DotLeader => {
    const dots = row(from, count, 14, foot).map(({ box }) => box)
    return { box: unionOf(dots), dots }
  }
  const line = (words: readonly (readonly [string, number, number])[], block = 0, foot = FOOT): RecognizedLine => {
    const placed = words.map(([text, left, right]) => {
      const box: Box = [left, foot - 20, right, foot]
      return { text, box, confidence: 0.9, symbols: [] }
    })
    return {
      box: unionOf(placed.map(({ box }) => box)),
      words: placed,
      xHeight: X_HEIGHT,
      baseline: [foot, foot],
      block,
    }
  }
  const joined = (lines: readonly RecognizedLine[], ...leaders: readonly DotLeader[]): string[] =>
    joinLeaders(lines, leaders, X_HEIGHT).map(({ words }) => words.map(({ text }) => text).join(' '))

  it('joins a title with its page number, though they were read in different columns', () => {
    const lines = [line([['Tides', 20, 120]]), line([['Ships', 20, 120]], 0, 140), line([['48', 580, 610]], 1)]
    const [first, ...others] = joinLeaders(lines, [leader(140, 30)], X_HEIGHT)
    expect(first!.words.map(({ text }) => text)).toEqual(['Tides', '.'.repeat(30), '48'])
    expect([first!.block, first!.box[2], others.length]).toEqual([0, 610, 1])
  })

  it('stands within a line that was read over it', () => {
    const lines = [
      line([
        ['Tides', 20, 120],
        ['48', 580, 610],
      ]),
    ]
    expect(joined(lines, leader(140, 30))).toEqual([`Tides ${'.'.repeat(30)} 48`])
  })

  it('ends or begins a line that has nothing on its other side', () => {
    expect(joined([line([['Tides', 20, 120]])], leader(140, 30))).toEqual([`Tides ${'.'.repeat(30)}`])
    expect(joined([line([['48', 580, 610]])], leader(140, 30))).toEqual([`${'.'.repeat(30)} 48`])
  })

  it('has dashes for dashes', () => {
    const dashes = Array.from({ length: 30 }, (_, at): Box => [40 + 16 * at, FOOT - 12, 50 + 16 * at, FOOT - 8])
    expect(joined([line([['x', 540, 556]])], { box: unionOf(dashes), dots: dashes })).toEqual([`${'-'.repeat(30)} x`])
  })

  it('keeps several leaders of one line in their order', () => {
    const lines = [line([['Tides', 20, 120]]), line([['48', 300, 330]]), line([['96', 520, 550]])]
    expect(joined(lines, leader(350, 11), leader(140, 10))).toEqual([`Tides ${'.'.repeat(10)} 48 ${'.'.repeat(11)} 96`])
  })

  it('leaves lines at another height, and a dotted rule that words stand on', () => {
    expect(joined([line([['Tides', 20, 120]], 0, 130)], leader(140, 30))).toEqual(['Tides'])
    expect(
      joined(
        [
          line([
            ['Signed', 20, 120],
            ['A.', 200, 260],
            ['Chair', 280, 400],
          ]),
        ],
        leader(140, 30),
      ),
    ).toEqual(['Signed A. Chair'])
  })
})
