// The texts that are compared: which marks belong to the text, and which are numbers, compared as numbers.
import type { Document, Node } from '../../model/document.ts'
import { printedNumber } from '../reference/printed-number.ts'
import type { ReferenceBlock, ReferenceText } from '../reference/reference-text.ts'
import type { FoundBlock } from './found-block.ts'
import { looseLetters, textWithMarker } from './found-block.ts'
import type { Match } from './match-blocks.ts'
import { bodyText, wholeTextOfPage } from './plain-text.ts'

/** Text of a block: with the mark it is told to have, but for the number of a numbered paragraph. */
export const expectedText = ({ number, marker, text }: ReferenceBlock): string =>
  number === null && marker !== null ? `${marker} ${text}` : text

/** What a node has to be compared with the block, with its mark where the block's text has one too. */
export function comparedText(node: Node, block: ReferenceBlock): string {
  if (block.number !== null) return node.number === undefined ? withoutNumber(node, block.number) : node.text
  return node.marker !== undefined && tellsMark(block, node.marker) ? textWithMarker(node) : node.text
}

/** A numbered paragraph that was not seen to be one may have its number in its text. */
function withoutNumber({ marker, text }: Node, number: string): string {
  const printed = marker === undefined ? printedNumber(text) : null
  return printed !== null && number.split('.').at(-1) === printed.step ? printed.rest : text
}

/** "¹ See …" or "* See …": the mark of a note, whatever the document reads in its place. */
const NOTE_MARK = /^[^\p{L}\s]{1,3}\s/u

const tellsMark = ({ kind, marker, text }: ReferenceBlock, printed: string): boolean =>
  marker !== null ||
  kind === 'heading' ||
  kind === 'title' ||
  (kind === 'footnote' && NOTE_MARK.test(text)) ||
  text.startsWith(printed) ||
  printedNumber(text) !== null

/** All of the reference and all of the document, in order, as plain texts. */
export function wholeTexts(
  reference: ReferenceText,
  document: Document,
  match: Match,
  text: 'body' | 'whole',
): readonly [string, string] {
  if (reference.plain !== null) {
    const pages = document.pages.map(({ page }) => wholeTextOfPage(document, page))
    return [reference.plain, text === 'whole' ? pages.join('\n') : bodyText(document)]
  }
  const body = match.found.flatMap((block, index) =>
    block.isBody && !(match.holds[index]!.length === 0 && namesSection(block, reference)) ? [index] : [],
  )
  if (reference.numbers === 'as-printed') {
    const blocks = match.references.map(({ block }) => `${block.marker ?? ''} ${block.text}`.trim())
    return [blocks.join('\n'), body.map((index) => textWithMarker(match.found[index]!.node)).join('\n')]
  }
  const found = body.map((index) => {
    const { node } = match.found[index]!
    const place = match.holds[index]![0]
    return place === undefined ? node.text : comparedText(node, match.references[place]!.block)
  })
  return [match.references.map(({ block }) => expectedText(block)).join('\n'), found.join('\n')]
}

/** "Appendix 4", or the 4 alone: in the reference it is the section, not text. */
export function namesSection({ node }: FoundBlock, { section }: ReferenceText): boolean {
  if (section === null) return false
  const letters = looseLetters(textWithMarker(node))
  const number = looseLetters(section.number ?? '')
  return letters === looseLetters(section.label) + number || (number !== '' && letters === number)
}
