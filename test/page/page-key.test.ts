import { describe, expect, it, vi } from 'vitest'
import type { PageJob } from '../../src/model/page-job.ts'
import { pageKey } from '../../src/page/page-key.ts'

const JOB: PageJob = {
  path: '/scans/treaty.pdf',
  sha256: 'a'.repeat(64),
  page: 3,
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null },
}

describe('pageKey', () => {
  it.each<[string, PageJob]>([
    ['the file', { ...JOB, sha256: 'b'.repeat(64) }],
    ['the page', { ...JOB, page: 30 }],
    ['the resolution', { ...JOB, options: { ...JOB.options, dpi: 200 } }],
    ['the engine', { ...JOB, options: { ...JOB.options, engine: 'recto' } }],
    ['the model', { ...JOB, options: { ...JOB.options, model: 'c'.repeat(64) } }],
    ['the language', { ...JOB, options: { ...JOB.options, language: 'eng+fra' } }],
  ])('is another one for another value of %s', (_, other) => {
    expect(pageKey(other)).not.toBe(pageKey(JOB))
  })

  it.each<[string, PageJob]>([
    ['where the file lies', { ...JOB, path: '/elsewhere/copy.pdf' }],
    ['whether it is a gentle second try', { ...JOB, effort: 'gentle' }],
    ['the password', { ...JOB, password: 'Open sesame' }],
    [
      'the order in which options are named',
      { ...JOB, options: { model: null, engine: 'tesseract.js', language: 'eng', dpi: 300 } },
    ],
  ])('is the same whatever %s', (_, other) => {
    expect(pageKey(other)).toBe(pageKey(JOB))
  })

  it.each([
    ['recto', '../../src/engines/lstm/version.ts', 'LSTM_RECOGNIZER_VERSION'],
    ['tesseract.js', '../../src/engines/tesseract-model.ts', 'TESSERACT_VERSION'],
  ] as const)('is another one for another version of the engine %s', async (engine, module, name) => {
    const job = { ...JOB, options: { ...JOB.options, engine } }
    vi.resetModules()
    vi.doMock(module, async (original) => ({ ...(await original<object>()), [name]: 'another' }))
    const other = await import('../../src/page/page-key.ts')
    vi.doUnmock(module)
    expect(other.pageKey(job)).not.toBe(pageKey(job))
  })

  it('is another one for another version of the language’s model, where no model file was named', async () => {
    const named = { ...JOB, options: { ...JOB.options, model: 'c'.repeat(64) } }
    const module = '../../src/engines/tesseract-model.ts'
    vi.resetModules()
    vi.doMock(module, async (original) => ({ ...(await original<object>()), modelVersion: () => 'another' }))
    const other = await import('../../src/page/page-key.ts')
    vi.doUnmock(module)
    expect(other.pageKey(JOB)).not.toBe(pageKey(JOB))
    expect(other.pageKey(named)).toBe(pageKey(named))
  })

  it('is a SHA-256 in hexadecimal', () => {
    expect(pageKey(JOB)).toMatch(/^[0-9a-f]{64}$/)
  })
})
