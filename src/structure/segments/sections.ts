// Sections: the documents that stand one after the other in one input — Appendix 13, then Appendix 14 — and what names each.
import type { Metadata, Node, Section } from '../../model/document.ts'
import { isLedToLabel } from '../text/leaders.ts'
import { ANNEX_WORDS } from '../text/unnumbered-annex.ts'
import { readMetadata, readSectionName } from './metadata.ts'

const LONE_NUMBER = /^(?:\d{1,3}|[IVXL]{1,7}|[A-Z])\.?$/u
/** Chapters are parts of one document. */
const APPENDED = new RegExp(`^(?:${ANNEX_WORDS})$`, 'iu')

type Name = NonNullable<Metadata['section']>

interface Start {
  /** Place of the section's first node, furniture above it included. */
  readonly index: number
  readonly name: Name | null
}

/** A section before its quality is measured. */
export type SectionPlace = Omit<Section, 'quality'>

/**
 * The parts of nodes given in reading order: each node belongs to one section, the first begins with the first node.
 * @param annexes ids of the headings of annexes without a number, as the numbering told them
 */
export function readSections(
  nodes: readonly Node[],
  pages: readonly number[],
  annexes: ReadonlySet<string>,
): SectionPlace[] {
  if (nodes.length === 0) return []
  const starts = startsOf(nodes, annexes)
  return starts.map(({ index, name }, place) => {
    const next = starts[place + 1]
    const own = nodes.slice(index, next?.index)
    const metadata = readMetadata(own)
    const from = place === 0 ? Number.NEGATIVE_INFINITY : pageOf(own[0]!)
    const touched = new Set(own.flatMap((node) => node.sources.map((source) => source.page)))
    const until = next === undefined ? Number.POSITIVE_INFINITY : pageOf(nodes[next.index]!)
    return {
      first: own[0]!.id,
      label: name?.label ?? metadata.section?.label ?? null,
      number: name?.number ?? metadata.section?.number ?? null,
      title: metadata.title,
      dateline: metadata.dateline,
      pages: pages.filter((page) => touched.has(page) || (page >= from && page < until)),
    }
  })
}

/** The nodes of each section. */
export function nodesOfSections(nodes: readonly Node[], sections: readonly Pick<Section, 'first'>[]): Node[][] {
  const firsts = sections.map(({ first }) => nodes.findIndex(({ id }) => id === first))
  return firsts.map((first, place) => nodes.slice(first, firsts[place + 1]))
}

/** The nodes, where the heading that names a later section's document is a title, as the first one's is. */
export function withSectionTitles(nodes: readonly Node[], annexes: ReadonlySet<string>): Node[] {
  const titles = new Set(
    startsOf(nodes, annexes)
      .slice(1)
      .flatMap(({ index }) => titleOf(nodes.slice(index)) ?? []),
  )
  return nodes.map((node) =>
    titles.has(node) ? { ...node, label: 'title', because: `heads a section, ${node.because}` } : node,
  )
}

function titleOf(own: readonly Node[]): Node | null {
  const body = own.filter(({ layer }) => layer === 'body')
  const end = body.findIndex((node) => !isHeading(node))
  const headings = end === -1 ? body : body.slice(0, end)
  if (headings.some(({ label }) => label === 'title')) return null
  return headings.find((node) => node.label === 'section_header' && namesDocument(node)) ?? null
}

/** More than "Annex B" or "14", and no numbered heading of the text. */
function namesDocument({ text, marker }: Node): boolean {
  if (marker !== undefined || LONE_NUMBER.test(text)) return false
  return text.split(/\s+/u).length >= 2 && readSectionName(text)?.rest !== ''
}

const isHeading = ({ label }: Node): boolean =>
  label === 'section_header' || label === 'title' || label === 'dateline' || label === 'picture'

function startsOf(nodes: readonly Node[], annexes: ReadonlySet<string>): Start[] {
  const running = runningLabels(nodes)
  const starts: Start[] = [{ index: 0, name: null }]
  const seen = new Set<string>()
  let last: Name | null = null
  let textSince = false
  nodes.forEach((node, index) => {
    if (node.layer === 'furniture') return
    const name = annexes.has(node.id)
      ? annexName(node)
      : nameAt(node, firstOnPage(nodes, index) ? (running.get(pageOf(node)) ?? null) : null, last)
    const isAgain =
      name !== null && (annexes.has(node.id) ? isRunning(name, last, nodes[index + 1]) : seen.has(keyOf(name)))
    if (name === null || isAgain) {
      textSince ||= !isHeading(node)
      return
    }
    seen.add(keyOf(name))
    last = name
    if (textSince) starts.push({ index: withFurnitureAbove(nodes, index), name })
    else starts[starts.length - 1] = { ...starts.at(-1)!, name }
    textSince = false
  })
  return starts
}

/** "Annex" after "Annex" runs at the head of its second page, where no heading stands under it. */
const isRunning = (name: Name, last: Name | null, next: Node | undefined): boolean =>
  last !== null && keyOf(name) === keyOf(last) && (next === undefined || !isHeading(next))

function annexName({ text }: Node): Name | null {
  const named = readSectionName(text)
  return named === null ? null : { label: named.label, number: null }
}

const keyOf = ({ label, number }: Name): string => `${label} ${number}`

const pageOf = (node: Node): number => node.sources[0]!.page

/** The section that a heading names, or a number alone at a page's head under a running "Appendix", one after the last. */
function nameAt(node: Node, running: string | null, last: Name | null): Name | null {
  if (node.label !== 'section_header' && node.label !== 'title') return null
  const named = readSectionName(`${node.marker ?? ''} ${node.text}`.trim())
  if (named !== null && named.number !== null && APPENDED.test(named.label) && !isLedToLabel(named.rest)) return named
  const number = node.text.replace(/\.$/u, '')
  if (running === null || !LONE_NUMBER.test(node.text)) return null
  return last === null || Number(number) === Number(last.number) + 1 ? { label: running, number } : null
}

/** What runs at each page's head and names appended documents. */
function runningLabels(nodes: readonly Node[]): ReadonlyMap<number, string> {
  return new Map(
    nodes.flatMap((node) => {
      const named = node.label === 'page_header' ? readSectionName(node.text) : null
      return named !== null && APPENDED.test(named.label) ? [[pageOf(node), named.label] as const] : []
    }),
  )
}

function firstOnPage(nodes: readonly Node[], index: number): boolean {
  const page = pageOf(nodes[index]!)
  const body = nodes.slice(Math.max(0, index - 12), index).filter((node) => node.layer === 'body')
  return !body.some((node) => node.sources.some((source) => source.page === page))
}

function withFurnitureAbove(nodes: readonly Node[], index: number): number {
  let first = index
  while (first > 0 && nodes[first - 1]!.layer === 'furniture' && pageOf(nodes[first - 1]!) === pageOf(nodes[index]!))
    first -= 1
  return first
}
