// Drawings of a typed page: its rules and its pictures, told from what its paths paint, in page pixels.
import type { SourcePage } from '../../engines/ports.ts'
import { type Box, clampToPage } from '../../model/geometry.ts'
import type { Line, PageText } from '../../model/page-text.ts'
import { drawnPictures } from './drawn-pictures.ts'
import { drawnRules } from './drawn-rules.ts'
import { shareWithin } from './image-regions.ts'
import type { PagePixels } from './text-layer.ts'

/** A rule of which so much lies in a picture is a part of it. */
const WITHIN = 0.9

/** @param lines of the page's text layer, in its pixels */
export async function readDrawings(
  page: SourcePage,
  lines: readonly Line[],
  { width, height, scale }: PagePixels,
): Promise<Pick<PageText, 'rules' | 'pictures'>> {
  const paths = (await page.drawnPaths()).map((path) => ({ ...path, box: path.box.map((v) => v * scale) as Box }))
  const level = lines.filter(({ angle }) => angle === undefined)
  const boxes = paths.filter(({ kind }) => kind === 'box').map(({ box }) => box)
  const xHeight = usualXHeight(level)
  const pictures = drawnPictures(paths, level, { width, height }, xHeight)
  const rules = drawnRules(boxes, level, xHeight).filter(
    (rule) => !pictures.some((one) => shareWithin(rule, one) > WITHIN),
  )
  const onPage = (box: Box): Box => clampToPage(box, width, height)
  return { rules: rules.map(onPage), pictures: pictures.map(onPage) }
}

/** The middle x-height, each line counted by its letters. */
function usualXHeight(lines: readonly Line[]): number {
  const sizes = lines.flatMap(({ xHeight, words }) =>
    words.flatMap(({ text }) => Array<number>(text.length).fill(xHeight)),
  )
  return sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 0
}
