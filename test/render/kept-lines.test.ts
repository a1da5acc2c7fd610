import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { documentOf } from './document.ts'

/** The lines that a reader of GitHub's Markdown sees; null where it is not one paragraph. */
function shownLines(markdown: string): string[] | null {
  const { children } = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const [block] = children
  if (children.length !== 1 || block?.type !== 'paragraph') return null
  const lines = ['']
  for (const child of block.children) {
    if (child.type === 'break') lines.push('')
    else lines.push(`${lines.pop()}${child.type === 'text' ? child.value : `<${child.type}>`}`)
  }
  return lines
}

const render = (text: string): string => renderMarkdown(documentOf([{ label: 'contents', text }])).trimEnd()

describe('lines that are kept', () => {
  it('are lines of one paragraph', () => {
    expect(render('1. Quays … 3\n2. Lamps … 5')).toBe('1\\. Quays … 3\\\n2\\. Lamps … 5')
  })

  const piece = fc.constantFrom(
    'quay',
    '1.',
    '-',
    '---',
    '===',
    '|',
    '--|--',
    ':-',
    '#',
    '>',
    '\\',
    '*',
    '_',
    '`',
    '&amp;',
    '<b>',
    '…',
    '12',
  )
  it('are shown as they are, whatever they hold', () => {
    const line = fc.array(piece, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        expect(shownLines(render(lines.join('\n')))).toEqual(lines)
      }),
      { numRuns: 500 },
    )
  })
})
