// People's names that begin like a letter's marker number nothing; headings that look alike do.
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const PROSE = `The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the winter came.`

const nodesOf = (grid: string): string[] =>
  documentOf([typedPage(`${PROSE}\n\n${grid}`)])
    .nodes.slice(1)
    .map(({ label, marker, text }) => `${label}: ${marker ?? ''} ${text.split('\n').join(' / ')}`.replace(':  ', ': '))

describe('initials', () => {
  it('number nothing under a closing, or in a list of those present or to be told', () => {
    expect(nodesOf('Yours sincerely,\n\nK. Meyer\nClerk of the Council\n\ncc: J. Brown\n    L. Green')).toEqual([
      'paragraph: Yours sincerely,',
      'signature: K. Meyer / Clerk of the Council',
      'paragraph: cc: J. Brown / L. Green',
    ])
    for (const label of ['Present:', 'Attendees:', 'In attendance:', 'Members present:'])
      expect(nodesOf(`${label}\n\nA. Meyer\nB. Brown\nC. Green\n\n${PROSE}`)[1], label).toBe(
        'paragraph: A. Meyer / B. Brown / C. Green',
      )
  })

  it('number nothing before a name with its office', () => {
    expect(nodesOf(`A. Meyer, Minister of Lamps\nB. Brown, Ambassador\n\n${PROSE}`)[0]).toBe(
      'paragraph: A. Meyer, Minister of Lamps / B. Brown, Ambassador',
    )
  })

  it('number nothing where two letters far down the alphabet follow by chance', () => {
    const grid = `${PROSE}\n\nJ. Smith\nMay\n\n${PROSE}\n\nK. Brown\nJune`
    expect(nodesOf(grid).filter((node) => /(?:numbered|header).*[JK]\./u.test(node))).toEqual([])
  })

  it('are markers over a paragraph, or in a list from its first letter on', () => {
    expect(nodesOf(`A. Introduction\n\n${PROSE}\n\nB. Findings\n\n${PROSE}`).filter((_, at) => at % 2 === 0)).toEqual([
      'section_header: A. Introduction',
      'section_header: B. Findings',
    ])
    const parts = nodesOf('The report has these parts:\n\nA. Lamps\nB. Dues\nC. Keepers')
    expect(parts.slice(1).map((node) => node.replace(/^\w+: /u, ''))).toEqual(['A. Lamps', 'B. Dues', 'C. Keepers'])
  })
})
