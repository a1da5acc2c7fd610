// The measure of structure: a typed page against an annotation of its own text.
import { describe, expect, it } from 'vitest'
import type { AnnotatedBlock, AnnotatedPage } from '../../scripts/evaluate/annotations.ts'
import { scoreJoin } from '../../scripts/evaluate/page-joins.ts'
import { documentOf } from '../../scripts/evaluate/recto.ts'
import { structureFigures } from '../../scripts/evaluate/structure-figures.ts'
import { changedFloors, compareWithFloors } from '../../scripts/evaluate/structure-floors.ts'
import { scoreStructure } from '../../scripts/evaluate/structure-score.ts'
import { typedPage } from '../structure/typed-page.ts'

const TYPED = `
The harbour commission met in the spring and agreed upon the following points of order.

1. The quay is to be kept free of carts and barrels at all hours of the working day.

2. The lamps are to be lit at dusk and put out at dawn by the keeper of the lamps.
`
const REFERENCE = TYPED.trim().split('\n')
const BLOCKS: readonly AnnotatedBlock[] = [
  { lines: [1, 1], label: 'paragraph' },
  { lines: [3, 3], label: 'numbered_paragraph', number: '1' },
  { lines: [5, 5], label: 'numbered_paragraph', number: '2' },
]
const annotated = (blocks: readonly AnnotatedBlock[], follows = false): AnnotatedPage => ({
  image: 'typed',
  reference: 'typed',
  sha256: '',
  follows,
  blocks: [...blocks],
})

describe('the score of a page', () => {
  const document = documentOf([typedPage(TYPED)])

  it('is whole where nodes and annotation agree', () => {
    const score = scoreStructure(document, 1, annotated(BLOCKS), REFERENCE)
    expect(score.faults).toEqual([])
    expect(score.paragraphs).toEqual({ expected: 3, found: 3, correct: 3 })
    expect(score.numbers).toEqual({ expected: 2, found: 2, correct: 2 })
    expect(score.bodyLines).toBe(3)
  })

  it('tells blocks that are fused, split, wrongly numbered and wrongly labelled', () => {
    const fused: AnnotatedBlock = { lines: [1, 3], label: 'paragraph' }
    const { faults, paragraphs } = scoreStructure(
      document,
      1,
      annotated([fused, { ...BLOCKS[2]!, number: '3' }]),
      REFERENCE,
    )
    expect(paragraphs).toEqual({ expected: 2, found: 3, correct: 0 })
    expect(faults[0]).toContain('split over 2 nodes')
    expect(faults[1]).toContain('has number 2, not 3')
  })

  it('counts lines of furniture that stand in the body', () => {
    const leaked: AnnotatedBlock = { lines: [1, 1], label: 'page_header' }
    const { furniture, lostLines } = scoreStructure(document, 1, annotated([leaked, ...BLOCKS.slice(1)]), REFERENCE)
    expect(furniture).toEqual({ expected: 1, found: 0, correct: 0 })
    expect(lostLines).toBe(0)
  })

  it('leaves out what is not to be scored', () => {
    const { paragraphs } = scoreStructure(
      document,
      1,
      annotated([{ lines: [1, 1], label: 'unscored' }, ...BLOCKS.slice(1)]),
      REFERENCE,
    )
    expect(paragraphs).toEqual({ expected: 2, found: 2, correct: 2 })
  })
})

describe('page joins', () => {
  const first = typedPage(
    `
The harbour commission met in the spring of that year and agreed upon the
following points of order, which the keeper of the lamps and the master of
`,
    { page: 1 },
  )
  const second = typedPage(
    `
the quay have since then observed without a single fault or any complaint
from the owners of the vessels that lay there.
`,
    { page: 2 },
  )
  const document = documentOf([first, second])
  const lines = [
    'the quay have since then observed without a single fault or any complaint',
    'from the owners of the vessels that lay there.',
  ]

  it('are right where one node goes over the break', () => {
    const joined = annotated([{ lines: [1, 2], label: 'paragraph', joins: true }], true)
    expect(scoreJoin(document, 2, joined, lines)).toEqual({ expected: 1, correct: 1, faults: [] })
    const parted = annotated([{ lines: [1, 2], label: 'paragraph' }], true)
    expect(scoreJoin(document, 2, parted, lines)?.correct).toBe(0)
  })

  it('are not told of pages that do not follow each other', () => {
    expect(scoreJoin(document, 2, annotated([{ lines: [1, 2], label: 'paragraph' }]), lines)).toBeNull()
  })
})

describe('floors', () => {
  const figures = structureFigures([], [], [])

  it('are kept when a figure falls, and raised when asked', () => {
    const worse = { ...figures, paragraphF1: 0.5 }
    expect(compareWithFloors({ a: figures }, { a: worse })).toMatchObject([{ figure: 'paragraphF1', isWorse: true }])
    expect(changedFloors({ a: figures }, { a: worse }, new Set(['lower'])).a!.paragraphF1).toBe(1)
    expect(changedFloors({ a: worse }, { a: figures }, new Set(['lower'])).a!.paragraphF1).toBe(1)
    expect(changedFloors({ a: figures }, { a: worse }, new Set(['raise'])).a!.paragraphF1).toBe(0.5)
  })

  it('tell a document that was not evaluated', () => {
    expect(compareWithFloors({ a: figures }, {}).some(({ isWorse }) => isWorse)).toBe(true)
  })
})
