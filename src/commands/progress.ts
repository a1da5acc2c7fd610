// Progress of a run: one redrawn line on a terminal, a line a document elsewhere.
import { basename } from 'node:path'
import type { RunEvent } from '../batch/run-event.ts'
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
  // A dumb terminal, as within an editor, shows what redraws a line as letters.
  const redraws = stream.isTTY === true && process.env.TERM !== 'dumb'
  return redraws ? redrawnLine(stream, documents) : plainLines(stream)
}

function plainLines(stream: Terminal): Progress {
  const print = (line: string): void => {
    stream.write(`${line}\n`)
  }
  return { onEvent: () => {}, print, end: () => {} }
}

function redrawnLine(stream: Terminal, documents: number): Progress {
  const start = performance.now()
  const now = (): number => (performance.now() - start) / 1000
  let [found, done, ended, file] = [0, 0, 0, '']
  const opened = new Set<string>()
  const settled = new Set<string>()
  const left = new Map<string, number>()
  const recent = [0]
  let [drawn, shown] = [0, '']
  const draw = (): void => {
    drawn = performance.now()
    const text = statusLine({
      found,
      opened: opened.size,
      unopened: Math.max(0, documents - settled.size),
      done,
      ended,
      documents,
      file,
      rate: rateOf(recent, now()),
      width: stream.columns || 80,
    })
    // The rest is rubbed out after the line is written, never before: it does not flicker.
    if (text !== shown) stream.write(`\r${text}\u001b[K`)
    shown = text
  }
  const timer = setInterval(draw, 1000)
  timer.unref()
  const note = (event: RunEvent): void => {
    if (event.type === 'pages-found') {
      found += event.count
      left.set(event.file, event.count)
      opened.add(event.file)
      settled.add(event.file)
    }
    if (event.type === 'page-done') {
      done += 1
      left.set(event.file, (left.get(event.file) ?? 1) - 1)
      file = basename(event.file)
      if (event.origin === 'read') recent.push(now())
      if (recent.length > RECENT) recent.shift()
    }
    if (event.type === 'document-done') {
      ended += 1
      settled.add(event.outcome.report.file)
      // Nobody does the pages that a document had left when it was given up.
      found -= left.get(event.outcome.report.file) ?? 0
      left.delete(event.outcome.report.file)
    }
  }
  return {
    onEvent: (event) => {
      note(event)
      if (performance.now() - drawn > REDRAW_MS) draw()
    },
    print: (line) => {
      // The line may be several: what stands there is rubbed out first.
      stream.write(`\r\u001b[K${line}\n`)
      shown = ''
      draw()
    },
    end: () => {
      clearInterval(timer)
      if (shown !== '') stream.write('\r\u001b[K')
      shown = ''
    },
  }
}

/** Pages from which the present speed is told: scans of one run may differ tenfold, and a rate of the whole would lag. */
const RECENT = 60

/** Pages a second; null before there is one. @param ends of the last pages that were read, the first of them a beginning; seconds */
function rateOf(ends: readonly number[], now: number): number | null {
  if (ends.length < 2) return null
  return (ends.length - 1) / Math.max(now - ends[0]!, 0.001)
}

interface Status {
  /** Pages of the documents that were opened. */
  readonly found: number
  readonly opened: number
  /** Documents that nobody has looked at yet. */
  readonly unopened: number
  readonly done: number
  readonly ended: number
  readonly documents: number
  readonly file: string
  /** Pages a second; null before there is one. */
  readonly rate: number | null
  /** Columns of the terminal. */
  readonly width: number
}

/** "[#####-----] 12/44 pages · 1.3 pages/s · 0:25 left · document 2/3 · scan.pdf", what matters least left out where it is narrow. */
export function statusLine({ found, opened, unopened, done, ended, documents, file, rate, width }: Status): string {
  // Documents that nobody has opened yet have as many pages as the others, by and large.
  const total = found + Math.round((unopened * found) / Math.max(1, opened))
  const bar = width < WIDE_TERMINAL ? BAR / 2 : BAR
  const filled = total === 0 ? 0 : Math.floor((bar * done) / total)
  const about = unopened > 0 && opened > 0 ? 'about ' : ''
  const parts = [
    `[${'#'.repeat(filled)}${'-'.repeat(bar - filled)}] ${done}/${about}${total} pages`,
    rate === null ? 'starting' : `${rate.toFixed(rate < 10 ? 1 : 0)} pages/s`,
    rate === null || done >= total ? '' : `${about}${timeLeft((total - done) / rate)} left`,
    documents > 1 ? `document ${Math.min(documents, ended + 1)}/${documents}` : '',
    printable(file),
  ]
  return fitted(parts, Math.max(1, width - 1 - ECHO.length))
}

/** Places of the parts by what matters most: how far, how long still, how fast, which document, which file. */
const BY_WEIGHT = [0, 2, 1, 3, 4] as const

/** The parts as long as there is room for a whole one; of the first and of the file's name, what there is room for. */
function fitted(parts: readonly string[], width: number): string {
  const shown = parts.map(() => '')
  const joined = (): string => shown.filter((part) => part !== '').join(SEPARATOR)
  for (const place of BY_WEIGHT) {
    const part = parts[place]!
    const room = width - (place === 0 ? 0 : columnsOf(joined() + SEPARATOR))
    const isCut = place === 0 || (place === parts.length - 1 && room >= LEAST_OF_NAME)
    if (columnsOf(part) > room && !isCut) break
    shown[place] = cutToWidth(part, room)
  }
  return joined()
}

const SEPARATOR = ' · '
/** Less of a file's name tells nothing, columns. */
const LEAST_OF_NAME = 8

/** Letters that take two columns: East Asian wide ones and emoji (Unicode Standard Annex 11, roughly). */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u

/** The line must never wrap: a wrapped line cannot be redrawn. */
function cutToWidth(text: string, width: number): string {
  let [cut, used] = ['', 0]
  for (const letter of text) {
    used += columnsOf(letter)
    if (used > width) break
    cut += letter
  }
  return cut
}

const columnsOf = (text: string): number => [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0)

/** On a terminal of fewer columns the bar is half as long. */
const WIDE_TERMINAL = 100
const BAR = 20

/** What a terminal writes behind the line at Ctrl-C. */
const ECHO = '^C'

/** Seconds as "0:25" or "9:59", "25 min", "3 h 20 min": no finer than can be foretold. */
function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 600) return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
  const minutes = Math.round(whole / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
