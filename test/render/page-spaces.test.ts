import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from '../../src/model/geometry.ts'
import type { LineGroup } from '../../src/render/line-groups.ts'
import { inSpaces, type PageSpaces } from '../../src/render/page-spaces.ts'
import { documentOf } from './document.ts'

const PAGE = { height: 1000, pictures: [] }
const groupOf = (box: Box, layer: 'body' | 'furniture' = 'furniture'): LineGroup => {
  const [node] = documentOf([{ label: layer === 'body' ? 'paragraph' : 'page_header', layer, text: 'x' }]).nodes
  return { node: node!, lines: [], box }
}
const TEXT = groupOf([200, 200, 800, 800], 'body')
const placesOf = (groups: readonly LineGroup[], spaces: PageSpaces): readonly string[] =>
  groups.map((group) =>
    Object.entries(spaces)
      .flatMap(([name, own]) => (own.includes(group) ? [name] : []))
      .join(),
  )

describe('inSpaces', () => {
  it.each<readonly [string, Box]>([
    ['top', [200, 50, 800, 80]],
    ['bottom', [200, 900, 800, 930]],
    ['left', [50, 400, 190, 430]],
    ['right', [810, 400, 900, 430]],
    ['top', [50, 50, 190, 80]],
    ['top', [50, 400, 300, 430]],
    ['bottom', [300, 600, 500, 630]],
  ])('puts furniture into the %s margin: %j', (side, box) => {
    const groups = [groupOf(box), TEXT]
    expect(placesOf(groups, inSpaces(groups, PAGE))).toEqual([side, 'body'])
  })

  it('goes by the half of the page where there is no text', () => {
    const groups = [groupOf([0, 100, 50, 120]), groupOf([0, 800, 50, 820])]
    expect(placesOf(groups, inSpaces(groups, PAGE))).toEqual(['top', 'bottom'])
  })

  it('takes what belongs to no node for text', () => {
    const rest: LineGroup = { node: null, lines: [], box: [0, 0, 10, 10] }
    expect(inSpaces([rest], PAGE).body).toEqual([rest])
  })

  it('puts every group into one space', () => {
    const box = fc
      .tuple(fc.nat(900), fc.nat(900), fc.nat(100), fc.nat(100))
      .map(([x, y, w, h]): Box => [x, y, x + w, y + h])
    const group = fc.record({ box, layer: fc.constantFrom('body' as const, 'furniture' as const) })
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), (drawn) => {
        const groups = drawn.map((one) => groupOf(one.box, one.layer))
        for (const place of placesOf(groups, inSpaces(groups, PAGE)))
          expect(place).toMatch(/^(?:top|left|right|bottom|body)$/)
      }),
    )
  })
})
