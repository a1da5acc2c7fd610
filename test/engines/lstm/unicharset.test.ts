import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../src/engines/lstm/byte-reader.ts'
import { readUnicharset } from '../../../src/engines/lstm/unicharset.ts'
import { TINY_UNICHARSET } from './model-bytes.ts'

const read = (text: string) => readUnicharset(new ByteReader(Buffer.from(text), 'unicharset'))

describe('readUnicharset', () => {
  const unichars = read(TINY_UNICHARSET)
  const ids = (property: 'isDigit' | 'isLetter' | 'isPunctuation') =>
    unichars.flatMap((unichar, id) => (unichar[property] ? [id] : []))

  it('gives what each prints: as written, not its normal form; a ligature’s letters; nothing for what is no character', () => {
    expect(unichars.map(({ text }) => text)).toEqual([' ', '', '', 'a', 'A', 't', '’', '7', '.', 'fi', '각'])
  })

  it('tells digits, punctuation and letters, whatever the number of columns', () => {
    expect(ids('isDigit')).toEqual([7])
    expect(ids('isPunctuation')).toEqual([6, 8])
    expect(ids('isLetter')).toEqual([3, 4, 5, 9, 10])
  })

  it('takes ids 1 and 2 for characters in tables of old', () => {
    expect(read('3\nNULL 0\nb 3\nJoined 3').map(({ text }) => text)).toEqual([' ', 'b', 'Joined'])
  })

  it('reads no further than its last line', () => {
    const reader = new ByteReader(Buffer.from('2\r\nNULL 0\r\nx 3\r\nmore'), 'unicharset')
    expect(readUnicharset(reader)).toHaveLength(2)
    expect(reader.line()).toBe('more')
  })

  it.each([
    ['', 'ends too early'],
    ['many\nNULL 0', 'does not begin with its number of unichars'],
    ['0\n', 'does not begin with its number of unichars'],
    ['999999\nNULL 0', 'does not begin with its number of unichars'],
    ['3\nNULL 0\nx 3\n', 'ends too early'],
    ['2\nNULL 0\nx\n', 'is damaged at unichar 1'],
    ['2\nNULL 0\nx z\n', 'is damaged at unichar 1'],
    ['2\nNULL 0\n\n', 'is damaged at unichar 1'],
    ['2\nx 3\nNULL 0\n', 'does not begin with the space'],
  ])('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(`its unicharset ${message}`)
  })
})
