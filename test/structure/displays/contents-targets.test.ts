import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Node } from '../../../src/model/document.ts'
import { areAlike, titleFrom, withContentsTargets } from '../../../src/structure/displays/contents-targets.ts'

const nodeOf = (id: number, more: Partial<Node>): Node => ({
  id: `p0001-n${id}`,
  label: 'section_header',
  layer: 'body',
  parent: null,
  text: '',
  raw: '',
  confidence: 1,
  sources: [{ page: 1, box: [0, 0, 1, 1], lines: 1 }],
  because: '',
  ...more,
})

const titleOf = (index: number): string =>
  `On the ${['quays', 'lamps', 'dues', 'keepers'][index % 4]} of harbour no ${index}`

describe('withContentsTargets', () => {
  it('takes moments for three hundred entries over a thousand headings', () => {
    const headings = Array.from({ length: 1000 }, (_, index) => nodeOf(index, { text: titleOf(index) }))
    const entries = Array.from({ length: 300 }, (_, index) => ({
      level: 1,
      title: titleOf(3 * index),
      label: '1',
      heading: null,
    }))
    const before = process.cpuUsage()
    const nodes = withContentsTargets([nodeOf(1000, { label: 'contents', entries }), ...headings], new Map())
    expect(process.cpuUsage(before).user).toBeLessThan(3e6)
    expect(nodes[0]!.entries).toHaveLength(300)
  })
})

describe('areAlike', () => {
  it('holds of titles that share enough of their pairs of letters, each as often as both have it', () => {
    const title = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 24 })
    fc.assert(
      fc.property(title, title, (one, other) => {
        expect(areAlike(titleFrom(one), titleFrom(other))).toBe(areAlikeByTheBook(one, other))
      }),
    )
  })
})

/** The Dice coefficient of two multisets of pairs, as it is written down. */
function areAlikeByTheBook(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => [...text].slice(1).map((letter, index) => text[index] + letter)) as [
    string[],
    string[],
  ]
  if (one === other) return true
  const left = [...b]
  const shared = a.filter((pair) => left.includes(pair) && left.splice(left.indexOf(pair), 1))
  return Math.min(a.length, b.length) >= 4 && (2 * shared.length) / (a.length + b.length) >= 0.86
}
