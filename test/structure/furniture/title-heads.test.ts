import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const text = (keeper: string): string =>
  Array.from(
    { length: 20 },
    (_, row) => `${'It goes on here and there '.slice(row % 20)}${keeper.repeat((row % 3) + 1)}so on, ${row}`,
  ).join('\n')
const title = typedPage(
  `Fog on the Northern Coast\n\nReport of the Committee on Signals\n\n${text('the lamps and ')}`,
  {
    sizes: { 0: 26, 2: 20 },
  },
)

/** Of the first line of a second page. */
function layerOf(head: string, size: number): string | undefined {
  const second = typedPage(`${head}\n\n\n${text('a horn, two bells, ')}`, { page: 2, sizes: { 0: size } })
  return documentOf([title, second]).nodes.find(({ text: own, sources }) => own === head && sources[0]!.page === 2)
    ?.layer
}

describe('a head that says the title', () => {
  it('or a part of it is furniture, on a single page too', () => {
    expect(layerOf('Committee on Signals', 15)).toBe('furniture')
    expect(layerOf('Fog on the Northern Coast', 16)).toBe('furniture')
  })

  it('is a heading in larger type, and where it says anything else', () => {
    expect(layerOf('Committee on Signals', 24)).toBe('body')
    expect(layerOf('Committee on Ferries', 15)).toBe('body')
    expect(layerOf('Signals', 15)).toBe('body')
  })
})
