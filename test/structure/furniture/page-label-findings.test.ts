import { describe, expect, it } from 'vitest'
import { labelFindings } from '../../../src/structure/furniture/page-label-findings.ts'

/** Messages for labels of pages 1, 2, 3 …; empty = none printed. */
const findings = (...labels: string[]): string[] =>
  labelFindings(
    new Map(labels.flatMap((label, index): [number, string][] => (label === '' ? [] : [[index + 1, label]]))),
  ).map(({ message }) => message)

describe('page labels', () => {
  it('that go on as the pages do tell nothing', () => {
    expect(findings('9', '10', '', '12', '13')).toEqual([])
    expect(findings('iii', 'iv', 'v', '1', '2', 'A-1', 'A-2', 'B-1')).toEqual([])
  })

  it('tell a missing sheet, in whatever script', () => {
    expect(findings('9', '10', '12')).toEqual(['page 3 bears the number 12, page 2 bears 10: a page may be missing'])
    expect(findings('iii', 'iv', 'vii')).toEqual([
      'page 3 bears the number vii, page 2 bears iv: 2 pages may be missing',
    ])
    expect(findings('A-1', 'A-3')).toEqual(['page 2 bears the number A-3, page 1 bears A-1: a page may be missing'])
  })

  it('tell a doubled sheet, and two that are swapped, once', () => {
    expect(findings('9', '10', '10', '11')).toEqual([
      'page 3 bears the number 10, page 2 bears 10: a sheet may be doubled',
    ])
    expect(findings('9', '11', '10', '12')).toEqual(['pages 2 and 3 bear the numbers 11 and 10: they may be swapped'])
  })

  it('tell sheets of several pages that are swapped, once', () => {
    expect(findings('5', '6', '9', '10', '7', '8', '11', '12')).toEqual([
      'pages 3–4 and 5–6 bear the numbers 9–10 and 7–8: they may be swapped',
    ])
    expect(findings('5', '6', '9', '10', '7', '8', '12')).toHaveLength(3)
  })

  it('of sheets with two pages each count on by two', () => {
    expect(findings('34, 35', '36, 37', '', '40, 41', '42', '44, 45')).toEqual([])
    expect(findings('iv, v', 'vi, vii', '1', '2, 3')).toEqual([])
    expect(findings('34, 35', '38, 39')).toEqual([
      'page 2 bears the number 38, 39, page 1 bears 34, 35: 2 pages may be missing',
    ])
  })

  it('tell a step back as what it is', () => {
    expect(findings('9', '10', '1', '2')).toEqual(['page 3 bears the number 1, page 2 bears 10'])
  })
})
