// Progress of a run: one redrawn line on a terminal, a line a document elsewhere.
import { basename } from 'node:path'
import type { RunEvent } from '../batch/run.ts'
import { printable } from '../diagnostics/print.ts'

export interface Progress {
  readonly onEvent: (event: RunEvent) => void
  /** Prints a line without disturbing the redrawn one. */
  readonly print: (line: string) => void
  readonly end: () => void
}

/** Where lines go: the standard error stream, or a test's stand-in. */
export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** Redraws a second at most so often: more only flickers. */
const REDRAW_MS = 120

export function createProgress(stream: Terminal, documents: number): Progress {
  return stream.isTTY === true ? redrawnLine(stream, documents) : plainLines(stream)
}

function plainLines(stream: Terminal): Progress {
  const print = (line: string): void => {
    stream.write(`${line}\n`)
  }
  return { onEvent: () => {}, print, end: () => {} }
}

function redrawnLine(stream: Terminal, documents: number): Progress {
  const start = performance.now()
  let [found, done, ended, file] = [0, 0, 0, '']
  let drawn = 0
  const draw = (): void => {
    drawn = performance.now()
    const text = statusLine({
      found,
      done,
      ended,
      documents,
      file,
      seconds: (drawn - start) / 1000,
      width: stream.columns || 80,
    })
    stream.write(`\r\u001b[K${text}`)
  }
  const timer = setInterval(draw, 1000)
  timer.unref()
  return {
    onEvent: (event) => {
      if (event.type === 'pages-found') found += event.count
      if (event.type === 'page-done') done += 1
      if (event.type === 'document-done') ended += 1
      if (event.type === 'document-started' || event.type === 'page-done') file = basename(event.file)
      if (performance.now() - drawn > REDRAW_MS) draw()
    },
    print: (line) => {
      stream.write(`\r\u001b[K${line}\n`)
      draw()
    },
    end: () => {
      clearInterval(timer)
      stream.write('\r\u001b[K')
    },
  }
}

interface Status {
  readonly found: number
  readonly done: number
  readonly ended: number
  readonly documents: number
  readonly file: string
  readonly seconds: number
  /** Columns of the terminal. */
  readonly width: number
}

/** "[#####-----] 12/44 pages · 1.3 pages/s · 0:25 left · document 2/3 · scan.pdf", cut to the width. */
export function statusLine({ found, done, ended, documents, file, seconds, width }: Status): string {
  const rate = done / Math.max(seconds, 0.001)
  const filled = found === 0 ? 0 : Math.round((BAR * done) / found)
  const known = ended + 2 > documents && done > 1
  const parts = [
    `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] ${done}/${found} pages`,
    done > 0 ? `${rate.toFixed(rate < 10 ? 1 : 0)} pages/s` : 'starting',
    known ? `${clock((found - done) / rate)} left` : '',
    documents > 1 ? `document ${Math.min(documents, ended + 1)}/${documents}` : '',
    printable(file),
  ]
  const text = parts.filter((part) => part !== '').join(' · ')
  return cutToWidth(text, Math.max(1, width - 1))
}

/** Letters that take two columns: East Asian wide ones and emoji (Unicode Standard Annex 11, roughly). */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u

/** The line must never wrap: a wrapped line cannot be redrawn. */
function cutToWidth(text: string, width: number): string {
  let [cut, used] = ['', 0]
  for (const letter of text) {
    used += WIDE.test(letter) ? 2 : 1
    if (used > width) break
    cut += letter
  }
  return cut
}

const BAR = 20

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
