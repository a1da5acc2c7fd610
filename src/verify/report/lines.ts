// Which lines of the pages a passage was read from: its found text cut at the line ends of the scan.
import type { Document, Node } from '../../model/document.ts'
import { type Box, unionOf } from '../../model/geometry.ts'
import type { Line, PageText, Word } from '../../model/page-text.ts'
import type { Passage } from '../../model/verification.ts'

/** A line of a page, and the part of a passage's found text that it holds. */
export interface FoundLine {
  /** Offsets into the passage's found text. */
  readonly start: number
  readonly end: number
  readonly page: number
  /** Null where the page's text is not at hand. */
  readonly box: Box | null
}

interface RawLine {
  readonly page: number
  readonly text: string
  readonly box: Box | null
}

/** A line is recognized in the middle of a text by so many letters at least. */
const ENOUGH_LETTERS = 8

/** A word of a page, and the height of the line it stands in at its place: words' own boxes reach into other lines. */
interface PlacedWord {
  readonly word: Word
  readonly top: number
  readonly bottom: number
}

/** The lines of every node, by id. @param pages as kept beside the document; those missing leave lines without box */
export function linesOfNodes(
  { nodes }: Pick<Document, 'nodes'>,
  pages: readonly PageText[],
): ReadonlyMap<string, readonly RawLine[]> {
  const words = new Map(pages.map((page) => [page.page, page.lines.flatMap((line) => placedWords(line, page.skew))]))
  return new Map(nodes.map((node) => [node.id, linesOfNode(node, words)]))
}

/** A skewed line's box is that of the straight line, about the same middle: off the middle it lies higher or lower. */
function placedWords({ box, words }: Line, skew: number): PlacedWord[] {
  const slope = Math.tan((skew * Math.PI) / 180)
  return words.map((word) => {
    const shift = slope * (middleOf(word.box) - middleOf(box))
    return { word, top: box[1] + shift, bottom: box[3] + shift }
  })
}

const middleOf = ([left, , right]: Box): number => (left + right) / 2

function linesOfNode({ raw, sources }: Node, words: ReadonlyMap<number, readonly PlacedWord[]>): RawLine[] {
  const texts = raw.split('\n')
  let first = 0
  return sources.flatMap(({ page, box, lines }) => {
    const own = texts.slice(first, first + lines)
    first += lines
    const within = (words.get(page) ?? []).filter(({ word }) => isWithin(word.box, box))
    const used = new Set<PlacedWord>()
    return own.map((text) => ({ page, text, box: boxOfLine(text, within, used) }))
  })
}

function isWithin([left, top, right, bottom]: Box, [l, t, r, b]: Box): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return x >= l && x <= r && y >= t && y <= b
}

/** About the line's words: each the first of its letters that is not taken, the next words at the height of the first. */
function boxOfLine(text: string, words: readonly PlacedWord[], used: Set<PlacedWord>): Box | null {
  const taken: PlacedWord[] = []
  for (const letters of text.split(' ')) {
    const last = taken.at(-1)
    const word = words
      .filter((candidate) => candidate.word.text === letters && !used.has(candidate) && !taken.includes(candidate))
      .reduce<PlacedWord | null>((best, word) => (best === null || isNearer(word, best, last) ? word : best), null)
    if (word === null) return null
    taken.push(word)
  }
  for (const word of taken) used.add(word)
  return boxAbout(taken)
}

/** As wide as the words and as high as their line, about the line's middle. */
function boxAbout(words: readonly PlacedWord[]): Box {
  const [left, , right] = unionOf(words.map(({ word }) => word.box))
  const mean = (value: (word: PlacedWord) => number): number =>
    words.reduce((sum, word) => sum + value(word), 0) / words.length
  const [first, last] = [words[0]!, words.at(-1)!]
  const height = mean(({ top, bottom }) => bottom - top)
  const middle = (first.top + first.bottom + last.top + last.bottom) / 4
  return [left, middle - height / 2, right, middle + height / 2]
}

function isNearer(word: PlacedWord, best: PlacedWord, last: PlacedWord | undefined): boolean {
  if (last === undefined) return word.top < best.top
  return Math.abs(word.top - last.top) < Math.abs(best.top - last.top)
}

/**
 * Cuts a passage's found text into the lines it was read from. Letters and digits alone are compared, in one case, so
 * neither folds nor mended hyphens stand in the way. Empty where the text cannot be found in its nodes.
 */
export function linesOfPassage(
  { found, nodes }: Pick<Passage, 'found' | 'nodes'>,
  linesByNode: ReadonlyMap<string, readonly RawLine[]>,
): readonly FoundLine[] {
  const letters = lettersOf(found)
  const cuts: { readonly line: RawLine; readonly from: number }[] = []
  let at = 0
  for (const line of nodes.flatMap((id) => linesByNode.get(id) ?? [])) {
    const own = lettersOf(line.text).text
    const taken = takenAt(letters.text, own, at)
    if (taken === null) continue
    cuts.push({ line, from: at })
    at = taken
  }
  const offsets = [...cuts.map(({ from }, index) => (index === 0 ? 0 : letters.offsets[from]!)), found.length]
  return cuts.map(({ line: { page, box } }, index) => ({
    start: startOfWord(found, offsets[index]!),
    end: startOfWord(found, offsets[index + 1]!),
    page,
    box,
  }))
}

/** Signs before a line's first letter belong to it, not to the line before. */
function startOfWord(text: string, offset: number): number {
  if (offset === text.length) return offset
  let start = offset
  while (start > 0 && !/\s/.test(text[start - 1]!)) start--
  return /[\p{L}\p{N}]/u.test(text.slice(start, offset)) ? offset : start
}

/** Letters of the found text that may stand in no line before the next that is found. */
const MAX_GAP = 10_000

/** Where the text goes on after the line, when the line holds the text at `at`; else null. */
function takenAt(text: string, line: string, at: number): number | null {
  const rest = text.length - at
  if (line === '' || rest === 0) return null
  if (text.startsWith(line, at)) return at + line.length
  if (rest < line.length && line.startsWith(text.slice(at))) return text.length
  const later = line.length >= ENOUGH_LETTERS ? text.slice(at, at + MAX_GAP).indexOf(line) : -1
  if (later >= 0) return at + later + line.length
  for (let from = 1; line.length - from >= Math.min(ENOUGH_LETTERS, rest); from++) {
    if (text.startsWith(line.slice(from), at)) return at + line.length - from
  }
  const inside = rest <= line.length ? line.indexOf(text.slice(at)) : -1
  return inside >= 0 && rest >= ENOUGH_LETTERS ? text.length : null
}

/** Letters and digits, and where each stands. */
function lettersOf(text: string): { readonly text: string; readonly offsets: readonly number[] } {
  const offsets: number[] = []
  let letters = ''
  for (const { 0: letter, index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const plain =
      letter
        .normalize('NFKD')
        .replace(/\P{L}/gu, letter.length === 0 ? '' : '')
        .toLowerCase() || letter
    letters += plain
    for (let unit = 0; unit < plain.length; unit++) offsets.push(index)
  }
  return { text: letters, offsets }
}
