import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const TITLES = ['The Quays', 'The Harbour Lamps', 'Dues and Tolls', 'The Keeper']

/** A page of its own for each title, numbered from 2 at the foot, after a page of contents that name them. */
function findingsOf(labels: readonly number[], named: readonly string[] = TITLES) {
  const rows = named.map((title, index) => `${title} ${'.'.repeat(60 - title.length)} ${labels[index]}`)
  const text = Array.from(
    { length: 6 },
    () => 'The council of the town met in the hall above the water and heard it all.',
  ).join('\n')
  const foot = (page: number): string => `${'\n'.repeat(22)}${' '.repeat(36)}${page}`
  const pages = [
    `CONTENTS\n\n${rows.join('\n')}${foot(1)}`,
    ...TITLES.map((title, index) => `${title.toUpperCase()}\n\n${text}${foot(index + 2)}`),
  ]
  const document = documentOf(pages.map((grid, index) => typedPage(grid, { page: index + 1 })))
  const entries = document.nodes.flatMap((node) => node.entries ?? [])
  return {
    document,
    entries,
    findings: document.diagnostics.filter(({ code }) => code.startsWith('structure/contents')),
  }
}

describe('the contents', () => {
  it('name headings of the document', () => {
    const { document, entries, findings } = findingsOf([2, 3, 4, 5])
    const named = entries.map(({ heading }) => document.nodes.find(({ id }) => id === heading)?.text)
    expect(named).toEqual(TITLES.map((title) => title.toUpperCase()))
    expect(findings).toEqual([])
  })

  it('tell where a heading stands on another page than they say', () => {
    const { findings } = findingsOf([2, 3, 4, 4])
    expect(findings).toMatchObject([{ code: 'structure/contents-page', page: 5, expected: '4', actual: '5' }])
  })

  it('tell of a title that its page does not have', () => {
    const { findings } = findingsOf([2, 3, 4, 5], [...TITLES.slice(0, 3), 'Ferries across Winter Ice'])
    expect(findings).toMatchObject([
      { code: 'structure/contents-title', page: 5, expected: 'Ferries across Winter Ice' },
    ])
  })

  it('say nothing where they are not borne out: they may be those of another volume', () => {
    expect(findingsOf([2, 3, 4, 5], ['Ships', 'Winter Ferries', 'Market Weights', 'Old Ropes']).findings).toEqual([])
    expect(findingsOf([3, 4, 5, 5]).findings).toEqual([])
  })
})
