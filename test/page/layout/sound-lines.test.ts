import { describe, expect, test } from 'vitest'
import { findLayout } from '../../../src/page/layout/find-layout.ts'
import { proseLines } from '../text-image.ts'
import { CAP_HEIGHT, column, SIZE, setPage } from './set-page.ts'

const DPI = 300

describe('strokes in a cell of a table', () => {
  const areRead = (height: number): boolean => {
    const months = ['January', 'February', 'March', 'April', 'May', 'June']
    const texts = months.flatMap((text, row) => [
      { text, x: 200, y: 700 + 80 * row },
      ...(row === 0 ? [] : [{ text: '2,345', x: 800, y: 700 + 80 * row }]),
      { text: '310', x: 1300, y: 700 + 80 * row },
    ])
    const image = setPage([...column(proseLines(6, 10), 200, 200), ...texts], {
      draw: (context) => {
        for (const x of [800, 818, 836]) context.fillRect(x, 700 - height, 5, height)
      },
    })
    const { lines } = findLayout(image, DPI)
    return lines.some(({ box }) => box[0] < 803 && box[2] > 838 && box[3] > 690 && box[3] < 720)
  }

  test('are a number of ones where they are as high as figures', () => {
    expect(areRead(CAP_HEIGHT * SIZE)).toBe(true)
  })

  test('are none where they are higher', () => {
    expect(areRead(2.2 * CAP_HEIGHT * SIZE)).toBe(false)
  })
})
