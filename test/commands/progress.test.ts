import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { refusal } from '../../src/batch/document-report.ts'
import { refusedInput } from '../../src/batch/document-run.ts'
import { createProgress, statusLine, type Terminal } from '../../src/commands/progress.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'

/** Back to the start of the line, and rub it out. */
const CLEAR = '\r\u001b[K'
const status = {
  found: 44,
  opened: 3,
  unopened: 0,
  done: 12,
  ended: 1,
  documents: 3,
  file: 'scan.pdf',
  rate: 1.2,
  width: 120,
}

function terminal(isTTY: boolean, columns = 60): Terminal & { readonly text: () => string } {
  let written = ''
  return { isTTY, columns, write: (part: string) => (written += part), text: () => written }
}

beforeEach(() => {
  vi.stubEnv('TERM', 'xterm')
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('statusLine', () => {
  it('shows how far, how fast, how long still, and on what', () => {
    expect(statusLine(status)).toBe(
      '[#####---------------] 12/44 pages · 1.2 pages/s · 0:27 left · document 2/3 · scan.pdf',
    )
  })

  it('reckons with the pages of documents that were not opened yet, and says that it does', () => {
    expect(statusLine({ ...status, documents: 9, unopened: 6, rate: 12 })).toBe(
      '[#-------------------] 12/about 132 pages · 12 pages/s · about 0:10 left · document 2/9 · scan.pdf',
    )
    // Some are ended without having been opened: refused, or left alone.
    expect(statusLine({ ...status, opened: 1, unopened: 0, ended: 3 })).toContain('12/44 pages')
  })

  it.each([
    [599, '9:59'],
    [600, '10 min'],
    [3570, '1 h 0 min'],
    [12_000, '3 h 20 min'],
  ])('tells %i seconds as %s', (seconds, text) => {
    expect(statusLine({ ...status, done: 0, rate: 44 / seconds })).toContain(` · ${text} left · `)
  })

  it('has nothing to divide by at the start, nor at the end', () => {
    const start = { ...status, found: 0, opened: 0, done: 0, rate: null }
    expect(statusLine(start)).toMatch(/^\[-{20}\] 0\/0 pages · starting · document/)
    expect(statusLine({ ...status, done: 44, ended: 3 })).toMatch(
      /^\[#{20}\] 44\/44 pages · 1.2 pages\/s · document 3\/3/,
    )
  })

  it.each([
    [80, '[##--------] 12/44 pages · 1.2 pages/s · 0:27 left · document 2/3 · an annual'],
    [75, '[##--------] 12/44 pages · 1.2 pages/s · 0:27 left · document 2/3'],
    [50, '[##--------] 12/44 pages · 0:27 left'],
    [30, '[##--------] 12/44 pages'],
    [20, '[##--------] 12/4'],
  ])('leaves out on %i columns what matters least', (width, line) => {
    expect(statusLine({ ...status, file: 'an annual report.pdf', width })).toBe(line)
  })

  it.each([2, 10, 20, 40, 80])('never fills a terminal of %i columns', (width) => {
    expect(statusLine({ ...status, file: 'long '.repeat(40), width }).length).toBeLessThan(width)
  })

  it('counts wide letters twice', () => {
    const line = statusLine({ ...status, file: '中美聯合公報'.repeat(9), width: 80 })
    const columns = [...line].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0)
    expect(columns).toBeGreaterThan(75)
    expect(columns).toBeLessThan(80)
  })

  it('lets no control character of a file’s name through', () => {
    expect(statusLine({ ...status, file: 'a\u001b[2Jb\n.pdf' })).toMatch(/ · a\uFFFD\[2Jb\uFFFD\.pdf$/)
  })
})

describe('createProgress', () => {
  it('prints plain lines where there is no terminal', () => {
    const stream = terminal(false)
    const progress = createProgress(stream, 2)
    progress.onEvent({ type: 'pages-found', file: 'a.pdf', count: 4 })
    progress.print('a.pdf: done')
    progress.end()
    expect(stream.text()).toBe('a.pdf: done\n')
  })

  it('prints plain lines on a terminal that cannot redraw one, as within an editor', () => {
    vi.stubEnv('TERM', 'dumb')
    const stream = terminal(true)
    const progress = createProgress(stream, 2)
    progress.onEvent({ type: 'pages-found', file: 'a.pdf', count: 4 })
    progress.print('a.pdf: done')
    progress.end()
    expect(stream.text()).toBe('a.pdf: done\n')
  })

  it('does not wait for the pages of a document that was given up', () => {
    const stream = terminal(true)
    const progress = createProgress(stream, 2)
    progress.onEvent({ type: 'pages-found', file: 'a.pdf', count: 40 })
    progress.onEvent({ type: 'pages-found', file: 'b.pdf', count: 4 })
    for (const file of ['a.pdf', 'b.pdf']) progress.onEvent({ type: 'page-done', file, origin: 'kept' })
    const error = new RectoError('input', 'the file was changed while it was read', { hint: 'run again' })
    progress.onEvent({ type: 'document-done', outcome: { ...refusedInput(error), report: refusal('a.pdf', error, 1) } })
    progress.print('a.pdf: error')
    expect(stream.text().split('\r').at(-1)).toContain('2/5 pages')
    progress.end()
  })

  it('redraws one line on a terminal, not too often, and clears it at the end', () => {
    vi.useFakeTimers()
    const stream = terminal(true)
    const progress = createProgress(stream, 1)
    vi.advanceTimersByTime(500)
    progress.onEvent({ type: 'page-done', file: 'in/a.pdf', origin: 'kept' })
    const drawn = stream.text()
    expect(drawn).toContain('a.pdf')
    for (let page = 0; page < 50; page++) progress.onEvent({ type: 'page-done', file: 'in/a.pdf', origin: 'read' })
    expect(stream.text()).toBe(drawn)
    vi.advanceTimersByTime(1000)
    expect(stream.text().slice(drawn.length)).toContain('51/0 pages')
    progress.end()
    expect(stream.text().endsWith(CLEAR)).toBe(true)
    expect(stream.text()).not.toContain('\n')
    const ended = stream.text()
    vi.advanceTimersByTime(5000)
    expect(stream.text()).toBe(ended)
  })

  it('prints a line above the redrawn one', () => {
    const stream = terminal(true)
    const progress = createProgress(stream, 1)
    progress.print('b.pdf: done\n  and more')
    progress.end()
    expect(stream.text().startsWith('\r\u001b[Kb.pdf: done\n  and more\n\r[----------] 0/0 pages')).toBe(true)
  })

  it('tells the speed of the last pages that were read, not of those that were kept', () => {
    vi.useFakeTimers()
    const stream = terminal(true, 120)
    const progress = createProgress(stream, 1)
    progress.onEvent({ type: 'pages-found', file: 'a.pdf', count: 1000 })
    for (let page = 0; page < 400; page++) progress.onEvent({ type: 'page-done', file: 'a.pdf', origin: 'kept' })
    const read = (pages: number, milliseconds: number): void => {
      for (let page = 0; page < pages; page++) {
        vi.advanceTimersByTime(milliseconds)
        progress.onEvent({ type: 'page-done', file: 'a.pdf', origin: 'read' })
      }
    }
    read(100, 200)
    expect(stream.text().split('\r').at(-1)).toMatch(/(?:499|500)\/1000 pages · (?:4\.9|5\.0) pages\/s · 1:4\d left/)
    read(100, 2000)
    expect(stream.text().split('\r').at(-1)).toMatch(/(?:599|600)\/1000 pages · 0\.5 pages\/s · 1[34] min left/)
    progress.end()
  })

  it('writes nothing where nothing has changed', () => {
    vi.useFakeTimers()
    const stream = terminal(true)
    const progress = createProgress(stream, 1)
    vi.advanceTimersByTime(1000)
    const drawn = stream.text()
    vi.advanceTimersByTime(5000)
    expect(stream.text()).toBe(drawn)
    progress.end()
  })
})
