import { describe, expect, it } from 'vitest'
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
    ['the language', { ...JOB, options: { ...JOB.options, language: 'eng+fra' } }],
  ])('is another one for another value of %s', (_, other) => {
    expect(pageKey(other)).not.toBe(pageKey(JOB))
  })

  it.each<[string, PageJob]>([
    ['where the file lies', { ...JOB, path: '/elsewhere/copy.pdf' }],
    ['the password', { ...JOB, password: 'Open sesame' }],
    [
      'the order in which options are named',
      { ...JOB, options: { model: null, engine: 'tesseract.js', language: 'eng', dpi: 300 } },
    ],
  ])('is the same whatever %s', (_, other) => {
    expect(pageKey(other)).toBe(pageKey(JOB))
  })

  it('is a SHA-256 in hexadecimal', () => {
    expect(pageKey(JOB)).toMatch(/^[0-9a-f]{64}$/)
  })
})
