import { expect, it } from 'vitest'
import type { Box } from '../../src/model/geometry.ts'
import { findRules } from '../../src/page/rules.ts'

const rulesAmong = (...boxes: Box[]): Box[] =>
  findRules(
    boxes.map((box) => ({ box, area: 1 })),
    20,
  )

it('takes long thin blobs, lying or standing', () => {
  const [lying, standing]: Box[] = [
    [100, 50, 500, 53],
    [50, 100, 53, 900],
  ]
  expect(rulesAmong(lying!, standing!)).toEqual([lying, standing])
})

it('takes no em dash, no letter, no box', () => {
  expect(rulesAmong([100, 50, 140, 53], [100, 50, 120, 70], [100, 50, 500, 450])).toEqual([])
})
