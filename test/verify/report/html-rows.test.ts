// The rows of a diff: nothing lost or doubled where an alignment is cut into lines.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DiffRun } from '../../../src/model/verification.ts'
import { type DiffRow, differingLines, rowsOf } from '../../../src/verify/report/html-rows.ts'
import type { FoundLine } from '../../../src/verify/report/lines.ts'
import { diffTexts } from '../../../src/verify/texts/text-diff.ts'

const equal = (text: string): DiffRun => ({ kind: 'equal', reference: text, found: text })
const foundOf = (runs: readonly DiffRun[]): string => runs.map(({ found }) => found).join('')
const referenceOf = (runs: readonly DiffRun[]): string => runs.map(({ reference }) => reference).join('')

/** Lines of these lengths, the last to the text's end. */
function linesAt(ends: readonly number[], length: number): FoundLine[] {
  const sorted = [...new Set([...ends.map((end) => end % (length + 1)), length])].sort((a, b) => a - b)
  return sorted.map((end, index) => ({ start: sorted[index - 1] ?? 0, end, page: 1, box: null }))
}

const lineRows = (runs: readonly DiffRun[], lines: readonly FoundLine[]): DiffRow[] =>
  rowsOf({ runs, found: foundOf(runs) }, lines).filter((row) => row.kind === 'line')

describe('rows', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '𝔸', '\u0301'), maxLength: 60 })

  it('hold both texts when nothing is left out, wherever the lines end', () => {
    fc.assert(
      fc.property(letters, letters, fc.array(fc.nat(100), { maxLength: 2 }), (reference, found, ends) => {
        const sign: DiffRun = { kind: 'insert', reference: '', found: '#' }
        const all = [sign, ...diffTexts(reference, found, null), sign]
        const length = foundOf(all).length
        // With three lines at most, the first and the last differing, every line is shown.
        const rows = lineRows(all, linesAt(ends, length))
        expect(rows.map((row) => foundOf(row.runs)).join('')).toBe(foundOf(all))
        expect(rows.map((row) => referenceOf(row.runs)).join('')).toBe(referenceOf(all))
      }),
    )
  })

  it('end where the lines end', () => {
    const runs = [equal('one two '), { kind: 'substitute', reference: 'tree', found: 'thre' } as const, equal(' four')]
    const rows = lineRows(runs, linesAt([4, 10], 17))
    expect(rows.map((row) => foundOf(row.runs))).toEqual(['one ', 'two th', 're four'])
    expect(rows.map((row) => referenceOf(row.runs))).toEqual(['one ', 'two tr', 'ee four'])
    expect(differingLines({ runs, found: foundOf(runs) }, linesAt([4, 10], 17))).toEqual([1, 2])
  })

  it('leave letters that are missing at a line’s end with that line', () => {
    const runs = [equal('one '), { kind: 'delete', reference: 'and ', found: '' } as const, equal('two')]
    expect(lineRows(runs, linesAt([4], 7)).map((row) => referenceOf(row.runs))).toEqual(['one and ', 'two'])
  })

  it('take short neighbouring differences for one', () => {
    const runs = (texts: readonly DiffRun[]): readonly DiffRun[] => lineRows([equal('co'), ...texts], [])[0]!.runs
    const missing: DiffRun = { kind: 'delete', reference: 'r', found: '' }
    const wrong: DiffRun = { kind: 'substitute', reference: 'n', found: 'm' }
    expect(runs([missing, wrong])[1]).toEqual({ kind: 'substitute', reference: 'rn', found: 'm' })
    const long: DiffRun = { kind: 'delete', reference: 'whole words', found: '' }
    expect(runs([long, wrong]).slice(1)).toEqual([long, wrong])
  })

  it('cut a wildcard’s letters one to one', () => {
    const runs: DiffRun[] = [
      { kind: 'equal', reference: 'ab~~e', found: 'abcde' },
      { kind: 'insert', reference: '', found: '!' },
    ]
    const rows = lineRows(runs, linesAt([3], 6))
    expect(rows.map((row) => referenceOf(row.runs))).toEqual(['ab~', '~e'])
  })

  it('of one great run are cut without end of the stack, and mostly left out', () => {
    const text = 'word '.repeat(100_000)
    const runs = [equal(text), { kind: 'insert', reference: '', found: 'x' } as const]
    const rows = rowsOf({ runs, found: `${text}x` }, [])
    expect(rows.map(({ kind }) => kind)).toEqual(['skipped', 'line', 'line'])
  })

  it('without known lines break long texts at spaces, and never within a letter', () => {
    const runs: DiffRun[] = [{ kind: 'insert', reference: '', found: `${'several words '.repeat(9)}${'𝔸'.repeat(80)}` }]
    const texts = lineRows(runs, []).map((row) => foundOf(row.runs))
    expect(texts.slice(0, -2).every((text) => text.length <= 91 && text.endsWith(' '))).toBe(true)
    expect(texts.filter((text) => /[\ud800-\udbff]$/.test(text))).toEqual([])
  })
})
