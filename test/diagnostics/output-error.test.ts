import { describe, expect, it } from 'vitest'
import { outputError } from '../../src/diagnostics/output-error.ts'

describe('outputError', () => {
  it.each(['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'EIO'])(
    '%s says what to do',
    (code) => {
      const cause = Object.assign(new Error('low level'), { code })
      const error = outputError('/out/document.json', cause)
      expect(error).toMatchObject({ kind: 'output', file: '/out/document.json', cause, retry: false })
      expect(error.message).not.toContain('low level')
      expect(error.hint).toMatch(/--output|run again/)
    },
  )

  it('takes causes of any shape', () => {
    for (const cause of [null, undefined, 'text', {}])
      expect(outputError('/out', cause).message).toBe('cannot be written (unknown error)')
  })
})
