// Annex heads: "Annex" alone at a page's head is the heading of an annex where the numbers begin again under it.
import { readMarker } from '../../markers/marker.ts'
import type { TextLine } from '../text/text-line.ts'
import { isLoneAnnex } from '../text/unnumbered-annex.ts'
import type { MarkedLines } from './furniture.ts'

/** The first number stands within so many lines under it: its title may take the others. */
const OPENING = 5
/** Text has so many words in a line. */
const TEXT_WORDS = 7
/** Under a running “Appendix” stands the number of each one. */
const NUMBER = /^(?:\d{1,3}|[IVXL]{1,7}|[A-Z])$/u

/** The lines, those that head an annex at its first page back in the body. @param lines all of them, in reading order */
export function withAnnexHeads(marked: MarkedLines, lines: readonly TextLine[]): MarkedLines {
  const lone = marked.furniture.filter(({ line, label }) => label === 'page_header' && isLoneAnnex(line.text))
  const pages = new Set(lone.map(({ line }) => line.page))
  const heads = new Set(
    lone.flatMap(({ line }) => (!pages.has(line.page - 1) && beginsAnew(line.page, marked.body) ? [line] : [])),
  )
  if (heads.size === 0) return marked
  const body = new Set([...marked.body, ...heads])
  return {
    ...marked,
    body: lines.filter((line) => body.has(line)),
    furniture: marked.furniture.filter(({ line }) => !heads.has(line)),
  }
}

/** After a page with text, the count is at its first number again within the page's first lines. */
function beginsAnew(page: number, body: readonly TextLine[]): boolean {
  const hasTextBefore = body.some((line) => line.page < page && line.words.length >= TEXT_WORDS)
  const opening = body.filter((line) => line.page === page).slice(0, OPENING)
  const isFirst = ({ text }: TextLine): boolean =>
    readMarker(text)?.readings.some(
      ({ value, cost, components }) => value === 1 && cost === 0 && components === undefined,
    ) ?? false
  return hasTextBefore && opening.some(isFirst) && !opening.some(({ text }) => NUMBER.test(text))
}
