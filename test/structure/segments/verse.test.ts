import { describe, expect, it } from 'vitest'
import { structurePages } from '../../../src/digitize.ts'
import type { Generator, Node } from '../../../src/model/document.ts'
import { typedPage } from '../typed-page.ts'

const GENERATOR: Generator = {
  name: 'recto',
  version: '0.0.0',
  engine: { name: 'recorded', version: '0', language: 'eng' },
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
}

function nodesOf(set: string): readonly Node[] {
  const grid = `The council thanks you for what you sent when the new light was opened by the
master of the harbour. It will be cut into the stone above the door, like this:

${set}

The mason says that he can cut small letters as well as large ones, and that he
will ask no more for them than he would for the others, however many there are.`
  const input = { path: 'letter.pdf', sha256: '0'.repeat(64), pageCount: 1 }
  return structurePages([typedPage(grid, { page: 1 })], input, GENERATOR).nodes
}

describe('verse', () => {
  it('keeps its lines, though every second one is set in', () => {
    const set = `          Who comes by night from out the west,
            And sees no star above,
          Shall find this lamp, and be at rest,
            And reach the shores we love.`
    expect(nodesOf(set)[1]!.text.split('\n')).toEqual(set.split('\n').map((line) => line.trim()))
  })

  it('keeps them where they begin with small letters and mostly end with stops', () => {
    const set = `          O Thou who laid the deeps in bands
          and set the sands their bound,
          receive the labour of our hands,
          and keep our vessels sound.`
    expect(nodesOf(set)[1]!.text.split('\n')).toHaveLength(4)
  })

  it('is no quotation in prose, however narrow', () => {
    const set = `          The keeper of the light has been at
          his post for thirty years, and in all
          of them he never let the lamp go out
          before the sun had risen over the bay.`
    expect(nodesOf(set).every(({ text }) => !text.includes('\n'))).toBe(true)
  })
})
