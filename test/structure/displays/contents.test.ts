import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import type { Node } from '../../../src/model/document.ts'
import type { Line } from '../../../src/model/page-text.ts'
import { typedPage } from '../typed-page.ts'

const led = (title: string, label: string, width = 60): string =>
  `${title} ${'.'.repeat(width - title.length)} ${label}`
const bare = (title: string, label: string, width = 66): string => title.padEnd(width) + label.padStart(3)

const contentsOf = (...grids: string[]): Node[] =>
  documentOf(grids.map((grid, index) => typedPage(grid, { page: index + 1 }))).nodes.filter(
    ({ label }) => label === 'contents',
  )
const entriesOf = (...grids: string[]): string[] =>
  contentsOf(...grids).flatMap(({ entries = [] }) =>
    entries.map(({ level, title, label }) => `${level} ${title} ${label}`),
  )

const LIST = [
  led('1. The quays of the town', '3'),
  led('2. The lamps', '5'),
  led('3. Dues and how they are paid', '12'),
  led('4. The keeper', '31'),
]
const PROSE = `The council of the harbour town met in the hall above the quay and heard what had
been done since the spring, and what was left to do before the winter.`

describe('partContents', () => {
  it('takes rows whose dots lead to rising page numbers for contents, not for numbered paragraphs', () => {
    const { nodes } = documentOf([typedPage(`CONTENTS\n\n${LIST.join('\n')}\n\n${PROSE}`)])
    expect(nodes.map(({ label }) => label)).toEqual(['section_header', 'contents', 'paragraph'])
    expect(nodes[1]!.entries!.map(({ title, label }) => `${title}: ${label}`)).toEqual([
      '1. The quays of the town: 3',
      '2. The lamps: 5',
      '3. Dues and how they are paid: 12',
      '4. The keeper: 31',
    ])
    expect(nodes[1]!.text.split('\n')[1]).toBe('2. The lamps … 5')
    expect(nodes[1]!.raw.split('\n')).toHaveLength(4)
  })

  it('takes lists of figures and tables under their own heads, though their page numbers begin anew', () => {
    const figures = [led('Figure 1. Traffic through the harbours', '3'), led('Figure 2. Incidents', '4')]
    const lists = `CONTENTS\n\n${LIST.join('\n')}\n\nLIST OF FIGURES\n\n${figures.join('\n')}\n\nLIST OF TABLES\n\n${led('Table 1. Dues', '5')}`
    expect(contentsOf(lists).map(({ entries }) => entries!.length)).toEqual([4, 2, 1])
  })

  it('takes an index, whose titles are in alphabetical order and whose page numbers are not', () => {
    const index = ['Auditors', 'Budget', 'Building', 'Chair', 'Dues', 'Elections', 'Fleet', 'Harbour'].map(
      (title, at) => led(title, `${[48, 30, 71, 4, 52, 11, 90, 2][at]}`),
    )
    expect(entriesOf(`INDEX\n\n${index.join('\n')}`)).toHaveLength(8)
    const prices = [...index.slice(4), ...index.slice(0, 4)].reverse()
    expect(contentsOf(prices.join('\n'))).toEqual([])
  })

  it('takes them without a head too', () => expect(entriesOf(LIST.join('\n'))).toHaveLength(4))

  it.each(['Contents', 'TABLE OF CONTENTS', 'Inhalt', 'Inhaltsverzeichnis', 'Table des matières'])(
    'takes two titles with numbers at the margin under “%s”',
    (head) =>
      expect(entriesOf(`${head}\n\n${bare('The quays', '3')}\n${bare('The lamps', '15')}\n\n${PROSE}`)).toHaveLength(2),
  )

  it('reads labels in Roman numerals and of chapters', () => {
    const rows = [led('Preface', 'iv'), led('The quays', 'A-1'), led('The lamps', 'A-3'), led('The dues', 'B-1')]
    expect(contentsOf(rows.join('\n'))[0]!.entries!.map(({ label }) => label)).toEqual(['iv', 'A-1', 'A-3', 'B-1'])
  })

  it('puts a title together that is wrapped, and tells how far each is set in', () => {
    const wrapped = [
      led('1. The quays', '3'),
      '   1.1 The long wall that keeps the winter storms',
      led('       from the lower town', '5'),
      led('   1.2 Steps', '8'),
      led('2. The lamps', '12'),
    ]
    expect(entriesOf(`Contents\n\n${wrapped.join('\n')}`)).toEqual([
      '0 1. The quays 3',
      '1 1.1 The long wall that keeps the winter storms from the lower town 5',
      '1 1.2 Steps 8',
      '0 2. The lamps 12',
    ])
  })

  it('goes on over the page', () => {
    const more = [
      led('5. The crane', '33'),
      led('6. The ferry', '40'),
      led('7. The market', '41'),
      led('8. The weights', '50'),
    ]
    const found = contentsOf(`Contents\n\n${LIST.join('\n')}`, more.join('\n'))
    expect(found.map(({ sources, entries }) => [sources.map(({ page }) => page), entries!.length])).toEqual([
      [[1, 2], 8],
    ])
  })

  it.each([
    ['numbers that fall', [led('The quays', '30'), led('The lamps', '4'), led('The dues', '17'), led('Ferries', '2')]],
    [
      'amounts',
      [led('The quays', '$3,000'), led('The lamps', '4,100.50'), led('The dues', '$5,20'), led('Ferries', '6.10')],
    ],
    [
      'a key that leads from one question to the next',
      [
        led('Gates of stone', 'Quay Street'),
        led('- Gates of wood, painted green or white', '2'),
        'The gate has a lamp that is lit at dusk by the keeper of the',
        led('harbour', 'Lamp Street'),
        'The gate has none, or one that was never lit since the great',
        led('- storm of that winter', '3'),
        'The wall is as high as a man and made of the grey stone that',
        led('comes from over the sea', 'Old Street'),
        led('- The wall is low', '4'),
      ],
    ],
    [
      'years',
      [
        bare('The quays', '1801'),
        bare('The lamps', '1803'),
        bare('The dues', '1807'),
        bare('Ferries', '1810'),
        bare('Ropes', '1811'),
        bare('Nets', '1812'),
      ],
    ],
    ['three titles without dots', [bare('The quays', '3'), bare('The lamps', '4'), bare('The dues', '7')]],
    [
      'numbered paragraphs that end in numbers',
      [
        '1. The quays were built in 12',
        '2. The lamps were lit in 13',
        '3. The dues were paid in 14',
        '4. The rest came in 15',
      ],
    ],
  ])('leaves %s', (_, rows) => expect(contentsOf(`${PROSE}\n\n${rows.join('\n')}\n\n${PROSE}`)).toEqual([]))

  it('puts labels into which the dots reach with their rows', () => {
    const page = typedPage(`CONTENTS\n\n${LIST.join('\n')}\n\n${PROSE}`)
    const lines = page.lines.flatMap((line) => {
      const label = line.words.at(-1)!
      if (label.text !== '5') return [line]
      const dots = line.words.at(-2)!
      const long: Line['box'] = [dots.box[0], dots.box[1], label.box[2], dots.box[3]]
      const row = { ...line, words: [...line.words.slice(0, -2), { ...dots, box: long }] }
      return [row, { ...line, box: label.box, words: [label] }]
    })
    const { nodes } = documentOf([{ ...page, lines }])
    expect(nodes.map(({ label }) => label)).toEqual(['section_header', 'contents', 'paragraph'])
    expect(nodes[1]!.entries!.map(({ label }) => label)).toEqual(['3', '5', '12', '31'])
  })
})
