// The facsimiles of plates against their references: the figures of annotated scans, and their line ends.
import { resolve } from 'node:path'
import { makePlates, type PlateFacsimile, plateFacsimiles } from '../facsimiles/plates/make-plates.ts'
import { scoreLineEnds } from './line-ends.ts'
import { scoreJoin } from './page-joins.ts'
import { documentOf, type Recto } from './recto.ts'
import type { StructureResult } from './structure.ts'
import { scoreStructure } from './structure-score.ts'

const FOLDER = resolve(import.meta.dirname, '../../.recto-bench/facsimiles')

/** The recognized pages of a facsimile, in their order. */
export async function readPlatePages(facsimile: PlateFacsimile, recto: Recto) {
  const file = await makePlates(facsimile, FOLDER)
  const read = await Promise.all(facsimile.references.map((_, index) => recto.readPage(file, index + 1)))
  return read.map(({ page }) => page)
}

export async function evaluatePlates(recto: Recto): Promise<StructureResult[]> {
  const results: StructureResult[] = []
  for (const facsimile of plateFacsimiles()) results.push(await evaluateOne(facsimile, recto))
  return results
}

async function evaluateOne(facsimile: PlateFacsimile, recto: Recto): Promise<StructureResult> {
  const document = documentOf(await readPlatePages(facsimile, recto))
  const named = facsimile.references.map((reference) => ({
    ...reference,
    page: { ...reference.page, reference: `${reference.page.reference} ${facsimile.grade}` },
  }))
  return {
    name: facsimile.name,
    half: facsimile.grade,
    document,
    scores: named.map(({ page, lines }, index) => scoreStructure(document, index + 1, page, lines)),
    joins: named.flatMap(({ page, lines }, index) => scoreJoin(document, index + 1, page, lines) ?? []),
    lineEnds: named.map((reference, index) => scoreLineEnds(document, index + 1, reference)),
  }
}
