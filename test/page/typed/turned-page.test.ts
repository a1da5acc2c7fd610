import { describe, expect, it } from 'vitest'
import type { TextLayerLine } from '../../../src/engines/ports.ts'
import { turnToUpright } from '../../../src/page/typed/turned-page.ts'

function line(text: string, angle: number): TextLayerLine {
  const words = text
    .split(' ')
    .map((word) => ({ text: word, box: [0, 0, 10, 10] as [number, number, number, number], isBold: false }))
  return { box: [0, 0, 10, 10], words, fontSize: 10, baseline: 8, angle }
}

describe('turnToUpright', () => {
  it.each([
    ['level', 0, 0],
    ['running up', -90, 90],
    ['upside down', 180, 180],
    ['upside down, told the other way round', -179.9, 180],
    ['running down', 90, 270],
    ['slanted', 45, 0],
  ])('of a page whose lines are %s', (_, angle, rotation) => {
    expect(turnToUpright([line('The ferries called', angle), line('at the pier', angle)])).toBe(rotation)
  })

  it('goes by most of the letters: a table on its side under level text is no turned page', () => {
    const table = ['Pier 12', 'Ferry 7'].map((text) => line(text, -90))
    expect(turnToUpright([line('The ferries called at each pier twice', 0), ...table])).toBe(0)
    expect(turnToUpright([line('Page 4', 0), ...table])).toBe(90)
  })

  it('of a page without lines is none', () => {
    expect(turnToUpright([])).toBe(0)
  })
})
