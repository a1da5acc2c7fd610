// Parting: the body's lines become running text, footnotes, and the displays that stand apart from both.
import type { PageText } from '../../model/page-text.ts'
import type { FurnitureLine } from '../furniture/furniture.ts'
import { type Footnote, partFootnotes } from '../segments/footnotes.ts'
import type { TextLine } from '../text/text-line.ts'
import { headsContents, partContents } from './contents.ts'
import type { Display } from './display.ts'

export interface PartedBody {
  readonly text: readonly TextLine[]
  readonly footnotes: readonly Footnote[]
  readonly displays: readonly Display[]
  /** Place of each line of the body in the reading order. */
  readonly order: ReadonlyMap<TextLine, number>
}

/** Parts body lines given in reading order; each stands in one of the parts. */
export function partText(
  body: readonly TextLine[],
  furniture: readonly FurnitureLine[],
  pages: readonly PageText[],
): PartedBody {
  const headed = new Set(furniture.filter(({ line }) => headsContents(line.text)).map(({ line }) => line.page))
  const displays = partContents(body, headed)
  const taken = new Set(displays.flatMap((display) => display.taken))
  const { text, footnotes } = partFootnotes(
    body.filter((line) => !taken.has(line)),
    pages,
  )
  return { text, footnotes, displays, order: new Map(body.map((line, index) => [line, index])) }
}
