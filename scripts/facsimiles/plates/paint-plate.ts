// The painter of plates: placed text, strokes, punch holes and a watermark on a white canvas, or on pages of a PDF.
import { type Canvas, createCanvas, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas'
import { drawText } from '../fonts.ts'
import { type Mark, PAGE } from './set-plate.ts'

const GRAY = '#8c8c8c'
const WATERMARK = { ink: '#dcdcdc', size: 84, turn: -0.85 } as const
const HOLE = 9

export function paintPlate(marks: readonly Mark[], dpi: number): Canvas {
  const scale = dpi / 72
  const canvas = createCanvas(Math.round(PAGE.width * scale), Math.round(PAGE.height * scale))
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  paint(context, marks, scale)
  return canvas
}

/** The plates as pages of type, with the text layer and the paths that a word processor would write. */
export function typedPlates(plates: readonly (readonly Mark[])[], title: string): Buffer {
  const document = new PDFDocument({ title })
  for (const marks of plates) {
    paint(document.beginPage(PAGE.width, PAGE.height) as unknown as SKRSContext2D, marks, 1)
    document.endPage()
  }
  return document.close()
}

function paint(context: SKRSContext2D, marks: readonly Mark[], scale: number): void {
  for (const mark of marks) {
    context.fillStyle = 'black'
    if ('watermark' in mark) {
      context.save()
      context.fillStyle = WATERMARK.ink
      context.translate(PAGE.width * 0.22 * scale, PAGE.height * 0.68 * scale)
      context.rotate(WATERMARK.turn)
      drawText(context, mark.watermark, 0, 0, 'bold', WATERMARK.size * scale)
      context.restore()
    } else if ('hole' in mark) {
      context.beginPath()
      context.arc(mark.hole[0] * scale, mark.hole[1] * scale, HOLE * scale, 0, 2 * Math.PI)
      context.fill()
    } else if ('box' in mark) {
      const [left, top, right, bottom] = mark.box
      context.fillStyle = mark.ink === 'gray' ? GRAY : 'black'
      context.fillRect(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale)
    } else drawText(context, mark.text, mark.x * scale, mark.y * scale, mark.face, mark.size * scale)
  }
}
