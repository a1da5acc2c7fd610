// hOCR 1.2 (https://kba.github.io/hocr-spec/1.2/): pages, paragraphs, lines and words with their boxes, as XHTML.
import type { Document, Node, Page } from '../model/document.ts'
import { type Box, clampToPage } from '../model/geometry.ts'
import type { Line, PageText, Word } from '../model/page-text.ts'
import { groupLines, type LineGroup } from './line-groups.ts'
import { xmlText } from './xml-text.ts'

/** All that this file can write, and nothing else, as the specification demands. */
const CAPABILITIES =
  'ocr_page ocr_carea ocr_table ocr_par ocr_line ocrx_word ocr_header ocr_footer ocr_pageno ocr_image ocr_separator ocrp_wconf'

/**
 * The words are those of the pages, as recognized; boxes are whole pixels of the upright page. Superscript characters
 * stay characters, for a reader of the plain text would take a mark in `<sup>` for a figure of the word before it.
 */
export function renderHocr(document: Document, pages: readonly PageText[]): string {
  const { source, generator, nodes } = document
  const { name, version, engine } = generator
  const languages = languagesOf(engine.language)
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE html>',
    '<html xmlns="http://www.w3.org/1999/xhtml">',
    '<head>',
    '<meta charset="utf-8"/>',
    `<title>${xmlText(source.file)}</title>`,
    `<meta name="ocr-system" content="${xmlText(`${name} ${version} (${engine.name} ${engine.version})`)}"/>`,
    `<meta name="ocr-capabilities" content="${CAPABILITIES}"/>`,
    `<meta name="ocr-number-of-pages" content="${pages.length}"/>`,
    `<meta name="ocr-langs" content="${xmlText(languages)}"/>`,
    '</head>',
    '<body>',
  ]
  const labels = new Map(document.pages.map(({ page, label }) => [page, label]))
  const image = propertyText(source.file)
  const body = pages.flatMap((page) => pageLines(page, nodes, { image, label: labels.get(page.page) ?? null }))
  return [...head, ...body, '</body>', '</html>', ''].join('\n')
}

/** Tesseract's codes ("eng+deu") as ISO 639-1; "unknown" where one is no language's code. */
function languagesOf(codes: string): string {
  try {
    return Intl.getCanonicalLocales(codes.split('+')).join(' ')
  } catch {
    return 'unknown'
  }
}

interface PageNames {
  readonly image: string
  readonly label: string | null
}

function pageLines(page: PageText, nodes: readonly Node[], { image, label }: PageNames): string[] {
  const { page: number, width, height, dpi, pictures, rules } = page
  const resolution = Math.round(dpi)
  const title = [
    `image &quot;${image}&quot;`,
    `bbox 0 0 ${width} ${height}`,
    `ppageno ${number - 1}`,
    ...(label === null ? [] : [`lpageno &quot;${propertyText(label)}&quot;`]),
    ...(resolution === 0 ? [] : [`scan_res ${resolution} ${resolution}`]),
  ]
  return [
    `<div class="ocr_page" id="page_${number}" title="${title.join('; ')}">`,
    ...groupLines(page, nodes).flatMap((group, index) => groupLinesOf(group, page, `${number}_${index + 1}`)),
    ...pictures.map((box, index) => emptyOf('ocr_image', `picture_${number}_${index + 1}`, box, page)),
    ...rules.map((box, index) => emptyOf('ocr_separator', `rule_${number}_${index + 1}`, box, page)),
    '</div>',
  ]
}

const emptyOf = (name: string, id: string, box: Box, page: PageText): string =>
  `<div class="${name}" id="${id}" title="${bbox(box, page)}"></div>`

function groupLinesOf(group: LineGroup, page: PageText, id: string): string[] {
  const { node, lines } = group
  const box = bbox(group.box, page)
  return [
    `<div class="${classOf(group, page)}" id="block_${id}" title="${box}">`,
    `<p class="ocr_par" id="par_${id}" title="${box}"${node === null ? '' : ` data-node="${node.id}"`}>`,
    ...lines.flatMap((line, index) => lineOf(line, page, `${id}_${index + 1}`)),
    '</p>',
    '</div>',
  ]
}

function classOf({ node, box: [, top, , bottom] }: LineGroup, { height }: PageText): string {
  if (node?.label === 'table') return 'ocr_table'
  if (node?.layer !== 'furniture') return 'ocr_carea'
  switch (node.label) {
    case 'page_header':
      return 'ocr_header'
    case 'page_footer':
      return 'ocr_footer'
    case 'page_number':
      return 'ocr_pageno'
    default:
      return top + bottom < height ? 'ocr_header' : 'ocr_footer'
  }
}

function lineOf(line: Line, page: PageText, id: string): string[] {
  const [left, top, right, bottom] = clampToPage(line.box, page.width, page.height)
  const slope = Math.tan((page.skew * Math.PI) / 180)
  const offset = line.baseline - (slope * (right - left)) / 2 - bottom
  const title = `bbox ${left} ${top} ${right} ${bottom}; baseline ${plain(slope)} ${plain(offset)}; x_size ${bottom - top}`
  return [
    `<span class="ocr_line" id="line_${id}" title="${title}">`,
    ...line.words.map((word, index) => wordOf(word, page, `${id}_${index + 1}`)),
    '</span>',
  ]
}

function wordOf({ box, confidence, text }: Word, page: PageText, id: string): string {
  const title = `${bbox(box, page)}; x_wconf ${Math.round(confidence * 100)}`
  return `<span class="ocrx_word" id="word_${id}" title="${title}">${xmlText(text)}</span>`
}

const bbox = (box: Box, { width, height }: Pick<Page, 'width' | 'height'>): string =>
  `bbox ${clampToPage(box, width, height).join(' ')}`

/** For a quoted value of a title: readers part properties at every semicolon, and a quote ends the value. */
const propertyText = (text: string): string => xmlText(text.replace(/[";%]/g, encodeURIComponent))

/** Three decimals, never in powers of ten. */
const plain = (value: number): string => String(Number(value.toFixed(3)) + 0)
