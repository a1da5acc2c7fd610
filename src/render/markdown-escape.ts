// Escapes for Markdown: backslashes where a sign would mean something to CommonMark or GitHub's Markdown, and nowhere else.

/** Where a text stands decides what its signs would mean. */
export type Place = 'line-start' | 'within-line' | 'heading' | 'emphasis'

/** Signs that mean something by themselves, wherever they stand. The match begins at the sign. */
const LONE: readonly RegExp[] = [
  /\\(?=[!-/:-@[-`{-~])/g, // an escape
  /<(?=[A-Za-z/!?]|[^\s<>]*@[^\s<>]*>)/g, // a tag, a comment, an address in angle brackets
  /&(?=#?\w+;)/g, // a character reference
  /\](?=\()/g, // a link
]

/** Signs with which a line would begin something other than a paragraph. The match begins at the sign to escape. */
const STARTS: readonly RegExp[] = [
  /^#(?=#{0,5}(?:\s|$))/g, // a heading
  /^>/g, // a quotation
  /^[-+*](?=\s|$)/g, // a bullet
  /(?<=^\d{1,9})[.)](?=\s|$)/g, // a number that Markdown would count itself
  /^(?:-(?=[-\s]*$)|_(?=[_\s]*$)|\*(?=[*\s]*$))/g, // a rule
  /^(?:`(?=``)|~(?=~~))/g, // a block of code
  /^\[(?=.*\]:)/g, // the target of a link
]

/** Signs that would make the line above a heading, or both a table. */
const UNDERLINES: readonly RegExp[] = [/^=(?==*\s*$)/g, /^[|:-](?=[\s|:-]*$)/g]

/** A web address that GitHub makes a link of; inside one a backslash would be shown. The match begins at the sign that breaks it. */
const ADDRESS = /(?<=https?|ftp):(?=\/\/)|(?<=www)\./gi

/** `text`, one line or several of one paragraph, with the fewest backslashes by which Markdown shows it as it is. */
export function escapeMarkdown(text: string, place: Place): string {
  const signs = new Set([
    ...LONE.flatMap((pattern) => placesOf(pattern, text)),
    ...pairedSigns(text),
    ...(place === 'line-start' ? lineStarts(text) : []),
    ...(place === 'heading' ? placesOf(/(?<=^|\s)#(?=#*$)/g, text) : []),
    ...(place === 'emphasis' ? placesOf(/\*|\\$/g, text) : []),
  ])
  // From the last on: the sign that breaks an address may itself stand in another one.
  for (const start of placesOf(ADDRESS, text).reverse()) {
    const end = start + /^\S*/.exec(text.slice(start))![0].length
    if ([...signs].some((sign) => sign >= start && sign < end)) signs.add(start)
  }
  return insertBackslashes(
    text,
    [...signs].sort((a, b) => a - b),
  )
}

function lineStarts(text: string): number[] {
  let offset = 0
  return text.split('\n').flatMap((line, index) => {
    const start = offset
    offset += line.length + 1
    const patterns = index === 0 ? STARTS : [...STARTS, ...UNDERLINES]
    return patterns.flatMap((pattern) => placesOf(pattern, line).map((at) => start + at))
  })
}

function insertBackslashes(text: string, signs: readonly number[]): string {
  const pieces = signs.map((sign, index) => `${text.slice(signs[index - 1] ?? 0, sign)}\\`)
  return pieces.join('') + text.slice(signs.at(-1) ?? 0)
}

const placesOf = (pattern: RegExp, text: string): number[] => [...text.matchAll(pattern)].map(({ index }) => index)

/** Signs that mean something in pairs, where one that can open stands before one that can close. */
function pairedSigns(text: string): number[] {
  return ['`', '*', '_', '~'].flatMap((sign) => {
    const runs = [...text.matchAll(new RegExp(`\\${sign}+`, 'g'))].map(({ 0: { length }, index }) => ({
      index,
      length,
      ...flanks(sign, text.slice(Math.max(0, index - 2), index), text.slice(index + length, index + length + 2)),
    }))
    const opener = runs.findIndex(({ opens }) => opens)
    const closer = runs.findLastIndex(({ closes }) => closes)
    if (opener === -1 || closer <= opener) return []
    return runs
      .filter(({ opens, closes }) => opens || closes)
      .flatMap(({ index, length }) => Array.from({ length }, (_, offset) => index + offset))
  })
}

/** Whether a run of `sign` can open or close something, judged generously (CommonMark 0.31, section 6.2). */
function flanks(sign: string, before: string, after: string): { opens: boolean; closes: boolean } {
  if (sign === '`') return { opens: true, closes: true }
  const [opens, closes] = [/^\S/.test(after), /\S$/.test(before)]
  if (sign !== '_') return { opens, closes }
  return { opens: opens && !LETTER_BEFORE.test(before), closes: closes && !LETTER_AFTER.test(after) }
}

/** Neither white space nor punctuation: next to it an underscore is part of a word. */
const LETTER_BEFORE = /[^\s\p{P}\p{S}]$/u
const LETTER_AFTER = /^[^\s\p{P}\p{S}]/u
