// Parting: the body's lines become running text, footnotes, and the displays that stand apart from both.
import type { PageText } from '../../model/page-text.ts'
import type { FurnitureLine } from '../furniture/furniture.ts'
import type { TextLine } from '../text/text-line.ts'
import { partAddresses } from './addresses.ts'
import { headsContents, partContents } from './contents.ts'
import { joinContinued } from './continued-footnotes.ts'
import { tellContinued } from './continued-tables.ts'
import type { Display } from './display.ts'
import { type Footnote, partFootnotes } from './footnotes.ts'
import { partInsetCaptions } from './inset-captions.ts'
import { partMarginalNotes } from './marginal-notes.ts'
import { partSignatures } from './signatures.ts'
import { partTables } from './tables.ts'

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
  const notes = partMarginalNotes(body.filter(({ cell }) => cell === undefined))
  const contents = partContents(without(body, notes), headed)
  const tables = partTables(without(body, [...notes, ...contents]), pages)
  const { text: running, footnotes } = partFootnotes(without(body, [...notes, ...contents, ...tables]), pages)
  const signatures = partSignatures(running, pages)
  const addresses = partAddresses(without(running, signatures))
  const set = [...signatures, ...addresses]
  const captions = partInsetCaptions(without(running, set), linesOver(tables, body))
  const text = without(running, [...set, ...captions])
  const order = new Map(body.map((line, index) => [line, index]))
  const displays = [...notes, ...contents, ...tellContinued(tables, text, order), ...set, ...captions]
  return {
    text,
    footnotes: joinContinued(footnotes),
    displays,
    order,
  }
}

/** The line right above each table, in the reading order. */
function linesOver(tables: readonly Display[], body: readonly TextLine[]): ReadonlySet<TextLine> {
  const firsts = new Set(tables.map(({ taken }) => taken[0]))
  return new Set(body.filter((line, index) => firsts.has(body[index + 1]) && line.page === body[index + 1]!.page))
}

function without(lines: readonly TextLine[], displays: readonly Display[]): readonly TextLine[] {
  const taken = new Set(displays.flatMap((display) => display.taken))
  return lines.filter((line) => !taken.has(line))
}
