// The sheet of a proof: the page as its image shows it, straightened on a canvas that holds all of it, and boxes on it.
import type { Box } from '../../model/geometry.ts'
import type { PageText } from '../../model/page-text.ts'

export interface Sheet {
  /** Pixels of the page, whatever the size of its image. */
  readonly width: number
  readonly height: number
  /** From the upright page to the sheet, rounded to pixels: the box's centre turned, its size kept. */
  readonly onSheet: (box: Box) => Box
}

/** A sheet for a page whose size is not known: A4 at 100 dpi. */
const UNKNOWN = { width: 827, height: 1169 }

/** @param straightenedBy degrees, clockwise, that are taken out of the page's image */
export function sheetOf(page: Pick<PageText, 'width' | 'height'>, straightenedBy: number): Sheet {
  const { width, height } = page.width > 0 && page.height > 0 ? page : UNKNOWN
  const angle = (-straightenedBy * Math.PI) / 180
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const sheet = {
    width: Math.round(width * cosine + height * Math.abs(sine)),
    height: Math.round(width * Math.abs(sine) + height * cosine),
  }
  const onSheet = ([left, top, right, bottom]: Box): Box => {
    const [x, y] = [(left + right - width) / 2, (top + bottom - height) / 2]
    const [toX, toY] = [x * cosine - y * sine + sheet.width / 2, x * sine + y * cosine + sheet.height / 2]
    const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2]
    return [toX - halfWidth, toY - halfHeight, toX + halfWidth, toY + halfHeight].map(Math.round) as unknown as Box
  }
  return { ...sheet, onSheet }
}
