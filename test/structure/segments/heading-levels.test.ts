// Headings of one level are headings all of them, and stand under what encloses them.
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import type { Node } from '../../../src/model/document.ts'
import { typedPage } from '../typed-page.ts'

const PROSE = `
The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the winter came. It was
agreed that the lamps are lit at dusk by the keeper.
`
const nodesOf = (grid: string): readonly Node[] => documentOf([typedPage(grid)]).nodes
const headingsOf = (grid: string): string[] =>
  nodesOf(grid).flatMap(({ label, marker, text }) =>
    label === 'section_header' ? [`${marker ?? ''} ${text}`.trim()] : [],
  )
const over = (...headings: string[]): string => headings.map((heading) => `${heading}\n${PROSE}`).join('\n')

describe('heading levels', () => {
  it('have one label: a heading in small letters beside headings is one', () => {
    const headings = ['1. Introduction', '2. Background', '3. Findings of the council', '4. Conclusions']
    expect(headingsOf(over(...headings))).toEqual(headings)
  })

  it('are told where all of a level are short and alone over text', () => {
    const headings = ['I. Introduction', 'II. The lamps', 'A. Old lamps', 'B. New lamps', 'III. The dues']
    expect(headingsOf(over(...headings))).toEqual(headings)
  })

  it('take in no numbered paragraph, long or short, beside a heading', () => {
    const grid = `${over('1. Pilot Dues')}
2. The pilots are paid in spring, as they have been since the old wall was built, and
the keeper has the key of the lower gate.

3. The keeper has the key.

4. Berths of the quay
are those that the harbour master lets.`
    expect(headingsOf(grid).filter((heading) => !heading.startsWith('1.'))).toEqual([])
  })

  it('stand under the heading that encloses them', () => {
    const nodes = nodesOf(
      `PART ONE\n\nCHAPTER I\n\n1. Berths\n\n1.1 Small Berths\n\n1.1.1 ${PROSE.trim()}\n\n1.1.2 ${PROSE.trim()}`,
    )
    const parentOf = (text: string): string | undefined => {
      const { parent } = nodes.find((node) => node.text.startsWith(text))!
      return nodes.find(({ id }) => id === parent)?.text
    }
    expect(['PART ONE', 'CHAPTER I', 'Berths', 'Small Berths'].map(parentOf)).toEqual([
      undefined,
      'PART ONE',
      'CHAPTER I',
      'Berths',
    ])
  })
})
