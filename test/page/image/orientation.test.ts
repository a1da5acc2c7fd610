import { describe, expect, it } from 'vitest'
import { turn } from '../../../src/engines/gray-ops.ts'
import type { GrayImage } from '../../../src/engines/ports.ts'
import type { Line } from '../../../src/model/page-text.ts'
import { isDoubtful, isHopeless, runsSideways, scoreOf, turnOfUpended } from '../../../src/page/image/orientation.ts'
import { measureRows } from '../../../src/page/image/skew.ts'
import { inkImage } from '../ink-image.ts'
import { drawn, proseLines, textPage } from '../text-image.ts'

const PARAGRAPH = proseLines(14, 10)

function isSideways(image: GrayImage): boolean {
  const ink = inkImage(image)
  return runsSideways(ink, measureRows(ink))
}

const lineOf = (confidence: number, ...words: string[]): Line => ({
  box: [0, 0, 100, 10],
  words: words.map((text) => ({ text, box: [0, 0, 10, 10], confidence })),
  xHeight: 5,
  baseline: 9,
  block: 0,
})

describe('runsSideways', () => {
  it.each([
    [0, false],
    [90, true],
    [180, false],
    [270, true],
  ] as const)('tells text turned by %i degrees: %s', async (rotation, sideways) => {
    expect(isSideways(await turn(textPage(PARAGRAPH), rotation))).toBe(sideways)
  })

  it('takes an empty page, a rule and a table for upright', () => {
    expect(isSideways(drawn(300, 300, () => {}))).toBe(false)
    expect(isSideways(drawn(600, 600, (context) => context.fillRect(20, 300, 560, 3)))).toBe(false)
    const table = drawn(800, 800, (context) => {
      for (let at = 40; at < 800; at += 80) {
        context.fillRect(at, 40, 2, 720)
        context.fillRect(40, at, 720, 2)
      }
      context.font = '20px sans-serif'
      for (let row = 0; row < 9; row++)
        for (let column = 0; column < 9; column++) context.fillText('1914', 50 + 80 * column, 90 + 80 * row)
    })
    expect(isSideways(table)).toBe(false)
  })
})

describe('isDoubtful', () => {
  it('doubts a poor reading of enough letters', () => {
    expect(isDoubtful([lineOf(0.4, 'seripue', 'tanuuyp', 'eqtjo', 'sdnoi', 'lwx')], [])).toBe(true)
    expect(isDoubtful([lineOf(0.95, 'recognized', 'as', 'it', 'stands', 'printed')], [])).toBe(false)
  })

  it('makes nothing of a few letters or none', () => {
    expect(isDoubtful([lineOf(0.1, 'xq', 'z')], [])).toBe(false)
    expect(isDoubtful([], [])).toBe(false)
  })

  it('doubts a page of which all but a few letters were noise', () => {
    const noise = [lineOf(0.1, 'seripue', 'tanuuyp', 'eqtjo', 'sdnoi', 'lwx')]
    expect(isDoubtful([lineOf(0.3, 'xq', 'z')], noise)).toBe(true)
    expect(isDoubtful([lineOf(0.95, 'recognized', 'as', 'it', 'stands', 'printed')], noise)).toBe(false)
  })

  it('weighs words by their letters', () => {
    expect(isDoubtful([lineOf(0.99, 'internationally'), lineOf(0.99, 'recognized'), lineOf(0.1, 'q', 'z')], [])).toBe(
      false,
    )
  })
})

describe('isHopeless', () => {
  it('gives up what says nothing, not what is read poorly', () => {
    expect(isHopeless([lineOf(0.3, 'seripue', 'tanuuyp'), lineOf(0.9, 'a')])).toBe(true)
    expect(isHopeless([lineOf(0.6, 'recognised', 'thongh', 'poorlv')])).toBe(false)
  })
})

describe('scoreOf', () => {
  it('counts letters by their confidence', () => {
    expect(scoreOf([lineOf(0.5, 'four', 'six'), lineOf(1, 'ten')])).toBeCloseTo(6.5, 10)
  })
})

describe('turnOfUpended', () => {
  const standing = (...tops: number[]): Line => ({
    ...lineOf(0.95),
    box: [100, 0, 120, 400],
    words: tops.map((top) => ({ text: 'lengthy', box: [100, top, 120, top + 80], confidence: 0.95 })),
  })
  const lying = lineOf(0.95, 'some', 'lie', 'flat')

  it('turns lines that run down the page back, and lines that run up forth', () => {
    expect(turnOfUpended([standing(0, 100, 200, 300), lying])).toBe(270)
    expect(turnOfUpended([standing(300, 200, 100, 0), lying])).toBe(90)
  })

  it('turns no page for a sideways margin note, nor for a handful of letters', () => {
    expect(turnOfUpended([standing(0, 100), lying, lying, lying])).toBe(0)
    expect(turnOfUpended([standing(0, 100)])).toBe(0)
  })
})
