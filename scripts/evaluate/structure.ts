// The annotated scans against what Recto makes of them, document by document and by halves.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../../src/model/document.ts'
import { GRADES, type Grade } from '../facsimiles/plates/make-plates.ts'
import { type Annotation, Half, readAnnotations, referenceLines } from './annotations.ts'
import { CORPUS } from './corpus.ts'
import type { LineEndScore } from './line-ends.ts'
import { type JoinScore, scoreJoin } from './page-joins.ts'
import { documentOf, type Recto } from './recto.ts'
import { type StructureFigures, structureFigures } from './structure-figures.ts'
import { type StructureScore, scoreStructure } from './structure-score.ts'

export interface StructureResult {
  readonly name: string
  /** Half of the annotated scans, or how a facsimile is made. */
  readonly half: Half | Grade
  readonly document: Document
  readonly scores: readonly StructureScore[]
  readonly joins: readonly JoinScore[]
  /** Of facsimiles alone: the annotations do not tell them. */
  readonly lineEnds: readonly LineEndScore[]
}

/** All annotated documents that the corpus has, one after the other; none without the corpus. */
export async function evaluateStructure(recto: Recto): Promise<StructureResult[]> {
  const there = readAnnotations().filter(({ pages }) => pages.every(({ image }) => existsSync(join(CORPUS, image))))
  if (there.length === 0) console.log(`SKIPPED: no annotated scans at ${CORPUS}`)
  const results: StructureResult[] = []
  for (const annotation of there) results.push(await evaluateOne(annotation, recto))
  return results
}

async function evaluateOne({ document: name, half, pages }: Annotation, recto: Recto): Promise<StructureResult> {
  const read = await Promise.all(pages.map(({ image }) => recto.readPage(join(CORPUS, image), 1)))
  const document = documentOf(read.map(({ page }) => page))
  const lines = pages.map((page) => referenceLines(page, CORPUS))
  return {
    name,
    half,
    document,
    scores: pages.map((page, index) => scoreStructure(document, index + 1, page, lines[index]!)),
    joins: pages.flatMap((page, index) => scoreJoin(document, index + 1, page, lines[index]!) ?? []),
    lineEnds: [],
  }
}

/** Figures of either half, of facsimiles by grade, and of each document. */
export function figuresOf(results: readonly StructureResult[]): readonly (readonly [string, StructureFigures])[] {
  const figures = (some: readonly StructureResult[]): StructureFigures =>
    structureFigures(
      some.flatMap(({ scores }) => scores),
      some.flatMap(({ joins }) => joins),
      some.flatMap(({ lineEnds }) => lineEnds),
    )
  const halves = [...Half.options, ...GRADES].filter((half) => results.some((result) => result.half === half))
  return [
    ...halves.map((half) => [half, figures(results.filter((result) => result.half === half))] as const),
    ...results.map((result) => [result.name, figures([result])] as const),
  ]
}
