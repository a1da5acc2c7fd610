// The source of a facsimile: its text, marked for breaks, with all that surrounds it on the page.

/** Break marks inside a text. Everything else is printed as it stands; superscript digits (¹²³) are footnote marks. */
export const SOFT_HYPHEN = '\u00ad' // the word may be divided here, and shows a hyphen when it is
export const LINE_BREAK = '\n' // the line ends here and is justified all the same
export const PAGE_BREAK = '\f' // the page ends here, in the middle of the paragraph

export type Face = 'regular' | 'bold' | 'italic'
export type Side = 'left' | 'center' | 'right'

export type Block =
  | { readonly kind: 'section'; readonly text: string; readonly size: number; readonly side: Side }
  | { readonly kind: 'title'; readonly lines: readonly string[]; readonly size: number }
  | { readonly kind: 'dateline'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly number: string; readonly marker: string; readonly text: string }

export interface Footnote {
  readonly mark: string
  readonly text: string
}

/** A piece of furniture at a fixed place; `baseline` in points from the top edge. */
export interface FurniturePiece {
  readonly text: string
  readonly side: Side
  readonly baseline: number
  readonly size: number
  readonly face: Face
}

/** Page geometry in points (1/72 inch). */
export interface Measure {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly size: number
  readonly leading: number
  readonly paragraphGap: number
}

export interface Source {
  readonly name: string
  readonly source: string
  readonly title: string
  readonly section: { readonly label: string; readonly number: string }
  readonly dateline: { readonly text: string; readonly place: string; readonly date: string }
  readonly firstPageLabel: number
  readonly measure: Measure
  readonly blocks: readonly Block[]
  readonly footnotes: readonly Footnote[]
  /** The furniture of the page with this printed label, in reading order. */
  readonly furniture: (label: number) => readonly FurniturePiece[]
}

/** The text without its break marks, as it should come out of a digitization: lines joined, hyphens mended. */
export function plainText(marked: string): string {
  return marked
    .replace(new RegExp(`${SOFT_HYPHEN}[${LINE_BREAK}${PAGE_BREAK}]?`, 'g'), '')
    .replace(/([-—])[\n\f]/g, '$1')
    .replace(/[\n\f]/g, ' ')
}

/** Wrapped prose becomes one text; `{-}` stands for a soft hyphen, `{/}` and `{//}` for a forced line and page break. */
const prose = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replaceAll('{-}', SOFT_HYPHEN)
    .replace(/ ?\{\/\/\} ?/g, PAGE_BREAK)
    .replace(/ ?\{\/\} ?/g, LINE_BREAK)

/** A section heading, set in bold on a line of its own. */
export const heading = (text: string): Block => ({ kind: 'heading', text })

/** A numbered paragraph; the last part of its number, with `brackets` around it, is its marker. */
export function paragraph(number: string, text: string): Block {
  const last = number.split('.').at(-1)!
  return { kind: 'paragraph', number, marker: number === last ? `${number}.` : `(${last})`, text: prose(text) }
}
