// Korean divisions: "제1편", "제2장", "제3절", "제4조(목적)", "제4조의2", as Korean laws and notices number their parts.
import { asDigits } from './marker-core.ts'
import type { WordKind, WordMarker } from './word-marker.ts'

const KINDS: Readonly<Record<string, WordKind>> = { 편: 'part', 장: 'chapter', 절: 'section', 조: 'article' }

/** With a title in brackets or a space behind it: "제3조에 따라" names an article in a sentence. */
const DIVISION = /^제\s?(?<core>[\dlIOoSBZ|]{1,3})\s?(?<kind>[편장절조])(?:의\s?(?<inserted>\d{1,2}))?(?=$|\s|[（(])/u

/** "제3조 제1항", "제3조 및 제4조": what is named in a sentence that goes on. */
const GOES_ON = /^\s+(?:제\s?\d+\s?[편장절조항호]|(?:및|또는|내지|부터|까지)(?=\s|$))/u

/** The division that a line's text begins with, or null. */
export function readKoreanDivision(text: string): WordMarker | null {
  const match = DIVISION.exec(text)
  if (match === null || GOES_ON.test(text.slice(match[0].length))) return null
  const { core, kind, inserted } = match.groups as { core: string; kind: string; inserted?: string }
  const digits = asDigits(core)
  if (!(Number(digits) > 0)) return null
  const number = {
    value: Number(digits),
    // "제4조의2" is the first that was put in behind "제4조".
    ...(inserted === undefined ? {} : { inserted: Number(inserted) - 1 }),
    step: `${Number(digits)}${inserted === undefined ? '' : `의${inserted}`}`,
    printed: match[0].replace(core, digits),
    mended: digits !== core,
  }
  return { style: KINDS[kind]!, recognized: match[0], numbers: [number] }
}
