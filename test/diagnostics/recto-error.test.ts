import { describe, expect, it } from 'vitest'
import { EXIT, exitCodeOf } from '../../src/diagnostics/exit-codes.ts'
import { RectoError } from '../../src/diagnostics/recto-error.ts'

describe('RectoError', () => {
  it('carries what a person and a program need', () => {
    const cause = new Error('below')
    const error = new RectoError('input', 'it is bad', { hint: 'mend it', file: 'a.pdf', page: 2, retry: true, cause })
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'RectoError',
      kind: 'input',
      hint: 'mend it',
      file: 'a.pdf',
      page: 2,
      retry: true,
    })
    expect(error.cause).toBe(cause)
    expect(String(error)).toBe('RectoError: it is bad')
  })

  it('offers no retry and no cause unless told', () => {
    const error = new RectoError('bug', 'it is bad', { hint: 'report it' })
    expect(error.retry).toBe(false)
    expect('cause' in error).toBe(false)
  })
})

describe('exit codes', () => {
  it('are those that scripts build on', () => {
    expect(EXIT).toEqual({
      ok: 0,
      findings: 1,
      usage: 2,
      input: 3,
      environment: 4,
      output: 5,
      bug: 70,
      interrupted: 130,
    })
  })

  it('follow the kind of the error', () => {
    for (const kind of ['usage', 'input', 'environment', 'output', 'bug'] as const)
      expect(exitCodeOf(kind)).toBe(EXIT[kind])
  })
})
