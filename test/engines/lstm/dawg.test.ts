import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../src/engines/lstm/byte-reader.ts'
import { hasWord, readDawg } from '../../../src/engines/lstm/dawg.ts'
import { dawg, i32, type TestEdge, TINY_WORDS } from './model-bytes.ts'

const read = (bytes: Buffer, unichars = 11) => readDawg(new ByteReader(bytes, 'dictionary'), 'words', unichars)

/** A tree of the words, which is a dawg too: nodes in the order in which they are met, edges unordered. */
function treeOf(words: readonly (readonly number[])[]): TestEdge[] {
  interface Node {
    readonly children: Map<number, Node>
    ends: boolean
    at: number
  }
  const root: Node = { children: new Map(), ends: false, at: 0 }
  for (const word of words) {
    let node = root
    for (const letter of word) {
      if (!node.children.has(letter)) node.children.set(letter, { children: new Map(), ends: false, at: 0 })
      node = node.children.get(letter)!
    }
    node.ends = true
  }
  const nodes = [root]
  for (const node of nodes) nodes.push(...[...node.children.values()].filter(({ children }) => children.size > 0))
  let at = 0
  for (const node of nodes) {
    node.at = at
    at += node.children.size
  }
  return nodes.flatMap(({ children }) =>
    [...children].map(([letter, child], index) => ({
      letter,
      target: child.at,
      ends: child.ends,
      last: index === children.size - 1,
    })),
  )
}

describe('readDawg', () => {
  const words = read(dawg(11, TINY_WORDS))

  it('steps from the root along edges', () => {
    expect(words.step(0, 5)).toEqual({ next: 3, ends: true })
    expect(words.step(3, 3)).toEqual({ next: 4, ends: false })
    expect(words.step(4, 5)).toEqual({ next: -1, ends: true })
  })

  it('has no edge for other letters, out of no node, or from within a node', () => {
    const nowhere = [
      [0, 4],
      [0, 0],
      [0, -1],
      [0, 99],
      [-1, 5],
      [1, 5],
      [99, 5],
    ] as const
    expect(nowhere.map(([node, unichar]) => words.step(node, unichar))).toEqual(nowhere.map(() => null))
  })

  it('reads edges whatever the number of bits of a letter', () => {
    for (const unichars of [1, 2, 7, 8, 111, 127, 128, 255, 256, 4022, 65_535]) {
      const letter = unichars - 1
      const graph = read(
        dawg(unichars, [
          { letter, target: 1, last: true },
          { letter, ends: true, last: true },
        ]),
        unichars,
      )
      expect([hasWord(graph, [letter]), hasWord(graph, [letter, letter])]).toEqual([false, true])
    }
  })

  it('has the words it was made of and no others', () => {
    const word = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.array(word), (inside, maybe) => {
        const graph = read(dawg(11, treeOf(inside)))
        const known = new Set(inside.map(String))
        expect(inside.every((ids) => hasWord(graph, ids))).toBe(true)
        expect(maybe.map((ids) => hasWord(graph, ids))).toEqual(maybe.map((ids) => known.has(String(ids))))
      }),
    )
  })

  it.each<[string, Buffer, string]>([
    [
      'another magic number',
      Buffer.concat([Buffer.from([43, 0]), dawg(11, TINY_WORDS).subarray(2)]),
      'is damaged or of',
    ],
    ['another unicharset', dawg(12, TINY_WORDS), 'is for another unicharset'],
    ['no edge', dawg(11, []), 'has 0 edges, or was cut off'],
    ['edges cut off', dawg(11, TINY_WORDS).subarray(0, -1), 'has 5 edges, or was cut off'],
    [
      'an endless number of edges',
      Buffer.concat([dawg(11, []).subarray(0, 6), i32(2 ** 31 - 1)]),
      'has 2147483647 edges',
    ],
    ['a node without end', dawg(11, TINY_WORDS.slice(0, 1)), 'is damaged at edge 0'],
    ['an end within a node', dawg(11, TINY_WORDS.with(4, { letter: 5, ends: true })), 'ends within a node'],
    ['a letter that is no unichar', dawg(11, TINY_WORDS.with(3, { letter: 11, last: true })), 'is damaged at edge 3'],
    ['one letter twice', dawg(11, TINY_WORDS.with(1, { letter: 3, target: 4 })), 'is damaged at edge 1'],
    ['an edge into a node', dawg(11, TINY_WORDS.with(0, { letter: 3, target: 1 })), 'is damaged at edge 0'],
    ['an edge to nowhere', dawg(11, TINY_WORDS.with(0, { letter: 3, target: 5 })), 'is damaged at edge 0'],
    ['an edge far to nowhere', dawg(11, TINY_WORDS.with(0, { letter: 3, target: 2 ** 40 })), 'is damaged at edge 0'],
    ['an edge that ends nothing', dawg(11, TINY_WORDS.with(4, { letter: 5, last: true })), 'is damaged at edge 4'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(`its dictionary ${message}`)
  })

  it('refuses edges that lead back', () => {
    const bytes = dawg(11, TINY_WORDS)
    bytes[10 + 8]! |= 2 << 4
    expect(() => read(bytes)).toThrow('is damaged at edge 1')
  })
})

describe('hasWord', () => {
  it.each([
    [[], false],
    [[5], true],
    [[3], false],
    [[3, 5], true],
    [[6, 3, 5], true],
    [[5, 3], false],
    [[5, 3, 5], true],
    [[5, 3, 5, 3], false],
  ])('%j: %s', (ids, expected) => {
    expect(hasWord(read(dawg(11, TINY_WORDS)), ids)).toBe(expected)
  })
})
