import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { htmlHead } from '../../src/diagnostics/html-head.ts'

const policyOf = (markup: string): string => /Policy" content="([^"]*)"/.exec(markup)![1]!.replaceAll('&#39;', "'")
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('htmlHead', () => {
  it('lets in its own style and script, by hash, and nothing else', () => {
    const { markup } = htmlHead({ title: 'Proof', style: 'p{margin:0}', script: 'start()' })
    expect(policyOf(markup).split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hashOf('p{margin:0}')}`,
      `script-src ${hashOf('start()')}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ])
  })

  it('lets in no script where there is none, and escapes its title', () => {
    const { markup } = htmlHead({ title: '</title><script>', style: '' })
    expect(policyOf(markup)).not.toContain('script-src')
    expect(markup).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>')
  })
})
