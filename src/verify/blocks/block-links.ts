// Which blocks of a reference stand in which nodes of a document, told by their words.
import { align, editDistance } from '../texts/edit-distance.ts'
import { pairTokens } from '../texts/tokens.ts'

/** Blocks on either side as words; blocks of the reference in lists that each keep their order. */
export interface BlockWords {
  readonly lists: readonly (readonly number[])[]
  readonly reference: readonly (readonly string[])[]
  readonly found: readonly (readonly string[])[]
  /** Whether a found block is looked for in order; the others only for what is then left. */
  readonly isInOrder: (found: number) => boolean
}

/** Letters of words that a block of the reference and one of the document have in common. */
export interface Link {
  readonly reference: number
  readonly found: number
  readonly letters: number
}

/** A link needs half of the smaller block, or a fifth of it and this many letters: words that are everywhere do not do. */
const MANY_LETTERS = 60

interface Word {
  readonly block: number
  readonly text: string
}

/**
 * Links of each list in turn: first in order, by the cheapest alignment of its words with the words that are free; then
 * what is left by the words alone, wherever it stands.
 */
export function linkBlocks(blocks: BlockWords): Link[] {
  const free = blocks.found.map((words, block) => words.map((text) => ({ block, text })))
  const missed: Word[][] = blocks.reference.map((words, block) => words.map((text) => ({ block, text })))
  const sizes = { reference: blocks.reference.map(lettersOf), found: blocks.found.map(lettersOf) }
  const links = blocks.lists.flatMap((list) =>
    linkInOrder(
      list,
      missed,
      free.filter((_, block) => blocks.isInOrder(block)),
    )
      .filter((link) => isLink(link, sizes))
      .map((link) => take(link, missed, free)),
  )
  return sumLinks([...links, ...linkAnywhere(missed, free, sizes)])
}

/** Words in order and words elsewhere may link the same blocks. */
function sumLinks(links: readonly Link[]): Link[] {
  const sums = new Map<string, Link>()
  for (const { reference, found, letters } of links) {
    const key = `${reference} ${found}`
    sums.set(key, { reference, found, letters: letters + (sums.get(key)?.letters ?? 0) })
  }
  return [...sums.values()]
}

const lettersOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0)

interface Sizes {
  readonly reference: readonly number[]
  readonly found: readonly number[]
}

function isLink({ reference, found, letters }: Link, sizes: Sizes): boolean {
  const smaller = Math.min(sizes.reference[reference]!, sizes.found[found]!)
  return letters >= smaller / 2 || (letters >= MANY_LETTERS && letters >= smaller / 5)
}

interface WordLink extends Link {
  readonly pairs: readonly (readonly [Word, Word])[]
}

function linkInOrder(list: readonly number[], missed: readonly Word[][], free: readonly Word[][]): WordLink[] {
  const from = list.flatMap((block) => missed[block]!)
  const to = free.flat()
  const pairs = new Map<string, [Word, Word][]>()
  const pair = pairTokens(
    from.map(({ text }) => text),
    to.map(({ text }) => text),
    () => null,
  )
  for (const { kind, reference, compared, length } of align(pair)) {
    if (kind !== 'equal' && kind !== 'substitute') continue
    for (let i = 0; i < length; i++) {
      const [a, b] = [from[reference + i]!, to[compared + i]!]
      if (kind === 'substitute' && !isSimilar(a.text, b.text)) continue
      const key = `${a.block} ${b.block}`
      const known = pairs.get(key)
      if (known === undefined) pairs.set(key, [[a, b]])
      else known.push([a, b])
    }
  }
  return [...pairs.values()].map(linkOf)
}

const linkOf = (pairs: readonly (readonly [Word, Word])[]): WordLink => ({
  reference: pairs[0]![0].block,
  found: pairs[0]![1].block,
  letters: pairs.reduce((sum, [a, b]) => sum + Math.min(a.text.length, b.text.length), 0),
  pairs,
})

/** One word misread as the other: more than half of its letters are right. */
function isSimilar(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) * 2 < longer || longer < 3) return false
  return editDistance(pairTokens([...a], [...b], () => null)) * 2 < longer
}

/** The words of a link are no longer to be had. */
function take(link: WordLink, missed: Word[][], free: Word[][]): WordLink {
  const [own, other] = [new Set(link.pairs.map(([a]) => a)), new Set(link.pairs.map(([, b]) => b))]
  missed[link.reference] = missed[link.reference]!.filter((word) => !own.has(word))
  free[link.found] = free[link.found]!.filter((word) => !other.has(word))
  return link
}

/** Blocks of which most is missed yet, and where most of these words are free. */
function linkAnywhere(missed: Word[][], free: Word[][], sizes: Sizes): WordLink[] {
  const holders = new Map<string, Set<number>>()
  for (const { block, text } of free.flat()) holders.set(text, (holders.get(text) ?? new Set()).add(block))
  return missed.flatMap((_, block) => {
    const links: WordLink[] = []
    for (;;) {
      const left = missed[block]!
      if (left.length === 0 || sumOf(left) * 3 < sizes.reference[block]!) return links
      const best = bestHolder(left, free, holders)
      if (best === null || !isLinkAnywhere(best, sumOf(left), sizes.found[best.found]!)) return links
      links.push(take(best, missed, free))
    }
  })
}

/** Out of its order a block must show more: most of the node, or of what is missed, and never a word or two. */
function isLinkAnywhere({ letters }: Link, missed: number, found: number): boolean {
  return letters * 2 >= Math.min(missed, found) && (letters * 3 >= missed || letters >= MANY_LETTERS)
}

const sumOf = (words: readonly Word[]): number => words.reduce((sum, { text }) => sum + text.length, 0)

/** The block that holds most of the words; of equals the one that holds least else, then the first. */
function bestHolder(
  words: readonly Word[],
  free: readonly Word[][],
  holders: ReadonlyMap<string, ReadonlySet<number>>,
): WordLink | null {
  const scores = new Map<number, number>()
  for (const { text } of words) {
    for (const block of holders.get(text) ?? []) scores.set(block, (scores.get(block) ?? 0) + text.length)
  }
  const candidates = [...scores].sort(([a, x], [b, y]) => y - x || a - b).slice(0, 8)
  const links = candidates.flatMap(([block]) => {
    const pairs = pairsInBag(words, free[block]!)
    return pairs.length === 0 ? [] : [linkOf(pairs)]
  })
  const share = ({ letters, found }: Link): number => letters / Math.max(sumOf(words), sumOf(free[found]!))
  return links.reduce<WordLink | null>((best, link) => (best === null || share(link) > share(best) ? link : best), null)
}

function pairsInBag(words: readonly Word[], others: readonly Word[]): [Word, Word][] {
  const bag = new Map<string, Word[]>()
  for (const other of [...others].reverse()) bag.set(other.text, [...(bag.get(other.text) ?? []), other])
  return words.flatMap((word): [Word, Word][] => {
    const other = bag.get(word.text)?.pop()
    return other === undefined ? [] : [[word, other]]
  })
}
