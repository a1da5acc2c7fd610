import { afterEach, describe, expect, it, vi } from 'vitest'
import { createProgress, statusLine, type Terminal } from '../../src/commands/progress.ts'

/** Back to the start of the line, and rub it out. */
const CLEAR = '\r\u001b[K'
const status = { found: 44, done: 12, ended: 1, documents: 3, file: 'scan.pdf', seconds: 10, width: 120 }

function terminal(isTTY: boolean): Terminal & { readonly text: () => string } {
  let written = ''
  return { isTTY, columns: 60, write: (part: string) => (written += part), text: () => written }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('statusLine', () => {
  it('shows how far, how fast and on what', () => {
    expect(statusLine(status)).toBe('[#####---------------] 12/44 pages · 1.2 pages/s · document 2/3 · scan.pdf')
  })

  it('tells the time left once the pages of all documents are known', () => {
    expect(statusLine({ ...status, ended: 2 })).toContain(' · 0:27 left · ')
    expect(statusLine({ ...status, found: 5000, documents: 1, ended: 0 })).toContain(' · 69:17 left · ')
  })

  it('has nothing to divide by at the start, nor at the end', () => {
    expect(statusLine({ ...status, found: 0, done: 0, seconds: 0 })).toMatch(/^\[-{20}\] 0\/0 pages · starting/)
    expect(statusLine({ ...status, done: 44, ended: 3, seconds: 0 })).toMatch(/^\[#{20}\] 44\/44 .*document 3\/3/)
  })

  it.each([2, 10, 20, 40, 80])('never fills a terminal of %i columns', (width) => {
    expect(statusLine({ ...status, file: 'long '.repeat(40), width }).length).toBeLessThan(width)
  })

  it('counts wide letters twice', () => {
    const line = statusLine({ ...status, file: '中美聯合公報'.repeat(9), width: 80 })
    const columns = [...line].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0)
    expect(columns).toBeGreaterThan(76)
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

  it('redraws one line on a terminal, not too often, and clears it at the end', () => {
    vi.useFakeTimers()
    const stream = terminal(true)
    const progress = createProgress(stream, 1)
    vi.advanceTimersByTime(500)
    progress.onEvent({ type: 'document-started', file: 'in/a.pdf' })
    const drawn = stream.text()
    expect(drawn).toContain('a.pdf')
    for (let page = 0; page < 50; page++) progress.onEvent({ type: 'page-done', file: 'in/a.pdf', origin: 'read' })
    expect(stream.text()).toBe(drawn)
    vi.advanceTimersByTime(1000)
    expect(stream.text().slice(drawn.length)).toContain('50/0 pages')
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
    progress.print('b.pdf: done')
    progress.end()
    expect(stream.text().startsWith(`${CLEAR}b.pdf: done\n${CLEAR}[--------------------]`)).toBe(true)
  })
})
