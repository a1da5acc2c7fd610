import { describe, expect, it } from 'vitest'
import type { RecognizedLine, RecognizedWord } from '../../../src/engines/ports.ts'
import type { Box } from '../../../src/model/geometry.ts'
import { doubtRaised, type RaisedMark, withMarks } from '../../../src/page/recheck/raised-words.ts'

/** A word of letters 10 wide, from x on; its box may reach over ink that no letter stands for. */
function wordAt(left: number, text: string, right = left + 10 * text.length, confidence = 0.9): RecognizedWord {
  const symbols = [...text].map((letter, at) => {
    const box: Box = [left + 10 * at, 0, left + 10 * at + 9, 20]
    return { text: letter, box, confidence }
  })
  return { text, box: [left, 0, right, 20], confidence, symbols }
}

const lineOf = (...words: readonly RecognizedWord[]): RecognizedLine => ({
  box: [0, 0, 500, 20],
  words,
  xHeight: 10,
  baseline: [20, 20],
  block: 0,
})

function markAt(left: number, text: string, more: Partial<RaisedMark> = {}): RaisedMark {
  const box: Box = [left, 0, left + 9 * Math.max(1, text.length), 10]
  return { line: lineOf(), box, isAlone: false, isAfterStop: false, text, confidence: 0.95, ...more }
}

const textOf = ({ words }: RecognizedLine): string => words.map(({ text }) => text).join(' ')

describe('withMarks', () => {
  it('takes the word as read without the mark’s ink, so that no sign before the mark is lost', () => {
    const line = lineOf(wordAt(0, 'seas', 58))
    expect(textOf(withMarks(line, [markAt(48, '5', { isAfterStop: true })], [wordAt(0, 'sea,')]))).toBe('sea,⁵')
  })

  it('takes no stop from the white where the mark was, if none has ink there', () => {
    expect(textOf(withMarks(lineOf(wordAt(0, 'sea?')), [markAt(31, '3')], [wordAt(0, 'sea.')]))).toBe('sea³')
    expect(textOf(withMarks(lineOf(wordAt(0, 'sea.*')), [markAt(41, '3')], [wordAt(0, 'sea.')]))).toBe('sea.³')
  })

  it('parts a number from its mark', () => {
    const line = lineOf(wordAt(0, 'in'), wordAt(30, '19972'))
    expect(textOf(withMarks(line, [markAt(70, '2')], [wordAt(0, 'in'), wordAt(30, '1997')]))).toBe('in 1997²')
    expect(textOf(withMarks(line, [markAt(70, '2')], []))).toBe('in 1997²')
  })

  it('keeps the comma that stands behind the mark there', () => {
    const line = lineOf(wordAt(0, "sea',", 45))
    expect(textOf(withMarks(line, [markAt(31, '2')], [wordAt(0, 'sea,', 45)]))).toBe('sea²,')
    expect(textOf(withMarks(line, [markAt(31, '2')], []))).toBe('sea²,')
  })

  it('joins a mark that was read as a word of its own, and one that was not read, to the word before', () => {
    expect(textOf(withMarks(lineOf(wordAt(0, 'sea'), wordAt(33, '6')), [markAt(33, '6')], []))).toBe('sea⁶')
    expect(textOf(withMarks(lineOf(wordAt(0, 'sea')), [markAt(33, '6')], []))).toBe('sea⁶')
  })

  it('parts a mark from the first word of its note, and from nothing else', () => {
    const mark = markAt(0, '1', { isAlone: true })
    expect(textOf(withMarks(lineOf(wordAt(0, 'tThe'), wordAt(50, 'sea')), [mark], []))).toBe('¹ The sea')
    expect(textOf(withMarks(lineOf(wordAt(0, 'slow')), [mark], []))).toBe('slow')
  })

  it('leaves a letter that was read surely, and an apostrophe within a word', () => {
    expect(textOf(withMarks(lineOf(wordAt(0, 'civil', 50, 0.95)), [markAt(40, '1')], [wordAt(0, 'civi')]))).toBe(
      'civil',
    )
    expect(textOf(withMarks(lineOf(wordAt(0, "sea's")), [markAt(30, '1')], [wordAt(0, 'seas')]))).toBe("sea's")
  })

  it('leaves a word that goes on behind the mark', () => {
    expect(textOf(withMarks(lineOf(wordAt(0, '23Th')), [markAt(10, '23')], []))).toBe('23Th')
  })

  it('is no surer of a word than of its mark', () => {
    const marked = withMarks(lineOf(wordAt(0, 'sea*')), [markAt(30, '2', { confidence: 0.5 })], [])
    expect(marked.words[0]).toMatchObject({ text: 'sea²', confidence: 0.5 })
  })
})

describe('doubtRaised', () => {
  it('doubts a word whose raised ink reads as a number, not surely, and no other', () => {
    const line = lineOf(wordAt(0, 'sea?'), wordAt(60, 'of'))
    expect(doubtRaised(line, [markAt(30, '7')]).words.map(({ confidence }) => confidence)).toEqual([0.45, 0.9])
    expect(doubtRaised(line, [markAt(30, '?')])).toBe(line)
  })
})
