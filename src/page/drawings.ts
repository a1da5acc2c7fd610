// Drawings of a typed page: its rules, told from what its paths paint, in page pixels.
import type { SourcePage } from '../engines/ports.ts'
import { type Box, clampToPage } from '../model/geometry.ts'
import type { Line, PageText } from '../model/page-text.ts'
import { drawnRules } from './drawn-rules.ts'
import type { PageSize } from './read-raster.ts'

/** @param lines of the page's text layer, in its pixels */
export async function readDrawings(
  page: SourcePage,
  lines: readonly Line[],
  { width, height, dpi }: PageSize,
): Promise<Pick<PageText, 'rules'>> {
  const scale = dpi / 72
  const paths = (await page.drawnPaths()).map((path) => ({ ...path, box: path.box.map((v) => v * scale) as Box }))
  const level = lines.filter(({ angle }) => angle === undefined)
  const boxes = paths.filter(({ kind }) => kind === 'box').map(({ box }) => box)
  return { rules: drawnRules(boxes, level, usualXHeight(lines)).map((box) => clampToPage(box, width, height)) }
}

/** The middle x-height, each line counted by its letters. */
function usualXHeight(lines: readonly Line[]): number {
  const sizes = lines.flatMap(({ xHeight, words }) =>
    words.flatMap(({ text }) => Array(text.length).fill(xHeight) as number[]),
  )
  return sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 0
}
