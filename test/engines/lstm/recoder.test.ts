import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../src/engines/lstm/byte-reader.ts'
import { plainCodes, readRecoder } from '../../../src/engines/lstm/recoder.ts'
import { i32, recoder, TINY_CODES } from './model-bytes.ts'

const read = (bytes: Buffer, unichars: number, classes: number) =>
  readRecoder(new ByteReader(bytes, 'recoder'), unichars, classes)

describe('readRecoder', () => {
  it('gives a code of one or more classes for each unichar', () => {
    expect(read(recoder(TINY_CODES), 11, 9)).toEqual(TINY_CODES)
  })

  it('leaves out the code of what is no unichar', () => {
    expect(read(recoder([[0], [1], [2]]), 2, 3)).toEqual([[0], [1]])
  })

  it.each<[string, Buffer, string]>([
    ['fewer codes than unichars', recoder([[0], [1]]), 'has 2 codes for 3 unichars'],
    ['an endless number of codes', i32(-1), 'has 4294967295 codes for 3 unichars'],
    ['a code of nothing', recoder([[0], [], [1]]), 'has a code of 0 classes'],
    ['a code too long', recoder([[0], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1]]), 'has a code of 10 classes'],
    ['a class that is not there', recoder([[0], [4], [1]]), 'has a code with the class 4 of 4'],
    ['a class below zero', recoder([[0], [1], [-1]]), 'has a code with the class -1 of 4'],
    ['another class for the space', recoder([[1], [0], [2]]), 'spells the space otherwise than by class 0'],
    ['what was cut off', recoder([[0], [1], [2]]).subarray(0, -2), 'ends too early'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => read(bytes, 3, 4)).toThrow(`its recoder ${message}`)
  })
})

it('plainCodes are the ids', () => expect(plainCodes(3)).toEqual([[0], [1], [2]]))
