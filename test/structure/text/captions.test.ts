import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { isCaption } from '../../../src/structure/text/captions.ts'
import { typedPage } from '../typed-page.ts'

describe('captions', () => {
  it.each([
    'FIGURE 6. -- Oolites in the upper member',
    'Fig. 2. Leg Rest.',
    'Table 3-2: Harbour dues',
    'Plate IV – The quay',
    'Abb. 4: Der Hafen',
  ])('%s is one', (text) => expect(isCaption(text)).toBe(true))

  it.each([
    'Figure 16(a) shows a plot of the dues',
    'Table 7 and Figure 4 show the same',
    'figure 2. the',
    'Tables are long.',
  ])('%s is none', (text) => expect(isCaption(text)).toBe(false))

  it('hold their lines together, and let the text go on below', () => {
    const { nodes } = documentOf([
      typedPage(`
The quay was built in the year that the council met for the first time in the
hall above the harbour, and it has been mended twice.

Figure 4. The quay as seen from the lamp at the end of the harbour wall, with
the old crane and the sheds


The lamps came later, when the council had paid the last of the stones and had
found a keeper.
`),
    ])
    expect(nodes.map(({ label, text }) => `${label}: ${text.split(' ').at(-1)}`)).toEqual([
      'paragraph: twice.',
      'caption: sheds',
      'paragraph: keeper.',
    ])
  })
})
