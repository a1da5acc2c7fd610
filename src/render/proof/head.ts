// The head of a proof: what the document is, its findings, its legend with switches, and how to move about.
import { html, type Markup } from '../../diagnostics/html-text.ts'
import { messageOf } from '../../diagnostics/print.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { type Document, type Node, NodeLabel } from '../../model/document.ts'
import { isDoubtful } from './doubts.ts'
import { isGrave, SEVERITY } from './findings.ts'
import type { ProofNode } from './model.ts'
import { labelName } from './text.ts'

export function proofHead(document: Document, nodes: readonly ProofNode[]): Markup {
  const doubts = nodes.reduce((sum, node) => sum + doubtsIn(node), 0)
  return html`<a class="skip" href="#text">Skip to the text</a>
<header>
<h1 title="${document.source.file}">${document.source.file}</h1>
<p class="soft">${figures(document, doubts)}</p>
<div class="tools" role="toolbar" aria-label="Moving about">
<label>Page <input id="go" type="number" min="1" value="${document.pages[0]?.page ?? 1}"> of ${document.source.pageCount}</label>
<button type="button" id="before" title="Previous doubtful word (p)" aria-label="Previous doubtful word">‹</button><span id="doubt-place">${plural(doubts, 'doubtful word')}</span><button type="button" id="after" title="Next doubtful word (n)" aria-label="Next doubtful word">›</button>
<span class="zoom"><button type="button" id="smaller" title="Smaller (−)" aria-label="Smaller scan">−</button> <button type="button" id="fit" title="As wide as its pane (0)">100 %</button> <button type="button" id="larger" title="Larger (+)" aria-label="Larger scan">+</button></span>
${findingsPanel(document)}${HELP}</div>
${legend(document.nodes)}
</header>
`
}

const doubtsIn = ({ marker, tokens }: ProofNode): number =>
  (marker.some(isDoubtful) ? 1 : 0) + tokens.filter(({ words }) => words.some(isDoubtful)).length

const plural = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

function figures({ pages, nodes, quality }: Document, doubts: number): string {
  const numbered = nodes.filter(({ label }) => label === 'numbered_paragraph').length
  const failed = pages.filter(({ status }) => status === 'failed').length
  const { expectedCer } = quality
  return [
    plural(pages.length, 'page'),
    ...(failed === 0 ? [] : [`${failed} not read`]),
    plural(numbered, 'numbered paragraph'),
    ...(expectedCer === null || doubts === 0
      ? []
      : [`expected CER ${Number((expectedCer * 100).toPrecision(2))}\u00a0%`]),
  ].join(' · ')
}

function findingsPanel({ diagnostics, pages }: Document): Markup {
  const told = [...diagnostics.filter(isGrave), ...diagnostics.filter((finding) => !isGrave(finding))]
  const known = new Set(pages.map(({ page }) => page))
  const grave = diagnostics.filter(isGrave).length
  const notes = diagnostics.length - grave
  const items = told.map(
    (finding) =>
      html`<li class="${finding.severity}"><strong>${SEVERITY[finding.severity]}</strong> ${findingLink(finding, known)}</li>\n`,
  )
  return html`<details><summary>${plural(grave, 'finding')}${notes === 0 ? null : `, ${plural(notes, 'note')}`}</summary><div class="panel">${told.length === 0 ? 'Nothing was found out of order.' : html`<ol>\n${items}</ol>`}</div></details>
`
}

function findingLink(finding: Diagnostic, known: ReadonlySet<number>): Markup {
  const { page } = finding
  if (page === undefined || !known.has(page)) return html`${messageOf(finding)}`
  return html`<a href="#page-${page}">page ${page}</a>: ${messageOf(finding)}`
}

const HELP = html`<details><summary>Keys</summary><div class="panel"><dl>
<dt><kbd>↓</kbd> <kbd>↑</kbd></dt><dd>next, previous piece of the text, on scan and text</dd>
<dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next, previous doubtful word</dd>
<dt><kbd>Esc</kbd></dt><dd>nothing is chosen any more</dd>
<dt><kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd></dt><dd>scan larger, smaller, as wide as its pane</dd>
<dt>pointer</dt><dd>shows the same place on the other side; a click keeps it</dd>
</dl></div></details>`

/** A switch for each label that the document has, in the order of the labels. */
function legend(nodes: readonly Node[]): Markup {
  const counts = NodeLabel.options.flatMap((label) => {
    const own = nodes.filter((node) => node.label === label)
    return own.length === 0 ? [] : [{ label, count: own.length, layer: own[0]!.layer }]
  })
  return html`<div class="legend" role="group" aria-label="What is shown">
${counts.map(({ label, count, layer }) => html`<label class="l-${label}"><input type="checkbox" checked="" data-hides="no-${label}"><span class="swatch ${layer}"></span>${labelName(label)} <span class="soft">${count}</span></label>\n`)}<span class="rest"><label><input type="checkbox" checked="" data-hides="no-doubts">doubtful words</label>
<label><input type="checkbox" checked="" data-hides="no-boxes">boxes</label>
<label><input type="checkbox" data-shows="orders">reading order</label>
<label class="together"><input type="checkbox" id="together" checked="">scroll together</label></span>
</div>`
}
