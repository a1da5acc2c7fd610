// Pictures: nodes for the pictures of the pages, put among the text where they stand, and captions tied to them.
import type { Node } from '../../model/document.ts'
import { type Box, clampToPage, heightOf, unionOf, widthOf } from '../../model/geometry.ts'
import type { PageText } from '../../model/page-text.ts'
import type { Draft } from '../draft.ts'

/** Smaller ones, by share of the page, are ornaments and dirt; larger ones the page itself. */
const LEAST_AREA = 0.004
const MOST_AREA = 0.8
/** A caption is so near its picture or table, by share of the page's width, and beside so much of the narrower one. */
const NEAR = 0.06
const BESIDE = 0.5

/** The drafts in reading order, each picture before the first text that stands below it, or else after the page's text. */
export function withPictures(drafts: readonly Draft[], pages: readonly PageText[]): Draft[] {
  const placed = [...drafts]
  for (const page of pages)
    for (const box of page.pictures.filter((one) => isPicture(one, page)))
      placed.splice(placeOf(box, page, placed), 0, draftOf(box, page))
  return placed
}

function isPicture(box: Box, { width, height }: PageText): boolean {
  const share = (widthOf(box) * heightOf(box)) / Math.max(1, width * height)
  return share >= LEAST_AREA && share <= MOST_AREA
}

function draftOf(box: Box, { page, width, height }: PageText): Draft {
  return {
    node: {
      label: 'picture',
      layer: 'body',
      text: '',
      raw: '',
      confidence: 1,
      sources: [{ page, box: clampToPage(box, width, height), lines: 0 }],
      because: 'a picture on the page',
    },
    page,
    lines: [],
    parent: null,
  }
}

function placeOf(box: Box, { page }: PageText, drafts: readonly Draft[]): number {
  const middle = (box[1] + box[3]) / 2
  const boxes = drafts.map((draft) =>
    draft.node.layer === 'body' && draft.page === page && draft.lines.length > 0
      ? unionOf(draft.lines.filter((line) => line.page === page).map(({ pageBox }) => pageBox))
      : null,
  )
  const below = boxes.findIndex((own) => own !== null && own[1] >= middle && beside(own, box) > 0)
  if (below !== -1) return below
  const last = boxes.findLastIndex((own) => own !== null)
  if (last !== -1) return last + 1
  const next = drafts.findIndex((draft) => draft.page > page)
  return next === -1 ? drafts.length : next
}

const beside = (a: Box, b: Box): number => Math.min(a[2], b[2]) - Math.max(a[0], b[0])

/** The nodes, with each caption under the picture or table that it stands right below or above. */
export function withCaptionTies(nodes: readonly Node[], pages: readonly PageText[]): Node[] {
  const widths = new Map(pages.map(({ page, width }) => [page, width]))
  const shown = nodes.filter(({ label }) => label === 'picture' || label === 'table')
  return nodes.map((node) => {
    if (node.label !== 'caption' || node.parent !== null) return node
    const { page, box } = node.sources[0]!
    const names = /^(?:tab|tableau)/iu.test(node.text) ? 'table' : 'picture'
    const near = shown
      .filter(({ label, sources }) => label === names && sources[0]!.page === page)
      .map((one) => ({ one, gap: gapBetween(one.sources[0]!.box, box) }))
      .filter(({ one, gap }) => gap < NEAR * widths.get(page)! && isBeside(one.sources[0]!.box, box))
      .sort((a, b) => a.gap - b.gap)
    return near.length === 0 ? node : { ...node, parent: near[0]!.one.id }
  })
}

const gapBetween = (a: Box, b: Box): number => Math.max(0, Math.max(a[1], b[1]) - Math.min(a[3], b[3]))

const isBeside = (a: Box, b: Box): boolean => beside(a, b) > BESIDE * Math.min(widthOf(a), widthOf(b))
