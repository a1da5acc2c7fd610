// Assembly: segments, furniture and pages become the Document's nodes, page list, metadata and diagnostics.
import { basename } from 'node:path'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Document, Generator, Node, Page, Section, Source, Table } from '../model/document.ts'
import { SCHEMA_VERSION } from '../model/document.ts'
import { clampToPage, unionOf } from '../model/geometry.ts'
import type { InputFile } from '../model/page-job.ts'
import type { PageText } from '../model/page-text.ts'
import { contentsFindings } from './displays/contents-findings.ts'
import { withContentsTargets } from './displays/contents-targets.ts'
import { withCaptionTies, withPictures } from './displays/pictures.ts'
import type { Draft } from './draft.ts'
import { expectedCer } from './expected-error.ts'
import type { FurnitureLine } from './furniture/furniture.ts'
import { spacedLabel } from './furniture/page-label.ts'
import { labelFindings } from './furniture/page-label-findings.ts'
import type { Numbering } from './numbering/numbering.ts'
import { readMetadata } from './segments/metadata.ts'
import { withNoteReferences } from './segments/note-references.ts'
import { clashFindings } from './segments/number-clashes.ts'
import { nodesOfSections, readSections, type SectionPlace, withSectionTitles } from './segments/sections.ts'
import type { Segment } from './segments/segment.ts'
import { joinLines, normalize } from './text/clean-text.ts'
import { groupLines, type TextLine } from './text/text-line.ts'
import { type Vocabulary, vocabularyOf } from './text/vocabulary.ts'

export interface Parts {
  readonly pages: readonly PageText[]
  readonly segments: readonly Segment[]
  readonly furniture: readonly FurnitureLine[]
  readonly labels: ReadonlyMap<number, string>
  readonly numbering: Numbering
  readonly input: InputFile
  readonly generator: Generator
}

export function assembleDocument(parts: Parts): Document {
  const vocabulary = vocabularyOf(parts.segments.flatMap((segment) => segment.lines))
  const byPage = new Map(parts.pages.map((page) => [page.page, page]))
  const ordered = inReadingOrder([
    ...parts.segments.map((segment) => segmentDraft(segment, vocabulary, byPage)),
    ...parts.furniture.map((line) => furnitureDraft(line, byPage)),
  ])
  const drafts = withPictures(ordered, parts.pages)
  const identified = identify(drafts)
  const annexes = unnumberedAnnexes(drafts, identified, parts.numbering)
  const nodes = withContentsTargets(
    withNoteReferences(withSectionTitles(withCaptionTies(identified, parts.pages), annexes)),
    parts.labels,
  )
  const places = readSections(
    nodes,
    parts.pages.map(({ page }) => page),
    annexes,
  )
  const sections = withQuality(places, nodes, drafts, byPage)
  return {
    schemaVersion: SCHEMA_VERSION,
    source: { file: basename(parts.input.path), sha256: parts.input.sha256, pageCount: parts.input.pageCount },
    generator: parts.generator,
    pages: parts.pages.map((page) => pageOf(page, parts.labels)),
    metadata: readMetadata(nodesOfSections(nodes, sections)[0] ?? []),
    sections,
    quality: { expectedCer: expectedCer(parts.pages) },
    nodes,
    diagnostics: diagnosticsOf(parts, nodes, sections),
  }
}

/** Ids of the headings of annexes without a number. @param nodes of the drafts, in their order */
function unnumberedAnnexes(
  drafts: readonly Draft[],
  nodes: readonly Node[],
  { lines }: Numbering,
): ReadonlySet<string> {
  const isAnnex = ([first]: readonly TextLine[]): boolean =>
    first !== undefined && lines.get(first)?.style === 'unnumbered'
  return new Set(drafts.flatMap((draft, index) => (isAnnex(draft.lines) ? [nodes[index]!.id] : [])))
}

/** @param drafts of the nodes, in their order */
function withQuality(
  sections: readonly SectionPlace[],
  nodes: readonly Node[],
  drafts: readonly Draft[],
  pages: ReadonlyMap<number, PageText>,
): Section[] {
  const starts = sections.map(({ first }) => nodes.findIndex(({ id }) => id === first))
  return sections.map((section, index) => {
    const lines = drafts.slice(starts[index], starts[index + 1]).flatMap((draft) => draft.lines)
    const words = [...groupLines(lines, (line) => line.page)].map(([page, own]) => ({
      textSource: pages.get(page)!.textSource,
      lines: own,
    }))
    return { ...section, quality: { expectedCer: expectedCer(words) } }
  })
}

function segmentDraft(segment: Segment, vocabulary: Vocabulary, pages: ReadonlyMap<number, PageText>): Draft {
  const texts = segment.lines.map((line, index) =>
    index === 0 ? `${segment.mendedOpening ?? ''} ${line.text.slice(segment.markerLength)}`.trim() : line.text,
  )
  const numbered = segment.label === 'numbered_paragraph' ? segment.numbered : null
  return {
    node: {
      label: segment.label,
      layer: 'body',
      ...(numbered === null ? {} : { number: numbered.number }),
      ...(segment.marker === null ? {} : { marker: segment.marker }),
      text:
        segment.text ??
        joinLines(
          texts.filter((text) => text !== ''),
          vocabulary,
        ),
      ...recognition(segment.lines, pages),
      ...(segment.table === undefined ? {} : { table: withinPage(segment.table, pages.get(segment.lines[0]!.page)!) }),
      ...(segment.entries === undefined ? {} : { entries: [...segment.entries] }),
      because: segment.because,
    },
    page: segment.lines[0]!.page,
    lines: segment.lines,
    parent: segment.parent,
  }
}

const withinPage = (table: Table, { width, height }: PageText): Table => ({
  ...table,
  cells: table.cells.map((cell) => ({ ...cell, box: clampToPage(cell.box, width, height) })),
})

function furnitureDraft({ line, label, because }: FurnitureLine, pages: ReadonlyMap<number, PageText>): Draft {
  const node = {
    label,
    layer: 'furniture' as const,
    text: label === 'page_number' ? spacedLabel(normalize(line.text)) : normalize(line.text),
    ...recognition([line], pages),
    because,
  }
  return { node, page: line.page, lines: [line], parent: null }
}

function recognition(
  lines: readonly TextLine[],
  pages: ReadonlyMap<number, PageText>,
): Pick<Node, 'raw' | 'confidence' | 'sources'> {
  return {
    raw: lines.map((line) => line.text).join('\n'),
    confidence: confidenceOf(lines),
    sources: sourcesOf(lines, pages),
  }
}

/** Mean of the words' confidences, each counted by its letters. */
function confidenceOf(lines: readonly TextLine[]): number {
  const words = lines.flatMap((line) => line.words)
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  const sum = words.reduce((total, word) => total + word.confidence * word.text.length, 0)
  return letters === 0 ? 0 : Math.round((sum / letters) * 10000) / 10000
}

function sourcesOf(lines: readonly TextLine[], pages: ReadonlyMap<number, PageText>): Source[] {
  return [...groupLines(lines, (line) => line.page)].map(([page, own]) => {
    const { width, height } = pages.get(page)!
    return { page, box: clampToPage(unionOf(own.map((line) => line.pageBox)), width, height), lines: own.length }
  })
}

/** Page by page: furniture above the text's first line first, then the text, then the furniture below. */
function inReadingOrder(drafts: readonly Draft[]): Draft[] {
  const firstTextTop = new Map<number, number>()
  for (const { node, lines } of drafts) {
    if (node.layer !== 'body') continue
    for (const line of lines)
      firstTextTop.set(line.page, Math.min(firstTextTop.get(line.page) ?? Number.POSITIVE_INFINITY, line.box[1]))
  }
  const rank = ({ node, lines }: Draft): number => {
    if (node.layer === 'body') return 1
    return lines[0]!.box[1] < (firstTextTop.get(lines[0]!.page) ?? Number.POSITIVE_INFINITY) ? 0 : 2
  }
  return drafts
    .map((draft, index) => ({ draft, index, page: draft.page, rank: rank(draft) }))
    .sort((a, b) => a.page - b.page || a.rank - b.rank || a.index - b.index)
    .map(({ draft }) => draft)
}

function identify(drafts: readonly Draft[]): Node[] {
  const onPage = new Map<number, number>()
  const ids = drafts.map(({ page }) => {
    const place = (onPage.get(page) ?? 0) + 1
    onPage.set(page, place)
    return `p${String(page).padStart(4, '0')}-n${String(place).padStart(3, '0')}`
  })
  const idOf = new Map(drafts.map(({ lines }, index) => [lines[0], ids[index]!]))
  return drafts.map(({ node, parent }, index) => {
    const { label, layer, number, marker, text, raw, confidence, sources, table, entries, because } = node
    return {
      id: ids[index]!,
      label,
      layer,
      ...(number === undefined ? {} : { number }),
      ...(marker === undefined ? {} : { marker }),
      parent: parent === null ? null : (idOf.get(parent) ?? null),
      text,
      raw,
      confidence,
      sources,
      ...(table === undefined ? {} : { table }),
      ...(entries === undefined ? {} : { entries }),
      because,
    }
  })
}

function pageOf(page: PageText, labels: ReadonlyMap<number, string>): Page {
  const { width, height, dpi, rotation, skew, textSource, because, status, confidence } = page
  return {
    page: page.page,
    label: labels.get(page.page) ?? null,
    width,
    height,
    dpi,
    rotation,
    skew,
    textSource,
    because,
    status,
    confidence,
  }
}

/** All findings: the pages' own, then the structure's, in page order. */
function diagnosticsOf(
  { pages, numbering, labels }: Parts,
  nodes: readonly Node[],
  sections: readonly Section[],
): Diagnostic[] {
  const all = [
    ...pages.flatMap((page) => page.diagnostics.map((finding) => ({ ...finding, page: page.page }))),
    ...numbering.diagnostics,
    ...clashFindings(nodes, sections, numbering.diagnostics),
    ...labelFindings(labels),
    ...contentsFindings(nodes, labels),
  ]
  return all
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => (a.finding.page ?? 0) - (b.finding.page ?? 0) || a.index - b.index)
    .map(({ finding }) => finding)
}
