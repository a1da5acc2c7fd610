// Document: the numbered, checked text of one input; the single source of its types, checks and JSON Schema.
import { z } from 'zod'
import { Box } from './box.ts'
import { Diagnostic } from './diagnostic.ts'
import { PageOptions } from './page-job.ts'
import { Confidence, Rotation, TextSource } from './page-text.ts'

export const SCHEMA_VERSION = '1.2'

export const NodeLabel = z.enum([
  'title',
  'dateline',
  'section_header',
  'numbered_paragraph',
  'paragraph',
  'list_item',
  'footnote',
  'caption',
  'contents',
  'signature',
  'address',
  'side_note',
  'table',
  'picture',
  'page_header',
  'page_footer',
  'page_number',
  'viewer_chrome',
])
export type NodeLabel = z.infer<typeof NodeLabel>

export const Layer = z.enum(['body', 'furniture'])
export type Layer = z.infer<typeof Layer>

export const Source = z.strictObject({
  page: z.int().positive().describe('physical page, 1-based'),
  box: Box,
  lines: z.int().nonnegative().describe('how many lines of the page the node takes; 0 for a picture'),
})
export type Source = z.infer<typeof Source>

export const NoteReference = z.strictObject({
  at: z.int().nonnegative().describe('where the mark begins in `text`, UTF-16 units'),
  mark: z.string().min(1).describe('as it stands in `text`'),
  note: z.string().describe('id of the footnote'),
})
export type NoteReference = z.infer<typeof NoteReference>

export const TableCell = z.strictObject({
  row: z.int().nonnegative().describe('its first row, from 0'),
  column: z.int().nonnegative().describe('its first column, from 0'),
  rowSpan: z.int().positive(),
  columnSpan: z.int().positive(),
  text: z.string().describe('clean, its lines joined'),
  box: Box,
})
export type TableCell = z.infer<typeof TableCell>

export const Table = z.strictObject({
  rows: z.int().positive(),
  columns: z.int().positive(),
  headRows: z.int().nonnegative().describe('rows at its top that head the columns; 0 where none are told'),
  cells: z.array(TableCell).min(1).describe('row by row, from left to right; empty ones are left out'),
})
export type Table = z.infer<typeof Table>

export const ContentsEntry = z.strictObject({
  title: z.string().min(1).describe('as printed, its number included, wrapped lines joined'),
  label: z.string().min(1).describe('the page number printed behind it'),
  level: z.int().nonnegative().describe('how far it is set in: 0 = outermost'),
  heading: z.string().nullable().describe('id of the node that it names; null where none is sure'),
})
export type ContentsEntry = z.infer<typeof ContentsEntry>

export const Node = z.strictObject({
  id: z
    .string()
    .regex(/^p\d{4,}-n\d{3,}$/)
    .describe('page of its first line and place on it; stable, never random'),
  label: NodeLabel,
  layer: Layer.describe('furniture is marked, never thrown away'),
  number: z.string().min(1).optional().describe('numbered_paragraph only: its path, such as "3", "3.a" or "IV.2"'),
  marker: z.string().min(1).optional().describe('the number, bullet or footnote mark as printed: "3.", "(a)", "§ 4"'),
  parent: z
    .string()
    .nullable()
    .describe(
      'id of the enclosing node; of a caption, of the picture or table that it names; of a side note, of what it begins beside',
    ),
  text: z
    .string()
    .describe(
      'clean: lines joined, line-end hyphens mended, characters normalized, marker left out; contents, signatures, addresses, and paragraphs that are lists of short lines or blocks of a first page keep their lines, tables have a line a row and tabs between columns',
    ),
  raw: z.string().describe('as recognized, line by line, marker included'),
  confidence: Confidence,
  sources: z.array(Source).min(1).describe('one a page touched'),
  table: Table.optional().describe('tables only: their cells'),
  entries: z.array(ContentsEntry).min(1).optional().describe('contents only: what it lists, in order'),
  notes: z.array(NoteReference).min(1).optional().describe('marks of footnotes in `text`, in order'),
  because: z.string().min(1).describe('why it is what it is'),
})
export type Node = z.infer<typeof Node>

export const Page = z.strictObject({
  page: z.int().positive().describe('physical page, 1-based'),
  label: z.string().nullable().describe('the printed page number'),
  width: z.int().nonnegative().describe('pixels, upright'),
  height: z.int().nonnegative().describe('pixels, upright'),
  dpi: z.number().nonnegative(),
  rotation: Rotation,
  skew: z.number().describe('degrees, clockwise'),
  textSource: TextSource,
  because: z.string().describe('why this text source'),
  status: z.enum(['ok', 'failed']),
  confidence: Confidence,
})
export type Page = z.infer<typeof Page>

export const Metadata = z.strictObject({
  title: z.string().nullable(),
  section: z.strictObject({ label: z.string(), number: z.string().nullable() }).nullable(),
  dateline: z
    .strictObject({
      text: z.string(),
      place: z.string().nullable(),
      date: z.iso.date().nullable().describe('ISO 8601, YYYY-MM-DD; of several days the last'),
    })
    .nullable(),
})
export type Metadata = z.infer<typeof Metadata>

export const Quality = z.strictObject({
  expectedCer: z
    .number()
    .nonnegative()
    .nullable()
    .describe('share of letters that are likely to be wrong, from the confidence of the words; null without words'),
})
export type Quality = z.infer<typeof Quality>

export const Section = z.strictObject({
  first: z.string().describe('id of its first node; it goes on to the next section’s first node'),
  label: z.string().nullable().describe('"Appendix"; null for a document that nothing names'),
  number: z.string().nullable(),
  title: z.string().nullable(),
  dateline: Metadata.shape.dateline,
  pages: z.array(z.int().positive()).describe('physical pages it stands on, ascending'),
  quality: Quality.describe('of what stands in it'),
})
export type Section = z.infer<typeof Section>

export const Engine = z.strictObject({ name: z.string(), version: z.string(), language: z.string() })
export type Engine = z.infer<typeof Engine>

export const Generator = z.strictObject({
  name: z.literal('recto'),
  version: z.string(),
  engine: Engine,
  options: PageOptions.extend({ pages: z.string().nullable().describe('the --pages selection; null = all') }),
})
export type Generator = z.infer<typeof Generator>

export const Document = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    source: z.strictObject({
      file: z.string().describe('the file’s name, without its folder'),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      pageCount: z.int().nonnegative(),
    }),
    generator: Generator,
    pages: z.array(Page),
    metadata: Metadata.describe('of the first section'),
    sections: z
      .array(Section)
      .describe('documents that follow one another in the input; one for an undivided document'),
    quality: Quality,
    nodes: z.array(Node).describe('in reading order'),
    diagnostics: z.array(Diagnostic),
  })
  .describe('Recto document')
export type Document = z.infer<typeof Document>
