// Properties over random numbered documents: paths, parents and joins come out as they were printed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { structurePages } from '../../../src/digitize.ts'
import type { Generator, Node } from '../../../src/model/document.ts'
import { anyPrinting, type PrintedDocument, type Printing } from './numbered-document.ts'

const GENERATOR: Generator = {
  name: 'recto',
  version: '0.0.0',
  engine: { name: 'typed', version: '0', language: 'eng' },
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
}

function numberedNodes({ pages }: PrintedDocument): Node[] {
  const input = { path: 'typed.pdf', sha256: '0'.repeat(64), pageCount: pages.length }
  return structurePages(pages, input, GENERATOR).nodes.filter(({ number }) => number !== undefined)
}

interface Accuracy {
  /** Shares of the printed paragraphs. */
  readonly numbers: number
  readonly joins: number
  /** Numbers that were never printed, as a share of those that were. */
  readonly invented: number
}

/** Over `runs` documents of one seed. */
function measure(printing: Printing, runs: number): Accuracy {
  let [printed, numbers, joins, invented] = [0, 0, 0, 0]
  for (const document of fc.sample(anyPrinting(printing), { numRuns: runs, seed: 20 })) {
    const key = (number: string, text: string): string => `${number} ${text.slice(0, 12)}`
    const found = new Map(numberedNodes(document).map((node) => [key(node.number!, node.text), node.text]))
    for (const { number, text } of document.paragraphs) {
      const own = found.get(key(number, text))
      numbers += own === undefined ? 0 : 1
      joins += own === text ? 1 : 0
      found.delete(key(number, text))
    }
    printed += document.paragraphs.length
    invented += found.size
  }
  return { numbers: numbers / printed, joins: joins / printed, invented: invented / printed }
}

describe('random numbered documents', () => {
  it('have the paths that were printed, in order, with the parent that each path names', () => {
    fc.assert(
      fc.property(anyPrinting({ faults: 0, traps: 'plain' }), (document) => {
        const nodes = numberedNodes(document)
        expect(nodes.map(({ number }) => number)).toEqual(document.paragraphs.map(({ number }) => number))
        const numbers = new Map(nodes.map(({ id, number }) => [id, number]))
        for (const { number, parent } of nodes) {
          const outer = number!.split('.').slice(0, -1).join('.')
          expect(parent === null ? '' : numbers.get(parent)).toBe(outer)
        }
      }),
      { numRuns: 40, seed: 5 },
    )
  })

  it.each([
    [{ faults: 0, traps: 'plain' }, 1, 0.999],
    [{ faults: 0, traps: 'traps' }, 1, 0.997],
    [{ faults: 0.15, traps: 'plain' }, 0.999, 0.997],
    [{ faults: 0.15, traps: 'traps' }, 0.996, 0.993],
  ] as const)(
    'with %o: numbers %d, joins %d',
    (printing, numbers, joins) => {
      const accuracy = measure(printing, 60)
      expect(accuracy.numbers).toBeGreaterThanOrEqual(numbers)
      expect(accuracy.joins).toBeGreaterThanOrEqual(joins)
      expect(accuracy.invented).toBeLessThan(0.004)
    },
    30_000,
  )
})
