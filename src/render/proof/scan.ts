// The scan side of a proof: each page's image with its nodes drawn over it, and its doubtful words underlined.
import { html, type Markup } from '../../diagnostics/html-text.ts'
import { type Box, heightOf, widthOf } from '../../model/geometry.ts'
import type { PageImage } from '../../model/page-image.ts'
import { isDoubtful } from './doubts.ts'
import { isGrave } from './findings.ts'
import type { ProofNode, ProofPage } from './model.ts'

/** The size of the numbers at the nodes: this share of the sheet's longer side. */
const NUMBER_SIZE = 1 / 80
/** Width of a figure of them, by their size; a little more than it takes. */
const FIGURE_WIDTH = 0.62
/** A frame stands so far from its letters: share of the number's size. */
const MARGIN = 0.15
/** A doubtful word's line stands so far below it: share of the number's size. */
const LINE_BELOW = 0.15

/** @param image or what is told in its place */
export function pageScan(proof: ProofPage, image: PageImage | { readonly message: string }): Markup {
  const { page, sheet } = proof
  const view = `0 0 ${sheet.width} ${sheet.height}`
  return html`<figure class="page" id="scan-${page.page}" data-page="${page.page}">
<div class="sheet">${'webp' in image ? picture(proof, image) : placeholder(proof, image.message)}<svg class="over" viewBox="${view}" preserveAspectRatio="none" aria-hidden="true">${drawn(proof)}</svg></div>
<figcaption>Page ${page.page}${page.status === 'failed' ? ': not read' : null}</figcaption>
</figure>
`
}

const picture = ({ page }: ProofPage, { width, height, webp }: PageImage): Markup =>
  html`<img width="${width}" height="${height}" loading="lazy" decoding="async" alt="Scan of page ${page.page}" src="data:image/webp;base64,${webp}">`

function placeholder({ page, sheet }: ProofPage, reason: string): Markup {
  const told = page.status === 'failed' ? `Page ${page.page} could not be read` : `Page ${page.page} cannot be shown`
  return html`<svg class="blank" viewBox="0 0 ${sheet.width} ${sheet.height}" aria-hidden="true"></svg><p class="none"><strong>${told}</strong>${reason}</p>`
}

/** Larger nodes first, so that a small one within them can be pointed at. */
function drawn(proof: ProofPage): Markup {
  const { page, sheet, shown, findings } = proof
  const size = Math.round(Math.max(sheet.width, sheet.height) * NUMBER_SIZE)
  const boxes = shown
    .map((node, index) => ({ node, order: index + 1, box: node.places.find((place) => place.page === page.page)!.box }))
    .sort((one, other) => areaOf(other.box) - areaOf(one.box))
  const found = findings.filter(isGrave).flatMap(({ box }) => (box === undefined ? [] : [sheet.onSheet(box)]))
  return html`${boxes.map((one) => drawnNode(one, size))}${found.map((box) => html`<rect class="finding" ${place(box)}></rect>`)}${doubtLines(proof, size)}`
}

const areaOf = (box: Box): number => widthOf(box) * heightOf(box)

interface DrawnNode {
  readonly node: ProofNode
  readonly order: number
  readonly box: Box
}

function drawnNode({ node: { node, findings }, order, box }: DrawnNode, size: number): Markup {
  const classes = `box l-${node.label}${node.layer === 'furniture' ? ' furniture' : ''}${findings.some(isGrave) ? ' found' : ''}`
  const margin = Math.round(size * MARGIN)
  const number = node.number === undefined ? null : numberBeside(node.number, box, size)
  return html`<g class="${classes}" data-node="${node.id}"><rect ${place(widened(box, margin))}></rect>${number}<text class="order" x="${box[2]}" y="${box[1]}" font-size="${size}" text-anchor="end">${order}</text></g>`
}

const widened = ([left, top, right, bottom]: Box, by: number): Box => [left - by, top - by, right + by, bottom + by]

/** At the box's left; above its first line where the sheet leaves no room there. */
function numberBeside(number: string, [left, top]: Box, size: number): Markup {
  const room = (number.length + 1) * FIGURE_WIDTH * size
  if (left < room)
    return html`<text x="${left}" y="${Math.max(size, top - Math.round(size / 4))}" font-size="${size}">${number}</text>`
  return html`<text x="${left - Math.round(size / 2)}" y="${top + size}" font-size="${size}" text-anchor="end">${number}</text>`
}

function doubtLines({ page, sheet, shown }: ProofPage, size: number): Markup | null {
  const words = shown.flatMap(({ marker, tokens }) => [...marker, ...tokens.flatMap((token) => token.words)])
  const lines = [...new Set(words)]
    .filter((word) => word.page === page.page && isDoubtful(word))
    .map((word) => {
      const [left, , right, bottom] = sheet.onSheet(word.box)
      const y = Math.min(sheet.height - 1, bottom + Math.round(size * LINE_BELOW))
      return `M${left} ${y}H${right}`
    })
  return lines.length === 0 ? null : html`<path class="doubt" d="${lines.join('')}"></path>`
}

const place = (box: Box): Markup => html`x="${box[0]}" y="${box[1]}" width="${widthOf(box)}" height="${heightOf(box)}"`
