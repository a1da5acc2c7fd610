// The part of the proof's script that ties words: the one under the pointer, and the doubtful ones in turn.

export const WORDS_SCRIPT = `
/** By article: for its marker, and for each word of its text, the boxes on the sheets. */
const placed = new WeakMap()
function wordsOf(article) {
  if (!placed.has(article)) {
    let page = ''
    placed.set(article, article.dataset.words.split(';').map((entry) => entry.split(' ').filter(Boolean).map((place) => {
      const parts = place.split('/')
      if (parts.length > 1) page = parts[0]
      const [left, top, width, height] = parts.at(-1).split(',').map(Number)
      return { page, left, top, width, height }
    })))
  }
  return placed.get(article)
}

/** Which of the article's words is under the pointer, in its text or on the scan; -1 for none. */
function wordAt(event, article) {
  const over = event.target.closest('.over')
  if (over !== null) {
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(over.getScreenCTM().inverse())
    const page = over.closest('.page').dataset.page
    return wordsOf(article).findIndex((places) => places.some((place) => place.page === page &&
      x >= place.left && x <= place.left + place.width && y >= place.top && y <= place.top + place.height))
  }
  if (event.target.closest('.m') !== null) return 0
  if (event.target.closest('.said > [lang]') === null) return -1
  const doubt = event.target.closest('u.doubt')
  return doubt === null ? 1 + wordsBefore(one('.t', article), event) : Number(doubt.dataset.word)
}

function wordsBefore(line, { clientX, clientY }) {
  const range = document.createRange()
  range.setStart(line, 0)
  const caret = document.caretPositionFromPoint?.(clientX, clientY)
  const older = caret ? null : document.caretRangeFromPoint?.(clientX, clientY)
  if (!caret && !older) return -1
  const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [older.startContainer, older.startOffset]
  if (!line.contains(node)) return -1
  range.setEnd(node, offset)
  return (range.toString().match(/\\S+\\s/g) ?? []).length
}

/** A word of an article's text as a range; null for its marker. */
function rangeOf(article, word) {
  const line = one('.t', article)
  const match = [...line.textContent.matchAll(/\\S+/g)][word - 1]
  if (match === undefined) return null
  const range = document.createRange()
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  let [at, started] = [0, false]
  while (walker.nextNode()) {
    const end = at + walker.currentNode.length
    if (!started && match.index < end) { range.setStart(walker.currentNode, match.index - at); started = true }
    if (match.index + match[0].length <= end) { range.setEnd(walker.currentNode, match.index + match[0].length - at); break }
    at = end
  }
  return range
}

const marks = []
let shownWord = ''
/** Marks a word on the scan and in the text; null marks none. */
function showWord(article, word = -1) {
  const key = article === null || word < 0 ? '' : article.id + ' ' + word
  if (key === shownWord) return
  shownWord = key
  for (const mark of marks.splice(0)) mark.remove()
  globalThis.CSS?.highlights?.delete('word')
  if (key === '') return
  for (const { page, left, top, width, height } of wordsOf(article)[word] ?? []) {
    const mark = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
    for (const [name, value] of Object.entries({ class: 'word', x: left - 3, y: top - 3, width: width + 6, height: height + 6 })) mark.setAttribute(name, value)
    one('#scan-' + page + ' .over').append(mark)
    marks.push(mark)
  }
  const range = rangeOf(article, word)
  if (range !== null) globalThis.CSS?.highlights?.set('word', new Highlight(range))
}

const doubts = all('u.doubt', text)
let doubtAt = -1
/** Says of the doubtful word what its title says: titles show under a pointer only. */
const told = document.createElement('p')
told.className = 'told'
told.setAttribute('role', 'status')

function markDoubt(at) {
  doubts[doubtAt]?.classList.remove('at')
  doubtAt = at
  told.remove()
  if (at !== -1) {
    doubts[at].classList.add('at')
    one('.said', doubts[at].closest('article')).append(told)
    told.textContent = doubts[at].title
  }
  one('#doubt-place').textContent = at === -1 ? doubts.length + ' doubtful words' : 'doubtful word ' + (at + 1) + ' of ' + doubts.length
}

/** On to the next doubtful word behind the last one, or behind the chosen node. */
function stepDoubt(by) {
  const shown = doubts.filter((doubt) => isShown(doubt.closest('article')))
  if (shown.length === 0) return
  const last = doubts[doubtAt]
  const isOn = last !== undefined && (chosen === null || chosen.contains(last)) && shown.includes(last)
  const isBehind = (doubt) => chosen === null || (chosen.compareDocumentPosition(doubt) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const start = isOn ? shown.indexOf(last) + by : by > 0 ? shown.findIndex(isBehind) : shown.findLastIndex((doubt) => !isBehind(doubt))
  const doubt = shown[(start + shown.length) % shown.length]
  const article = doubt.closest('article')
  choose(article)
  markDoubt(doubts.indexOf(doubt))
  reveal(doubt, text)
  showWord(article, Number(doubt.dataset.word))
  if (marks.length > 0 && !isStacked()) reveal(marks[0], scan)
}
for (const button of [one('#before'), one('#after')]) button.disabled = doubts.length === 0
`
