// The typesetter: a source becomes pages of placed text, in points, and those become canvases at a dpi.

import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { type BrokenLine, breakLines } from './break-lines.ts'
import { drawText, widthOfText } from './fonts.ts'
import type { Block, Face, Footnote, FurniturePiece, Side, Source } from './source.ts'

export type Ink =
  | { readonly text: string; readonly x: number; readonly y: number; readonly face: Face; readonly size: number }
  | { readonly rule: number; readonly x: number; readonly y: number }

/** A laid-out page; sizes and places in points, origin top-left. */
export interface Sheet {
  readonly label: number
  readonly width: number
  readonly height: number
  readonly inks: readonly Ink[]
  readonly furniture: readonly FurniturePiece[]
  readonly footnotes: readonly Footnote[]
}

type Paragraph = Extract<Block, { kind: 'paragraph' }>

const FOOTNOTE_SIZE = 8.6
const FOOTNOTE_LEADING = 10.6
const FOOTNOTE_GAP = 22
const FOOTNOTE_RULE = 120
const LEVEL_INDENT = 24
const MARKER_GAP = 9

/** Pages under construction: a cursor that moves down and opens the next page when there is no room. */
interface Press {
  readonly source: Source
  readonly sheets: Sheet[]
  inks: Ink[]
  notes: Footnote[]
  y: number
}

const measureOf = (source: Source): number => source.measure.width - source.measure.left - source.measure.right

const footnoteLines = (source: Source, note: Footnote): BrokenLine[] =>
  breakLines(`${note.mark} ${note.text}`, measureOf(source), 0, (text) => widthOfText(text, 'regular', FOOTNOTE_SIZE))

function footnotesHeight(source: Source, notes: readonly Footnote[]): number {
  if (notes.length === 0) return 0
  const lines = notes.reduce((sum, note) => sum + footnoteLines(source, note).length, 0)
  return FOOTNOTE_GAP + lines * FOOTNOTE_LEADING
}

function atSide(source: Source, text: string, side: Side, face: Face, size: number): number {
  const { left, right, width } = source.measure
  const free = width - left - right - widthOfText(text, face, size)
  return left + (side === 'left' ? 0 : side === 'right' ? free : free / 2)
}

function closeSheet(press: Press): void {
  const { source, notes } = press
  const { width, height, left, bottom } = source.measure
  const label = source.firstPageLabel + press.sheets.length
  let y = height - bottom - footnotesHeight(source, notes) + FOOTNOTE_GAP
  if (notes.length > 0) press.inks.push({ rule: FOOTNOTE_RULE, x: left, y: y - FOOTNOTE_LEADING - 3 })
  for (const note of notes) {
    for (const line of footnoteLines(source, note)) {
      setLine(press, line, left, y, measureOf(source), FOOTNOTE_SIZE)
      y += FOOTNOTE_LEADING
    }
  }
  const furniture = source.furniture(label)
  for (const { text, side, baseline, size, face } of furniture) {
    press.inks.push({ text, x: atSide(source, text, side, face, size), y: baseline, face, size })
  }
  press.sheets.push({ label, width, height, inks: press.inks, furniture, footnotes: notes })
  press.inks = []
  press.notes = []
  press.y = source.measure.top
}

/** Sets the words of a line: justified over `measure`, or at natural spaces when the paragraph ends. */
function setLine(press: Press, line: BrokenLine, x: number, y: number, measure: number, size: number): void {
  const widths = line.words.map((word) => widthOfText(word, 'regular', size))
  const ink = widths.reduce((sum, width) => sum + width, 0)
  const ragged = line.ending === 'end' || line.words.length === 1
  const space = ragged ? widthOfText(' ', 'regular', size) : (measure - ink) / (line.words.length - 1)
  let at = x
  for (const [index, word] of line.words.entries()) {
    press.inks.push({ text: word, x: at, y, face: 'regular', size })
    at += widths[index]! + space
  }
}

/** Moves down by `leading` for a line with these footnotes; opens a new page when `lines` such lines do not fit. */
function advance(press: Press, leading: number, notes: readonly Footnote[], lines = 1): void {
  const { height, bottom, size, top } = press.source.measure
  const room = height - bottom - footnotesHeight(press.source, [...press.notes, ...notes])
  if (press.y + leading * lines > room) closeSheet(press)
  press.y = press.y === top ? top + size : press.y + leading
  press.notes.push(...notes)
}

function setParagraph(press: Press, { number, marker, text }: Paragraph): void {
  const { size, leading, left, paragraphGap } = press.source.measure
  const level = number.split('.').length - 1
  const hang = level === 0 ? 0 : LEVEL_INDENT
  const x = left + LEVEL_INDENT * Math.max(0, level - 1) + (level === 0 ? 0 : LEVEL_INDENT / 2)
  const measure = press.source.measure.width - press.source.measure.right - x - hang
  const indent = level === 0 ? widthOfText(marker, 'regular', size) + MARKER_GAP : 0
  const lines = breakLines(text, measure, indent, (part) => widthOfText(part, 'regular', size))
  if (press.y !== press.source.measure.top) press.y += level === 0 ? paragraphGap : paragraphGap / 3
  for (const [index, line] of lines.entries()) {
    const marks = new Set(line.words.join(' ').match(/[¹²³⁴⁵⁶⁷⁸⁹]/g))
    const notes = press.source.footnotes.filter((note) => marks.has(note.mark))
    advance(press, leading, notes)
    const shift = index === 0 ? indent : 0
    if (index === 0) press.inks.push({ text: marker, x, y: press.y, face: 'regular', size })
    setLine(press, line, x + hang + shift, press.y, measure - shift, size)
    if (line.ending === 'page') closeSheet(press)
  }
}

function setDisplay(press: Press, text: string, side: Side, face: Face, size: number): void {
  press.inks.push({ text, x: atSide(press.source, text, side, face, size), y: press.y, face, size })
}

function setBlock(press: Press, block: Block): void {
  const { leading, paragraphGap } = press.source.measure
  if (block.kind === 'paragraph') setParagraph(press, block)
  if (block.kind === 'section') {
    advance(press, block.size, [])
    setDisplay(press, block.text, block.side, 'bold', block.size)
  }
  if (block.kind === 'title') {
    press.y += block.size
    for (const line of block.lines) {
      advance(press, block.size * 1.35, [])
      setDisplay(press, line, 'center', 'bold', block.size)
    }
  }
  if (block.kind === 'dateline') {
    advance(press, leading * 2.6, [])
    setDisplay(press, block.text, 'right', 'regular', press.source.measure.size)
  }
  if (block.kind === 'heading') {
    if (press.y !== press.source.measure.top) press.y += paragraphGap
    advance(press, leading * 1.3, [], 4)
    setDisplay(press, block.text, 'left', 'bold', press.source.measure.size + 1.2)
  }
}

/** Lays out a source page by page. */
export function layOut(source: Source): Sheet[] {
  const press: Press = { source, sheets: [], inks: [], notes: [], y: source.measure.top }
  for (const block of source.blocks) setBlock(press, block)
  if (press.inks.length > 0) closeSheet(press)
  return press.sheets
}

/** Paints a sheet black on white at `dpi`. */
export function paint(sheet: Sheet, dpi: number): Canvas {
  const scale = dpi / 72
  const canvas = createCanvas(Math.round(sheet.width * scale), Math.round(sheet.height * scale))
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = 'black'
  for (const ink of sheet.inks) {
    if ('rule' in ink) context.fillRect(ink.x * scale, ink.y * scale, ink.rule * scale, 0.6 * scale)
    else drawText(context, ink.text, ink.x * scale, ink.y * scale, ink.face, ink.size * scale)
  }
  return canvas
}

/** Typesets a whole source: one canvas a page, at `dpi`. */
export function typesetPages(source: Source, dpi: number): Canvas[] {
  return layOut(source).map((sheet) => paint(sheet, dpi))
}
