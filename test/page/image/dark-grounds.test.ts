import { describe, expect, it } from 'vitest'
import { findDarkGrounds, type Tiles } from '../../../src/page/image/dark-grounds.ts'

const PAPER = 250

/** Tiles drawn as rows of signs: a space is paper, "t" paper with type, "#" a dark ground, "L" the same with light type, "d" with dark type. */
function tilesOf(rows: readonly string[]): Tiles {
  const signs = rows.flatMap((row) => [...row])
  const grays = (gray: (sign: string) => number): Float32Array => Float32Array.from(signs, gray)
  const ground = (sign: string): number => ('#Ld'.includes(sign) ? 100 : PAPER)
  return {
    columns: rows[0]!.length,
    rows: rows.length,
    grounds: grays(ground),
    lightest: grays((sign) => (sign === 'L' ? 245 : ground(sign))),
    darkest: grays((sign) => ('td'.includes(sign) ? 20 : ground(sign))),
  }
}

const found = (rows: readonly string[]): string[] => {
  const dark = findDarkGrounds(tilesOf(rows), PAPER)
  return rows.map((row, y) => [...row].map((_, x) => dark[y * row.length + x]).join(''))
}

describe('findDarkGrounds', () => {
  it('finds a panel with light type on it, with its tiles that bear none', () => {
    expect(found(['tttt  ', '#LL##t', '#####t'])).toEqual(['000000', '111110', '111110'])
  })

  it('takes a gray slip with dark type for paper, though its rim has light pixels', () => {
    expect(found(['LddddL', ' tttt '])).toEqual(['000000', '000000'])
  })

  it('takes patches of one gray for what they are, such as those of a photograph', () => {
    expect(found(['#     ', ' L    ', '  #   ', '   ###'])).toEqual(['000000', '000000', '000000', '000000'])
    expect(found(['L# tt '])).toEqual(['000000'])
  })
})
