// A dawg of a model file: a directed acyclic word graph, packed so that a step through it is a binary search.
import type { ByteReader } from './byte-reader.ts'
import type { Dawg } from './model.ts'

const MAGIC = 42
const BYTES_PER_EDGE = 8

/** Flags of an edge, above the bits of its letter; above them stands the first edge of the node it leads to. */
const IS_LAST = 1
const IS_BACKWARD = 2
const ENDS_WORD = 4
const FLAG_BITS = 3

/**
 * The edges, those of a node side by side and by their letter. A node is named by its first edge. An edge that no other node follows leads
 * to 0, for nothing leads back to the root.
 */
interface Edges {
  readonly letters: Uint16Array
  readonly targets: Uint32Array
  /** 0 where no word ends. */
  readonly ends: Uint8Array
  /** One past the last edge of the node, at the node's first edge; 0 at other edges. */
  readonly nodeEnds: Uint32Array
}

/**
 * Reads int16 magic number, int32 number of unichars, int32 number of edges, u64 edges. How many bits of an edge are its letter follows
 * from the number of unichars. Throws a ModelError on edges of unknown unichars or to what is no node.
 */
export function readDawg(reader: ByteReader, kind: Dawg['kind'], unichars: number): Dawg {
  if (reader.int16() !== MAGIC) reader.fail('is damaged or of another form')
  if (reader.int32() !== unichars) reader.fail('is for another unicharset')
  const count = reader.int32()
  if (count < 1 || count * BYTES_PER_EDGE > reader.left) reader.fail(`has ${count} edges, or was cut off`)
  const edges = readEdges(reader, count, unichars)
  checkTargets(reader, edges)
  return { kind, step: (node, unichar) => step(edges, node, unichar) }
}

/** Whether the unichar ids `ids`, one or more, are a word of the dawg as they stand. */
export function hasWord(dawg: Dawg, ids: readonly number[]): boolean {
  let node = 0
  for (const [index, id] of ids.entries()) {
    const edge = dawg.step(node, id)
    if (edge === null) return false
    if (index === ids.length - 1) return edge.ends
    node = edge.next
  }
  return false
}

function step({ letters, targets, ends, nodeEnds }: Edges, node: number, unichar: number): ReturnType<Dawg['step']> {
  if (node < 0) return null
  let low = node
  let high = nodeEnds[node] ?? 0
  while (low < high) {
    const middle = (low + high) >>> 1
    const letter = letters[middle]!
    if (letter === unichar) return { next: targets[middle]! || -1, ends: ends[middle] !== 0 }
    if (letter < unichar) low = middle + 1
    else high = middle
  }
  return null
}

function readEdges(reader: ByteReader, count: number, unichars: number): Edges {
  const letterBits = 32 - Math.clz32(unichars)
  const letterMask = 2 ** letterBits - 1
  const targetBits = letterBits + FLAG_BITS
  const highFactor = 2 ** (32 - targetBits)
  const bytes = reader.bytes(count * BYTES_PER_EDGE)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const letters = new Uint16Array(count)
  const targets = new Uint32Array(count)
  const ends = new Uint8Array(count)
  const nodeEnds = new Uint32Array(count)
  let node = 0
  for (let edge = 0; edge < count; edge++) {
    const low = view.getUint32(edge * BYTES_PER_EDGE, true)
    const high = view.getUint32(edge * BYTES_PER_EDGE + 4, true)
    const letter = low & letterMask
    const flags = low >>> letterBits
    const target = (low >>> targetBits) + high * highFactor
    if (letter >= unichars || (flags & IS_BACKWARD) !== 0 || target >= count) reader.fail(`is damaged at edge ${edge}`)
    let place = edge
    for (; place > node && letters[place - 1]! >= letter; place--) {
      // No letter has two edges, which also bounds the time to sort those of a node.
      if (letters[place - 1] === letter) reader.fail(`is damaged at edge ${edge}`)
      letters[place] = letters[place - 1]!
      targets[place] = targets[place - 1]!
      ends[place] = ends[place - 1]!
    }
    letters[place] = letter
    targets[place] = target
    ends[place] = flags & ENDS_WORD
    if ((flags & IS_LAST) === 0) continue
    nodeEnds[node] = edge + 1
    node = edge + 1
  }
  if (node !== count) reader.fail('ends within a node')
  return { letters, targets, ends, nodeEnds }
}

function checkTargets(reader: ByteReader, { targets, nodeEnds, ends }: Edges): void {
  for (let edge = 0; edge < targets.length; edge++) {
    const target = targets[edge]!
    if (target === 0 ? ends[edge] === 0 : nodeEnds[target] === 0) reader.fail(`is damaged at edge ${edge}`)
  }
}
