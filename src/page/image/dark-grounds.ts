// Dark grounds: tiles of an unevenly lit page that are no paper in the shade, for their type is lighter than they are.

/** A grid of tiles, row by row: grays that three shares of a tile's pixels are no lighter than. */
export interface Tiles {
  readonly columns: number
  readonly rows: number
  /** Of half of them: type covers less than that of its ground, however dense. */
  readonly grounds: Float32Array
  /** Of the lightest, and of the darkest. */
  readonly lightest: Float32Array
  readonly darkest: Float32Array
}

/** Light type is so much lighter than its ground, and as light as the page's paper but for this share. */
const LIGHTER = 1.25
const AS_PAPER = 0.8
/** Dark type is so dark, by share of its ground. */
const DARKER = 0.6
/** Tiles that hang together are of one ground when their grays differ from its first by no more than this share. */
const SAME_GROUND = 0.12
/** A panel has so many tiles, which fill so much of the box around them; a skewed one fills less than all of it. */
const LEAST_TILES = 3
const FILLED = 0.6

/**
 * Which tiles belong to a ground with light type on it. A shadow with a hard edge, or a slip pasted in, has light tiles too, at its
 * rim, but more with dark type. @param paper gray of the page's paper where it is lit @returns one byte a tile
 */
export function findDarkGrounds(tiles: Tiles, paper: number): Uint8Array {
  const { grounds, lightest, darkest } = tiles
  const count = grounds.length
  const isLit = (at: number): boolean => lightest[at]! >= AS_PAPER * paper && lightest[at]! >= LIGHTER * grounds[at]!
  const isWritten = (at: number): boolean => darkest[at]! <= DARKER * grounds[at]!
  const found = new Uint8Array(count)
  const seen = new Uint8Array(count)
  for (let from = 0; from < count; from++) {
    if (seen[from] === 1 || !isLit(from)) continue
    const ground = groundAround(tiles, from, seen)
    if (ground.filter(isLit).length > ground.filter(isWritten).length && isPanel(ground, tiles.columns))
      for (const at of ground) found[at] = 1
  }
  return found
}

/** A panel is a box; patches of one gray in a photograph are not. */
function isPanel(ground: readonly number[], columns: number): boolean {
  const across = ground.map((at) => at % columns)
  const down = ground.map((at) => Math.floor(at / columns))
  const span = (places: readonly number[]): number =>
    places.reduce((a, b) => Math.max(a, b)) - places.reduce((a, b) => Math.min(a, b)) + 1
  return ground.length >= LEAST_TILES && ground.length >= FILLED * span(across) * span(down)
}

/** The tiles of one gray that hang together with one; they are marked as seen. */
function groundAround({ columns, rows, grounds }: Tiles, from: number, seen: Uint8Array): number[] {
  const ground = [from]
  seen[from] = 1
  for (let next = 0; next < ground.length; next++) {
    const at = ground[next]!
    const [column, row] = [at % columns, Math.floor(at / columns)]
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        const other = y * columns + x
        if (seen[other] === 1 || Math.abs(grounds[other]! - grounds[from]!) > SAME_GROUND * grounds[from]!) continue
        seen[other] = 1
        ground.push(other)
      }
  }
  return ground
}
