import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const PROSE = `The council of the harbour town met in the hall above the quay and heard what had been done
since the spring, and what was left to do before the winter came. It was agreed that lamps
are lit at dusk by the keeper, who has the key of the lower gate and of the upper one too.`
const QUOTE = [
  '“I have rung that bell for thirty winters, and I never',
  'met a master who told me that he had heard it before',
  'he had seen the light.”',
]

const becauseOf = (grid: string, begins: string): string =>
  documentOf([typedPage(grid)]).nodes.find(({ text }) => text.startsWith(begins))!.because

const setIn = (by: number, lines: readonly string[]): string => lines.map((line) => ' '.repeat(by) + line).join('\n')

describe('block quotes', () => {
  it('are told by their place, under text or a line that announces them', () => {
    for (const above of [PROSE, 'The keeper wrote of this:'])
      expect(becauseOf(`${above}\n\n${setIn(10, QUOTE)}\n\n${PROSE}`, '“I have')).toMatch(/as a quotation$/u)
  })

  it('are no paragraphs that are set in on one side, or stand at the end', () => {
    const wide = [
      '“I have rung that bell for thirty winters, and I never met a master who told me',
      'that he had heard it before he had seen the light.”',
    ]
    expect(becauseOf(`${PROSE}\n\n${setIn(10, wide)}\n\n${PROSE}`, '“I have')).not.toMatch(/quotation/u)
    expect(becauseOf(`${PROSE}\n\n${setIn(10, QUOTE)}`, '“I have')).not.toMatch(/quotation/u)
  })
})
