// Papers: what the caption of a case calls the paper that it stands on, "ORDER ON THE MOTION TO COMPEL".
import { isCapitals } from '../text/letter-case.ts'
import type { TextLine } from '../text/text-line.ts'
import type { Front } from './front.ts'
import { type Heading, isSameHeading } from './heading.ts'
import { namesKind } from './heading-words.ts'

/** A party, or the number of a case, over the name of a paper. */
const ENDS_OTHERS = /[\d,;:.)]$/u

const PAPER: Heading = { label: 'section_header', because: 'names the paper in a caption' }

/** "PLAINTIFF'S OPPOSITION TO / THE MOTION / TO COMPEL", in capitals on one side of a caption: all lines of the one that names a paper. */
export function papersNamed(text: readonly TextLine[], front: Front): ReadonlyMap<TextLine, Heading> {
  const groups: TextLine[][] = []
  text.forEach((line, index) => {
    if (line.aside !== 'caption' || !isCapitals(line)) return
    const [before, last] = [text[index - 1], groups.at(-1)]
    const goesOn = before !== undefined && last?.at(-1) === before && !ENDS_OTHERS.test(before.text)
    if (goesOn && isSameHeading(before, line, front.measuresAt(line))) last!.push(line)
    else groups.push([line])
  })
  const papers = groups.filter((lines) => lines.some(({ text: own }) => namesKind(own)))
  return new Map(papers.flatMap((lines) => lines.map((line) => [line, PAPER] as const)))
}
