import { afterEach, describe, expect, it, vi } from 'vitest'
import { diagnostic } from '../../src/diagnostics/codes.ts'
import { paintFor, plain, printable, printDiagnostic, printError } from '../../src/diagnostics/print.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('printDiagnostic', () => {
  it('says where, what, and what to do', () => {
    const finding = diagnostic('structure/number-gap', 'found 14, expected 13', {
      page: 12,
      box: [88, 410, 960, 452],
      expected: '13',
      actual: '14',
    })
    expect(printDiagnostic('scan.pdf', finding)).toBe(
      'scan.pdf:p12 [88,410,960,452] warning structure/number-gap\n' +
        '  found 14, expected 13: a paragraph may be merged with its neighbour, or missing.',
    )
  })

  it('leaves out what is not known, and adds what the message leaves out', () => {
    const finding = diagnostic('structure/page-label-gap', 'page labels jump', { expected: '80', actual: '82' })
    expect(printDiagnostic('scan.pdf', finding)).toBe(
      'scan.pdf warning structure/page-label-gap\n' +
        '  page labels jump (expected 80): a sheet may be missing, doubled or swapped.',
    )
  })

  it('prints findings of codes that it does not know', () => {
    const text = printDiagnostic('scan.pdf', { code: 'later/finding', severity: 'error', message: 'found it' })
    expect(text).toBe('scan.pdf error later/finding\n  found it.')
  })

  it('lets nothing that was read from a scan command the terminal', () => {
    const finding = diagnostic('page/failed', 'read \u001b[2J', { page: 1, expected: '\u0007', actual: 'x' })
    const [head, body, ...rest] = printDiagnostic('a\nb.pdf', finding).split('\n')
    expect([head, rest]).toEqual(['a\uFFFDb.pdf:p1 error page/failed', []])
    expect(body).toMatch(/^ {2}read \uFFFD\[2J \(expected \uFFFD\): /)
  })
})

describe('printError', () => {
  const error = new RectoError('input', 'the file is empty', { hint: 'scan it again', file: 'a.pdf', page: 3 })

  it('is one line: place, message, hint', () => {
    expect(printError(error)).toBe('a.pdf:p3: error: the file is empty — scan it again')
    expect(printError(error, 'in/a.pdf')).toBe('in/a.pdf:p3: error: the file is empty — scan it again')
    expect(printError(new RectoError('usage', 'no', { hint: 'yes' }))).toBe('error: no — yes')
  })

  it('stays one line whatever it says', () => {
    const odd = new RectoError('input', 'a\nb', { hint: 'c\r\nd', file: 'e\u0085f' })
    expect(printError(odd)).toBe('e\uFFFDf: error: a\uFFFDb — c\uFFFD\uFFFDd')
  })
})

describe('paintFor', () => {
  it('paints for a terminal only, and only when it may', () => {
    vi.stubEnv('NO_COLOR', '')
    vi.stubEnv('TERM', 'xterm')
    expect(paintFor({ isTTY: true })('text', 'red')).toBe('\u001b[31mtext\u001b[0m')
    expect(paintFor({ isTTY: false })).toBe(plain)
    expect(paintFor({})).toBe(plain)
    vi.stubEnv('TERM', 'dumb')
    expect(paintFor({ isTTY: true })).toBe(plain)
    vi.stubEnv('TERM', 'xterm')
    vi.stubEnv('NO_COLOR', '1')
    expect(paintFor({ isTTY: true })).toBe(plain)
  })
})

describe('printable', () => {
  it('keeps letters of every script', () => {
    expect(printable('Communiqué – 公報 🙂')).toBe('Communiqué – 公報 🙂')
  })
})
