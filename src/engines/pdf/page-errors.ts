// What can be wrong with a page of a PDF, as errors that name its file and page.
import { RectoError } from '../../diagnostics/recto-error.ts'
import type { PaintedImage } from './content.ts'

/** A page of a file, 1-based. */
interface Place {
  readonly path: string
  readonly page: number
}

/** Runs `read`; what it throws beside errors of Recto is told as damage of the page. */
export async function orUnreadable<T>(place: Place, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    throw cause instanceof RectoError ? cause : unreadable(place, cause)
  }
}

export function tooLarge({ path, page }: Place, { width, height }: PaintedImage): RectoError {
  return new RectoError('input', `an image on the page is too large: ${width} × ${height} pixels`, {
    hint: 'scan it at 300 dpi, or make it smaller',
    file: path,
    page,
  })
}

export function undecodable({ path, page }: Place): RectoError {
  return new RectoError('input', 'the image of the page cannot be decoded', {
    hint: 'open the page in a PDF viewer; if it shows, print it to a new PDF; otherwise scan it again',
    file: path,
    page,
  })
}

export function unreadable({ path, page }: Place, cause: unknown): RectoError {
  const detail = cause instanceof Error ? cause.message.replace(/\.?\s*$/, '') : String(cause)
  return new RectoError('input', `the page is damaged (${detail})`, {
    hint: 'open it in a PDF viewer; if it shows, print it to a new PDF; otherwise scan it again',
    file: path,
    page,
    cause,
  })
}
