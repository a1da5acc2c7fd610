// Passages: each block of a reference beside what the document has of it, letter by letter.
import type { FaultKind, Passage, Place } from '../../model/verification.ts'
import { characterErrors, wordErrors } from '../texts/error-rate.ts'
import { type CompareOptions, figureOf } from '../texts/measure-texts.ts'
import { foldPair } from '../texts/normalize.ts'
import { cutByPieces, diffTexts } from '../texts/text-diff.ts'
import { comparedText, expectedText } from './compared-text.ts'
import type { Match, MatchedReference } from './match-blocks.ts'

/** Text of a found block that is not to be compared with its passages: furniture that was read into it. */
export type Strays = ReadonlyMap<number, readonly string[]>

/** One for each block of the reference, in the match's order; faults are added by who names them. */
export function comparePassages(match: Match, strays: Strays, options: CompareOptions): Passage[] {
  const texts = new Array<readonly [string, string]>(match.references.length)
  for (const group of groupsOf(match)) {
    const pieces = group.references.map((index) => expectedText(match.references[index]!.block))
    const whole = group.found.map((index) => foundText(match, index, group.references, strays)).join('\n')
    const parts = cutFound(pieces, whole, options)
    for (const [at, index] of group.references.entries()) texts[index] = [pieces[at]!, parts[at]!]
  }
  return match.references.map((matched, index) => passageOf(match, matched, texts[index]!, options))
}

/** Blocks of the reference and of the document that hang together; most often one of each. */
interface Group {
  readonly references: readonly number[]
  readonly found: readonly number[]
}

function groupsOf({ references, holds }: Match): Group[] {
  const seen = new Set<number>()
  return references.flatMap((_, first) => {
    if (seen.has(first)) return []
    const group = { references: new Set([first]), found: new Set<number>() }
    for (const index of group.references) {
      seen.add(index)
      for (const found of references[index]!.found) {
        group.found.add(found)
        for (const other of holds[found]!) group.references.add(other)
      }
    }
    const sorted = (indexes: ReadonlySet<number>): number[] => [...indexes].sort((a, b) => a - b)
    return [{ references: sorted(group.references), found: sorted(group.found) }]
  })
}

function cutFound(pieces: readonly string[], found: string, options: CompareOptions): string[] {
  if (pieces.length === 1) return [found]
  const folded = pieces.map((piece) => foldPair(piece, found, options.folds)[0])
  return cutByPieces(folded, foldPair(pieces.join('\n'), found, options.folds)[1], options.wildcard)
}

function foundText(
  { found, references, holds }: Match,
  index: number,
  group: readonly number[],
  strays: Strays,
): string {
  const { block } = references[holds[index]![0] ?? group[0]!]!
  const text = comparedText(found[index]!.node, block)
  return (strays.get(index) ?? []).reduce((rest, stray) => rest.replace(stray, '').replace(/ {2,}/, ' '), text)
}

function passageOf(
  { found }: Match,
  { block, found: nodes, home }: MatchedReference,
  [reference, compared]: readonly [string, string],
  { folds, wildcard }: CompareOptions,
): Passage {
  const [from, to] = foldPair(reference, compared, folds)
  return {
    kind: block.kind,
    number: block.number,
    foundNumber: home === null ? null : (found[home]!.node.number ?? null),
    nodes: nodes.map((index) => found[index]!.node.id),
    places: nodes.flatMap((index) => found[index]!.node.sources.map(({ page, box }): Place => ({ page, box }))),
    faults: [] as FaultKind[],
    cer: figureOf(characterErrors(from, to, wildcard)),
    wer: figureOf(wordErrors(from, to, wildcard)),
    reference: from,
    found: to,
    runs: diffTexts(from, to, wildcard),
  }
}
