// Numbers before paragraphs: what counts as one, and the paths that a sequence of them makes.
import { describe, expect, it } from 'vitest'
import { createNumberer } from '../../../src/verify/reference/numberer.ts'
import { printedNumber } from '../../../src/verify/reference/printed-number.ts'

describe('printedNumber', () => {
  it.each([
    ['3. Text', '3.', '3'],
    ['12) Text', '12)', '12'],
    ['(a) text', '(a)', 'a'],
    ['(xiv) text', '(xiv)', 'xiv'],
    ['(B) Text', '(B)', 'B'],
    ['1.2. Text', '1.2.', '1.2'],
    ['§ 4 Text', '§ 4', '4'],
    ['4A. Text', '4A.', '4A'],
    ['4 bis. Text', '4 bis.', '4bis'],
    ['§ 4a Text', '§ 4a', '4a'],
    ['(aa) text', '(aa)', 'aa'],
    ['2.1 Text', '2.1', '2.1'],
    ['411.010 Text', '411.010', '411.010'],
    ['Article 5 Text', 'Article 5', '5'],
    ['Rule 12. Text', 'Rule 12.', '12'],
  ])('reads %j', (line, marker, step) => {
    expect(printedNumber(line)).toMatchObject({ marker, step, rest: line.slice(marker.length + 1) })
  })

  it.each(['3 Text', '3.', '1984. Text', '3.5 metres', 'cf. Text', '(see) text', 'A. N. Other', 'Text 3. more'])(
    'takes %j for text',
    (line) => {
      expect(printedNumber(line)).toBeNull()
    },
  )
})

describe('two numbers before one text', () => {
  it.each([
    ['1.—(1) Text', [], '1.—(1)', 'Text'],
    ['4. (a) Text', ['Text 3.', '(b) more'], '4. (a)', 'Text'],
  ])('reads both of %j', (line, later, marker, rest) => {
    expect(printedNumber(line, later)).toMatchObject({ marker, rest })
    expect(createNumberer().next(printedNumber(line, later)!)).toMatch(/^\d\.[1a]$/)
  })

  it('reads both behind a dash without a stop', () => {
    expect(printedNumber('4—(1) Text')).toMatchObject({ marker: '4—(1)', rest: 'Text' })
  })

  it('reads the outer one alone where the inner one does not go on', () => {
    expect(printedNumber('4. (a) Text', ['5. Text', '(b) more'])).toMatchObject({ marker: '4.', rest: '(a) Text' })
    expect(printedNumber('4. (b) Text', ['(c) more'])).toMatchObject({ marker: '4.', rest: '(b) Text' })
  })
})

describe('a sequence', () => {
  const paths = (line: string): (string | null)[] => {
    const numberer = createNumberer()
    return line.split(' ').map((marker) => numberer.next(printedNumber(`${marker} text`)!))
  }

  it.each([
    ['1. 2. 3.', ['1', '2', '3']],
    ['14. 15. 17.', ['14', '15', '17']],
    ['1. (a) (b) (i) (ii) (c) 2. (a)', ['1', '1.a', '1.b', '1.b.i', '1.b.ii', '1.c', '2', '2.a']],
    ['1. (g) (a) (h)', ['1', null, '1.a', null]],
    ['1. (a) (b) (c) (d) (e) (f) (g) (h) (i) (j)', ['1', ...[...'abcdefghij'].map((step) => `1.${step}`)]],
    ['(i) (ii) (A) (B) (iii)', ['i', 'ii', 'ii.A', 'ii.B', 'iii']],
    ['1. 2. 90. 3.', ['1', '2', null, '3']],
    ['5. 6. 1. 2.', ['5', '6', '1', '2']],
    ['4. 4A. (a) (b) 4B. 5.', ['4', '4A', '4A.a', '4A.b', '4B', '5']],
    ['1. (y) (a) (aa) (bb) (b)', ['1', null, '1.a', '1.a.aa', '1.a.bb', '1.b']],
    ['§6 (a) §6a §7', ['6', '6.a', '6a', '7']],
    ['1. 4A.', ['1', '4A']],
  ])('%s', (line, expected) => {
    expect(paths(line)).toEqual(expected)
  })
})

it('takes a capital for a number where its sequence goes on', () => {
  expect(printedNumber('A. Text', ['more', 'B. Text'])).toMatchObject({ marker: 'A.', step: 'A' })
  expect(printedNumber('A. Text', ['more', 'C. Text'])).toBeNull()
})

it('begins anew under a heading', () => {
  const numberer = createNumberer()
  const next = (line: string): string | null => numberer.next(printedNumber(line)!)
  expect(next('12. Text')).toBe('12')
  numberer.close()
  expect([next('(1) Text'), next('(2) Text')]).toEqual(['1', '2'])
})
