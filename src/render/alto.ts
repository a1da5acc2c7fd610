// ALTO 4.4 (https://www.loc.gov/standards/alto/): pages, blocks, lines and words with their boxes, in pixels.
import { type Document, type Node, NodeLabel } from '../model/document.ts'
import { type Box, clampToPage, unionOf } from '../model/geometry.ts'
import type { Line, PageText, Word } from '../model/page-text.ts'
import { groupLines, type LineGroup } from './line-groups.ts'
import { inSpaces, type PageSpaces } from './page-spaces.ts'
import { xmlText } from './xml-text.ts'

/** A hyphen behind a letter: at a line's end it parts a word. */
const HYPHENATED = /^(?<rest>.*\p{L})(?<hyphen>[-\u00AD\u2010])$/su

const NAMESPACE = 'http://www.loc.gov/standards/alto/ns-v4#'
const SCHEMA = 'http://www.loc.gov/standards/alto/v4/alto-4-4.xsd'

/** In the order that the schema demands. */
const MARGINS = [
  ['TopMargin', 'top'],
  ['LeftMargin', 'left'],
  ['RightMargin', 'right'],
  ['BottomMargin', 'bottom'],
] as const

/**
 * Valid against the published schema. The words are those of the pages, as recognized; where a line ends in a hyphen,
 * it stands in HYP. Furniture is in the margins, and every block names its label by a tag. The schema has no document
 * without pages: one page marked as missing stands for none.
 */
export function renderAlto(document: Document, pages: readonly PageText[]): string {
  const { nodes } = document
  const used = NodeLabel.options.filter((label) => nodes.some((node) => node.label === label))
  const labels = new Map(document.pages.map(({ page, label }) => [page, label]))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<alto xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${NAMESPACE} ${SCHEMA}" SCHEMAVERSION="4.4">`,
    ...descriptionOf(document),
    ...(used.length === 0 ? [] : ['<Tags>', ...used.map(tagOf), '</Tags>']),
    '<Layout>',
    ...pages.flatMap((page) => pageOf(page, nodes, labels.get(page.page) ?? null)),
    ...(pages.length === 0 ? ['<Page ID="page_0" PHYSICAL_IMG_NR="0" QUALITY="Missing"/>'] : []),
    '</Layout>',
    '</alto>',
    '',
  ].join('\n')
}

function descriptionOf({ source, generator }: Document): string[] {
  const { version, engine } = generator
  return [
    '<Description>',
    '<MeasurementUnit>pixel</MeasurementUnit>',
    `<sourceImageInformation><fileName>${xmlText(source.file)}</fileName><fileIdentifier fileIdentifierLocation="sha256">${source.sha256}</fileIdentifier></sourceImageInformation>`,
    '<Processing ID="recognition">',
    '<processingCategory>contentGeneration</processingCategory>',
    `<processingStepSettings>${xmlText(`${engine.name} ${engine.version}, ${engine.language}`)}</processingStepSettings>`,
    `<processingSoftware><softwareName>recto</softwareName><softwareVersion>${xmlText(version)}</softwareVersion></processingSoftware>`,
    '</Processing>',
    '</Description>',
  ]
}

const tagOf = (label: string): string => `<StructureTag ID="label_${label}" LABEL="${label}"/>`

function pageOf(page: PageText, nodes: readonly Node[], label: string | null): string[] {
  const { page: number, width, height, confidence, lines } = page
  const printed = label === null ? '' : ` PRINTED_IMG_NR="${xmlText(label)}"`
  const open = `<Page ID="page_${number}" PHYSICAL_IMG_NR="${number}"${printed}`
  if (page.status === 'failed') return [`${open} QUALITY_DETAIL="${xmlText(`not read: ${page.because}`)}"/>`]
  const recognized = page.textSource === 'ocr' ? ' PROCESSINGREFS="recognition"' : ''
  const pc = lines.length === 0 ? '' : ` PC="${confidence}"`
  const spaces = inSpaces(groupLines(page, nodes), page)
  return [
    `${open}${recognized} WIDTH="${width}" HEIGHT="${height}"${pc}>`,
    ...MARGINS.flatMap(([name, side]) => marginOf(name, spaces[side], page)),
    ...printSpaceOf(spaces, page),
    '</Page>',
  ]
}

function marginOf(name: string, groups: readonly LineGroup[], page: PageText): string[] {
  if (groups.length === 0) return []
  const box = unionOf(groups.map(({ box }) => box))
  return [`<${name} ${place(box, page)}>`, ...groups.flatMap((group) => blockOf(group, page)), `</${name}>`]
}

/** None on a page without text, pictures and rules. */
function printSpaceOf({ body }: PageSpaces, page: PageText): string[] {
  const { page: number, pictures, rules } = page
  const boxes = [...body.map(({ box }) => box), ...pictures]
  if (boxes.length + rules.length === 0) return []
  return [
    `<PrintSpace ${place(unionOf(boxes.length === 0 ? rules : boxes), page)}>`,
    ...body.flatMap((group) => blockOf(group, page)),
    ...pictures.map((box, index) => `<Illustration ID="picture_${number}_${index + 1}" ${place(box, page)}/>`),
    ...rules.map((box, index) => `<GraphicalElement ID="rule_${number}_${index + 1}" ${place(box, page)}/>`),
    '</PrintSpace>',
  ]
}

function blockOf({ node, lines, box }: LineGroup, page: PageText): string[] {
  const id = `block_${page.page}_${node?.id ?? 'rest'}`
  const tag = node === null ? '' : ` TAGREFS="label_${node.label}"`
  return [
    `<TextBlock ID="${id}" ${place(box, page)}${tag}>`,
    ...lines.flatMap((line, index) => lineOf(line, page, `${id}_${index + 1}`, index === lines.length - 1)),
    '</TextBlock>',
  ]
}

function lineOf(line: Line, page: PageText, id: string, last: boolean): string[] {
  const words = line.words.flatMap((word, index) => {
    const before = line.words[index - 1]
    const isEnd = index === line.words.length - 1
    const parts = isEnd && !last ? HYPHENATED.exec(word.text)?.groups : undefined
    return [
      ...(before === undefined ? [] : ['<SP/>']),
      stringOf(word, parts?.rest ?? word.text, page, `${id}_${index + 1}`),
      ...(parts === undefined ? [] : [`<HYP CONTENT="${parts.hyphen}"/>`]),
    ]
  })
  const baseline = baselineOf(line, page)
  return [`<TextLine ID="${id}" ${place(line.box, page)} BASELINE="${baseline}">`, ...words, '</TextLine>']
}

/** Two points, "x,y x,y": a line runs as straight as the page lies, at its baseline's height in its middle. */
function baselineOf({ box: [left, , right], baseline }: Line, { skew }: PageText): string {
  const rise = (Math.tan((skew * Math.PI) / 180) * (right - left)) / 2
  return `${Math.round(left)},${Math.round(baseline - rise)} ${Math.round(right)},${Math.round(baseline + rise)}`
}

const stringOf = ({ box, confidence }: Word, text: string, page: PageText, id: string): string =>
  `<String ID="${id}" ${place(box, page)} CONTENT="${xmlText(text)}" WC="${confidence}"/>`

function place(box: Box, { width, height }: PageText): string {
  const [left, top, right, bottom] = clampToPage(box, width, height)
  return `HPOS="${left}" VPOS="${top}" WIDTH="${right - left}" HEIGHT="${bottom - top}"`
}
