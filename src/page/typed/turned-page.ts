// Turned pages: a page whose type does not run level, seen as it looks once it is turned upright.
import { turn } from '../../engines/gray-ops.ts'
import { mapBox, turnOf } from '../../engines/pdf/matrix.ts'
import type { SourcePage, TextLayerLine } from '../../engines/ports.ts'
import type { Box } from '../../model/geometry.ts'
import type { Rotation } from '../../model/page-text.ts'

/** Type so many degrees off a quarter turn still runs along it. */
const NEAR_QUARTER = 1
/** A page is turned where more than this share of its letters runs that way: a table on its side beside level text is fewer. */
const MOST_LETTERS = 0.5

/** Degrees clockwise by which a page with such a text layer has to be turned, so that most of its letters stand upright. */
export function turnToUpright(lines: readonly TextLayerLine[]): Rotation {
  const letters = { 0: 0, 90: 0, 180: 0, 270: 0 }
  let all = 0
  for (const line of lines) {
    const count = line.words.reduce((sum, { text }) => sum + text.length, 0)
    const quarter = Math.round(line.angle / 90) * 90
    all += count
    if (Math.abs(line.angle - quarter) < NEAR_QUARTER) letters[((360 - quarter) % 360) as Rotation] += count
  }
  return ([90, 180, 270] as const).find((rotation) => letters[rotation] > MOST_LETTERS * all) ?? 0
}

/** The page turned clockwise: all that it tells is told of the page as it stands then. */
export function turnedPage(page: SourcePage, rotation: Rotation): SourcePage {
  if (rotation === 0) return page
  const size = { width: page.widthPoints, height: page.heightPoints }
  const upright = rotation === 180 ? size : { width: size.height, height: size.width }
  const turned = (box: Box): Box => turnedBox(box, rotation, size)
  return {
    widthPoints: upright.width,
    heightPoints: upright.height,
    inspect: async () => {
      const content = await page.inspect()
      return { ...content, imageBoxes: content.imageBoxes.map(turned) }
    },
    rasterize: async (limits) => {
      const raster = await page.rasterize(limits)
      return { ...raster, image: await turn(raster.image, rotation) }
    },
    textLines: () => page.textLines(rotation),
    drawnPaths: async () => (await page.drawnPaths()).map((path) => ({ ...path, box: turned(path.box) })),
    place: page.place,
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** A box on a page of `size` that is turned clockwise. */
export const turnedBox = (box: Box, rotation: Rotation, { width, height }: Size): Box =>
  mapBox(turnOf(rotation, width, height), box)
