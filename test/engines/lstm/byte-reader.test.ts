import { describe, expect, it } from 'vitest'
import { ByteReader, ModelError } from '../../../src/engines/lstm/byte-reader.ts'
import { f64, i16, i32, text, u8 } from './model-bytes.ts'

describe('ByteReader', () => {
  it('reads little-endian numbers, texts and lines in order', () => {
    const bytes = Buffer.concat([u8(200), i16(-2), i32(-3, -1, 5, -1), f64(0.25), text('tränen'), Buffer.from('a\nb')])
    const reader = new ByteReader(bytes, 'part')
    expect([reader.uint8(), reader.int16(), reader.int32(), reader.uint32()]).toEqual([200, -2, -3, 2 ** 32 - 1])
    expect([reader.int64(), reader.float64(), reader.text()]).toEqual([5 - 2 ** 32, 0.25, 'tränen'])
    expect([reader.line(), reader.line(), reader.left]).toEqual(['a', 'b', 0])
  })

  it.each<[string, (reader: ByteReader) => unknown]>([
    ['a number', (reader) => reader.float64()],
    ['a text longer than the bytes', (reader) => reader.text()],
    ['too many bytes', (reader) => reader.bytes(8)],
    ['less than no bytes', (reader) => reader.bytes(-1)],
    ['NaN bytes', (reader) => reader.skip(Number.NaN)],
    ['a line behind the end', (reader) => [reader.skip(7), reader.line()]],
  ])('ends on %s', (_, read) => {
    const reader = new ByteReader(Buffer.concat([i32(4), u8(1, 2, 3)]), 'network')
    expect(() => read(reader)).toThrow(new ModelError('its network ends too early'))
  })

  it('reads within the bytes it is given, wherever they begin', () => {
    const whole = Buffer.from([9, 9, 9, 7, 0, 0, 0, 9])
    const reader = new ByteReader(whole.subarray(3, 7), 'part')
    expect([reader.int32(), reader.left]).toEqual([7, 0])
  })
})
