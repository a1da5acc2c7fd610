// hOCR 1.2 (https://kba.github.io/hocr-spec/1.2/): pages, paragraphs, lines and words with their boxes, as XHTML.
import type { Document, Node, Page } from '../model/document.ts'
import { type Box, clampToPage, unionOf } from '../model/geometry.ts'
import type { Line, PageText, Word } from '../model/page-text.ts'
import { groupLines, type LineGroup } from './line-groups.ts'
import { xmlText } from './xml-text.ts'

/** Classes of furniture; all else is a content area. */
const FURNITURE: Partial<Record<Node['label'], string>> = {
  page_header: 'ocr_header',
  page_footer: 'ocr_footer',
  page_number: 'ocr_pageno',
  viewer_chrome: 'ocr_footer',
}
const CAPABILITIES =
  'ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_header ocr_footer ocr_pageno ocrp_lang ocrp_wconf'

/** The words are those of the pages, as recognized; boxes are whole pixels of the upright page. */
export function renderHocr({ source, generator, nodes }: Document, pages: readonly PageText[]): string {
  const { name, version, engine } = generator
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
    '<html xmlns="http://www.w3.org/1999/xhtml">',
    '<head>',
    `<title>${xmlText(source.file)}</title>`,
    '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>',
    `<meta name="ocr-system" content="${xmlText(`${name} ${version} (${engine.name} ${engine.version})`)}"/>`,
    `<meta name="ocr-capabilities" content="${CAPABILITIES}"/>`,
    `<meta name="ocr-number-of-pages" content="${pages.length}"/>`,
    '</head>',
    '<body>',
  ]
  const image = xmlText(source.file.replaceAll('"', ''))
  return [...head, ...pages.flatMap((page) => pageLines(page, nodes, image)), '</body>', '</html>', ''].join('\n')
}

function pageLines(page: PageText, nodes: readonly Node[], image: string): string[] {
  const { page: number, width, height, dpi } = page
  const title = `image &quot;${image}&quot;; bbox 0 0 ${width} ${height}; ppageno ${number - 1}; scan_res ${Math.round(dpi)} ${Math.round(dpi)}`
  const groups = groupLines(page, nodes)
  return [
    `<div class="ocr_page" id="page_${number}" title="${title}">`,
    ...groups.flatMap((group, index) => groupLinesOf(group, page, `${number}_${index + 1}`)),
    '</div>',
  ]
}

function groupLinesOf({ node, lines }: LineGroup, page: PageText, id: string): string[] {
  const furniture = node?.layer === 'furniture' ? (FURNITURE[node.label] ?? 'ocr_header') : null
  const box = bbox(unionOf(lines.map((line) => line.box)), page)
  return [
    `<div class="${furniture ?? 'ocr_carea'}" id="block_${id}" title="${box}">`,
    `<p class="ocr_par" id="par_${id}" title="${box}"${node === null ? '' : ` data-node="${node.id}"`}>`,
    ...lines.flatMap((line, index) => lineOf(line, page, `${id}_${index + 1}`)),
    '</p>',
    '</div>',
  ]
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

/** Three decimals, never in powers of ten. */
const plain = (value: number): string => String(Number(value.toFixed(3)) + 0)
