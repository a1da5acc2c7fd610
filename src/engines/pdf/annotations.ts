// Text in a PDF page's annotations: what was typed into form fields and free text notes, as runs of text.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { usualWidth } from './letter-width.ts'
import type { TextItem } from './text.ts'

/** What pdf.js tells of an annotation with text; rect in user space, position from the rect's lower left corner. */
interface TextAnnotation {
  readonly rect: readonly [number, number, number, number]
  readonly textContent?: readonly string[]
  readonly textPosition?: readonly [number, number]
  readonly defaultAppearanceData?: { readonly fontSize: number }
}

/** Leading of text in fields in font sizes, and the share of a field's height that its type takes. */
const LEADING = 1.15
const SHARE_OF_HEIGHT = 0.75

/** Annotations are no part of the page's own text content, though they are seen with it. Their text widths are estimated. */
export async function readAnnotationText(proxy: PDFPageProxy): Promise<TextItem[]> {
  const annotations = (await proxy.getAnnotations({ intent: 'display' })) as readonly TextAnnotation[]
  return annotations.flatMap((annotation) =>
    (annotation.textContent ?? []).map((text, row) => item(annotation, text, row)),
  )
}

function item(
  { rect, textContent, textPosition, defaultAppearanceData }: TextAnnotation,
  str: string,
  row: number,
): TextItem {
  const [left, bottom, right, top] = rect
  const highest = (SHARE_OF_HEIGHT * (top - bottom)) / textContent!.length
  const size = Math.max(1, Math.min(defaultAppearanceData?.fontSize || highest, highest))
  const [x, y] = [left + (textPosition?.[0] ?? 0), bottom + (textPosition?.[1] ?? top - bottom - size)]
  const ems = [...str].reduce((sum, letter) => sum + usualWidth(letter), 0)
  const width = Math.min(right - x, ems * size)
  return { str, transform: [size, 0, 0, size, x, y - row * LEADING * size], width }
}
