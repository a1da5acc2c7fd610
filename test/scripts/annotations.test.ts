// The annotations of real scans: sound by themselves, and about the texts that the corpus has.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAnnotations, referenceLines } from '../../scripts/evaluate/annotations.ts'
import { CORPUS } from '../../scripts/evaluate/corpus.ts'

const annotations = readAnnotations()
const pages = annotations.flatMap((annotation) => annotation.pages)
const hasCorpus = pages.every(({ reference }) => existsSync(join(CORPUS, reference)))
if (!hasCorpus) console.log(`SKIPPED: no corpus at ${CORPUS}`)

describe('annotations', () => {
  it('are of at least twelve documents, some to tune on and some held out', () => {
    expect(annotations.length).toBeGreaterThanOrEqual(12)
    for (const half of ['tuning', 'held-out'])
      expect(annotations.filter((annotation) => annotation.half === half).length).toBeGreaterThanOrEqual(5)
  })

  it.each(pages.map((page) => [page.reference, page] as const))('%s: ranges do not overlap', (_, { blocks }) => {
    const lines = blocks.flatMap(({ lines: [from, to] }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
    expect(new Set(lines).size).toBe(lines.length)
    for (const { label, number } of blocks) expect(number !== undefined).toBe(label === 'numbered_paragraph')
  })

  it.runIf(hasCorpus).each(pages.map((page) => [page.reference, page] as const))(
    '%s: every line has a label',
    (_, page) => {
      const lines = referenceLines(page, CORPUS)
      const labelled = new Set(
        page.blocks.flatMap(({ lines: [from, to] }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
      )
      const bare = lines.flatMap((line, index) => (line.trim() !== '' && !labelled.has(index + 1) ? [index + 1] : []))
      expect(bare).toEqual([])
    },
  )
})
