// ReferenceText: a reference made ready to be compared, whatever format it was written in.
import type { Reference } from '../../model/reference.ts'
import type { Passage } from '../../model/verification.ts'

export interface ReferenceBlock {
  readonly kind: Passage['kind']
  /** Numbered paragraphs only. */
  readonly number: string | null
  /** As printed; null where the reference does not tell it. */
  readonly marker: string | null
  /** Without the marker. */
  readonly text: string
}

export interface ReferenceText {
  /** Lists of blocks, each in its order; no order is told between lists. */
  readonly lists: readonly (readonly ReferenceBlock[])[]
  /** "Appendix", "13": may stand in the document's body, need not. */
  readonly section: { readonly label: string; readonly number: string | null } | null
  /** Null where the reference does not tell the furniture. */
  readonly furniture: readonly string[] | null
  /** Numbers are whole paths, or only what is printed before the paragraph. */
  readonly numbers: 'paths' | 'as-printed'
  /** A plain text as it stands; null for references with structure. */
  readonly plain: string | null
}

/** The structured reference as lists: paragraphs, headings, footnotes, title, dateline. */
export function textOfReference(reference: Reference): ReferenceText {
  const { title, dateline, section, headings = [], paragraphs, footnotes = [], furniture } = reference
  const pieces = reference.pages?.flatMap((page) => page.furniture ?? [])
  const told = reference.pages?.some((page) => page.furniture !== undefined) === true
  const lists = [
    paragraphs.map(({ number, text }) =>
      number === undefined ? block('paragraph', text) : { ...block('numbered_paragraph', text), number },
    ),
    headings.map((text) => block('heading', text)),
    footnotes.map(({ mark, text }) => ({ ...block('footnote', text), marker: mark ?? null })),
    title == null ? [] : [block('title', title)],
    dateline == null ? [] : [block('dateline', dateline.text)],
  ]
  return {
    lists: lists.filter((list) => list.length > 0),
    section: section ?? null,
    furniture: furniture ?? (told ? pieces! : null),
    numbers: 'paths',
    plain: null,
  }
}

const block = (kind: ReferenceBlock['kind'], text: string): ReferenceBlock => ({
  kind,
  number: null,
  marker: null,
  text,
})

/** References that tell only the printed number do not know the path before it. */
export function isSameNumber(
  expected: string | null,
  found: string | undefined,
  { numbers }: Pick<ReferenceText, 'numbers'>,
): boolean {
  if (expected === null || found === undefined) return false
  return expected === found || (numbers === 'as-printed' && found.endsWith(`.${expected}`))
}
