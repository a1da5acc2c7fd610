// The line breaker: a marked text becomes lines of words no wider than the measure.

import { LINE_BREAK, PAGE_BREAK, SOFT_HYPHEN } from './source.ts'

export interface BrokenLine {
  readonly words: readonly string[]
  /** Why the line ended: only an `end` line is set ragged. */
  readonly ending: 'full' | 'page' | 'end'
}

export type WidthOf = (text: string) => number

/** A piece that cannot be divided, and what follows it when the line goes on or when it ends here. */
interface Piece {
  readonly text: string
  readonly joint: 'space' | 'soft' | 'hard' | 'line' | 'page' | 'end'
}

const PIECE = new RegExp(
  `([^ ${SOFT_HYPHEN}${LINE_BREAK}${PAGE_BREAK}]*?)(?:(\\p{L}-)(?=\\p{L})|(—)|(${SOFT_HYPHEN}?[${LINE_BREAK}${PAGE_BREAK}])|([ ${SOFT_HYPHEN}])|$)`,
  'gu',
)

function piecesOf(marked: string): Piece[] {
  const pieces: Piece[] = []
  for (const [match, start = '', hyphen = '', dash = '', forced = '', mark = ''] of marked.matchAll(PIECE)) {
    if (match === '') continue
    const shown = start + hyphen + dash + (forced.startsWith(SOFT_HYPHEN) ? '-' : '')
    if (forced !== '') pieces.push({ text: shown, joint: forced.endsWith(PAGE_BREAK) ? 'page' : 'line' })
    else if (mark === ' ') pieces.push({ text: shown, joint: 'space' })
    else if (mark === SOFT_HYPHEN) pieces.push({ text: shown, joint: 'soft' })
    else pieces.push({ text: shown, joint: hyphen + dash === '' ? 'end' : 'hard' })
  }
  return pieces
}

/**
 * First-fit breaking: a word goes on the line while it fits at its natural width. `widthOf` and `measure` share one unit;
 * the first line is shorter by `indent`.
 */
export function breakLines(marked: string, measure: number, indent: number, widthOf: WidthOf): BrokenLine[] {
  const lines: BrokenLine[] = []
  let line = ''
  let glue = ''
  const close = (ending: BrokenLine['ending']): void => {
    if (line !== '') lines.push({ words: line.split(' '), ending })
    line = ''
    glue = ''
  }
  for (const { text, joint } of piecesOf(marked)) {
    const room = measure - (lines.length === 0 ? indent : 0)
    const shown = joint === 'soft' ? `${text}-` : text
    if (line !== '' && widthOf(line + glue + shown) > room) {
      if (glue === SOFT_HYPHEN) line += '-'
      close('full')
    }
    line += (glue === ' ' ? ' ' : '') + text
    glue = joint === 'space' ? ' ' : joint === 'soft' ? SOFT_HYPHEN : ''
    if (joint === 'line') close('full')
    if (joint === 'page') close('page')
  }
  close('end')
  return lines
}
