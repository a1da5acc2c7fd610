import { describe, expect, it } from 'vitest'
import { markFurniture } from '../../../src/structure/furniture/furniture.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const TEXT = Array.from(
  { length: 20 },
  (_, row) => `     the text of the page goes on in row ${row} and fills its measure`,
).join('\n')

/** A note set upright in a box of its own. */
function withNote(text: string, left: number) {
  const page = typedPage(TEXT)
  const word = { text, box: [left, 200, left + 20, 900] as [number, number, number, number], confidence: 0.9 }
  return { ...page, lines: [...page.lines, { box: word.box, words: [word], xHeight: 14, baseline: 900, block: 1 }] }
}

const taken = (page: ReturnType<typeof withNote>): string[] =>
  markFurniture(orderLines([page]), [page]).furniture.map(({ line }) => line.text)

describe('turned lines', () => {
  it('beside the text are furniture', () => {
    expect(taken(withNote('Downloaded-from-the-harbour-library', 10))).toEqual(['Downloaded-from-the-harbour-library'])
  })

  it('within the text, or of a few letters, are not', () => {
    expect(taken(withNote('Downloaded-from-the-harbour-library', 400))).toEqual([])
    expect(taken(withNote('fig', 10))).toEqual([])
  })
})
