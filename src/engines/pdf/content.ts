// What a PDF page paints: pdf.js's operator list read as images with their places, glyphs and paths.
import type { Box } from '../../model/geometry.ts'
import { shared } from './clip.ts'
import { concat, type Matrix, mapBox } from './matrix.ts'
import { isPainted, isSeen, type PaintedPath, type PathState, paintedPaths } from './paths.ts'
import { OPS } from './pdf-js.ts'

/** Samples of a decoded image as pdf.js hands them over; kind 1 = 1 bit gray, 2 = RGB, 3 = RGBA; masks have none. */
export interface DecodedImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
  readonly kind?: number
}

export interface PaintedImage {
  readonly type: 'image' | 'mask'
  /** Name under which pdf.js keeps the decoded image, or the image itself. */
  readonly source: string | DecodedImage
  readonly width: number
  readonly height: number
  /** Image square (0–1, y up) → points of the upright page, origin top-left. */
  readonly matrix: Matrix
  /** Part of the page that clipping leaves of it, points. */
  readonly clip: Box
  /** Index of its operator: later ones lie on top. */
  readonly order: number
  /** Gray (0–255) of the ink that a mask lets through. */
  readonly ink: number
}

export interface PagePainting {
  readonly images: readonly PaintedImage[]
  readonly glyphs: readonly {
    readonly order: number
    readonly count: number
    readonly unreadable: number
    readonly visible: boolean
  }[]
  /** Indices of the operators that paint paths or shadings. */
  readonly paths: readonly number[]
  /** What the paths paint. */
  readonly drawn: readonly PaintedPath[]
  /** Letters and vowels among the visible glyphs, a–z only. */
  readonly letters: number
  readonly vowels: number
  /** False where soft masks, blend modes, glyphs as clipping paths, patterns or optional layers decide what is seen. */
  readonly plain: boolean
}

export interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

interface State extends PathState {
  readonly textMode: number
  /** Glyphs are the clipping path: what is painted shows in their shapes only. */
  readonly textClip: boolean
}

interface Walk {
  state: State
  readonly stack: State[]
  readonly images: PaintedImage[]
  readonly glyphs: PagePainting['glyphs'][number][]
  readonly paths: number[]
  readonly drawn: PaintedPath[]
  letters: number
  vowels: number
  plain: boolean
  clipNext: boolean
}

type Handler = (walk: Walk, args: readonly never[], order: number) => void

/**
 * Reads what the operators paint.
 * @param toPage user space → points of the upright page, origin top-left
 * @param page the page's box in those points
 */
export function readPainting(operators: OperatorList, toPage: Matrix, page: Box): PagePainting {
  const strokes = { strokeAlpha: 1, strokeInk: 0, lineWidth: 1, isDashed: false }
  const initial = { matrix: toPage, clip: page, textMode: 0, textClip: false, alpha: 1, ink: 0, ...strokes }
  const walk: Walk = {
    state: initial,
    stack: [],
    images: [],
    glyphs: [],
    paths: [],
    drawn: [],
    letters: 0,
    vowels: 0,
    plain: true,
    clipNext: false,
  }
  for (let order = 0; order < operators.fnArray.length; order++) {
    if (operators.fnArray[order] === OPS.beginAnnotation) walk.state = initial
    handlers[operators.fnArray[order]!]?.(walk, (operators.argsArray[order] ?? []) as never[], order)
  }
  return walk
}

const set = (walk: Walk, change: Partial<State>): void => {
  walk.state = { ...walk.state, ...change }
}
const save: Handler = (walk) => walk.stack.push(walk.state)
const restore: Handler = (walk) => {
  walk.state = walk.stack.pop() ?? walk.state
}
const clipTo = (walk: Walk, box: Box): void => {
  set(walk, { clip: shared(walk.state.clip, mapBox(walk.state.matrix, box)) })
}
const enterForm = (walk: Walk, matrix: Matrix | null, bbox: Box | null): void => {
  walk.stack.push(walk.state)
  if (matrix) set(walk, { matrix: concat(walk.state.matrix, matrix) })
  if (bbox) clipTo(walk, bbox)
}
const notPlain: Handler = (walk) => {
  walk.plain = false
}

const handlers: Record<number, Handler> = {
  [OPS.save]: save,
  [OPS.restore]: restore,
  [OPS.transform]: (walk, matrix) => set(walk, { matrix: concat(walk.state.matrix, matrix as unknown as Matrix) }),
  [OPS.paintFormXObjectBegin]: (walk, [matrix, bbox]) => enterForm(walk, matrix ?? null, bbox ?? null),
  [OPS.paintFormXObjectEnd]: restore,
  [OPS.beginGroup]: (walk, [group]) => {
    const { matrix, bbox, smask } = group as { matrix: Matrix | null; bbox: Box | null; smask: unknown }
    if (smask) walk.plain = false
    enterForm(walk, matrix, bbox)
  },
  [OPS.endGroup]: restore,
  [OPS.beginAnnotation]: (walk, [, , transform, matrix]) => {
    walk.stack.push(walk.state)
    for (const step of [transform, matrix] as (Matrix | null | undefined)[]) {
      if (step) set(walk, { matrix: concat(walk.state.matrix, step) })
    }
  },
  [OPS.endAnnotation]: restore,
  [OPS.setGState]: (walk, [states]) => readGraphicsState(walk, states ?? []),
  [OPS.setTextRenderingMode]: (walk, [mode]) => set(walk, { textMode: mode ?? 0 }),
  [OPS.setFillRGBColor]: (walk, [color]) => set(walk, { ink: luminance(color) }),
  [OPS.setStrokeRGBColor]: (walk, [color]) => set(walk, { strokeInk: luminance(color) }),
  [OPS.setLineWidth]: (walk, [width]) => set(walk, { lineWidth: width ?? 1 }),
  [OPS.setDash]: (walk, [dashes]) => set(walk, { isDashed: isDashes(dashes) }),
  [OPS.setFillColorN]: notPlain,
  [OPS.beginMarkedContentProps]: (walk, [tag]) => {
    if (tag === 'OC') walk.plain = false
  },
  [OPS.clip]: (walk) => {
    walk.clipNext = true
  },
  [OPS.eoClip]: (walk) => {
    walk.clipNext = true
  },
  [OPS.constructPath]: readPath,
  [OPS.shadingFill]: (walk, _args, order) => walk.paths.push(order),
  [OPS.showText]: readGlyphs,
  [OPS.paintImageXObject]: (walk, [id, width, height], order) =>
    addImage(walk, { source: id!, width: width!, height: height!, order }),
  [OPS.paintInlineImageXObject]: (walk, [image], order) => addInline(walk, image!, order),
  [OPS.paintImageMaskXObject]: (walk, [mask], order) => {
    const { data, width, height } = mask as { data: string | Uint8Array; width: number; height: number }
    addImage(walk, {
      source: typeof data === 'string' ? data : (mask as DecodedImage)!,
      width,
      height,
      order,
      type: 'mask',
    })
  },
  [OPS.paintImageXObjectRepeat]: (walk, [id, scaleX, scaleY, positions], order) => {
    const places = positions as unknown as number[]
    for (let index = 0; index < places.length; index += 2) {
      const matrix = [scaleX!, 0, 0, scaleY!, places[index]!, places[index + 1]!] as const
      addImage(walk, { source: id!, width: 0, height: 0, order, matrix })
    }
  },
  [OPS.paintImageMaskXObjectRepeat]: (walk, [mask, scaleX, skewX, skewY, scaleY, positions], order) => {
    const places = positions as unknown as number[]
    const { data, width, height } = mask as { data: string; width: number; height: number }
    for (let index = 0; index < places.length; index += 2) {
      const matrix = [scaleX!, skewX!, skewY!, scaleY!, places[index]!, places[index + 1]!] as const
      addImage(walk, { source: data, width, height, order, matrix, type: 'mask' })
    }
  },
  [OPS.paintImageMaskXObjectGroup]: (walk, [masks], order) => {
    for (const mask of (masks ?? []) as { data: string; width: number; height: number; transform: Matrix }[]) {
      addImage(walk, {
        source: mask.data,
        width: mask.width,
        height: mask.height,
        order,
        matrix: mask.transform,
        type: 'mask',
      })
    }
  },
  [OPS.paintInlineImageXObjectGroup]: (walk, [image, map], order) => {
    for (const { transform } of (map ?? []) as { transform: Matrix }[]) addInline(walk, image!, order, transform)
    walk.plain = false
  },
  [OPS.paintSolidColorImageMask]: (walk, _args, order) => walk.paths.push(order),
}

interface NewImage {
  readonly source: string | DecodedImage
  readonly width: number
  readonly height: number
  readonly order: number
  readonly matrix?: Matrix
  readonly type?: 'image' | 'mask'
}

function addImage(walk: Walk, { matrix, type, ...image }: NewImage): void {
  if (walk.state.alpha === 0) return
  const { clip, ink, textClip } = walk.state
  if (textClip) walk.plain = false
  const placed = matrix === undefined ? walk.state.matrix : concat(walk.state.matrix, matrix)
  walk.images.push({ ...image, type: type ?? 'image', matrix: placed, clip, ink })
}

function addInline(walk: Walk, image: DecodedImage, order: number, matrix?: Matrix): void {
  addImage(walk, { source: image, width: image.width, height: image.height, order, ...(matrix ? { matrix } : {}) })
}

function readGraphicsState(walk: Walk, states: readonly (readonly [string, unknown])[]): void {
  for (const [key, value] of states) {
    if (key === 'ca') set(walk, { alpha: Number(value) })
    if (key === 'CA') set(walk, { strokeAlpha: Number(value) })
    if (key === 'LW') set(walk, { lineWidth: Number(value) })
    if (key === 'D') set(walk, { isDashed: isDashes((value as unknown[])[0]) })
    if ((key === 'SMask' || key === 'TR') && value) walk.plain = false
    if (key === 'BM' && value !== 'source-over') walk.plain = false
  }
}

const isDashes = (dashes: unknown): boolean => Array.isArray(dashes) && dashes.some((length) => length > 0)

function readPath(walk: Walk, [paint, path, bounds]: readonly never[], order: number): void {
  const [data] = (path ?? []) as (ArrayLike<number> | null)[]
  if (paint !== undefined && bounds && isPainted(paint) && isSeen(bounds, walk.state)) {
    if (walk.state.alpha > 0) walk.paths.push(order)
    if (data) walk.drawn.push(...paintedPaths(paint, data, walk.state, order))
  }
  if (walk.clipNext && bounds) clipTo(walk, Array.from(bounds) as unknown as Box)
  walk.clipNext = false
}

/** Text render modes 3 (neither filled nor stroked) and 7 (only clips): ISO 32000-1, table 106. */
const INVISIBLE_MODES: ReadonlySet<number> = new Set([3, 7])
/** Render modes 4 to 7 add the glyphs to the clipping path. */
const CLIPS = 4
const UNREADABLE = /^$|[\p{Cc}\p{Co}\p{Cn}\p{Cs}\uFFFD]/u

function readGlyphs(walk: Walk, [items]: readonly never[], order: number): void {
  if ((walk.state.textMode & CLIPS) !== 0) set(walk, { textClip: true })
  const visible = !INVISIBLE_MODES.has(walk.state.textMode & 7) && walk.state.alpha > 0
  let count = 0
  let unreadable = 0
  for (const item of items as readonly (number | { unicode: string; isSpace: boolean } | null)[]) {
    if (item === null || typeof item !== 'object' || item.isSpace || item.unicode === ' ') continue
    count += 1
    if (UNREADABLE.test(item.unicode)) unreadable += 1
    if (!visible || !/^[a-z]$/i.test(item.unicode)) continue
    walk.letters += 1
    if (/[aeiouy]/i.test(item.unicode)) walk.vowels += 1
  }
  if (count > 0) walk.glyphs.push({ order, count, unreadable, visible })
}

/** Gray of "#rrggbb"; black where a pattern or something unknown is set. */
function luminance(color: unknown): number {
  const hex = typeof color === 'string' ? /^#([0-9a-f]{6})$/i.exec(color)?.[1] : undefined
  if (hex === undefined) return 0
  const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]
  return 0.299 * r + 0.587 * g + 0.114 * b
}
