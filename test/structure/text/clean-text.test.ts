import { describe, expect, it } from 'vitest'
import { joinLines, normalize } from '../../../src/structure/text/clean-text.ts'
import { orderLines } from '../../../src/structure/text/reading-order.ts'
import { vocabularyOf } from '../../../src/structure/text/vocabulary.ts'
import { typedPage } from '../typed-page.ts'

const join = (lines: string[], document = ''): string =>
  joinLines(lines, vocabularyOf(orderLines([typedPage(`${document}\n${lines.join('\n')}`)])))

describe('joinLines', () => {
  it.each([
    [['engaged in in-', 'depth discussions'], 'engaged in in-depth discussions'],
    [['their coop-', 'eration was'], 'their cooperation was'],
    [['a flat ter-', 'rain'], 'a flat terrain'],
    [['the half-', 'century since'], 'the half-century since'],
    [['the ROK-', 'US Alliance'], 'the ROK-US Alliance'],
    [['the ROK–', 'US Alliance'], 'the ROK–US Alliance'],
    [['in the years 1990-', '1995 it'], 'in the years 1990-1995 it'],
    [['a long-term, through-', 'out'], 'a long-term, throughout'],
    [['one —', 'two'], 'one —two'],
  ])('%j', (lines, text) => {
    expect(join(lines)).toBe(text)
  })

  it('follows the document’s own spelling', () => {
    expect(join(['their co-', 'operation was'], 'the co-operation of both and the co-operation of all')).toContain(
      'co-operation was',
    )
    expect(join(['their co-', 'operation was'], 'the cooperation of both')).toContain('cooperation was')
  })

  it('spells out ligatures and keeps letters, dashes and quotes', () => {
    expect(join(['the ﬁrst “Communiqué” – of SCM’s'])).toBe('the first “Communiqué” – of SCM’s')
  })

  it('leaves out what is not seen: signs without width, and those that turn the direction of what follows', () => {
    expect(normalize('Zero\u200bwidth \ufeff\u202eand\u202c soft\u00adhyphens')).toBe('Zerowidth and softhyphens')
  })
})
