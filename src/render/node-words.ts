// Node words: the words of the pages, with box and confidence, under the nodes whose raw text they are.
import type { Node } from '../model/document.ts'
import { type Box, heightOf, holdsMiddle, widthOf } from '../model/geometry.ts'
import type { PageText, Word } from '../model/page-text.ts'

export interface PlacedWord extends Word {
  readonly page: number
}

/** One for each word of `raw`, in its order; null where the pages hold no such word there. */
export type NodeWords = readonly (PlacedWord | null)[]

/** A word stands farther than this, pixels, from no box that was drawn around it. */
const MARGIN = 2

/** Each word of a page goes to one node at most: to the smallest that has it in its box and in its raw text. */
export function wordsOfNodes(nodes: readonly Node[], pages: readonly PageText[]): ReadonlyMap<string, NodeWords> {
  const stocks = new Map(pages.map((page) => [page.page, stockOf(page)]))
  const smallestFirst = [...nodes].sort((one, other) => areaOf(one) - areaOf(other))
  return new Map(smallestFirst.map((node) => [node.id, wordsOf(node, stocks)]))
}

const areaOf = ({ sources }: Node): number => sources.reduce((sum, { box }) => sum + widthOf(box) * heightOf(box), 0)

/** The words of a page in its order, those that are taken out of it null. */
interface Stock {
  readonly words: (PlacedWord | null)[]
  /** By text, where it stands in `words`. */
  readonly places: ReadonlyMap<string, readonly number[]>
}

function stockOf({ page, lines }: PageText): Stock {
  const words = lines.flatMap((line) => line.words.map((word) => ({ ...word, page })))
  const places = new Map<string, number[]>()
  for (const [at, { text }] of words.entries()) places.set(text, [...(places.get(text) ?? []), at])
  return { words, places }
}

function wordsOf(node: Node, stocks: ReadonlyMap<number, Stock>): NodeWords {
  const found: (PlacedWord | null)[] = []
  const onPage = node.sources.flatMap((source) => Array.from({ length: source.lines }, () => source))
  for (const [row, line] of node.raw.split('\n').entries()) {
    const source = onPage[row] ?? node.sources.at(-1)!
    const stock = stocks.get(source.page)
    const texts = line.split(/\s+/).filter((text) => text !== '')
    if (stock === undefined) found.push(...texts.map(() => null))
    else found.push(...takeLine(texts, stock, source.box))
  }
  return found
}

/** Takes the words of a line out of the stock: runs of words that follow one another there, the longest first. */
function takeLine(texts: readonly string[], stock: Stock, box: Box): NodeWords {
  const taken: (PlacedWord | null)[] = []
  while (taken.length < texts.length) {
    const rest = texts.slice(taken.length)
    const run = longestRun(rest, stock, box)
    if (run === null) taken.push(null)
    else {
      taken.push(...stock.words.slice(run.from, run.from + run.length))
      stock.words.fill(null, run.from, run.from + run.length)
    }
  }
  return taken
}

interface Run {
  readonly from: number
  readonly length: number
}

function longestRun(texts: readonly string[], { words, places }: Stock, box: Box): Run | null {
  const runs = (places.get(texts[0]!) ?? []).map((from) => {
    const end = texts.findIndex((text, index) => {
      const word = words[from + index]
      return word?.text !== text || !holdsMiddle(box, word.box, MARGIN)
    })
    return { from, length: end === -1 ? texts.length : end }
  })
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), { from: 0, length: 0 })
  return longest.length === 0 ? null : longest
}
