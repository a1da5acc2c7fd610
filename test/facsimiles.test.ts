// The two documents of input/, really recognized, against their references: no fold but white space.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runVerify } from '../src/commands/verify.ts'
import { type Document, digitize, type Node, renderMarkdown } from '../src/index.ts'
import { characterErrors } from '../src/verify/texts/error-rate.ts'
import { foldPair } from '../src/verify/texts/normalize.ts'
import { scratchFolder } from './engines/scratch-folder.ts'
import { untrueIn } from './shown-sample.ts'

interface Reference {
  readonly title: string
  readonly section: { readonly label: string; readonly number: string }
  readonly dateline: { readonly text: string; readonly place: string; readonly date: string }
  readonly headings?: readonly string[]
  readonly paragraphs: readonly { readonly number: string; readonly text: string }[]
  readonly footnotes?: readonly { readonly mark: string; readonly text: string }[]
  readonly furniture: readonly string[]
  readonly pages?: readonly { readonly page: number; readonly label: string; readonly furniture: readonly string[] }[]
}

const reference = (name: string): Reference =>
  JSON.parse(readFileSync(resolve(import.meta.dirname, `facsimiles/${name}.reference.json`), 'utf8'))

const inputFile = (name: string): string => resolve(import.meta.dirname, `../input/${name}.pdf`)

const scratch = scratchFolder()
const ROOT = resolve(import.meta.dirname, '..')

/** The first block of a page of the documentation that is fenced so and holds the words. */
function blockIn(page: string, fence: string, words: string): string {
  const text = readFileSync(resolve(ROOT, page), 'utf8')
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].filter(([, name]) => name === fence)
  return blocks.map(([, , block]) => block!).find((block) => block.includes(words))!
}

const folded = (text: string): string => text.replace(/\s+/g, '')

const cer = (expected: string, actual: string) => characterErrors(...foldPair(expected, actual, ['whitespace']), null)

const furnitureOn = ({ nodes }: Document, page: number): string[] =>
  nodes
    .filter(({ layer, sources }) => layer === 'furniture' && sources[0]!.page === page)
    .map(({ text }) => folded(text))
    .sort()

const numbered = ({ nodes }: Document): Node[] => nodes.filter(({ label }) => label === 'numbered_paragraph')

const bodyOf = ({ nodes }: Document): Node[] => nodes.filter(({ layer }) => layer === 'body')

describe('page 79 of the white paper', () => {
  const wanted = reference('white-paper-page-79')
  let document: Document
  beforeAll(async () => {
    document = await digitize(inputFile('white-paper-page-79'))
  })

  it('has its title, dateline, section and page label', () => {
    expect(document.metadata).toEqual({ title: wanted.title, dateline: wanted.dateline, section: wanted.section })
    expect(document.pages.map(({ label }) => label)).toEqual(['79'])
  })

  it('has paragraphs 1, 2 and 3, and no other', () => {
    expect(numbered(document).map(({ number, marker }) => [number, marker])).toEqual([
      ['1', '1.'],
      ['2', '2.'],
      ['3', '3.'],
    ])
  })

  it('has its five pieces of furniture in the furniture layer and none in a body', () => {
    expect(furnitureOn(document, 1)).toEqual(wanted.furniture.map(folded).sort())
    const body = bodyOf(document).map(({ label, text }) => `${label}: ${text}`)
    expect(body.map((line) => line.split(':')[0])).toEqual([
      'section_header',
      'title',
      'dateline',
      'numbered_paragraph',
      'numbered_paragraph',
      'numbered_paragraph',
    ])
    expect(body[0]).toBe('section_header: 13')
  })

  it('has its text with at most 0.2 % of wrong characters', () => {
    const body = bodyOf(document).filter(({ label }) => label !== 'section_header')
    const expected = [wanted.title, wanted.dateline.text, ...wanted.paragraphs.map(({ text }) => text)].join('\n')
    const { rate, edits } = cer(expected, body.map(({ text }) => text).join('\n'))
    expect(rate, `${edits} edits`).toBeLessThanOrEqual(0.002)
  })

  it('is what README.md and docs/formats.md show', () => {
    const shown = blockIn('README.md', 'md', 'Joint Communiqué').trimEnd().split('\n')
    expect(untrueIn(shown, renderMarkdown(document).split('\n'))).toEqual([])
    const node = JSON.parse(blockIn('README.md', 'jsonc', 'p0001-n008'))
    expect(untrueIn([node], document.nodes)).toEqual([])
    expect(untrueIn(JSON.parse(blockIn('docs/formats.md', 'json', 'p0001-n008')), document)).toEqual([])
  })
})

describe('the joint statement of six pages', () => {
  const wanted = reference('joint-statement')
  let document: Document
  beforeAll(async () => {
    document = await digitize(inputFile('joint-statement'))
  })

  it('has its title, dateline, section and page labels', () => {
    expect(document.metadata).toEqual({ title: wanted.title, dateline: wanted.dateline, section: wanted.section })
    expect(document.pages.map(({ label }) => label)).toEqual(wanted.pages!.map(({ label }) => label))
  })

  it('has every paragraph’s number', () => {
    expect(numbered(document).map(({ number }) => number)).toEqual(wanted.paragraphs.map(({ number }) => number))
  })

  it('nests (a) in 3 and (i) in (b)', () => {
    const numberOf = new Map(document.nodes.map(({ id, number }) => [id, number]))
    for (const { number, parent } of numbered(document)) {
      const enclosing = number!.includes('.') ? number!.replace(/\.[^.]+$/, '') : undefined
      expect(parent === null ? undefined : numberOf.get(parent), number).toBe(enclosing)
    }
  })

  it('joins what goes on over a page break, and nothing else', () => {
    const found = numbered(document)
    // One letter in a short paragraph, one in fifty in a longer one.
    for (const [index, { text }] of wanted.paragraphs.entries())
      expect(cer(text, found[index]!.text).edits, found[index]!.number).toBeLessThanOrEqual(
        Math.max(1, text.length / 50),
      )
    expect(found.filter(({ sources }) => sources.length > 1).length).toBeGreaterThanOrEqual(2)
  })

  it('has its furniture, page by page, in the furniture layer and none in a body', () => {
    for (const { page, furniture } of wanted.pages!)
      expect(furnitureOn(document, page), `page ${page}`).toEqual(furniture.map(folded).sort())
  })

  it('has its headings and footnotes', () => {
    const of = (label: Node['label']): string[] =>
      document.nodes
        .filter((node) => node.label === label)
        .map(({ marker, text }) => (marker === undefined ? text : `${marker} ${text}`))
    expect(of('section_header')).toEqual([`${wanted.section.label} ${wanted.section.number}`, ...wanted.headings!])
    expect(of('footnote')).toHaveLength(wanted.footnotes!.length)
  })

  it('has its body with at most 0.5 % of wrong characters', () => {
    const rank = (label: Node['label']): number =>
      ['title', 'dateline', 'section_header', 'footnote', 'numbered_paragraph'].indexOf(label)
    const body = bodyOf(document).filter(({ text }) => text !== `${wanted.section.label} ${wanted.section.number}`)
    const actual = [...body]
      .sort((a, b) => rank(a.label) - rank(b.label))
      .map(({ label, marker, text }) =>
        marker === undefined || label === 'numbered_paragraph' ? text : `${marker} ${text}`,
      )
    const notes = wanted.footnotes!.map(({ mark, text }) => `${mark} ${text}`)
    const paragraphs = wanted.paragraphs.map(({ text }) => text)
    const expected = [wanted.title, wanted.dateline.text, ...wanted.headings!, ...notes, ...paragraphs]
    const { rate, edits } = cer(expected.join('\n'), actual.join('\n'))
    expect(rate, `${edits} edits`).toBeLessThanOrEqual(0.005)
  })

  it('is verified as README.md shows', async () => {
    const output = scratch.path
    mkdirSync(resolve(output, 'joint-statement'))
    writeFileSync(resolve(output, 'joint-statement/document.json'), JSON.stringify(document))
    const path = 'test/facsimiles/joint-statement.reference.json'
    const told: string[] = []
    const out = { write: (text: string) => told.push(text) }
    const command = { reference: resolve(ROOT, path), fold: ['whitespace'], text: 'body' } as const
    await runVerify(resolve(output, 'joint-statement'), command, { out, err: out })
    const shown = blockIn('README.md', 'text', 'npx recto verify').replace(/^\$.*\n/, '')
    expect(told.join('').replaceAll(`${output}/`, 'output/').replaceAll(`${ROOT}/`, '')).toBe(shown)
  })
})
