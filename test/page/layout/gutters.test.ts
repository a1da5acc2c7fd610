import { describe, expect, it } from 'vitest'
import { cutAtGutters } from '../../../src/page/layout/gutters.ts'
import type { TextString } from '../../../src/page/layout/strings.ts'

/** Strings ten pixels high, a row every 25. */
const string = (row: number, left: number, right: number): TextString => ({
  members: [],
  left,
  right,
  top: 25 * row,
  bottom: 25 * row + 10,
  coreTop: 25 * row,
  coreBottom: 25 * row + 10,
})

const SPACE = 0.4
const cut = (
  rows: readonly (readonly (readonly [number, number])[])[],
  isListMark: (string: TextString) => boolean = () => false,
): string[] =>
  cutAtGutters(
    rows.map((row, at) => row.map(([left, right]) => string(at, left, right))),
    SPACE,
    () => false,
    isListMark,
  ).map((line) => line.map(({ left, right }) => `${left}–${right}`).join(' '))

const COLUMNS = [
  [0, 300],
  [315, 600],
] as const

describe('cutAtGutters', () => {
  it('cuts two columns apart where enough rows share the gutter', () => {
    const lines = cut(Array.from({ length: 6 }, () => COLUMNS))
    expect(lines.filter((line) => line === '0–300')).toHaveLength(6)
    expect(lines.filter((line) => line === '315–600')).toHaveLength(6)
  })

  it('leaves a wide space that no other row shares', () => {
    expect(
      cut([
        [[0, 600]],
        [
          [0, 290],
          [310, 600],
        ],
        [[0, 600]],
      ]),
    ).toContain('0–290 310–600')
  })

  it.each([
    [
      'a paragraph ends left of it and another is indented right of it',
      [
        [0, 150],
        [335, 600],
      ],
    ],
    [
      'a word of another row stands in the midst of its gap',
      [
        [0, 120],
        [330, 600],
      ],
    ],
  ] as const)('cuts a row where %s', (_, row) => {
    const inner = [
      [0, 180],
      [200, 300],
      [315, 420],
      [440, 600],
    ] as const
    const lines = cut([
      ...Array.from({ length: 5 }, () => COLUMNS),
      inner,
      row,
      inner,
      ...Array.from({ length: 5 }, () => COLUMNS),
    ])
    expect(lines).toContain(`${row[0][0]}–${row[0][1]}`)
    expect(lines).toContain('0–180 200–300')
  })

  it('finds a gutter that begins at its row, though above it the left column was narrower', () => {
    const above = Array.from({ length: 8 }, () => [[0, 200]] as const)
    const wide = [
      [
        [0, 195],
        [214, 400],
      ],
    ] as const
    const below = Array.from(
      { length: 6 },
      () =>
        [
          [0, 250],
          [280, 400],
        ] as const,
    )
    const lines = cut([
      ...wide,
      ...above,
      [
        [0, 100],
        [280, 400],
      ],
      ...below,
    ])
    expect(lines.filter((line) => line === '280–400')).toHaveLength(7)
  })

  it('cuts the numbers of a pleading’s lines off, and leaves list marks with their text, however long the list', () => {
    const list = Array.from(
      { length: 16 },
      () =>
        [
          [0, 20],
          [60, 400],
        ] as const,
    )
    expect(cut(list)).toContain('0–20')
    const marked = cut(list, ({ left }) => left === 0)
    expect(marked).toEqual(list.map(() => '0–20 60–400'))
  })
})
