// Image regions: the parts of a typed page that its images take, strips of one image put together.
import type { PageContent } from '../../engines/ports.ts'
import { type Box, heightOf, unionOf, widthOf } from '../../model/geometry.ts'

/** All in points, square points. Less than a line of small type, or than two words of it, is an ornament or a sign in a line. */
const MIN_HEIGHT = 8
const MIN_AREA = 2000
/** Images no further apart are pieces of one. */
const SEAM = 1.5
/** More images than this are letters or samples of a pattern: they are looked at as one. */
const MANY = 300
/** An image over this share of the page, with hidden text beside the visible, is a scan that the visible text replaces. */
const PAGE_WIDE = 0.9

/** Boxes of a page's images that may show text, points, from the top down. */
export function imageRegions(
  { imageBoxes, hiddenGlyphs }: Pick<PageContent, 'imageBoxes' | 'hiddenGlyphs'>,
  { widthPoints, heightPoints }: { readonly widthPoints: number; readonly heightPoints: number },
): Box[] {
  const page: Box = [0, 0, widthPoints, heightPoints]
  const seen = imageBoxes.map((box) => shared(box, page)).filter((box) => widthOf(box) > 0 && heightOf(box) > 0)
  const whole = seen.length > MANY ? [unionOf(seen)] : merged(seen)
  const isScan = (box: Box): boolean => hiddenGlyphs > 0 && shareWithin(page, box) >= PAGE_WIDE
  return whole
    .filter((box) => heightOf(box) >= MIN_HEIGHT && widthOf(box) * heightOf(box) >= MIN_AREA && !isScan(box))
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
}

/** Share of `box` that lies in `outer`, 0–1. */
export function shareWithin(box: Box, outer: Box): number {
  const inner = shared(box, outer)
  const area = Math.max(0, widthOf(inner)) * Math.max(0, heightOf(inner))
  return area / Math.max(1e-9, widthOf(box) * heightOf(box))
}

const shared = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
]

const touch = (a: Box, b: Box): boolean =>
  a[0] <= b[2] + SEAM && b[0] <= a[2] + SEAM && a[1] <= b[3] + SEAM && b[1] <= a[3] + SEAM

function merged(boxes: readonly Box[]): Box[] {
  const groups: Box[] = []
  for (const box of boxes) {
    let grown = box
    for (let at = groups.findIndex((one) => touch(one, grown)); at !== -1; ) {
      grown = unionOf([grown, ...groups.splice(at, 1)])
      at = groups.findIndex((one) => touch(one, grown))
    }
    groups.push(grown)
  }
  return groups
}
