import { describe, expect, it } from 'vitest'
import { anchorsOf, longestChain } from '../../../src/verify/texts/anchors.ts'
import { align, editDistance } from '../../../src/verify/texts/edit-distance.ts'
import { pairTokens, type TokenPair } from '../../../src/verify/texts/tokens.ts'
import { damaged, randomText } from '../random-text.ts'

const pairOf = (reference: string, compared: string): TokenPair =>
  pairTokens(reference.split(''), compared.split(''), () => null)

const editsOf = (pair: TokenPair): number =>
  align(pair, 0).reduce((total, { kind, length }) => total + (kind === 'equal' ? 0 : length), 0)

describe('longestChain', () => {
  it('is the longest that rises', () => {
    const points = [3, 1, 4, 1, 5, 9, 2, 6].map((b, a) => ({ a, b }))
    expect(longestChain(points).map(({ b }) => b)).toEqual([1, 4, 5, 6])
    expect(longestChain([])).toEqual([])
  })
})

describe('anchorsOf', () => {
  const text = randomText(40_000, 7)

  it('parts two readings of one text where they agree', () => {
    const pair = pairOf(text, damaged(text, 0.1, 8))
    const anchors = anchorsOf(pair)
    expect(anchors.length).toBeGreaterThan(3)
    for (const { a, b } of anchors) expect(pair.reference[a]).toBe(pair.compared[b])
    for (const [index, { a, b }] of anchors.slice(1).entries()) {
      expect(a).toBeGreaterThan(anchors[index]!.a)
      expect(b).toBeGreaterThan(anchors[index]!.b)
    }
  })

  it('passes over what has nothing in common', () => {
    expect(anchorsOf(pairOf(text, randomText(40_000, 9)))).toEqual([])
  })

  it('parts off a passage that only one text has', () => {
    const surplus = randomText(9_000, 10)
    const pair = pairOf(text, text.slice(0, 20_000) + surplus + text.slice(20_000))
    const edge = anchorsOf(pair).filter(({ a, b }) => Math.abs(a - 20_000) < 40 && (b - a === 0 || b - a === 9_000))
    expect(edge.map(({ a, b }) => b - a)).toEqual([0, 9_000])
  })
})

describe('align where the exact search gives up', () => {
  it('makes hardly more edits than the distance, and none fewer', () => {
    const text = randomText(30_000, 11)
    const pair = pairOf(text, damaged(text, 0.17, 12))
    const distance = editDistance(pair)
    expect(editsOf(pair)).toBeGreaterThanOrEqual(distance)
    expect(editsOf(pair)).toBeLessThanOrEqual(distance * 1.002)
  })

  it('covers both texts, also unlike ones, with no more edits than the longer one has letters', () => {
    const pair = pairOf(randomText(12_000, 13), randomText(18_000, 14))
    const runs = align(pair, 0)
    const sum = (kinds: readonly string[]): number =>
      runs.filter(({ kind }) => kinds.includes(kind)).reduce((total, { length }) => total + length, 0)
    expect(sum(['equal', 'substitute', 'delete'])).toBe(12_000)
    expect(sum(['equal', 'substitute', 'insert'])).toBe(18_000)
    expect(editsOf(pair)).toBeLessThan(18_000)
  })
})
