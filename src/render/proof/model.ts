// What a proof shows: nodes under their pages, tied to the words of the scan, with their boxes on the straightened sheet.
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Document, Node, Page } from '../../model/document.ts'
import { type Box, heightOf, holdsMiddle, unionOf, widthOf } from '../../model/geometry.ts'
import type { PageText } from '../../model/page-text.ts'
import { depthsOf } from '../markdown.ts'
import { type NodeWords, type PlacedWord, wordsOfNodes } from '../node-words.ts'
import { type TextToken, tokensOf } from '../text-tokens.ts'
import { type Sheet, sheetOf } from './sheet.ts'

/** Boxes are in pixels of the sheet: the page as it is shown, straightened. */
export interface ProofNode {
  readonly node: Node
  /** How deep it stands under other nodes. */
  readonly depth: number
  readonly marker: readonly PlacedWord[]
  readonly tokens: readonly TextToken[]
  /** One a page touched. */
  readonly places: readonly { readonly page: number; readonly box: Box }[]
  readonly findings: readonly Diagnostic[]
}

export interface ProofPage {
  readonly page: Page
  readonly sheet: Sheet
  /** In reading order: those that begin here, and those that stand here too. */
  readonly beginning: readonly ProofNode[]
  readonly shown: readonly ProofNode[]
  /** Those that no node has. */
  readonly findings: readonly Diagnostic[]
}

export interface PageToProof {
  readonly text: PageText
  /** Degrees, clockwise, that are taken out of its image; 0 where it is shown as it is. */
  readonly straightenedBy: number
}

export function proofPages(document: Document, pages: readonly PageToProof[]): ProofPage[] {
  const texts = pages.map(({ text }) => text)
  const sheets = new Map(pages.map(({ text, straightenedBy }) => [text.page, sheetOf(text, straightenedBy)]))
  const words = wordsOfNodes(document.nodes, texts)
  const depths = depthsOf(document.nodes)
  const owners = new Map(document.diagnostics.map((finding) => [finding, ownerOf(finding, document.nodes)]))
  const nodes = document.nodes.map((node): ProofNode => {
    const own = words.get(node.id)!
    return {
      node,
      depth: depths.get(node.id)!,
      ...tokensOf(node, own),
      places: placesOf(node, own, sheets),
      findings: document.diagnostics.filter((finding) => owners.get(finding) === node.id),
    }
  })
  const beginning = underPages(nodes, ({ places }) => places.slice(0, 1))
  const shown = underPages(nodes, ({ places }) => places)
  return document.pages.map((page) => ({
    page,
    sheet: sheets.get(page.page)!,
    beginning: beginning.get(page.page) ?? [],
    shown: shown.get(page.page) ?? [],
    findings: document.diagnostics.filter((finding) => finding.page === page.page && owners.get(finding) === null),
  }))
}

function underPages(
  nodes: readonly ProofNode[],
  placesIn: (node: ProofNode) => ProofNode['places'],
): ReadonlyMap<number, readonly ProofNode[]> {
  const under = new Map<number, ProofNode[]>()
  for (const node of nodes) {
    for (const { page } of placesIn(node)) {
      const own = under.get(page)
      if (own === undefined) under.set(page, [node])
      else own.push(node)
    }
  }
  return under
}

/** The smallest node that has the middle of the finding's box; null where there is none. */
function ownerOf({ page, box }: Diagnostic, nodes: readonly Node[]): string | null {
  if (page === undefined || box === undefined) return null
  const around = nodes.flatMap(({ id, sources }) =>
    sources
      .filter((source) => source.page === page && holdsMiddle(source.box, box, 0))
      .map((source) => ({ id, source })),
  )
  const area = (one: Box): number => widthOf(one) * heightOf(one)
  return around.sort((one, other) => area(one.source.box) - area(other.source.box))[0]?.id ?? null
}

/** Around its words on the straightened sheet, which is tighter than the box of the document; else that box. */
function placesOf(node: Node, words: NodeWords, sheets: ReadonlyMap<number, Sheet>): ProofNode['places'] {
  const isWhole = words.every((word) => word !== null) && words.length > 0
  return node.sources.map(({ page, box }) => {
    const { onSheet } = sheets.get(page)!
    const own = isWhole ? words.filter((word) => word.page === page) : []
    return { page, box: own.length === 0 ? onSheet(box) : unionOf(own.map((word) => onSheet(word.box))) }
  })
}
