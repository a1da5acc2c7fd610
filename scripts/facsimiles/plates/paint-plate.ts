// The painter of plates: placed text, strokes, punch holes and a watermark on a white canvas.
import { type Canvas, createCanvas } from '@napi-rs/canvas'
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
  for (const mark of marks) {
    context.fillStyle = 'black'
    if ('watermark' in mark) {
      context.save()
      context.fillStyle = WATERMARK.ink
      context.translate(canvas.width * 0.22, canvas.height * 0.68)
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
  return canvas
}
