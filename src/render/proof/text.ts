// The text side of a proof: each page's nodes as they read, with number, label, reasons, findings and doubtful words.
import { CODES, type Code } from '../../diagnostics/codes.ts'
import { html, type Markup } from '../../diagnostics/html-text.ts'
import type { Node } from '../../model/document.ts'
import type { Box } from '../../model/geometry.ts'
import type { PlacedWord } from '../node-words.ts'
import type { TextToken } from '../text-tokens.ts'
import { doubtText, isDoubtful, percent } from './doubts.ts'
import { findingList } from './findings.ts'
import type { ProofNode, ProofPage } from './model.ts'
import type { Sheet } from './sheet.ts'

export const labelName = (label: Node['label']): string => label.replaceAll('_', ' ')

/** Deeper nodes are not set in further. */
const MAX_DEPTH = 6

export function pageText({ page, beginning, shown, findings }: ProofPage, sheets: Sheets): Markup {
  const id = `page-${page.page}`
  const printed = page.label === null ? null : html` <span class="soft">printed ${page.label}</span>`
  return html`<section class="page" id="${id}" data-page="${page.page}" aria-labelledby="${id}-head">
<h2 id="${id}-head">Page ${page.page}${printed} <span class="soft about">${aboutPage(page)}</span></h2>
${page.status === 'failed' ? failure(page.because) : null}${findingList(findings.filter(({ code }) => code !== FAILED))}${shown.filter((node) => !beginning.includes(node)).map(continued)}${beginning.map((node) => nodeText(node, sheets))}${page.status === 'ok' && shown.length === 0 ? html`<p class="soft">No text on this page: ${page.because}.</p>\n` : null}</section>
`
}

/** By page: where its words' boxes are to be drawn. */
export type Sheets = ReadonlyMap<number, Sheet>

function aboutPage({ status, textSource, confidence, because }: ProofPage['page']): Markup | null {
  if (status === 'failed' || textSource === 'blank') return null
  if (textSource === 'text-layer') return html`<span title="${because}">text layer</span>`
  return html`<span title="${because}">confidence ${percent(confidence)}</span>`
}

/** Told in larger type than other findings are. */
const FAILED: Code = 'page/failed'

const failure = (reason: string): Markup =>
  html`<p class="failed"><strong>This page could not be read:</strong> ${reason}. Its text is missing here: ${CODES[FAILED].hint}.</p>\n`

/** The end of a node that began on a page before. */
const continued = ({ node }: ProofNode): Markup =>
  html`<p class="soft continued">begins with the end of <a href="#${node.id}">${nameOf(node)}</a> from page ${node.sources[0]!.page}</p>\n`

const nameOf = ({ number, label }: Node): string => `${labelName(label)}${number === undefined ? '' : ` ${number}`}`

function nodeText(proof: ProofNode, sheets: Sheets): Markup {
  const { node, depth, tokens, marker, findings } = proof
  const classes = `node l-${node.label} d${Math.min(depth, MAX_DEPTH)}${node.layer === 'furniture' ? ' furniture' : ''}`
  const words = [marker, ...tokens.map((token) => token.words)]
  return html`<article class="${classes}" id="${node.id}" data-label="${node.label}" data-words="${wordPlaces(words, sheets)}" tabindex="-1" aria-label="${nameOf(node)}">
<p class="key" title="${labelName(node.label)}">${node.number === undefined ? html`<span class="label">${labelName(node.label)}</span>` : html`<b class="label">${node.number}</b>`}</p>
<div class="said"><p lang="" dir="auto">${markerText(proof)}<span class="t">${textOf(proof)}</span></p>
${findingList(findings)}<p class="why">${whyText(node)}</p></div>
</article>
`
}

function markerText({ node, marker }: ProofNode): Markup | null {
  if (node.marker === undefined) return null
  const doubt = doubtText(marker)
  if (doubt === '') return html`<span class="m">${node.marker}</span> `
  return html`<span class="m"><u class="doubt" data-word="0" title="${doubt}">${node.marker}</u></span> `
}

/** The text word by word: doubtful words underlined, marks of footnotes as links to them, white space as it is. */
function textOf({ node, tokens }: ProofNode): readonly (Markup | string)[] {
  if (tokens.length === 0 && node.label === 'picture') return [html`<i class="soft">picture</i>`]
  let end = 0
  const pieces = tokens.flatMap((token, index) => {
    const space = node.text.slice(end, token.at)
    end = token.at + token.text.length
    return [space, tokenText(token, index, node)]
  })
  return [...pieces, node.text.slice(end)]
}

function tokenText(token: TextToken, index: number, { notes = [] }: Node): Markup | string {
  const marks = notes.filter(({ at }) => at >= token.at && at < token.at + token.text.length)
  const text = marks.length === 0 ? token.text : html`${withMarks(token, marks)}`
  if (!token.words.some(isDoubtful)) return text
  return html`<u class="doubt" data-word="${index + 1}" title="${doubtText(token.words)}">${text}</u>`
}

function withMarks({ text, at }: TextToken, marks: NonNullable<Node['notes']>): readonly (Markup | string)[] {
  let end = 0
  const pieces = marks.flatMap(({ at: from, mark, note }) => {
    const before = text.slice(end, from - at)
    end = Math.min(text.length, from - at + mark.length)
    return [before, html`<a class="mark" href="#${note}">${text.slice(from - at, end)}</a>`]
  })
  return [...pieces, text.slice(end)]
}

function whyText({ id, confidence, sources, because }: Node): Markup {
  const pages = `${sources.length === 1 ? 'page' : 'pages'} ${sources.map(({ page }) => page).join(', ')}`
  return html`${because} · confidence ${percent(confidence)} · ${pages} · ${id}`
}

/**
 * Where the words stand, for the script: "3/120,330,40,20 170,330,60,20;…", entries by semicolons (the marker's first, then one a
 * word of the text), boxes by spaces as left, top, width, height; "3/" where the page is another than that of the box before.
 */
function wordPlaces(entries: readonly (readonly PlacedWord[])[], sheets: Sheets): string {
  let last = 0
  const placeOf = ({ page, box }: PlacedWord): string => {
    const [left, top, right, bottom]: Box = sheets.get(page)!.onSheet(box)
    const place = [left, top, right - left, bottom - top].join(',')
    if (page === last) return place
    last = page
    return `${page}/${place}`
  }
  return entries.map((words) => words.map(placeOf).join(' ')).join(';')
}
