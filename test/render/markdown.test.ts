import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { NodeLabel } from '../../src/model/document.ts'
import { keepsLines } from '../../src/render/kept-lines.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { documentOf, type SomeNode } from './document.ts'
import { TYPICAL } from './typical-document.ts'

const render = (...nodes: SomeNode[]): string => renderMarkdown(documentOf(nodes))
const paragraph = (text: string): string => render({ label: 'paragraph', text }).trimEnd()

type Tree = ReturnType<typeof fromMarkdown>
type Nodes = Tree | Tree['children'][number]

const commonMark = (markdown: string): Nodes => fromMarkdown(markdown)
const gitHub = (markdown: string): Nodes =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

/** What a reader sees of a block, or of a whole tree. */
function shown(node: Nodes): string {
  if ('value' in node) return node.type === 'text' ? node.value : `<${node.type}>`
  if (node.type === 'break') return '<break>'
  return 'children' in node ? node.children.map(shown).join('') : `<${node.type}>`
}
const blocksOf = (tree: Nodes): readonly Nodes[] => ('children' in tree ? tree.children : [])
const withoutIndent = (text: string): string => text.replace(/^\u00a0+/, '')
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe('renderMarkdown', () => {
  it('renders a typical document', () => {
    const expected = readFileSync(new URL('typical-document.md', import.meta.url), 'utf8')
    expect(renderMarkdown(TYPICAL)).toBe(expected)
  })

  it('gives nothing for a document without text', () => {
    expect(render()).toBe('')
    expect(render({ label: 'picture', text: '' }, { label: 'page_number', layer: 'furniture', text: '7' })).toBe('')
  })

  it('indents by the depth under other paragraphs, in whatever order ids come', () => {
    const markdown = render(
      { label: 'section_header', marker: 'I.', text: 'Opening' },
      { label: 'numbered_paragraph', marker: '1.', text: 'One', parent: 'p0001-n001' },
      { label: 'numbered_paragraph', marker: '(a)', text: 'A', parent: 'p0001-n002' },
      { label: 'list_item', marker: '-', text: 'dash', parent: 'p0001-n003' },
      { label: 'numbered_paragraph', marker: '2.', text: 'Two', parent: 'p0001-n999' },
    )
    const indents = markdown.split('\n\n').map((block) => /^\u00a0*/.exec(block)![0].length)
    expect(indents).toEqual([0, 0, 4, 8, 0])
    expect(markdown).toContain('\u00a0- dash')
  })
})

describe('the section line', () => {
  const section = { label: 'Annex', number: '2' }
  const body = [
    { label: 'title', text: 'Rules of Procedure' },
    { label: 'paragraph', text: 'One.' },
  ] as const
  const withSection = (...nodes: SomeNode[]): string => renderMarkdown(documentOf(nodes, { section }))

  it.each<[string, SomeNode[], string]>([
    ['is the heading that says it', [{ label: 'section_header', text: 'ANNEX 2' }, ...body], 'ANNEX 2\n\n# Rules'],
    ['takes in a lone number', [{ label: 'section_header', text: '2' }, ...body], 'Annex 2\n\n# Rules'],
    [
      'is told by furniture',
      [{ label: 'page_header', layer: 'furniture', text: 'Annex 2' }, ...body],
      'Annex 2\n\n# R',
    ],
    ['is not said again before a title that says it', [{ label: 'title', text: 'Annex 2: Rules' }], '# Annex 2: Rules'],
    ['leaves a heading that says more', [{ label: 'section_header', text: 'Annex 2. Fees' }], '## Annex 2. Fees'],
    ['is not taken from Annex 21', [{ label: 'section_header', text: 'Annex 21' }, ...body], '## Annex 21\n\nAnnex 2'],
    ['leaves other headings alone', [...body, { label: 'section_header', text: '2' }], 'Annex 2\n\n# Rules'],
  ])('%s', (_, nodes, start) => {
    expect(withSection(...nodes).startsWith(start)).toBe(true)
  })

  it('stays out of the text’s own headings', () => {
    expect(withSection(...body, { label: 'section_header', text: '2' })).toContain('One.\n\n## 2\n')
  })
})

describe('escapes', () => {
  it.each([
    ['1. Item', '1\\. Item'],
    ['2019) the year', '2019\\) the year'],
    ['- dash', '\\- dash'],
    ['# 5 is no heading', '\\# 5 is no heading'],
    ['> 5 knots', '\\> 5 knots'],
    ['---', '\\---'],
    ['[note]: see below', '\\[note]: see below'],
    ['*both* and _both_', '\\*both\\* and \\_both\\_'],
    ['~~struck~~', '\\~\\~struck\\~\\~'],
    ['`code`', '\\`code\\`'],
    ['AT&amp;T <b>', 'AT\\&amp;T \\<b>'],
    ['[text](target)', '[text\\](target)'],
    ['a\\*b', 'a\\\\*b'],
    ['https://example.org/*a*', 'https\\://example.org/\\*a\\*'],
  ])('%s', (text, escaped) => expect(paragraph(text)).toBe(escaped))

  it.each([
    'kept.* Harbours and vessels.* And',
    'p < 0.05 & n > 30 | R&D',
    'snake_case_name and https://example.org/a_b_c?d=1&e=2',
    '[sic] and [1], 3.5 per cent, #12, 50 % - or + 2',
    '4.2 Scope',
    '–dash and —dash',
    'C:\\dir, ~5 km',
    '(a) first',
    '$5 = 1 | 2 ! 3',
  ])('leaves %s as it is', (text) => expect(paragraph(text)).toBe(text))
})

describe('for any text', () => {
  const sign = fc.constantFrom(...'\\`*_{}[]()#+-.!|<>&~=:;"\'/@$^ \n\t1a2Bé—“”§•¹\u00a0𝄞'.split(''))
  const piece = fc.oneof(
    { weight: 6, arbitrary: sign },
    fc.constantFrom('1. ', '10) ', '- ', '***', '```', '~~~', '&amp;', '&#35;', '<!-- ', '<b>', '](', '[x]: ', '[^1]'),
    fc.constantFrom('https://', 'http://x.yz/', 'www.', 'www.ab.org/', 'a@b.cd', 'mailto:', '![', '| - |', '://', ' #'),
    fc.string({ unit: 'binary', maxLength: 4 }).map((text) => text.replaceAll('\0', '')),
  )
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''))
  const node = fc
    .record(
      {
        label: fc.constantFrom(...NodeLabel.options.filter((label) => label !== 'picture')),
        marker: fc.oneof(fc.constantFrom('1.', '(a)', '§ 4', '-', '*', '•', '12)'), text),
        parent: fc.constantFrom(null, 'p0001-n001', 'p0001-n002', 'p0001-n003'),
        text,
      },
      { requiredKeys: ['label', 'text'] },
    )
    .filter((one) => !keepsLines(one))

  it.each([
    ['CommonMark', commonMark],
    ['GitHub’s Markdown', gitHub],
  ])('%s shows each body node as a block, marker and text as they are', (_, parse) => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 5 }), (nodes) => {
        const blocks = blocksOf(parse(render(...(nodes as SomeNode[]))))
        const expected = nodes.map(({ marker = '', text }) => oneLine(`${marker} ${text}`)).filter((one) => one !== '')
        expect(blocks.map((block) => withoutIndent(shown(block)))).toEqual(expected)
        expect(blocks.filter(({ type }) => !['paragraph', 'heading', 'blockquote'].includes(type))).toEqual([])
      }),
      { numRuns: 1000, seed: 13 },
    )
  })
})
