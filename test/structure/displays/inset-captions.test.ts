import { describe, expect, it } from 'vitest'
import { partInsetCaptions } from '../../../src/structure/displays/inset-captions.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { typedPage } from '../typed-page.ts'

const captions = (grid: string) =>
  partInsetCaptions(orderLines([typedPage(grid)]), new Set()).map(({ lines }) => lines.map(({ text }) => text))

const OVER = 'The strands run directly over those of the first series and the pegs are'
const UNDER = 'used to keep them taut, as has been said of the first series of them.'

describe('partInsetCaptions', () => {
  it('takes a caption and its further line from the middle of a sentence', () => {
    expect(captions(`${OVER}\n\nFIG. 22. THE SECOND STEP\nAND THE THIRD\n\n${UNDER}`)).toEqual([
      ['FIG. 22. THE SECOND STEP', 'AND THE THIRD'],
    ])
  })

  it('parts the captions of figures side by side, each line in one of them', () => {
    const parted = captions(`
${OVER}

FIG. 22. THE SECOND STEP          FIG. 23. THE THIRD STEP
AND THE THIRD                     AND THE FOURTH

${UNDER}`)
    expect(parted).toEqual([
      ['FIG. 22. THE SECOND STEP', 'AND THE THIRD'],
      ['FIG. 23. THE THIRD STEP', 'AND THE FOURTH'],
    ])
  })

  it('parts captions that follow each other', () => {
    expect(captions(`${OVER}\n\nFIG. 22. THE SECOND STEP\nFIG. 23. THE THIRD STEP\n\n${UNDER}`)).toEqual([
      ['FIG. 22. THE SECOND STEP'],
      ['FIG. 23. THE THIRD STEP'],
    ])
  })

  it('leaves a caption between two sentences to the text', () => {
    expect(captions(`${OVER} taut.\n\nFIG. 22. THE SECOND STEP\n\nU${UNDER}`)).toEqual([])
  })
})
