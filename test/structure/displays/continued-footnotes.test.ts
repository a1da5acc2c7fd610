import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import type { Node } from '../../../src/model/document.ts'
import { CELL, typedPage } from '../typed-page.ts'

const TEXT = Array.from(
  { length: 20 },
  (_, row) => `The council of the harbour town met in the hall above the quay once more ${row}`,
).join('\n')

/** A page of text with notes in small type under a rule at its foot. */
function pageOf(page: number, notes: readonly string[]) {
  const sizes = Object.fromEntries(notes.map((_, index) => [22 + index, 12]))
  const rules: [number, number, number, number][] = [[100, 22.5 * CELL.height, 500, 22.5 * CELL.height + 3]]
  return typedPage(
    `${TEXT.replace('once more 19', page === 1 ? 'once more.1' : 'once again')}\n\n\n${notes.join('\n')}`,
    { page, sizes, rules },
  )
}
const notesOf = (first: readonly string[], second: readonly string[]): Node[] =>
  documentOf([pageOf(1, first), pageOf(2, second)]).nodes.filter(({ label }) => label === 'footnote')

describe('a footnote that goes on over the page', () => {
  it('is one node, with a place on either page', () => {
    const notes = notesOf(
      ['1 The hall was built when the quay was young, and the har-'],
      ['bour was a river’s mouth.', '2 See the older book.'],
    )
    expect(notes.map(({ text }) => text)).toEqual([
      'The hall was built when the quay was young, and the harbour was a river’s mouth.',
      'See the older book.',
    ])
    expect(notes[0]!.sources.map(({ page, lines }) => [page, lines])).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(notes.map(({ marker }) => marker)).toEqual(['1', '2'])
  })

  it('goes on without a rule, in small type above the next page’s marks or alone', () => {
    const bare = (page: number, notes: readonly string[]) => ({ ...pageOf(page, notes), rules: [] })
    const texts = (second: readonly string[]): string[] =>
      documentOf([pageOf(1, ['1 The hall was built when the quay was young, and the']), bare(2, second)])
        .nodes.filter(({ label }) => label === 'footnote')
        .map(({ text }) => text)
    const whole = 'The hall was built when the quay was young, and the river was deep.'
    expect(texts(['river was deep.', '2 See the older book.'])).toEqual([whole, 'See the older book.'])
    expect(texts(['river was deep.'])).toEqual([whole])
  })

  it('goes on where a sentence fills the last line, and the next page’s first mark counts on from it', () => {
    const notes = notesOf(
      ['1 The hall was built when the quay was young, and the river deep.'],
      ['The hall has been mended twice.', '2 See the older book.'],
    )
    expect(notes.map(({ marker }) => marker)).toEqual(['1', '2'])
    expect(notes[0]!.text).toMatch(/deep\. The hall has/u)
    expect(
      notesOf(['1 The hall was built when the quay was young, and the river deep.'], ['It was mended.', '3 See it.']),
    ).toHaveLength(3)
  })

  it('ends where the next page’s notes have marks, or its sentence is over', () => {
    expect(notesOf(['1 The hall was built when the quay was young'], ['2 See the older book.'])).toHaveLength(2)
    expect(
      notesOf(
        ['1 The hall was built early.'],
        ['Another hand has written this below the text.', '2 See the older book.'],
      ),
    ).toHaveLength(3)
  })
})
