// The reference of a plate: its printed lines, and which block each belongs to, in the form in which scans are annotated.
import type { AnnotatedBlock, AnnotatedPage } from '../../evaluate/annotations.ts'
import type { PrintedBlock, SetPlate } from './set-plate.ts'

export interface PlateReference {
  readonly page: AnnotatedPage
  readonly lines: readonly string[]
  /** By block of the page: whether its line ends are kept in the clean text. */
  readonly keeps: readonly boolean[]
}

/** @param name of the page, as faults tell it */
export function plateReference({ printed }: SetPlate, name: string, follows: boolean): PlateReference {
  const lines: string[] = []
  const blocks = withTheBlockBefore(printed).map(({ block: { name: label, options }, lines: own }): AnnotatedBlock => {
    const first = lines.length + 1
    lines.push(...own)
    return {
      lines: [first, lines.length],
      label: label as AnnotatedBlock['label'],
      ...(options.has('number') ? { number: options.get('number')! } : {}),
      ...(options.has('mark') ? { mark: options.get('mark')! } : {}),
      ...(options.has('joins') ? { joins: true as const } : {}),
    }
  })
  return {
    page: { image: name, reference: name, sha256: '', follows, blocks },
    lines,
    keeps: withTheBlockBefore(printed).map(({ block, lines: own }) => block.options.has('keep') && own.length > 1),
  }
}

/** "Article 3" over its text is set as two blocks and read as one. */
function withTheBlockBefore(printed: SetPlate['printed']): SetPlate['printed'] {
  const read: PrintedBlock[] = []
  for (const one of printed) {
    const before = read.at(-1)
    if (!one.block.options.has('with') || before === undefined) read.push(one)
    else read.splice(-1, 1, { ...before, lines: [...before.lines, ...one.lines] })
  }
  return read
}
