// Hidden text of a page: somebody's recognition, taken out of content streams so that the page does not say everything twice.
import type { Box } from '../../model/geometry.ts'
import { clippedTo, type Path, pathAfter, shared } from './clip.ts'
import { concat, type Matrix, mapBox } from './matrix.ts'
import { type ContentOperator, readOperators } from './operators.ts'

/** What the walk asks of the page's resources. */
export interface ContentResources {
  /** The form of that name, or what kind of image it is; null for anything else. */
  readonly object: (name: string) => FormContent | 'opaque image' | 'other image' | null
  /** Whether the graphics state of that name lets what is painted hide what lies under it. */
  readonly isPlainState: (name: string) => boolean
}

export interface FormContent {
  readonly bytes: Uint8Array
  readonly matrix: Matrix
  readonly resources: ContentResources
}

export interface StrippedContent {
  /** Without its hidden text; the very bytes that were given where it has none. */
  readonly bytes: Uint8Array
  /** The forms that lost text, by name. */
  readonly forms: ReadonlyMap<string, StrippedContent>
}

/** An image over this share of the page may hide what was painted before it (as pdf-image.ts has it). */
const PAGE_WIDE = 0.9
/** One over this share does: what is left is the edge of the paper. */
const WHOLE_PAGE = 0.995

interface State {
  readonly matrix: Matrix
  readonly mode: number
  readonly clip: Box
  /** No transparency is set. */
  readonly plain: boolean
}

interface Walk {
  state: State
  readonly stack: State[]
  path: Path
  clipNext: boolean
  /** Text was taken out of the line since it was last placed: what follows in it would move. */
  moved: boolean
  /** Text was painted that can be seen, as far as the walk has come. */
  visible: boolean
  /** What is painted now lies under an image of the whole page. */
  covered: boolean
}

/**
 * Takes out what text render mode 3 paints, and what lies under an image of the whole page, in the content and in the
 * forms it paints.
 * @param page the page's box in user space
 * @returns null where text is hidden in other ways, or cannot be taken out without moving text that is seen
 */
export function withoutHiddenText(bytes: Uint8Array, resources: ContentResources, page: Box): StrippedContent | null {
  const operators = readOperators(bytes)
  if (operators === null) return null
  const cover = lastCover(operators, resources, page)
  return strip({ bytes, operators, resources, cover }, walkFrom(page), page, 0)
}

const walkFrom = (page: Box): Walk => ({
  state: { matrix: [1, 0, 0, 1, 0, 0], mode: 0, clip: page, plain: true },
  stack: [],
  path: 'none',
  clipNext: false,
  moved: false,
  visible: false,
  covered: false,
})

/** How many of the operators come before the last image that hides all before it, that image included; 0 where there is none. */
function lastCover(operators: readonly ContentOperator[], resources: ContentResources, page: Box): number {
  const walk = walkFrom(page)
  return operators.reduce((last, operator, index) => {
    follow(walk, operator, resources)
    const isImage = operator.name === 'Do' && resources.object(String(operator.operands[0])) === 'opaque image'
    return isImage && walk.state.plain && shareCovered(walk.state, page) >= WHOLE_PAGE ? index + 1 : last
  }, 0)
}

/** Forms within forms deeper than this are somebody's joke. */
const MAX_DEPTH = 12

interface Content {
  readonly bytes: Uint8Array
  readonly operators: readonly ContentOperator[]
  readonly resources: ContentResources
  /** How many of the operators lie under an image of the whole page, or are its own. */
  readonly cover: number
}

function strip(
  { bytes, operators, resources, cover }: Content,
  walk: Walk,
  page: Box,
  depth: number,
): StrippedContent | null {
  const kept: Uint8Array[] = []
  const forms = new Map<string, StrippedContent>()
  const before = new Map<string, Painted>()
  let from = 0
  for (const [index, operator] of operators.entries()) {
    const { name, operands, start, end } = operator
    if (depth === 0) walk.covered = index < cover
    if (name === 'Do') {
      const form = String(operands[0])
      const painted = paintObject(form, resources, walk, page, depth)
      if (painted === null || unlike(painted, before.get(form))) return null
      before.set(form, painted)
      if (painted !== 'kept') forms.set(form, painted)
      continue
    }
    follow(walk, operator, resources)
    const replacement = SHOWS[name]
    if (replacement === undefined) continue
    if (isHidden(walk)) {
      kept.push(bytes.subarray(from, start), Buffer.from(replacement(operator), 'latin1'))
      from = end
      walk.moved = true
    } else if (walk.moved && !BEGINS_LINE.has(name)) return null
    else walk.visible = true
  }
  kept.push(bytes.subarray(from))
  return { bytes: from === 0 ? bytes : Buffer.concat(kept), forms }
}

/** Modes 0 to 2 paint letters, 3 paints none; those from 4 on are clipping paths as well, and stay. */
const isHidden = ({ state: { mode }, covered }: Walk): boolean => mode === INVISIBLE || (covered && mode < INVISIBLE)
const INVISIBLE = 3

type Painted = StrippedContent | 'kept'

/** A form painted twice may hide its text once and show it once. */
function unlike(one: Painted, other: Painted | undefined): boolean {
  if (other === undefined) return false
  if (one === 'kept' || other === 'kept') return one !== other
  return Buffer.compare(one.bytes, other.bytes) !== 0
}

/** Null where what the object paints makes the page one that cannot be stripped. */
function paintObject(name: string, resources: ContentResources, walk: Walk, page: Box, depth: number): Painted | null {
  const object = resources.object(name)
  if (object === null || object === 'other image') return 'kept'
  if (object === 'opaque image') return walk.visible && shareCovered(walk.state, page) >= PAGE_WIDE ? null : 'kept'
  const operators = depth >= MAX_DEPTH ? null : readOperators(object.bytes)
  if (operators === null) return null
  const outer = { state: walk.state, height: walk.stack.length }
  walk.state = { ...walk.state, matrix: concat(walk.state.matrix, object.matrix) }
  const stripped = strip({ ...object, operators, cover: 0 }, walk, page, depth + 1)
  walk.state = outer.state
  walk.stack.length = outer.height
  return stripped !== null && stripped.bytes === object.bytes && stripped.forms.size === 0 ? 'kept' : stripped
}

/** Share of the page that an image painted now covers. */
function shareCovered({ matrix, clip }: State, page: Box): number {
  const [left, top, right, bottom] = shared(shared(mapBox(matrix, [0, 0, 1, 1]), clip), page)
  const area = (page[2] - page[0]) * (page[3] - page[1])
  return (Math.max(0, right - left) * Math.max(0, bottom - top)) / area
}

/** The operators that show text, and what is left of each when its text is taken out: the move to the next line. */
const SHOWS: Readonly<Record<string, (operator: ContentOperator) => string>> = {
  Tj: () => '',
  TJ: () => '',
  "'": () => 'T*',
  '"': ({ operands: [wordSpace, letterSpace] }) => `${wordSpace} Tw ${letterSpace} Tc T*`,
}
const BEGINS_LINE: ReadonlySet<string> = new Set(["'", '"'])
const PLACES: ReadonlySet<string> = new Set(['BT', 'Td', 'TD', 'Tm', 'T*'])
const PAINTS: ReadonlySet<string> = new Set(['n', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'])

function follow(walk: Walk, operator: ContentOperator, resources: ContentResources): void {
  const { name, operands } = operator
  const { state } = walk
  if (PLACES.has(name) || BEGINS_LINE.has(name)) walk.moved = false
  walk.path = pathAfter(walk.path, operator, state.matrix)
  if (name === 'q') walk.stack.push(state)
  else if (name === 'Q') walk.state = walk.stack.pop() ?? state
  else if (name === 'cm' && operands.length >= 6)
    walk.state = { ...state, matrix: concat(state.matrix, operands.slice(-6) as unknown as Matrix) }
  else if (name === 'Tr') walk.state = { ...state, mode: Number(operands.at(-1)) }
  else if (name === 'gs') walk.state = { ...state, plain: state.plain && resources.isPlainState(String(operands[0])) }
  else if (name === 'W' || name === 'W*') walk.clipNext = true
  else if (PAINTS.has(name)) {
    if (walk.clipNext) walk.state = { ...state, clip: clippedTo(state.clip, walk.path) }
    walk.clipNext = false
    walk.path = 'none'
  }
}
