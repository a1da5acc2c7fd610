// The pinned figures of the corpus; `npm run evaluate` holds a full run against them.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Ceilings } from '../../scripts/evaluate/ceilings.ts'
import { CEILINGS } from '../../scripts/evaluate/keep-ceilings.ts'
import { FLOORS, Floors } from '../../scripts/evaluate/structure-floors.ts'

it.runIf(existsSync(CEILINGS))('are sound', () => {
  const { corpus, sets } = Ceilings.parse(JSON.parse(readFileSync(CEILINGS, 'utf8')))
  expect(corpus).toMatch(/^[0-9a-f]{64}$/)
  expect(Object.keys(sets)).toContain('joint-statement')
  for (const { cer, wer, paragraphF1, furnitureF1 } of Object.values(sets)) {
    expect(wer).toBeGreaterThanOrEqual(cer)
    for (const f1 of [paragraphF1, furnitureF1]) expect(f1 ?? 0).toBeLessThanOrEqual(1)
  }
})

it('floors of the annotated scans and of the plates are of both halves and grades, and high', () => {
  const floors = Floors.parse(JSON.parse(readFileSync(FLOORS, 'utf8')))
  expect(Object.keys(floors)).toEqual(['held-out', 'light', 'strong', 'tuning', 'typed'])
  for (const { paragraphF1, bodyKept } of Object.values(floors)) {
    expect(paragraphF1).toBeGreaterThan(0.8)
    expect(bodyKept).toBeGreaterThan(0.999)
  }
})
