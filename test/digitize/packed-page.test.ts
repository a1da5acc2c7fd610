import { expect, it } from 'vitest'
import { packPage, unpackPage } from '../../src/digitize/packed-page.ts'
import { proseLines } from '../page/text-image.ts'
import { typedPage } from '../structure/typed-page.ts'

it('a packed page is small, and the same when it is unpacked', () => {
  const page = typedPage(proseLines(40, 3).join('\n'), { page: 3 })
  const packed = packPage(page)
  expect(unpackPage(packed)).toEqual(page)
  expect(packed.length).toBeLessThan(JSON.stringify(page).length / 4)
})
