import { describe, expect, it } from 'vitest'
import { sharedBeginnings, twinsIn } from '../../../src/engines/lstm/column-twins.ts'

/** Columns of two rows of two numbers each. */
const columns = Int32Array.from([
  ...[9, 9, 9, 9], // the edge
  ...[1, 1, 1, 1],
  ...[1, 1, 1, 1],
  ...[1, 1, 1, 2],
  ...[1, 2, 1, 1],
  ...[1, 1, 1, 1],
])

describe('twins', () => {
  it('are columns like the paper before them, wherever they stand', () => {
    expect(twinsIn(columns, 6)).toEqual({ twins: Int32Array.from([0, 1, 1, 3, 4, 1]), paper: 1 })
  })

  it('are not found among columns that all differ', () => {
    expect(twinsIn(Int32Array.from([1, 2, 3]), 3)).toEqual({ twins: Int32Array.from([0, 1, 2]), paper: 0 })
    expect(twinsIn(new Int32Array(0), 0)).toEqual({ twins: new Int32Array(0), paper: 0 })
  })
})

describe('shared beginnings', () => {
  it('are counted in whole rows, and never all of them', () => {
    expect([...sharedBeginnings(columns, 6, 2, 1)]).toEqual([0, 1, 1, 1, 0, 1])
    expect([...sharedBeginnings(columns, 6, 1, 1)]).toEqual([0, 0, 0, 0, 0, 0])
    expect([...sharedBeginnings(columns, 6, 4, 1)]).toEqual([0, 3, 3, 3, 1, 3])
  })
})
