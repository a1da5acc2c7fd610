// Poppler's tools, an independent reader of PDFs: what they find in a file, where, and how it looks.
import { execFileSync } from 'node:child_process'

export interface FoundWord {
  readonly text: string
  /** Points of the page as shown, origin top-left. */
  readonly box: readonly [number, number, number, number]
}

/** Whether the tools are there; where not, tests say that they skip. */
export function hasPoppler(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const run = (tool: string, ...words: readonly string[]): string =>
  execFileSync(tool, words, { encoding: 'latin1', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })
const utf8 = (latin: string): string => Buffer.from(latin, 'latin1').toString('utf8')

/** The words of each page. */
export function wordsOf(path: string): FoundWord[][] {
  const word = /<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)<\/word>/g
  return utf8(run('pdftotext', '-cropbox', '-bbox', path, '-'))
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(word)].map(([, left, top, right, bottom, text]) => ({
        text: unescaped(text!),
        box: [Number(left), Number(top), Number(right), Number(bottom)],
      })),
    )
}

const unescaped = (text: string): string =>
  text.replace(
    /&(lt|gt|quot|amp|#39);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" })[name]!,
  )

/** All text, white space made one space. */
export const textOf = (path: string, ...options: readonly string[]): string =>
  utf8(run('pdftotext', ...options, path, '-'))
    .replace(/\s+/g, ' ')
    .trim()

/** A line for each font: name, type, encoding, embedded, subset, with Unicode. */
export const fontsOf = (path: string): string[] => run('pdffonts', path).trim().split('\n').slice(2)

/** A line for each image, without the numbers of its objects. */
export const imagesOf = (path: string): string[] =>
  run('pdfimages', '-list', path)
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .trim()
        .split(/\s+/)
        .filter((_, column) => column !== 10 && column !== 11)
        .join(' '),
    )

/** The page's pixels. */
export const pixelsOf = (path: string, page = 1, dpi = 60): string =>
  run('pdftoppm', '-r', String(dpi), '-f', String(page), '-l', String(page), path)

/** What poppler complains of when it draws the file. */
export function complaintsOf(path: string): string {
  const script = 'pdftoppm -r 20 "$1" 2>&1 >/dev/null; pdftotext "$1" - 2>&1 >/dev/null'
  return execFileSync('sh', ['-c', script, 'sh', path], { encoding: 'utf8' })
}

export const infoOf = (path: string): string => utf8(run('pdfinfo', path))
