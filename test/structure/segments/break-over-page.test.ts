import { expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

it('a few words without a stop at the head of a page are no part of the sentence that ended before it', () => {
  const before = [
    '1. The owner of a ferry must keep a record of the crossings that she makes',
    'and of the persons whom she carries, and must show it to an inspector and',
    'to the harbour master, when he asks for it in writing, on any working day.',
  ]
  const after = ['Life-jackets', '2. A ferry must carry a life-jacket for each of those who are on board it.']
  const { nodes } = documentOf([typedPage(before.join('\n')), typedPage(after.join('\n'), { page: 2 })])
  expect(nodes.map(({ text }) => text.split(' ')[0])).toEqual(['The', 'Life-jackets', 'A'])
})
