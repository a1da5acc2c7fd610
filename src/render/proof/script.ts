// The proof's script: choosing and hovering tie text and scan; keys, switches, zoom. Plain JavaScript that runs in the browser.
import { SCROLL_SCRIPT } from './script-scroll.ts'
import { WORDS_SCRIPT } from './script-words.ts'

const NODES = `
const one = (selector, root = document) => root.querySelector(selector)
const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const main = one('main'), text = one('#text'), scan = one('#scan')
const articles = all('article', text)
const boxes = new Map(articles.map((article) => [article.id, []]))
for (const box of all('[data-node]', scan)) boxes.get(box.dataset.node)?.push(box)
const isShown = (article) => !main.classList.contains('no-' + article.dataset.label)

/** The article and the boxes of a node. */
const partsOf = (article) => article === null ? [] : [article, ...boxes.get(article.id)]
let chosen = null, hot = null

function heat(article) {
  if (article === hot) return
  for (const part of partsOf(hot)) part.classList.remove('hot')
  hot = article
  for (const part of partsOf(hot)) part.classList.add('hot')
}

/** @param from the pane that it was chosen in, which stays as it is */
function choose(article, from = null) {
  for (const part of partsOf(chosen)) { part.classList.remove('chosen'); part.removeAttribute('aria-current') }
  chosen?.setAttribute('tabindex', '-1')
  chosen = article
  if (chosen === null) return
  for (const part of partsOf(chosen)) part.classList.add('chosen')
  chosen.setAttribute('aria-current', 'true')
  chosen.setAttribute('tabindex', '0')
  chosen.focus({ preventScroll: true })
  standStill()
  reveal(chosen, text)
  const box = boxes.get(chosen.id)[0]
  if (box !== undefined && !isStacked()) reveal(box, scan)
  else if (from === scan && isStacked()) reveal(chosen, text)
}

function step(by) {
  const shown = articles.filter(isShown)
  const at = shown.indexOf(chosen)
  if (at !== -1) return choose(shown[Math.max(0, Math.min(shown.length - 1, at + by))])
  const line = text.getBoundingClientRect().top
  choose(shown.find((article) => article.getBoundingClientRect().bottom > line + 40) ?? shown[0] ?? null)
}

function clear() {
  choose(null)
  heat(null)
  showWord(null)
  markDoubt(-1)
  document.activeElement?.blur()
  for (const panel of all('details[open]')) panel.open = false
}
`

const POINTER = `
const nodeAt = (target) => {
  const box = target.closest?.('[data-node]')
  return target.closest?.('article') ?? (box ? document.getElementById(box.dataset.node) : null)
}

for (const pane of [text, scan]) {
  pane.addEventListener('pointermove', (event) => {
    const article = nodeAt(event.target)
    heat(article)
    showWord(article, article === null ? -1 : wordAt(event, article))
  })
  pane.addEventListener('pointerleave', () => { heat(null); showWord(null) })
  pane.addEventListener('click', (event) => {
    if (event.target.closest('a') || getSelection()?.isCollapsed === false) return
    const article = nodeAt(event.target)
    if (article !== null) choose(article, pane)
    else if (pane === scan) choose(null)
    const doubt = event.target.closest?.('u.doubt')
    if (doubt) markDoubt(doubts.indexOf(doubt))
  })
}
`

const CONTROLS = `
for (const box of all('[data-hides]')) box.addEventListener('change', () => main.classList.toggle(box.dataset.hides, !box.checked))
for (const box of all('[data-shows]')) box.addEventListener('change', () => main.classList.toggle(box.dataset.shows, box.checked))

let zoom = 1
function setZoom(to) {
  zoom = Math.max(0.5, Math.min(4, to))
  const [x, y] = [(scan.scrollLeft + scan.clientWidth / 2) / scan.scrollWidth, (scan.scrollTop + scan.clientHeight / 2) / scan.scrollHeight]
  scan.style.setProperty('--zoom', String(zoom))
  standStill()
  scan.scrollTo(x * scan.scrollWidth - scan.clientWidth / 2, y * scan.scrollHeight - scan.clientHeight / 2)
  one('#fit').textContent = Math.round(zoom * 100) + '\\u00a0%'
  if (chosen !== null && boxes.get(chosen.id).length > 0) reveal(boxes.get(chosen.id)[0], scan)
}
one('#smaller').addEventListener('click', () => setZoom(zoom / 1.25))
one('#larger').addEventListener('click', () => setZoom(zoom * 1.25))
one('#fit').addEventListener('click', () => setZoom(1))
one('#before').addEventListener('click', () => stepDoubt(-1))
one('#after').addEventListener('click', () => stepDoubt(1))
one('#go').addEventListener('change', (event) => goToPage(Number(event.target.value)))
for (const panel of all('header details')) panel.addEventListener('toggle', () => {
  if (panel.open) for (const other of all('header details[open]')) if (other !== panel) other.open = false
})
document.addEventListener('click', (event) => {
  if (!event.target.closest('header details')) for (const panel of all('header details[open]')) panel.open = false
})

const KEYS = {
  ArrowDown: () => step(1), ArrowUp: () => step(-1), n: () => stepDoubt(1), p: () => stepDoubt(-1),
  Escape: clear, '+': () => setZoom(zoom * 1.25), '=': () => setZoom(zoom * 1.25), '-': () => setZoom(zoom / 1.25), 0: () => setZoom(1),
}
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.matches?.('input[type=number]') && event.key !== 'Escape') return
  const act = KEYS[event.key]
  if (act === undefined) return
  event.preventDefault()
  act()
})

/** Links to nodes choose them; links to pages move both sides. */
function follow(hash) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)))
  if (target?.matches('article')) { choose(target); return true }
  if (target?.matches('#text .page')) { goToPage(Number(target.dataset.page)); return true }
  return false
}
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="#"]')
  if (link && follow(link.getAttribute('href'))) {
    event.preventDefault()
    for (const panel of all('header details[open]')) panel.open = false
  }
})
addEventListener('hashchange', () => follow(location.hash))
follow(location.hash)
`

export const PROOF_SCRIPT = `'use strict';{${NODES}${SCROLL_SCRIPT}${WORDS_SCRIPT}${POINTER}${CONTROLS}}`
