import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { headsReport, opensOpinion } from '../../../src/structure/segments/opinions.ts'
import { typedPage } from '../typed-page.ts'

const TEXT = `     The board granted the lease without the meeting that its charter calls for
in the spring, and no notice of it was posted at the ferry house of the town.`

describe('opinions', () => {
  it('are opened by who concurs or dissents, in his office', () => {
    for (const text of [
      'TOLLEFSON, Justice (dissenting).',
      'BRANDT, Justice, concurring in part and dissenting in part.',
      'JUSTICE HOLM, with whom JUSTICE BRANDT joins, dissenting.',
      'Meyer, J., concurring in the judgment.',
      'HOLM, Circuit Judge, dissenting from the denial of certiorari:',
    ])
      expect(opensOpinion(text), text).toBe(true)
    for (const text of ['Meyer, concurring.', 'TOLLEFSON, Justice.', 'Justice Holm dissenting, the board met again.'])
      expect(opensOpinion(text), text).toBe(false)
  })

  it('stand under such a line as under a heading', () => {
    const grid = `${TEXT}\n     It is so ordered.\n     TOLLEFSON, Justice (dissenting).\n${TEXT}`
    const { nodes } = documentOf([typedPage(grid)])
    expect(nodes.map(({ label, text }) => `${label} ${text.slice(0, 20)}`)).toEqual([
      'paragraph The board granted th',
      'paragraph It is so ordered.',
      'section_header TOLLEFSON, Justice (',
      'paragraph The board granted th',
    ])
  })

  it('have the term and the report over them, which are no title', () => {
    expect(headsReport('(Slip Opinion) OCTOBER TERM, 2021 1')).toBe(true)
    expect(headsReport('OCTOBER TERM, 2021')).toBe(true)
    expect(headsReport('OCTOBER TERM OF THE BOARD OF LAMPS')).toBe(false)
    const grid = `${' '.repeat(20)}(Slip Opinion) OCTOBER TERM, 2021 1

${' '.repeat(24)}THE SHIPS OF PORT HAVEN\n\n${TEXT}`
    expect(documentOf([typedPage(grid)]).metadata.title).toBe('THE SHIPS OF PORT HAVEN')
  })
})
