import { expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const textsOf = (grid: string): string[] => documentOf([typedPage(grid)]).nodes.map(({ text }) => text)

it('a paragraph that is set in begins under a number and the words that head it, typed with the same spaces', () => {
  const point = (heading: string): string =>
    [
      `     ${heading}`,
      '     The complaint need only contain a short and plain statement of the',
      'claim that is made in it, and it gives the days on which the work was',
      'done, the distance from the beds, and the name of the foreman.',
    ].join('\n')
  const [first, second] = ['1. A lessee of tideland is a person', '2. The breach is sufficiently alleged']
  const texts = textsOf(`${point(first!)}\n${point(second!)}\n${point('3. The action is timely')}`)
  expect(texts.filter((text) => text.startsWith('The complaint need only'))).toHaveLength(3)
  const wrapped = textsOf(
    `1. The breach of the permit by the defendant is sufficiently alleged by the\n     Company of the beds and by those who have worked there in all of the\nyears since then.\n\n2. The action is timely.`,
  )
  expect(wrapped).toHaveLength(2)
})
