// Contents findings: where the contents name a title or a page that the document does not bear out.
import { diagnostic } from '../../diagnostics/codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ContentsEntry, Node } from '../../model/document.ts'
import { singleLabels } from '../furniture/page-label.ts'
import { titleKey } from './contents-targets.ts'

/** Contents are of this document, and page labels are read rightly, where so many entries are found on their pages. */
const BORNE_OUT = 3
const BORNE_OUT_SHARE = 0.5
/** A title is not on a page that has no more of its words than this share. */
const ABSENT_SHARE = 0.34
const WORD = /\p{L}{4,}/gu

/** Nothing is told where the contents do not agree with most of what can be checked: then it is the reading that is in doubt. */
export function contentsFindings(nodes: readonly Node[], labels: ReadonlyMap<number, string>): Diagnostic[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const pagesOf = new Map<string, number[]>()
  for (const [page, labelled] of labels)
    for (const label of singleLabels(labelled)) pagesOf.set(label, [...(pagesOf.get(label) ?? []), page])
  return nodes.flatMap((contents) => {
    const entries = contents.entries ?? []
    const checked = entries.flatMap((entry) => {
      const page = pagesOf.get(entry.label)
      return page?.length === 1 ? [{ entry, page: page[0]!, target: byId.get(entry.heading ?? '') }] : []
    })
    const borneOut = checked.filter(({ target, page }) => target !== undefined && target.sources[0]!.page === page)
    if (borneOut.length < BORNE_OUT || borneOut.length < BORNE_OUT_SHARE * checked.length) return []
    return checked.flatMap(({ entry, page, target }) =>
      target === undefined ? missing(entry, page, contents, nodes) : misplaced(entry, page, target, labels),
    )
  })
}

/** The title stands on a page that bears another label. */
function misplaced(
  entry: ContentsEntry,
  page: number,
  target: Node,
  labels: ReadonlyMap<number, string>,
): Diagnostic[] {
  const { page: found, box } = target.sources[0]!
  const label = labels.get(found)
  const isHeading = target.label === 'section_header' || target.label === 'title'
  if (found === page || label === undefined || !isHeading) return []
  if (titleKey(entry.title) !== titleKey(target.text)) return []
  const message = `the contents name “${entry.title}” on page ${entry.label}, it stands on page ${label}`
  return [diagnostic('structure/contents-page', message, { page: found, box, expected: entry.label, actual: label })]
}

/** The page that bears the label has next to nothing of the title's words. */
function missing(entry: ContentsEntry, page: number, contents: Node, nodes: readonly Node[]): Diagnostic[] {
  const words = wordsOf(entry.title)
  const there = nodes.filter((node) => node !== contents && node.sources.some((source) => source.page === page))
  const known = new Set(there.flatMap(({ raw }) => wordsOf(raw)))
  const shared = words.filter((word) => known.has(word))
  if (words.length < 2 || known.size === 0 || shared.length > ABSENT_SHARE * words.length) return []
  const elsewhere = nodes.some(
    ({ raw, entries }) => entries === undefined && titleKey(raw).includes(titleKey(entry.title)),
  )
  if (elsewhere) return []
  const message = `the contents name “${entry.title}” on page ${entry.label}, which does not have it`
  return [diagnostic('structure/contents-title', message, { page, expected: entry.title })]
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? []
