// Number clashes: two numbered nodes of one section that have one path under one parent, which no finding of the sequence tells.
import { diagnostic } from '../../diagnostics/codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Node, Section } from '../../model/document.ts'
import { nodesOfSections } from './sections.ts'

/**
 * One finding for each run of numbers that stand a second time under what encloses them. Numbers that nothing encloses may begin
 * again under any heading, and where none stands the sequence has told it.
 * @param told what the numbering has found, by its boxes
 */
export function clashFindings(
  nodes: readonly Node[],
  sections: readonly Pick<Section, 'first'>[],
  told: readonly Diagnostic[],
): Diagnostic[] {
  return nodesOfSections(nodes, sections).flatMap((own) => {
    const seen = new Set<string>()
    const runs: Node[][] = []
    let isRun = false
    for (const node of own) {
      if (node.number === undefined || node.parent === null) continue
      const key = `${node.parent} ${node.number}`
      if (seen.has(key) && isRun) runs.at(-1)!.push(node)
      else if (seen.has(key)) runs.push([node])
      isRun = seen.has(key)
      seen.add(key)
    }
    return runs.filter((run) => !run.some((node) => isTold(node, told))).map(findingOf)
  })
}

const TOLD: ReadonlySet<string> = new Set(['structure/number-repeat', 'structure/number-step-back'])

const isTold = ({ sources: [source] }: Node, told: readonly Diagnostic[]): boolean =>
  told.some(
    ({ code, page, box }) =>
      TOLD.has(code) &&
      page === source!.page &&
      box !== undefined &&
      box[1] >= source!.box[1] &&
      box[3] <= source!.box[3],
  )

function findingOf(run: readonly Node[]): Diagnostic {
  const [first, last] = [run[0]!, run.at(-1)!]
  const numbers = run.length === 1 ? `number ${first.number} stands` : `numbers ${first.number} to ${last.number} stand`
  const [source] = first.sources
  return diagnostic('structure/number-clash', `${numbers} a second time under the same heading or paragraph`, {
    page: source!.page,
    box: source!.box,
    actual: first.number!,
  })
}
