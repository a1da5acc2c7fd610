// Rendering a PDF page to gray pixels with pdf.js on a canvas.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { GrayImage } from '../ports.ts'
import { toGray } from './samples.ts'

interface CanvasEntry {
  readonly canvas: unknown
  readonly context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } }
}

interface CanvasFactory {
  create(width: number, height: number): CanvasEntry
  destroy(entry: CanvasEntry): void
}

/** The upright page with its annotations on white paper, at `scale` pixels a point. */
export async function renderPage(document: PDFDocumentProxy, page: PDFPageProxy, scale: number): Promise<GrayImage> {
  const viewport = page.getViewport({ scale })
  const width = Math.max(1, Math.round(viewport.width))
  const height = Math.max(1, Math.round(viewport.height))
  const factory = document.canvasFactory as CanvasFactory
  const entry = factory.create(width, height)
  try {
    await page.render({ canvas: entry.canvas as never, viewport, background: 'white' }).promise
    const { data } = entry.context.getImageData(0, 0, width, height)
    return toGray({ width, height, data, kind: 3 }, { type: 'image', ink: 0 })!
  } finally {
    factory.destroy(entry)
  }
}
