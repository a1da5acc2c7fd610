import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const ABOVE = `The keeper of the lamps writes into the book of the station what he has
seen on his watch, and the board reads it in the spring and in the autumn.
It follows from the books of the last three years that the keeper of the`
const BELOW = `lamps was at his post on every night, and that the board had no cause to
send for him in the autumn, as it did.`

/** Row of the box's first line. */
const BOX = 4

const texts = (between: string, below: string, size: number): string[] => {
  const rows = between.split('\n').length
  const sizes = Object.fromEntries(Array.from({ length: rows }, (_, row) => [BOX + row, size]))
  return documentOf([typedPage(`${ABOVE}\n\n${between}\n\n${below}`, { sizes })]).nodes.map(({ text }) => text)
}

const joined = (lines: string): string => lines.replaceAll('\n', ' ')

describe('a paragraph that a box tears', () => {
  const box = `    Box 2. How the books are kept
    The books are bound in blue cloth, and are kept for a hundred years.`

  it('goes on behind it, and is one', () => {
    const [torn, ...others] = texts(box, BELOW, 13)
    expect(torn).toBe(joined(`${ABOVE}\n${BELOW}`))
    expect(others.join(' ')).toContain('How the books are kept')
    expect(others.join(' ')).toContain('for a hundred years.')
  })

  it('goes on behind a call-out in larger type', () => {
    const callOut = `          The keeper was at his post`
    expect(texts(callOut, BELOW, 22)).toEqual([joined(`${ABOVE}\n${BELOW}`), 'The keeper was at his post'])
  })

  it('is torn no further: by a quotation without a head, or over the end of a sentence', () => {
    const quoted = `    The books are bound in blue cloth, and are kept for a hundred years,
    and they are shown to whoever asks for them.`
    expect(texts(quoted, BELOW, 16)[0]).not.toContain('lamps was at his post')
    expect(texts(box, `The ${BELOW}`, 13)[0]).toBe(joined(ABOVE))
  })
})
