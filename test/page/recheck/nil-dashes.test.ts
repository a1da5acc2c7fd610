import { describe, expect, it } from 'vitest'
import type { RecognizedLine } from '../../../src/engines/ports.ts'
import type { Box } from '../../../src/model/geometry.ts'
import type { InkBlob } from '../../../src/page/ink/ink.ts'
import { addNilDashes } from '../../../src/page/recheck/nil-dashes.ts'

const X_HEIGHT = 20

/** A cell of one word whose baseline is `y`. */
function cell(text: string, left: number, y: number): RecognizedLine {
  const box: Box = [left, y - 30, left + 14 * text.length, y]
  const word = { text, box, confidence: 0.95, symbols: [] }
  return { box, words: [word], xHeight: X_HEIGHT, baseline: [y, y], block: 0 }
}

const TABLE = [cell('Slate', 100, 100), cell('370', 400, 100), cell('Coal', 100, 160)]
const blob = (box: Box, fill = 1): InkBlob => ({ box, area: fill * (box[2] - box[0]) * (box[3] - box[1]) })
/** In the row of “Coal”, in the column of “370”. */
const DASH: Box = [402, 149, 424, 152]

const added = (blobs: readonly InkBlob[], lines: readonly RecognizedLine[] = TABLE): readonly RecognizedLine[] =>
  addNilDashes(lines, blobs, X_HEIGHT).slice(lines.length)

describe('addNilDashes', () => {
  it('finds a dash that stands alone in its row and column, as a line in a block of its own', () => {
    const [line, ...more] = added([blob(DASH)])
    expect(more).toEqual([])
    expect(line).toMatchObject({ box: DASH, words: [{ text: '-', box: DASH }], baseline: [160, 160], block: 1 })
    expect(line!.words[0]!.confidence).toBeLessThan(0.9)
  })

  it('finds dashes one below the other, beside rules and specks', () => {
    const rule: Box = [390, 60, 393, 400]
    const speck: Box = [430, 150, 432, 152]
    const below: Box = [402, 209, 424, 212]
    const lines = [...TABLE, cell('Grain', 100, 220)]
    expect(added([blob(DASH), blob(below), blob(rule), blob(speck)], lines)).toHaveLength(2)
  })

  it.each([
    ['that other ink stands near', [blob(DASH), blob([430, 140, 436, 160])], TABLE],
    ['that is ragged', [blob(DASH, 0.5)], TABLE],
    ['at the feet of its row, which is a stroke under it', [blob([402, 159, 424, 162])], TABLE],
    ['in no row', [blob([402, 189, 424, 192])], TABLE],
    ['in no column', [blob([602, 149, 624, 152])], TABLE],
    ['that was read', [blob(DASH)], [...TABLE, cell('--', 400, 160)]],
  ])('takes no stroke for one %s', (_, blobs, lines) => {
    expect(added(blobs, lines)).toEqual([])
  })
})
