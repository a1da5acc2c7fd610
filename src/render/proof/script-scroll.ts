// The part of the proof's script that scrolls: to what is chosen, to a page, and one side with the other.

export const SCROLL_SCRIPT = `
/** In one column, and on narrow screens, the page scrolls and not its panes. */
const isStacked = () => getComputedStyle(text).display === 'contents'

/** Scrolls a pane as little as is needed to see all of an element; far ones come to its middle. Twice, for sizes may only then be known. */
function reveal(element, pane, again = true) {
  const { top, bottom, left, right } = element.getBoundingClientRect()
  const view = isStacked() ? { top: 0, bottom: innerHeight, left: 0, right: innerWidth } : pane.getBoundingClientRect()
  const head = pane === text ? 40 : 0
  const isSeen = top >= view.top + head && bottom <= view.bottom && left >= view.left && right <= view.right + 1
  const isTall = bottom - top > (view.bottom - view.top) * 0.7
  const isWide = right - left > view.right - view.left
  if (!isSeen) element.scrollIntoView({ block: isTall ? 'start' : 'center', inline: isWide ? 'start' : 'nearest' })
  if (again) requestAnimationFrame(() => { if (chosen?.isConnected) reveal(element, pane, false) })
}

const pages = all('.page', text).map((page) => ({ number: Number(page.dataset.page), text: page, scan: document.getElementById('scan-' + page.dataset.page) }))
const go = one('#go')

function goToPage(number) {
  const page = pages.find((one) => one.number >= number) ?? pages.at(-1)
  if (page === undefined) return
  standStill()
  page.text.scrollIntoView()
  if (!isStacked()) page.scan?.scrollIntoView()
  go.value = page.number
}

/** The side that the reader scrolls; the other one follows it. */
let leader = null
const standStill = () => { leader = null }
for (const pane of [text, scan]) {
  for (const event of ['wheel', 'pointerdown', 'touchstart']) pane.addEventListener(event, () => { leader = pane }, { passive: true })
  pane.addEventListener('keydown', (event) => {
    if (['PageDown', 'PageUp', 'Home', 'End', ' '].includes(event.key)) leader = pane
  })
  pane.addEventListener('scroll', () => {
    if (pane === leader) requestAnimationFrame(() => { if (pane === leader) followScroll(pane) })
  }, { passive: true })
}

/** The line that both sides have in common, as a share of a pane's height: from the top at the top to the bottom at the end. */
const readingLine = (pane) => Math.min(1, Math.max(0, pane.scrollTop / Math.max(1, pane.scrollHeight - pane.clientHeight)))

function followScroll(pane) {
  const [own, other] = pane === text ? ['text', 'scan'] : ['scan', 'text']
  const to = pane === text ? scan : text
  const share = readingLine(pane)
  const line = pane.getBoundingClientRect().top + pane.clientHeight * share
  const page = pages.find((one) => one[own].getBoundingClientRect().bottom > line) ?? pages.at(-1)
  if (page === undefined || !page.scan) return
  go.value = page.number
  if (!one('#together').checked) return
  const y = between(anchorsOf(page, own, other), line - page[own].getBoundingClientRect().top)
  const toLine = to.getBoundingClientRect().top + to.clientHeight * share
  to.scrollTop += page[other].getBoundingClientRect().top + y - toLine
}

/** Heights on both sides of a page that belong together, both rising: its ends, and the tops of its nodes. */
function anchorsOf(page, own, other) {
  const [from, to] = [page[own].getBoundingClientRect(), page[other].getBoundingClientRect()]
  const anchors = [[0, 0]]
  for (const article of all('article:not(.furniture)', page.text)) {
    const box = boxes.get(article.id).find((one) => page.scan.contains(one))
    if (box === undefined || !isShown(article)) continue
    const tops = { text: article.getBoundingClientRect().top, scan: box.getBoundingClientRect().top }
    const anchor = [tops[own] - from.top, tops[other] - to.top]
    const last = anchors.at(-1)
    if (anchor[0] > last[0] && anchor[1] > last[1]) anchors.push(anchor)
  }
  return [...anchors, [from.height, to.height]]
}

function between(anchors, y) {
  const at = Math.max(1, anchors.findIndex(([own]) => own >= y))
  const [low, high] = [anchors[at - 1], anchors[at]]
  const share = (y - low[0]) / Math.max(1, high[0] - low[0])
  return low[1] + Math.max(0, Math.min(1, share)) * (high[1] - low[1])
}
`
