// ALTO 4 (https://www.loc.gov/standards/alto/): pages, blocks, lines and words with their boxes, in pixels.
import { type Document, type Node, NodeLabel } from '../model/document.ts'
import { type Box, clampToPage, unionOf } from '../model/geometry.ts'
import type { Line, PageText, Word } from '../model/page-text.ts'
import { groupLines, type LineGroup } from './line-groups.ts'
import { xmlText } from './xml-text.ts'

/** A hyphen behind a letter: at a line's end it parts a word. */
const HYPHENATED = /^(?<rest>.*\p{L})(?<hyphen>[-\u00AD\u2010])$/su

/**
 * The words are those of the pages, as recognized; where a line ends in a hyphen, it stands in HYP. Furniture is in the
 * margins, and every block names its label by a tag.
 */
export function renderAlto({ source, generator, nodes }: Document, pages: readonly PageText[]): string {
  const { version, engine } = generator
  const used = NodeLabel.options.filter((label) => nodes.some((node) => node.label === label))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" SCHEMAVERSION="4.4">',
    '<Description>',
    '<MeasurementUnit>pixel</MeasurementUnit>',
    `<sourceImageInformation><fileName>${xmlText(source.file)}</fileName><fileIdentifier fileIdentifierLocation="sha256">${source.sha256}</fileIdentifier></sourceImageInformation>`,
    '<OCRProcessing ID="ocr">',
    '<ocrProcessingStep>',
    `<processingStepSettings>${xmlText(`${engine.name} ${engine.version}, ${engine.language}`)}</processingStepSettings>`,
    `<processingSoftware><softwareName>recto</softwareName><softwareVersion>${xmlText(version)}</softwareVersion></processingSoftware>`,
    '</ocrProcessingStep>',
    '</OCRProcessing>',
    '</Description>',
    ...(used.length === 0 ? [] : ['<Tags>', ...used.map(tagOf), '</Tags>']),
    '<Layout>',
    ...pages.flatMap((page) => pageOf(page, nodes)),
    '</Layout>',
    '</alto>',
    '',
  ].join('\n')
}

const tagOf = (label: string): string => `<StructureTag ID="label_${label}" LABEL="${label}"/>`

function pageOf(page: PageText, nodes: readonly Node[]): string[] {
  const { page: number, width, height, confidence, lines } = page
  const groups = groupLines(page, nodes)
  const furniture = groups.filter(({ node }) => node?.layer === 'furniture')
  const isHigh = (group: LineGroup): boolean => middleOf(group) < height / 2
  const body = groups.filter((group) => !furniture.includes(group))
  const space = unionOf([...body.flatMap((group) => group.lines.map((line) => line.box)), ...page.pictures])
  const pc = lines.length === 0 ? '' : ` PC="${confidence}"`
  return [
    `<Page ID="page_${number}" PHYSICAL_IMG_NR="${number}" WIDTH="${width}" HEIGHT="${height}"${pc}>`,
    ...marginOf('TopMargin', furniture.filter(isHigh), page),
    ...marginOf(
      'BottomMargin',
      furniture.filter((group) => !isHigh(group)),
      page,
    ),
    `<PrintSpace ${place(space, page)}>`,
    ...body.flatMap((group) => blockOf(group, page)),
    ...page.pictures.map((box, index) => `<Illustration ID="picture_${number}_${index + 1}" ${place(box, page)}/>`),
    ...page.rules.map((box, index) => `<GraphicalElement ID="rule_${number}_${index + 1}" ${place(box, page)}/>`),
    '</PrintSpace>',
    '</Page>',
  ]
}

const middleOf = ({ lines }: LineGroup): number => {
  const [, top, , bottom] = unionOf(lines.map((line) => line.box))
  return (top + bottom) / 2
}

function marginOf(name: 'TopMargin' | 'BottomMargin', groups: readonly LineGroup[], page: PageText): string[] {
  if (groups.length === 0) return []
  const box = unionOf(groups.flatMap((group) => group.lines.map((line) => line.box)))
  return [`<${name} ${place(box, page)}>`, ...groups.flatMap((group) => blockOf(group, page)), `</${name}>`]
}

function blockOf({ node, lines }: LineGroup, page: PageText): string[] {
  const id = `block_${page.page}_${node?.id ?? 'rest'}`
  const tag = node === null ? '' : ` TAGREFS="label_${node.label}"`
  const box = unionOf(lines.map((line) => line.box))
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
  return [`<TextLine ID="${id}" ${place(line.box, page)} BASELINE="${line.baseline}">`, ...words, '</TextLine>']
}

const stringOf = ({ box, confidence }: Word, text: string, page: PageText, id: string): string =>
  `<String ID="${id}" ${place(box, page)} CONTENT="${xmlText(text)}" WC="${confidence}"/>`

function place(box: Box, { width, height }: PageText): string {
  const [left, top, right, bottom] = clampToPage(box, width, height)
  return `HPOS="${left}" VPOS="${top}" WIDTH="${right - left}" HEIGHT="${bottom - top}"`
}
