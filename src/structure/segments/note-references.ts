// Note references: where in the text a footnote's mark stands, so that text and note are tied in the data.
import type { Node, NoteReference } from '../../model/document.ts'

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const RAISED_DIGIT = `[${RAISED}]`
const WORD_END = String.raw`(?<=\p{L}[.,;:!?”"’')\]]{0,3})`

/** Nodes with the places of the marks of the footnotes that stand on the same page; each note is referred to once. */
export function withNoteReferences(nodes: readonly Node[]): Node[] {
  const references = new Map<string, NoteReference[]>()
  for (const note of nodes) {
    if (note.label !== 'footnote' || note.marker === undefined) continue
    const found = referenceTo(note, nodes, references)
    if (found !== null) references.set(found.node.id, [...(references.get(found.node.id) ?? []), found.reference])
  }
  return nodes.map((node) => {
    const own = references.get(node.id)
    if (own === undefined) return node
    const { because, ...rest } = node
    return { ...rest, notes: own.sort((a, b) => a.at - b.at), because }
  })
}

interface Found {
  readonly node: Node
  readonly reference: NoteReference
}

/** The first place that bears the mark, in the surest form in which the page has it. */
function referenceTo(
  note: Node,
  nodes: readonly Node[],
  taken: ReadonlyMap<string, readonly NoteReference[]>,
): Found | null {
  const page = note.sources[0]!.page
  const onPage = nodes.filter(
    ({ layer, label, sources }) =>
      layer === 'body' && label !== 'footnote' && sources.some((source) => source.page === page),
  )
  for (const form of formsOf(note.marker!)) {
    for (const node of onPage) {
      const used = new Set(taken.get(node.id)?.map(({ at }) => at))
      const match = [...node.text.matchAll(form)].find(({ index }) => !used.has(index))
      if (match !== undefined) return { node, reference: { at: match.index, mark: match[0], note: note.id } }
    }
  }
  return null
}

/** How a mark is printed in the text, surest first: raised, in brackets, or, read flat, at a word's end. */
function formsOf(marker: string): RegExp[] {
  const mark = marker.replace(/[()[\].]/g, '')
  const digits = [...mark].map((sign) => (RAISED.includes(sign) ? String(RAISED.indexOf(sign)) : sign)).join('')
  if (!/^\d+$/.test(digits))
    return [new RegExp(`(?<![${escaped(mark[0]!)}])${escaped(mark)}(?![${escaped(mark[0]!)}])`, 'gu')]
  const raised = [...digits].map((digit) => RAISED[Number(digit)]).join('')
  return [
    new RegExp(`(?<!${RAISED_DIGIT})${raised}(?!${RAISED_DIGIT})`, 'gu'),
    new RegExp(String.raw`(?<=\S\s?)[[(]${digits}[\])]`, 'gu'),
    new RegExp(String.raw`${WORD_END}${digits}(?![\p{L}\d]|[.,]\d)`, 'gu'),
  ]
}

const escaped = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
