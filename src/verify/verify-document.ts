// One document against its reference: figures, faults and passages.
import type { Document } from '../model/document.ts'
import type { DocumentVerification, Fault, Passage, Retrieval, Summary } from '../model/verification.ts'
import { wholeTexts } from './blocks/compared-text.ts'
import { foundBlocks } from './blocks/found-block.ts'
import { findFurnitureFaults } from './blocks/furniture-faults.ts'
import { matchBlocks } from './blocks/match-blocks.ts'
import { findParagraphFaults, isRight, type Matched } from './blocks/paragraph-faults.ts'
import { comparePassages } from './blocks/passages.ts'
import type { ReferenceText } from './reference/reference-text.ts'
import { confusionsIn } from './texts/confusions.ts'
import { type CompareOptions, measureTexts } from './texts/measure-texts.ts'
import { differencesIn } from './texts/text-diff.ts'

export interface VerifyOptions extends CompareOptions {
  /** What of the document a plain text is compared with: its body, or all its pages say. */
  readonly text: 'body' | 'whole'
}

export type Verified = Omit<DocumentVerification, 'name' | 'document' | 'reference'>

export function verifyDocument(document: Document, reference: ReferenceText, options: VerifyOptions): Verified {
  const text = reference.plain === null ? 'body' : options.text
  const match = matchBlocks(reference, foundBlocks(document, text), options.wildcard)
  const furniture = findFurnitureFaults(match)
  const matched: Matched = { ...match, reference, furnitureNodes: furniture.furnitureNodes }
  const faults = [...findParagraphFaults(matched), ...furniture.faults]
  const passages = comparePassages(match, furniture.strays, options).map((passage) => withFaults(passage, faults))
  const [expected, found] = wholeTexts(reference, document, match, text)
  return {
    pages: document.pages.length,
    measures: measureTexts(expected, found, options),
    unfolded: measureTexts(expected, found, { ...options, folds: [] }),
    paragraphs: paragraphRetrieval(matched),
    furniture: furnitureRetrieval(matched),
    kinds: kindsOf(faults, passages),
    confusions: confusionsIn(passages.map(({ runs }) => runs)),
    faults,
    passages,
  }
}

/** A fault concerns the passages whose number or node it names. */
function withFaults(passage: Passage, faults: readonly Fault[]): Passage {
  const own = faults.filter(({ numbers, nodes, kind, text }) =>
    passage.number !== null && numbers.length > 0
      ? numbers.includes(passage.number)
      : numbers.length === 0 &&
        (nodes.some((id) => passage.nodes.includes(id)) ||
          (kind === 'missing' && passage.nodes.length === 0 && beginsWith(passage.reference, text.slice(0, 20)))),
  )
  return { ...passage, faults: [...new Set(own.map(({ kind }) => kind))] }
}

/** At once, or behind a footnote's mark. */
const beginsWith = (text: string, beginning: string): boolean =>
  [0, text.indexOf(' ') + 1].some((at) => text.startsWith(beginning, at))

function paragraphRetrieval(matched: Matched): Retrieval | null {
  const expected = matched.references.flatMap(({ block }, place) => (block.number === null ? [] : [place]))
  if (expected.length === 0) return null
  const found = matched.found.filter(({ node, isBody }) => isBody && node.number !== undefined).length
  return retrievalOf(expected.length, found, expected.filter((place) => isRight(place, matched)).length)
}

function furnitureRetrieval({ furniture, found }: Matched): Retrieval | null {
  if (furniture === null) return null
  const correct = furniture.pieces.filter(({ node }) => node !== null).length
  return retrievalOf(furniture.pieces.length, found.filter(({ isBody }) => !isBody).length, correct)
}

export function retrievalOf(expected: number, found: number, correct: number): Retrieval {
  return {
    expected,
    found,
    correct,
    precision: found === 0 ? 1 : correct / found,
    recall: expected === 0 ? 1 : correct / expected,
    f1: expected + found === 0 ? 1 : (2 * correct) / (expected + found),
  }
}

function kindsOf(faults: readonly Fault[], passages: readonly Passage[]): Summary['kinds'] {
  const told = passages.filter(({ nodes }) => nodes.length > 0)
  const isFurniture = ({ kind }: Fault): boolean => kind === 'furniture-in-body' || kind === 'body-in-furniture'
  const total = (some: readonly Fault[]) => ({
    faults: some.length,
    letters: some.reduce((sum, { letters }) => sum + letters, 0),
  })
  return {
    recognition: {
      faults: told.reduce((sum, { runs }) => sum + differencesIn(runs), 0),
      letters: told.reduce((sum, { cer }) => sum + cer.edits, 0),
    },
    segmentation: total(faults.filter((fault) => !isFurniture(fault))),
    furniture: total(faults.filter(isFurniture)),
  }
}
