// Metadata: the document's title, section and dateline, told from its nodes.
import type { Metadata, Node } from '../../model/document.ts'
import { ANNEX_WORDS } from '../text/unnumbered-annex.ts'
import { isDone } from './closings.ts'
import { readDateline } from './dateline.ts'

const SECTION = new RegExp(
  String.raw`^(?<label>${ANNEX_WORDS}|chapter)(?!\p{L})\.?\s*(?<number>[A-Z]?[-–]?\d{1,3}|[IVXL]{1,7}|[A-Z])?[.:]?(?=$|\s)`,
  'iu',
)
const LONE_NUMBER = /^(?:\d{1,3}|[IVXL]{1,7}|[A-Z])\.?$/u
/** One alone names the section; of several, each is a part of it. */
const CHAPTER = 'Chapter'
/** A section is named within the first few nodes, before its text, or not at all. */
const OPENING = 12
/** A paragraph of more letters is text. */
const SHORT = 90

/** What the nodes tell; null for each part that they do not. */
export function readMetadata(nodes: readonly Node[]): Metadata {
  const title = nodes.find((node) => node.label === 'title')
  const dateline = nodes.find((node) => node.label === 'dateline') ?? nodes.find(({ text }) => isDone(text))
  const read = dateline === undefined ? null : readDateline(dateline.text)
  return { title: title?.text ?? null, section: readSection(nodes), dateline: read }
}

export interface SectionName {
  readonly label: string
  readonly number: string | null
  /** What the line says beyond it. */
  readonly rest: string
}

/** The section that a line begins by naming: "Annex B – Trade" → Annex, B; null for none. */
export function readSectionName(text: string): SectionName | null {
  const match = SECTION.exec(text)
  if (match === null) return null
  const { label, number } = match.groups as { label: string; number?: string }
  return { label: capitalized(label), number: number ?? null, rest: text.slice(match[0].length).trim() }
}

/** "Appendix 13" in one heading, or a running "Appendix" and the number 13 in a heading of its own. */
function readSection(nodes: readonly Node[]): Metadata['section'] {
  const text = nodes.findIndex(isText)
  const opening = nodes.slice(0, text === -1 ? OPENING : Math.min(OPENING, text))
  const others = nodes
    .filter(({ label }) => label === 'section_header' || label === 'title')
    .flatMap(({ text }) => readSectionName(text) ?? [])
  const isOneOfMany = (name: SectionName): boolean =>
    name.label === CHAPTER && others.some(({ label, number }) => label === CHAPTER && number !== name.number)
  const named = opening.filter(isHeadingOrFurniture).flatMap((node) => {
    const name = readSectionName(node.text)
    return name === null || isOneOfMany(name) ? [] : [{ node, ...name }]
  })
  const whole = named.find(({ number }) => number !== null)
  if (whole !== undefined) return { label: whole.label, number: whole.number }
  const number = loneNumber(opening)
  const bare = named.find(({ node }) => number !== null || node.label !== 'title')
  return bare === undefined ? null : { label: bare.label, number }
}

/** Short lines without a number may stand over a heading: a reference, a court. */
const isText = ({ label, layer, number, text }: Node): boolean =>
  number !== undefined ||
  (layer === 'body' && (label === 'paragraph' || label === 'list_item') && text.length > SHORT && !text.includes('\n'))

const isHeadingOrFurniture = (node: Node): boolean =>
  node.label === 'section_header' || node.label === 'title' || node.label === 'page_header'

const loneNumber = (nodes: readonly Node[]): string | null =>
  nodes.find((node) => node.label === 'section_header' && LONE_NUMBER.test(node.text))?.text.replace(/\.$/, '') ?? null

const capitalized = (word: string): string => word[0]!.toUpperCase() + word.slice(1).toLowerCase()
