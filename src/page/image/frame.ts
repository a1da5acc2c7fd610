// Frame: from the pixels of the image that was recognized back to the upright page.
import type { Box } from '../../model/geometry.ts'

interface Size {
  readonly width: number
  readonly height: number
}

export interface Frame {
  readonly upright: Size
  /** The upright page turned by −skew about its centre, on a canvas that holds all of it. */
  readonly straight: Size
  /** Pixels of the recognized image to one of the straight page. */
  readonly scale: number
  /** Degrees, clockwise, that were taken out; 0 when the page was left as it is. */
  readonly skew: number
}

/** A box of the recognized image on the upright page: its centre turned back, its size kept. */
export function boxOnPage([left, top, right, bottom]: Box, { upright, straight, scale, skew }: Frame): Box {
  const angle = (skew * Math.PI) / 180
  const [x, y] = [(left + right) / 2 / scale - straight.width / 2, (top + bottom) / 2 / scale - straight.height / 2]
  const [cx, cy] = [
    x * Math.cos(angle) - y * Math.sin(angle) + upright.width / 2,
    x * Math.sin(angle) + y * Math.cos(angle) + upright.height / 2,
  ]
  const [halfWidth, halfHeight] = [(right - left) / 2 / scale, (bottom - top) / 2 / scale]
  return [cx - halfWidth, cy - halfHeight, cx + halfWidth, cy + halfHeight]
}
