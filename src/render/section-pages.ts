// Section pages: the pages of one section, for formats that keep lines and words.
import type { Document } from '../model/document.ts'
import type { PageText } from '../model/page-text.ts'
import { groupLines } from './line-groups.ts'

/**
 * The pages that the section stands on. Of a page that it shares with another it has its own lines only, so that the
 * sections together have every line once; lines in no node's box go to the first section of the page. Pictures and
 * rules, which no section owns, are on both.
 * @param section one of the documents that `whole` was split into
 */
export function pagesOfSection(section: Document, whole: Document, pages: readonly PageText[]): PageText[] {
  const ids = new Set(section.nodes.map(({ id }) => id))
  const own = new Set(section.pages.map(({ page }) => page))
  return pages
    .filter(({ page }) => own.has(page))
    .map((page) => {
      const sharing = whole.sections.filter((one) => one.pages.includes(page.page))
      if (sharing.length < 2) return page
      const isFirst = sharing[0]!.first === section.sections[0]?.first
      const groups = groupLines(page, whole.nodes)
      const kept = groups.filter(({ node }) => (node === null ? isFirst : ids.has(node.id)))
      return { ...page, lines: kept.flatMap(({ lines }) => lines) }
    })
}
