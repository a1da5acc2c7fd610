import { expect, it } from 'vitest'
import { documentOf, printedDocumentOf } from '../../scripts/evaluate/recto.ts'
import { wholeTextOfPage } from '../../src/verify/blocks/plain-text.ts'
import { typedPage } from '../structure/typed-page.ts'

it('puts a caption that a paragraph goes on around where it is printed', () => {
  const page = typedPage(`
The strands run directly over those of the first series and the pegs are
used to keep them taut, as it has been said of the first series and the pegs are

FIG. 22. THE SECOND STEP
AND THE THIRD

used here to keep them taut, as has been said of the first series.`)
  const document = printedDocumentOf([page])
  expect(document.nodes.map(({ label }) => label)).toEqual(['paragraph', 'caption', 'paragraph'])
  expect(wholeTextOfPage(document, 1).split('\n')).toEqual([
    'The strands run directly over those of the first series and the pegs are',
    'used to keep them taut, as it has been said of the first series and the pegs are',
    'FIG. 22. THE SECOND STEP',
    'AND THE THIRD',
    'used here to keep them taut, as has been said of the first series.',
  ])
})

it('leaves a document without such captions as it is', () => {
  const page = typedPage('1. The strands run over those of the first series.\n\n2. The pegs keep them taut.')
  expect(printedDocumentOf([page])).toEqual(documentOf([page]))
})
