// The text layer of a PDF page: pdf.js's text runs put together into lines and words, in points.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Box, unionOf } from '../../model/geometry.ts'
import type { TextLayerLine } from '../ports.ts'
import { readAnnotationText } from './annotations.ts'
import { boldFonts } from './fonts.ts'
import { joinJustified } from './justified.ts'
import { usualWidth } from './letter-width.ts'
import { concat, type Matrix, mapBox } from './matrix.ts'
import { raisedText } from './raised.ts'

/** All in ems (font sizes). Word spaces of justified text stay below the first, column gutters and tabs above it. */
const MAX_GAP_IN_LINE = 1.6
/** What opens a paragraph stands up to a tab before it, half an inch in type of nine points: "2.1", "(a)", "•". */
const MAX_GAP_AFTER_MARKER = 4
const MARKER =
  /^(?:[([]?(?:\d{1,3}|\p{L}|[ivxl]{2,5})[.)\]]|\(\p{L}{2}\)|\d{1,3}(?:\.\d{1,3}){1,4}\.?|\p{Lu}\.\d{1,2}(?:\.\d{1,2})*|[•●▪■◦‣⁃\uf000-\uf0ff–—-])$/u
/** A run that begins further off than this begins a new word. */
const MIN_WORD_GAP = 0.15
/** Runs overlap a little by kerning; further back it is another line. */
const MAX_STEP_BACK = 0.6
/** Superscripts and footnote marks stay in their line. */
const MAX_BASELINE_SHIFT = 0.5
/** Height above and depth below the baseline of common text faces. */
const ASCENT = 0.75
const DESCENT = 0.22

export interface Run {
  readonly text: string
  /** Along and across its own direction, points: where it starts and ends, and its baseline. */
  readonly start: number
  readonly end: number
  readonly baseline: number
  readonly size: number
  /** Its own direction → points of the upright page. */
  readonly turn: Matrix
  readonly angle: number
  readonly isBold: boolean
}

/** As pdf.js gives it: size and place in user space, width in its units. */
export interface TextItem {
  readonly str: string
  readonly transform: number[]
  readonly width: number
  readonly fontName?: string
}

/** The lines on `page` (points of the upright page) in the order in which the file paints them, annotations last. */
export async function readTextLines(proxy: PDFPageProxy, toPage: Matrix, page: Box): Promise<TextLayerLine[]> {
  const { items } = await proxy.getTextContent({ disableNormalization: true, includeMarkedContent: false })
  const scale = Math.hypot(toPage[0], toPage[1])
  const all = [...(items as TextItem[]), ...(await readAnnotationText(proxy))]
  const bold = boldFonts(proxy, new Set(all.flatMap(({ fontName }) => fontName ?? [])))
  const runs = all
    .filter(({ str }) => str.trim() !== '')
    .map((item) => ({ ...runOf(item, toPage, scale), isBold: item.fontName !== undefined && bold.has(item.fontName) }))
  const lines: Run[][] = []
  for (const run of runs) {
    const line = lines.findLast((line, index) => index >= lines.length - NEAR_LINES && continues(line, run))
    if (line) line.push(run)
    else lines.push([run])
  }
  return joinJustified(lines)
    .map((line) => lineOf(line))
    .filter((line) => line.words.length > 0 && isOn(page, line.box))
}

/** A run may come back to one of the lines just begun (marks and accents are often painted late). */
const NEAR_LINES = 2

function runOf({ str, transform, width }: TextItem, toPage: Matrix, scale: number): Omit<Run, 'isBold'> {
  const [a, b, c, d, x, y] = concat(toPage, transform as unknown as Matrix)
  const angle = Math.atan2(b, a)
  const size = Math.hypot(c, d) || Math.hypot(a, b)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const start = x * cos + y * sin
  return {
    text: str,
    start,
    end: start + width * scale,
    baseline: y * cos - x * sin,
    size,
    turn: [cos, sin, -sin, cos, 0, 0],
    angle,
  }
}

function continues(line: readonly Run[], run: Run): boolean {
  const last = line.at(-1)!
  const size = Math.max(last.size, run.size, line[0]!.size)
  const gap = run.start - last.end
  const most = opensText(line, run) ? MAX_GAP_AFTER_MARKER : MAX_GAP_IN_LINE
  return (
    Math.abs(run.angle - last.angle) < 0.02 &&
    Math.abs(run.baseline - line[0]!.baseline) < MAX_BASELINE_SHIFT * size &&
    gap < most * size &&
    gap > -MAX_STEP_BACK * size
  )
}

/** Nothing but a marker stands in the line, and words begin behind it: cells of figures do not. */
function opensText(line: readonly Run[], run: Run): boolean {
  const text = line.map((one) => one.text).join('')
  return text.length < 24 && MARKER.test(text.trim()) && /^\s*[\p{L}“"‘(]/u.test(run.text)
}

type LayerWord = TextLayerLine['words'][number]

function lineOf(painted: readonly Run[]): TextLayerLine {
  const widest = painted.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a))
  const runs = raisedText(painted, widest)
  const words: LayerWord[] = []
  let previousEnd: number | null = null
  for (const run of runs) {
    const pieces = piecesOf(run)
    const glued = previousEnd !== null && !/^\s/.test(run.text) && run.start - previousEnd < MIN_WORD_GAP * run.size
    for (const [index, piece] of pieces.entries()) {
      const last = words.at(-1)
      if (index === 0 && glued && last) {
        words[words.length - 1] = joined(last, piece)
      } else words.push(piece)
    }
    previousEnd = /\s$/.test(run.text) ? null : run.end
  }
  const box = unionOf(words.map((word) => word.box))
  const straight = Math.abs(widest.angle) < 0.02
  const angle = straight ? 0 : (widest.angle * 180) / Math.PI
  return { box, words, fontSize: widest.size, baseline: straight ? widest.baseline : box[3], angle }
}

/** A note's mark behind a bold word does not make it less so. */
const joined = (word: LayerWord, piece: LayerWord): LayerWord => ({
  text: word.text + piece.text,
  box: unionOf([word.box, piece.box]),
  isBold: /\p{L}/u.test(word.text) ? word.isBold && (piece.isBold || !/\p{L}/u.test(piece.text)) : piece.isBold,
})

/** The words of one run, its width shared out by the usual widths of their letters. */
function piecesOf(run: Run): LayerWord[] {
  const letters = [...run.text]
  const total = letters.reduce((sum, letter) => sum + usualWidth(letter), 0)
  const unit = (run.end - run.start) / total
  const words: LayerWord[] = []
  let at = run.start
  for (const piece of run.text.split(/(\s+)/u)) {
    const width = [...piece].reduce((sum, letter) => sum + usualWidth(letter), 0) * unit
    const text = withLigatures(piece.replace(/[\p{Cc}\s]/gu, '').normalize('NFC'))
    if (text !== '') {
      const own: Box = [at, run.baseline - ASCENT * run.size, at + width, run.baseline + DESCENT * run.size]
      words.push({ text, box: mapBox(run.turn, own), isBold: run.isBold })
    }
    at += width
  }
  return words
}

/** Where common fonts (Times New Roman, Arial and those made after them) have their fi and fl beside Unicode's place. */
const PRIVATE_LIGATURES: Readonly<Record<string, string>> = { '\uf001': '\ufb01', '\uf002': '\ufb02' }

/** By themselves the same signs are a symbol font's. */
const withLigatures = (text: string): string =>
  text.replace(/(?<=\p{L})[\uf001\uf002]|[\uf001\uf002](?=\p{L})/gu, (sign) => PRIVATE_LIGATURES[sign]!)

function isOn([left, top, right, bottom]: Box, box: Box): boolean {
  const x = (box[0] + box[2]) / 2
  const y = (box[1] + box[3]) / 2
  return x >= left && x <= right && y >= top && y <= bottom
}
