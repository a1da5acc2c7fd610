import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Ceilings, changedCeilings, compareWithCeilings, findingLines } from '../../scripts/evaluate/ceilings.ts'
import { keepCeilings } from '../../scripts/evaluate/keep-ceilings.ts'

const figures = { cer: 0.01, wer: 0.03, paragraphF1: null, furnitureF1: 0.9 }
const ceilings = { corpus: 'c', sets: { books: figures, reports: { ...figures, paragraphF1: 1 } } }
const verdicts = (sets: Ceilings['sets']): string[] =>
  compareWithCeilings(ceilings, sets).map(({ set, figure, verdict }) => `${set} ${figure} ${verdict}`)

describe('compareWithCeilings', () => {
  it('finds nothing in equal figures, to five digits', () => {
    expect(verdicts({ ...ceilings.sets, books: { ...figures, cer: 0.010004 } })).toEqual([])
  })

  it('takes a rising CER or WER and a falling F1 as worse, the contrary as better', () => {
    expect(verdicts({ ...ceilings.sets, books: { ...figures, cer: 0.0101, wer: 0.0299 } })).toEqual([
      'books cer worse',
      'books wer better',
    ])
    expect(verdicts({ ...ceilings.sets, books: { ...figures, furnitureF1: 0.89 } })).toEqual([
      'books furnitureF1 worse',
    ])
  })

  it('takes a figure or set that is gone as worse, a new one as better', () => {
    expect(verdicts({ books: { ...figures, paragraphF1: 0.2, furnitureF1: null }, letters: figures })).toEqual([
      'books paragraphF1 better',
      'books furnitureF1 worse',
      'reports set worse',
      'letters set better',
    ])
  })
})

describe('changedCeilings', () => {
  const measured = { books: { ...figures, cer: 0.02, wer: 0.02 }, letters: figures }

  it('takes over better figures only when lowering', () => {
    expect(changedCeilings(ceilings, measured, new Set(['lower'])).sets).toEqual({
      books: { ...figures, wer: 0.02 },
      letters: figures,
      reports: ceilings.sets.reports,
    })
  })

  it('takes over worse figures only when raising', () => {
    expect(changedCeilings(ceilings, measured, new Set(['raise'])).sets).toEqual({ books: { ...figures, cer: 0.02 } })
  })

  it('changes nothing unasked', () => {
    expect(changedCeilings(ceilings, measured, new Set())).toEqual(ceilings)
  })
})

it('names the set and the figure, worse ones first', () => {
  const findings = compareWithCeilings(ceilings, {
    ...ceilings.sets,
    books: { ...figures, cer: 0.009, furnitureF1: 0.8 },
  })
  expect(findingLines(findings)).toEqual([
    'WORSE books: furnitureF1 0.80000, pinned 0.90000',
    'BETTER books: cer 0.900 %, pinned 1.000 %',
  ])
})

describe('keepCeilings', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recto-ceilings-'))
    file = join(folder, 'quality/ceilings.json')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const read = (): Ceilings => Ceilings.parse(JSON.parse(readFileSync(file, 'utf8')))

  it('pins, holds, fails, and changes only with leave', () => {
    expect(keepCeilings('c', ceilings.sets, new Set(), file).failed).toBe(false)
    expect(existsSync(file)).toBe(false)
    keepCeilings('c', ceilings.sets, new Set(['lower']), file)
    expect(read()).toEqual(ceilings)

    const worse = { ...ceilings.sets, books: { ...figures, cer: 0.5 } }
    expect(keepCeilings('c', worse, new Set(), file)).toMatchObject({ failed: true })
    expect(keepCeilings('c', worse, new Set(['lower']), file)).toMatchObject({ failed: true })
    expect(read()).toEqual(ceilings)
    expect(keepCeilings('c', worse, new Set(['raise']), file)).toMatchObject({ failed: false })
    expect(read().sets.books?.cer).toBe(0.5)

    const better = keepCeilings('c', ceilings.sets, new Set(), file)
    expect(better.failed).toBe(false)
    expect(better.lines.at(-1)).toContain('--lower-ceilings')
  })

  it('does not compare with the figures of another corpus', () => {
    keepCeilings('c', ceilings.sets, new Set(['lower']), file)
    expect(keepCeilings('d', ceilings.sets, new Set(['lower']), file)).toMatchObject({ failed: true })
    expect(read().corpus).toBe('c')
    keepCeilings('d', { books: figures }, new Set(['raise']), file)
    expect(read()).toEqual({ corpus: 'd', sets: { books: figures } })
  })
})
