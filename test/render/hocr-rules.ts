// What the specification of hOCR 1.2 asks of a file: metadata, declared capabilities, nesting, properties of titles, boxes.
import { elementsOf, type XmlElement } from './xml-elements.ts'

/** Which classes may stand directly in which; what is not named stands in none. */
const WITHIN: Readonly<Record<string, readonly string[]>> = {
  ocr_carea: ['ocr_page'],
  ocr_table: ['ocr_page'],
  ocr_header: ['ocr_page'],
  ocr_footer: ['ocr_page'],
  ocr_pageno: ['ocr_page'],
  ocr_image: ['ocr_page'],
  ocr_separator: ['ocr_page'],
  ocr_par: ['ocr_carea', 'ocr_table', 'ocr_header', 'ocr_footer', 'ocr_pageno'],
  ocr_line: ['ocr_par'],
  ocrx_word: ['ocr_line'],
}
/** Elements of HTML that a class may be put on. */
const TAGS: Readonly<Record<string, string>> = { ocr_par: 'p', ocr_line: 'span', ocrx_word: 'span' }

const INTEGERS = (count: number): RegExp => new RegExp(`^\\d+(?: \\d+){${count - 1}}$`)
const PROPERTIES: Readonly<Record<string, RegExp>> = {
  bbox: INTEGERS(4),
  image: /^"[^";]+"$/,
  ppageno: INTEGERS(1),
  lpageno: /^"[^";]+"$/,
  scan_res: INTEGERS(2),
  baseline: /^-?\d+(?:\.\d+)? -?\d+(?:\.\d+)?$/,
  x_size: INTEGERS(1),
  x_wconf: /^(?:\d|[1-9]\d|100)$/,
}

/** "bbox 0 0 1 1; ppageno 0" as pairs. */
export const propertiesOf = ({ attributes }: XmlElement): ReadonlyMap<string, string> =>
  new Map(
    (attributes.title ?? '').split('; ').map((property) => {
      const [name = '', ...values] = property.split(' ')
      return [name, values.join(' ')] as const
    }),
  )

const classOf = ({ attributes }: XmlElement): string => attributes.class ?? ''

/** What breaks the specification, in words; none in a sound file. */
export function hocrFaults(root: XmlElement): string[] {
  const all = elementsOf(root)
  const metas = new Map(
    all
      .filter(({ name }) => name === 'meta')
      .map(({ attributes }) => [attributes.name ?? '', attributes.content ?? '']),
  )
  const declared = (metas.get('ocr-capabilities') ?? '').split(' ')
  const marked = all.filter((element) => classOf(element).startsWith('ocr'))
  const ids = all.flatMap(({ attributes }) => attributes.id ?? [])
  const pages = marked.filter((element) => classOf(element) === 'ocr_page')
  return [
    ...['ocr-system', 'ocr-capabilities'].filter((name) => (metas.get(name) ?? '') === '').map((name) => `no ${name}`),
    ...(Number(metas.get('ocr-number-of-pages')) === pages.length ? [] : ['another number of pages is told']),
    ...marked
      .map(classOf)
      .filter((name) => !declared.includes(name))
      .map((name) => `${name} is not declared`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} stands twice`),
    ...marked.flatMap(titleFaults),
    ...all.flatMap(nestingFaults),
  ]
}

function titleFaults(element: XmlElement): string[] {
  const properties = propertiesOf(element)
  const bad = [...properties].filter(([name, value]) => !(PROPERTIES[name]?.test(value) ?? false))
  return [
    ...(properties.has('bbox') ? [] : [`${classOf(element)} without bbox`]),
    ...bad.map(([name, value]) => `${classOf(element)} with ${name} ${value}`),
  ]
}

function nestingFaults(outer: XmlElement): string[] {
  return outer.children
    .filter((inner) => classOf(inner).startsWith('ocr'))
    .flatMap((inner) => {
      const [name, around] = [classOf(inner), classOf(outer)]
      const places = WITHIN[name]
      const inPlace = name === 'ocr_page' ? outer.name === 'body' : (places?.includes(around) ?? false)
      return [
        ...(inPlace ? [] : [`${name} in ${around || outer.name}`]),
        ...(inner.name === (TAGS[name] ?? 'div') ? [] : [`${name} on ${inner.name}`]),
        ...(name === 'ocr_page' || isInside(inner, outer) ? [] : [`${name} reaches out of ${around}`]),
      ]
    })
}

function isInside(inner: XmlElement, outer: XmlElement): boolean {
  const [a, b] = [inner, outer].map((one) => (propertiesOf(one).get('bbox') ?? '').split(' ').map(Number))
  return a![0]! >= b![0]! && a![1]! >= b![1]! && a![2]! <= b![2]! && a![3]! <= b![3]!
}
