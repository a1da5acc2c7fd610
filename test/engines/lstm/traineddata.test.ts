import { describe, expect, it } from 'vitest'
import { readTraineddata } from '../../../src/engines/lstm/traineddata.ts'
import { container, i32 } from './model-bytes.ts'

const components = new Map([
  [3, Buffer.from('three')],
  [17, Buffer.from('seventeen')],
  [21, Buffer.alloc(0)],
  [23, Buffer.from('4.0')],
])

describe('readTraineddata', () => {
  it('parts the bytes at the next component that is there', () => {
    const found = [...readTraineddata(container(components))].map(([place, bytes]) => [
      place,
      String(Buffer.from(bytes)),
    ])
    expect(found).toEqual([
      [3, 'three'],
      [17, 'seventeen'],
      [21, ''],
      [23, '4.0'],
    ])
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['two bytes', Buffer.from([24, 0])],
    ['no place', i32(0)],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a text', Buffer.from('the quick brown fox')],
  ])('knows %s for no container', (_, bytes) => {
    expect(() => readTraineddata(bytes)).toThrow('it is not a traineddata file of Tesseract')
  })

  it('names a table that was cut off, and one that does not fit', () => {
    const bytes = container(components)
    expect(() => readTraineddata(bytes.subarray(0, 100))).toThrow('its table of contents ends too early')
    expect(() => readTraineddata(bytes.subarray(0, 200))).toThrow('its table of contents does not fit the file')
    const backwards = Buffer.from(bytes)
    backwards.writeInt32LE(190, 4 + 17 * 8)
    expect(() => readTraineddata(backwards)).toThrow('its table of contents does not fit the file')
    const farAway = Buffer.from(bytes)
    farAway.writeInt32LE(1, 4 + 23 * 8 + 4)
    expect(() => readTraineddata(farAway)).toThrow('its table of contents does not fit the file')
  })
})
