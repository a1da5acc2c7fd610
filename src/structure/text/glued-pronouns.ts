// Glued pronouns: "2.1 said" for "2. I said" — the English "I" read as a one and drawn to its paragraph's number.
import { diagnostic } from '../../diagnostics/codes.ts'
import { ANY_VERB, OWN_VERB } from '../../markers/first-person.ts'
import { readsIn } from '../../model/language.ts'
import type { Line, PageText, Word } from '../../model/page-text.ts'

const GLUED = /^(?<number>\d{1,3})\.[1Il|]$/u
/** What follows the pronoun too where a number is known to stand before it. */
const BEHIND_NUMBER = /^(?:confirm|find|make|recall|remember|served|then)$/u

/**
 * The pages, the number and the pronoun each a word where they were read as a decimal: where a line of this page or one beside it
 * begins with the number before or after it, and none with it or with the next decimal. Each is told among the page's findings.
 * @param language as the pages are read, "eng" or "fra+eng"
 */
export function partGluedPronouns(pages: readonly PageText[], language: string): readonly PageText[] {
  if (!readsIn('eng', language)) return pages
  if (!pages.some(({ lines }) => lines.some(mayBeGlued))) return pages
  return pages.map((page, index) => {
    const near = pages.slice(Math.max(0, index - 1), index + 2)
    const openings = new Set(near.flatMap(({ lines }) => lines.map(({ words }) => words[0]!.text)))
    const glued = page.lines.filter((line) => mayBeGlued(line) && countsOn(numberOf(line), openings))
    if (glued.length === 0) return page
    return {
      ...page,
      lines: page.lines.map((line) => (glued.includes(line) ? parted(line) : line)),
      diagnostics: [...page.diagnostics, ...glued.map((line) => findingOf(line, page.page))],
    }
  })
}

const mayBeGlued = ({ words }: Line): boolean =>
  words.length > 1 &&
  GLUED.test(words[0]!.text) &&
  [OWN_VERB, ANY_VERB, BEHIND_NUMBER].some((verbs) => verbs.test(words[1]!.text))

const numberOf = ({ words }: Line): number => Number(GLUED.exec(words[0]!.text)!.groups!.number)

/** Paragraphs are counted "1.", "2.", "3." here, and not "2.1", "2.2". */
const countsOn = (number: number, openings: ReadonlySet<string>): boolean =>
  (openings.has(`${number - 1}.`) || openings.has(`${number + 1}.`)) &&
  ![`${number}.`, `${number}.2`, `${number}.2.`].some((opening) => openings.has(opening))

function parted(line: Line): Line {
  const [glued, ...others] = line.words
  const { doubts: _, ...word } = glued!
  const [left, top, right, bottom] = word.box
  const number = `${numberOf(line)}.`
  const [end, begin] = [number.length, number.length + 0.5].map((place) =>
    Math.round(left + ((right - left) * place) / (number.length + 1)),
  )
  const own: Word[] = [
    { ...word, text: number, box: [left, top, end!, bottom] },
    { ...word, text: 'I', box: [begin!, top, right, bottom] },
  ]
  return { ...line, words: [...own, ...others] }
}

function findingOf(line: Line, page: number): PageText['diagnostics'][number] {
  const [actual, expected] = [line.words[0]!.text, `${numberOf(line)}. I`]
  const message = `read “${actual}” as “${expected}”: the paragraphs beside it are counted so`
  return diagnostic('structure/number-mended', message, { page, box: line.words[0]!.box, expected, actual })
}
