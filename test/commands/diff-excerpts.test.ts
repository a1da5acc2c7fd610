// Excerpts of a diff: each difference marked within its line, near ones together, long ones cut.
import { expect, it } from 'vitest'
import { diffExcerpts } from '../../src/commands/diff-excerpts.ts'
import { plain } from '../../src/diagnostics/print.ts'
import { diffTexts } from '../../src/verify/texts/text-diff.ts'

const excerpts = (reference: string, found: string): string[] => diffExcerpts(diffTexts(reference, found, null), plain)
const FAR = 'with many words of no account between the one and the other of these two places'

it.each<[string, string, string[]]>([
  ['same', 'same', []],
  ['a corner', 'a comer', ['a co[rn→m]er']],
  ['not lost', 'not ', ['not [-lost]']],
  ['end', 'end.', ['end[+.]']],
  ['a cat and a dog', 'a cot and a dig', ['a c[a→o]t and a d[o→i]g']],
  [`cat ${FAR} dog`, `cot ${FAR} dig`, ['c[a→o]t with many words of no …', '…er of these two places d[o→i]g']],
  ['two\nlines', 'two\nlanes', ['two l[i→a]nes']],
])('shows %j read as %j', (reference, found, lines) => {
  expect(excerpts(reference, found)).toEqual(lines)
})

it('shows the first places, counts the others, and cuts what is long', () => {
  const five = Array.from({ length: 5 }, () => `cat ${FAR} `)
  const shown = excerpts(five.join(''), five.join('').replaceAll('cat', 'cot'))
  expect(shown).toHaveLength(4)
  expect(shown[3]).toBe('… and 2 more')
  expect(excerpts('a', `a ${'surplus '.repeat(40)}`)[0]!.length).toBeLessThan(80)
})
