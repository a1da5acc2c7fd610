// Invisible text as PDF operators: the words of an overlay, each stretched to its width, on its baseline.
import type { OverlayLine, TextOverlay } from '../../model/text-overlay.ts'
import { type FontCodes, GLYPH } from './glyphless-font.ts'
import type { Matrix } from './matrix.ts'

/** A space between words that touch or overlap, ems: there all the same, for who copies the text. */
const LEAST_SPACE = 0.1

/**
 * Operators that leave the graphics state as it was.
 * @param toUser from the overlay's frame, y downwards, to the page's user space
 * @param font name of the glyphless font among the page's resources
 */
export function overlayOperators({ lines }: TextOverlay, toUser: Matrix, font: string, codes: FontCodes): string {
  const [a, b, c, d, e, f] = toUser
  const frame = [a, b, -c, -d, e, f].map((value) => decimal(value, 6)).join(' ')
  // Text render mode 3 (ISO 32000-1, 9.3.6): neither filled nor stroked.
  return [
    'q',
    `${frame} cm`,
    'BT',
    '3 Tr',
    ...lines.flatMap((line) => lineOperators(line, font, codes)),
    'ET',
    'Q',
    '',
  ].join('\n')
}

function lineOperators({ size, words }: OverlayLine, font: string, codes: FontCodes): string[] {
  const [first] = words
  const operators = [
    `/${font} ${decimal(size, 2)} Tf`,
    `1 0 0 1 ${decimal(first!.left, 2)} ${decimal(-first!.baseline, 2)} Tm`,
  ]
  for (const [index, { text, left, right, baseline }] of words.entries()) {
    operators.push(shown(text, right - left, size, codes))
    const next = words[index + 1]
    if (next === undefined) break
    operators.push(shown(' ', Math.max(next.left - right, LEAST_SPACE * size), size, codes))
    operators.push(`${decimal(next.left - left, 2)} ${decimal(baseline - next.baseline, 2)} Td`)
  }
  return operators
}

/** Horizontal scaling is in hundredths of the glyphs' own width. */
function shown(text: string, width: number, size: number, codes: FontCodes): string {
  const natural = ([...text].length * size * GLYPH.width) / 1000
  return `${decimal((100 * width) / natural, 2)} Tz <${codes.encode(text)}> Tj`
}

/** Never in powers of ten, which PDF does not know. */
const decimal = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)) + 0)
