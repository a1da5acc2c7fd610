// Text in HTML: recognized text is hostile input, so all of it passes here before it stands in a page.

/** Markup that is safe to put in a page. Made by `html` and `text` alone. */
export interface Markup {
  readonly markup: string
}

type Piece = Markup | string | number | null | readonly Piece[]

/**
 * A template of HTML: strings and numbers are escaped, markup is taken as it is, lists are joined, null is nothing.
 * Attribute values must stand in double quotes.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: parts.reduce((all, part, index) => `${all}${markupOf(pieces[index - 1]!)}${part}`) }
}

function markupOf(piece: Piece): string {
  if (piece === null) return ''
  if (typeof piece === 'string') return escaped(visible(piece))
  if (typeof piece === 'number') return String(piece)
  return 'markup' in piece ? piece.markup : piece.map(markupOf).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What would be markup, in HTML or XML, and quotes as entities. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)

/**
 * What a page may not hold or would obey without showing it: controls, lone surrogates and noncharacters; bidirectional
 * controls, zero-width and other format characters; line and paragraph separators; variation and language tags.
 */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu

/** Each character that is not seen as its code point in brackets, "⟨U+202E⟩"; the rest as it is. */
export const visible = (text: string): string => text.replace(UNSEEN, named)

function named(character: string): string {
  return `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`
}

/** A text that is itself the difference: white space at its ends, and its line breaks, have to be seen too. */
export function visibleDifference(text: string): string {
  const ends = text.replace(/^\s+|\s+$/g, (space) => space.replace(/[^\S\n\t]/g, '␣'))
  return ends.replace(/\n/g, '⏎ ').replace(/\t/g, '⇥')
}
