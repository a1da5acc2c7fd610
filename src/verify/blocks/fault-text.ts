// How faults speak of texts and nodes.
import type { Node } from '../../model/document.ts'
import { graphemesOf } from '../texts/graphemes.ts'

const BEGINNING = 48

/** One line, cut short. */
export function beginningOf(text: string): string {
  const letters = graphemesOf(text.replace(/\s+/g, ' ').trim())
  return letters.length <= BEGINNING
    ? letters.join('')
    : `${letters
        .slice(0, BEGINNING - 1)
        .join('')
        .trimEnd()}…`
}

/** Letters, white space folded. */
export const lettersIn = (text: string): number => graphemesOf(text.replace(/\s+/g, ' ').trim()).length

/** "p0003-n002, section_header". */
export const nodeName = ({ id, label }: Node): string => `${id}, ${label}`

export const pageOf = ({ sources }: Node): number => sources[0]!.page
