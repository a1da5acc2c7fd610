// The type: Tinos (OFL), registered from its package, measured and drawn through the canvas.

import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import type { Face } from './source.ts'

const FILES: Record<Face, string> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
}

const resolve = createRequire(import.meta.url).resolve
for (const [face, file] of Object.entries(FILES)) {
  GlobalFonts.registerFromPath(resolve(`@expo-google-fonts/tinos/${file}`), `Facsimile ${face}`)
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const RAISED_SIZE = 0.66
const RAISED_BY = 0.36

const measuring = createCanvas(1, 1).getContext('2d')
// Without kerning, as in a plain word processor of the time: "P." keeps its period clear of the bowl.
measuring.fontKerning = 'none'

/** Parts of a text that share a height: plain runs, and footnote marks that are set small and raised. */
function runsOf(text: string): { text: string; raised: boolean }[] {
  return (text.match(new RegExp(`[${SUPERSCRIPTS}]+|[^${SUPERSCRIPTS}]+`, 'g')) ?? []).map((run) => {
    const raised = SUPERSCRIPTS.includes(run.charAt(0))
    return { text: raised ? [...run].map((mark) => SUPERSCRIPTS.indexOf(mark)).join('') : run, raised }
  })
}

const fontOf = (face: Face, size: number): string => `${size}px "Facsimile ${face}"`

/** The natural width of a text, in the unit of `size`. */
export function widthOfText(text: string, face: Face, size: number): number {
  let width = 0
  for (const run of runsOf(text)) {
    // Measured large and scaled down, so that breaks do not depend on hinting at a small size.
    measuring.font = fontOf(face, 1000)
    width += (measuring.measureText(run.text).width * size * (run.raised ? RAISED_SIZE : 1)) / 1000
  }
  return width
}

/** Draws a text with its baseline at `y`; coordinates and `size` in the context's unit. */
export function drawText(context: SKRSContext2D, text: string, x: number, y: number, face: Face, size: number): void {
  context.fontKerning = 'none'
  let at = x
  for (const run of runsOf(text)) {
    context.font = fontOf(face, run.raised ? size * RAISED_SIZE : size)
    context.fillText(run.text, at, run.raised ? y - size * RAISED_BY : y)
    at += context.measureText(run.text).width
  }
}
