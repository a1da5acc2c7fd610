import { describe, expect, it } from 'vitest'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { straighten } from '../../../src/structure/text/text-line.ts'
import { typedPage } from '../typed-page.ts'

const texts = (grid: string, typing = {}): string[] => orderLines([typedPage(grid, typing)]).map((line) => line.text)

describe('orderLines', () => {
  it('reads two columns one after the other, below a heading across both and above a foot', () => {
    const rows = Array.from(
      { length: 8 },
      (_, row) => `left ${row} says something of its own    right ${row} says another thing here`,
    )
    const order = texts(
      [
        'A heading that runs across both of the two columns of the page, all',
        ...rows,
        'A foot that runs across both of the two columns of the page, as well',
      ].join('\n'),
    )
    expect(order[0]).toMatch(/^A heading/)
    expect(order.slice(1, 9).every((text) => text.startsWith('left'))).toBe(true)
    expect(order.slice(9, 17).every((text) => text.startsWith('right'))).toBe(true)
    expect(order[17]).toMatch(/^A foot/)
  })

  it('parts a line that was read over the gutter', () => {
    const row = (number: number): string =>
      `left ${number} says something of its own    right ${number} says another thing here`
    const rows = Array.from({ length: 8 }, (_, number) => row(number))
    const page = typedPage(rows.join('\n'))
    const [left, right] = page.lines.filter(({ words }) => words[1]!.text === '5')
    const over = { ...left!, words: [...left!.words, ...right!.words] }
    const lines = page.lines.flatMap((line) => (line === left ? [over] : line === right ? [] : [line]))
    const order = orderLines([{ ...page, lines }]).map(({ text }) => text.split(' ')[0])
    expect(order).toEqual([...Array(8).fill('left'), ...Array(8).fill('right')])
  })

  it('reads the last lines of a text, few as they are, after the column they stand beside', () => {
    const rows = Array.from({ length: 16 }, (_, row) =>
      row < 2
        ? `left ${row} says something of its own    right ${row} says another thing here`
        : `left ${row} says something of its own`,
    )
    const order = texts(rows.join('\n')).map((text) => text.split(' ').slice(0, 2).join(' '))
    expect(order).toEqual([...Array.from({ length: 16 }, (_, row) => `left ${row}`), 'right 0', 'right 1'])
  })

  it('reads three columns', () => {
    const rows = Array.from(
      { length: 6 },
      (_, row) => `left ${row} says its own    middle ${row} in between    right ${row} says another`,
    )
    const order = texts(rows.join('\n'))
    expect(order.map((text) => text.split(' ')[0])).toEqual([
      ...Array(6).fill('left'),
      ...Array(6).fill('middle'),
      ...Array(6).fill('right'),
    ])
  })

  it('reads a head over three columns before them, though it crosses no gutter', () => {
    const rows = Array.from(
      { length: 6 },
      (_, row) => `left ${row} says its own     middle ${row} in between     right ${row} says so too`,
    )
    const order = texts(`${' '.repeat(29)}Tenders\n\n${rows.join('\n')}`, { sizes: { 0: 24 } })
    expect(order[0]).toBe('Tenders')
    expect(order[1]).toMatch(/^left/)
    expect(order[7]).toMatch(/^middle/)
  })

  it('reads two columns past a caption that stands between them', () => {
    const wide = (row: number): string =>
      `left ${row} says something of its own here    right ${row} says another thing here too`
    const narrow = (row: number, caption: string): string => {
      const left = `left ${row} says somewhat`.padEnd(26)
      return `${left}${caption.padStart(14).padEnd(22)}right ${row} says another`
    }
    const captions = ['    Roofs of', '  the town,', '   restored', '       now.']
    const rows = [
      ...[0, 1, 2, 3, 4, 5, 6, 7].map(wide),
      ...captions.map((caption, index) => narrow(8 + index, caption)),
      ...[12, 13, 14, 15, 16, 17].map(wide),
    ]
    const order = texts(rows.join('\n'))
    const lefts = order.filter((text) => text.startsWith('left'))
    expect(order.slice(0, 18)).toEqual(lefts)
    expect(order.slice(18, 36).every((text) => text.startsWith('right'))).toBe(true)
    expect(order.slice(36)).toEqual(captions.map((caption) => caption.trim()))
  })

  it('reads columns to their ends where a shorter one stands beside them', () => {
    const rows = Array.from({ length: 20 }, (_, row) => {
      const first = row < 6 ? `first ${row} says its own` : ''
      return `${first.padEnd(24)}second ${row} in between    third ${row} says another`
    })
    expect(texts(rows.join('\n')).map((text) => text.split(' ')[0])).toEqual([
      ...Array(6).fill('first'),
      ...Array(20).fill('second'),
      ...Array(20).fill('third'),
    ])
  })

  it('reads a table row by row', () => {
    const order = texts(`
Herring landed at the quay        412        398
Mackerel                          112        108
Cod                                12         18
Haddock                             1          8
Plaice                              3          2`)
    expect(order.slice(0, 3).map((text) => text.split(' ')[0])).toEqual(['Herring', '412', '398'])
  })

  it('puts a lone marker with its text', () => {
    expect(texts('1.     The first paragraph hangs from its number')).toEqual([
      '1. The first paragraph hangs from its number',
    ])
  })

  it('orders by the straightened place on a skewed page', () => {
    const page = typedPage(
      'far left of the row        far right of the row\nthe next row begins        and ends here',
      { skew: 3 },
    )
    const turned = {
      ...page,
      lines: page.lines.map((line) => ({
        ...line,
        words: line.words.map((word) => ({ ...word, box: straighten(word.box, { ...page, skew: -3 }) })),
      })),
    }
    expect(orderLines([turned]).map((line) => line.text.split(' ')[0])).toEqual(['far', 'far', 'the', 'and'])
    const back = orderLines([turned])[0]!.box
    expect(back[0]).toBeCloseTo(page.lines[0]!.box[0], 0)
  })

  it('loses no word', () => {
    const grid = 'a b c      d e\n  f   g h i\n\nj      k      l'
    expect(texts(grid).join(' ').split(' ').sort()).toEqual('a b c d e f g h i j k l'.split(' '))
  })

  it('looks through a table of many columns in seconds, in whatever way its cells may be grouped', {
    timeout: 20_000,
  }, () => {
    const cell = (row: number, column: number): string =>
      (row * 7 + column * 3) % 5 === 0 ? 'short' : 'a few words of it'
    const rows = Array.from({ length: 40 }, (_, row) =>
      Array.from({ length: 10 }, (_, column) => cell(row, column).padEnd(24)).join(''),
    )
    expect(orderLines([typedPage(rows.join('\n'))])).toHaveLength(400)
  })
})
