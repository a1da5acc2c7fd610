import { expect, it } from 'vitest'
import { isLedToLabel } from '../../../src/structure/text/leaders.ts'

it.each([
  'Annex B ..... 12',
  'Annex B . . . . 12',
  'Lamps … 7',
  'Lamps …7',
  'Preface ···· iv',
  'Tables .... A-4',
  'Bells ... l2',
])('takes %j for an entry of contents', (text) => {
  expect(isLedToLabel(text)).toBe(true)
})

it.each(['Annex B – Rules', 'Appendix 13', 'Rules of the Port. 12', 'ANNEX A … Rules of the port', 'No. 5 of 1978'])(
  'takes %j for none',
  (text) => {
    expect(isLedToLabel(text)).toBe(false)
  },
)
