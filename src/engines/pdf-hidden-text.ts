// Hidden text of a page: somebody's recognition, taken out of content streams so that the page does not say everything twice.
import type { Box } from '../model/geometry.ts'
import { concat, type Matrix, mapBox } from './pdf-matrix.ts'
import { type ContentOperator, readOperators } from './pdf-operators.ts'

/** What the walk asks of the page's resources. */
export interface ContentResources {
  /** The form of that name, or what kind of image it is; null for anything else. */
  readonly object: (name: string) => FormContent | 'opaque image' | 'other image' | null
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

/** An image over this share of the page hides what was painted before it (as pdf-image.ts has it). */
const PAGE_WIDE = 0.9

interface State {
  readonly matrix: Matrix
  readonly mode: number
}

interface Walk {
  state: State
  readonly stack: State[]
  /** Text was taken out of the line since it was last placed: what follows in it would move. */
  moved: boolean
  /** Text was painted that can be seen, as far as the walk has come. */
  visible: boolean
}

/**
 * Takes out what text render mode 3 paints, in the content and in the forms it paints.
 * @param page the page's box in user space
 * @returns null where text is hidden in other ways, or cannot be taken out without moving text that is seen
 */
export function withoutHiddenText(bytes: Uint8Array, resources: ContentResources, page: Box): StrippedContent | null {
  const walk: Walk = { state: { matrix: [1, 0, 0, 1, 0, 0], mode: 0 }, stack: [], moved: false, visible: false }
  return strip(bytes, resources, walk, page, 0)
}

/** Forms within forms deeper than this are somebody's joke. */
const MAX_DEPTH = 12

function strip(
  bytes: Uint8Array,
  resources: ContentResources,
  walk: Walk,
  page: Box,
  depth: number,
): StrippedContent | null {
  const operators = depth > MAX_DEPTH ? null : readOperators(bytes)
  if (operators === null) return null
  const kept: Uint8Array[] = []
  const forms = new Map<string, StrippedContent>()
  const before = new Map<string, Painted>()
  let from = 0
  for (const operator of operators) {
    const { name, operands, start, end } = operator
    if (name === 'Do') {
      const painted = paintObject(String(operands[0]), resources, walk, page, depth)
      if (painted === null) return null
      const form = String(operands[0])
      if (unlike(painted, before.get(form))) return null
      before.set(form, painted)
      if (painted !== 'kept') forms.set(form, painted)
      continue
    }
    follow(walk, operator)
    const replacement = SHOWS[name]
    if (replacement === undefined) continue
    if (walk.state.mode === INVISIBLE) {
      kept.push(bytes.subarray(from, start), Buffer.from(replacement(bytes, operator), 'latin1'))
      from = end
      walk.moved = true
    } else if (walk.moved && !BEGINS_LINE.has(name)) return null
    else walk.visible = true
  }
  kept.push(bytes.subarray(from))
  return { bytes: from === 0 ? bytes : Buffer.concat(kept), forms }
}

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
  if (object === 'opaque image') return walk.visible && covers(walk.state.matrix, page) ? null : 'kept'
  const outer = { state: walk.state, height: walk.stack.length }
  walk.state = { ...walk.state, matrix: concat(walk.state.matrix, object.matrix) }
  const stripped = strip(object.bytes, object.resources, walk, page, depth + 1)
  walk.state = outer.state
  walk.stack.length = outer.height
  return stripped !== null && stripped.bytes === object.bytes && stripped.forms.size === 0 ? 'kept' : stripped
}

function covers(matrix: Matrix, page: Box): boolean {
  const [left, top, right, bottom] = mapBox(matrix, [0, 0, 1, 1])
  const width = Math.min(right, page[2]) - Math.max(left, page[0])
  const height = Math.min(bottom, page[3]) - Math.max(top, page[1])
  const area = (page[2] - page[0]) * (page[3] - page[1])
  return width > 0 && height > 0 && width * height >= PAGE_WIDE * area
}

const INVISIBLE = 3

/** The operators that show text, and what is left of each when its text is taken out: the move to the next line. */
const SHOWS: Readonly<Record<string, (bytes: Uint8Array, operator: ContentOperator) => string>> = {
  Tj: () => '',
  TJ: () => '',
  "'": () => 'T*',
  '"': (_bytes, { operands: [wordSpace, letterSpace] }) => `${wordSpace} Tw ${letterSpace} Tc T*`,
}
const BEGINS_LINE: ReadonlySet<string> = new Set(["'", '"'])
const PLACES: ReadonlySet<string> = new Set(['BT', 'Td', 'TD', 'Tm', 'T*'])

function follow(walk: Walk, { name, operands }: ContentOperator): void {
  if (name === 'q') walk.stack.push(walk.state)
  else if (name === 'Q') walk.state = walk.stack.pop() ?? walk.state
  else if (name === 'cm' && operands.length >= 6)
    walk.state = { ...walk.state, matrix: concat(walk.state.matrix, operands.slice(-6) as unknown as Matrix) }
  else if (name === 'Tr') walk.state = { ...walk.state, mode: Number(operands.at(-1)) }
  if (PLACES.has(name) || BEGINS_LINE.has(name)) walk.moved = false
}
