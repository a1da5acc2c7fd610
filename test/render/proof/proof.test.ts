import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { NodeLabel } from '../../../src/model/document.ts'
import type { PageImage } from '../../../src/model/page-image.ts'
import { renderProof } from '../../../src/render/proof/proof.ts'
import { PROOF_SCRIPT } from '../../../src/render/proof/script.ts'
import { proofStyle } from '../../../src/render/proof/style.ts'
import { type ReadHtml, readHtml, type Tag } from '../../verify/html-tags.ts'
import { documentOf } from '../document.ts'
import { pageOf } from '../page.ts'
import { HOSTILE, joined, SAMPLE, sampleProof } from '../proof-sample.ts'
import { TYPICAL } from '../typical-document.ts'

const IMAGE: PageImage = { width: 600, height: 150, webp: 'UklGRg==' }
let whole: string
let read: ReadHtml

beforeAll(async () => {
  whole = await sampleProof(IMAGE)
  read = readHtml(whole)
})

const opened = (name: string): Tag[] => read.tags.filter((tag) => tag.name === name && !tag.closes)
const attributes = (name: string): Tag['attributes'][] => opened(name).map((tag) => tag.attributes)

describe('renderProof', () => {
  it('escapes all that comes from the document: names, text, reasons, findings, doubts', () => {
    for (const text of [HOSTILE, 'the image <cannot> be decoded', 'found 2, not <4>']) expect(read.text).toContain(text)
    expect(opened('script')).toHaveLength(1)
    expect(attributes('img').map(({ src }) => src)).toEqual(Array(2).fill('data:image/webp;base64,UklGRg=='))
    expect(attributes('img').every((image) => image.onerror === undefined)).toBe(true)
  })

  it('allows its own style, its own script and images within the file, and names nothing elsewhere', () => {
    const policy = attributes('meta').find((meta) => meta['http-equiv'] !== undefined)!.content!
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const style = /<style>([\s\S]*?)<\/style>/.exec(whole)![1]!
    expect(policy).toBe(
      `default-src 'none'; style-src ${hash(style)}; script-src ${hash(PROOF_SCRIPT)}; img-src data:; base-uri 'none'; form-action 'none'`,
    )
    expect(whole).toContain(`<script>${PROOF_SCRIPT}</script>`)
    const addresses = read.tags.flatMap((tag) =>
      [tag.attributes.src, tag.attributes.href].filter((one) => one !== undefined),
    )
    expect(addresses.every((address) => /^(?:#|data:image\/webp)/.test(address))).toBe(true)
    expect(
      read.tags.some((tag) => Object.keys(tag.attributes).some((name) => name === 'style' || name.startsWith('on'))),
    ).toBe(false)
    expect(`${style}${PROOF_SCRIPT.replace('http://www.w3.org/2000/svg', '')}`).not.toMatch(
      /https?:|url\(|@import|fetch|eval/,
    )
  })

  it('has every page, and every node once in the text and on each of its pages', () => {
    expect(attributes('figure').map((figure) => figure['data-page'])).toEqual(['1', '2', '3'])
    expect(attributes('article').map(({ id }) => id)).toEqual(SAMPLE.nodes.map(({ id }) => id))
    const drawn = attributes('g').map((group) => group['data-node'])
    expect(drawn.sort()).toEqual(SAMPLE.nodes.flatMap(({ id, sources }) => sources.map(() => id)).sort())
    expect(read.text).toContain('begins with the end of numbered paragraph 2 from page 1')
  })

  it('marks furniture as such on both sides', () => {
    const furniture = SAMPLE.nodes.filter(({ layer }) => layer === 'furniture').map(({ id }) => id)
    const marked = (name: string, key: string): unknown[] =>
      attributes(name)
        .filter((one) => one.class!.split(' ').includes('furniture'))
        .map((one) => one[key])
    expect(marked('article', 'id')).toEqual(furniture)
    expect(marked('g', 'data-node').sort()).toEqual(furniture)
  })

  it('draws boxes around their words, with the number at the left', () => {
    const group =
      /<g [^>]*data-node="p0001-n002"><rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"><\/rect><text x="(\d+)"[^>]*>1<\/text>/
    const [x, y, width, height, number] = group.exec(whole)!.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    expect(Math.abs(x - 100)).toBeLessThan(6)
    expect(Math.abs(y - 200)).toBeLessThan(6)
    expect(Math.abs(x + width - 590)).toBeLessThan(6)
    expect(Math.abs(y + height - 240)).toBeLessThan(6)
    expect(number).toBeLessThanOrEqual(100)
  })

  it('underlines doubtful words on both sides, and tells what else they may be', () => {
    const doubts = attributes('u')
    expect(doubts.map(({ title }) => title)).toEqual(['“hannony” was read with 60\u00a0%; or “harnony” (31\u00a0%)?'])
    expect(doubts[0]!['data-word']).toBe('2')
    expect(attributes('path').map(({ d }) => d)).toEqual(['M300 244H390'])
  })

  it('tells of every word where it stands, page by page', () => {
    const words = Object.fromEntries(attributes('article').map((article) => [article.id, article['data-words']]))
    expect(words['p0001-n003']).toBe('1/100,300,90,40;200,300,90,40;300,300,90,40;2/100,100,90,40;200,100,90,40')
  })

  it('shows findings at their node and in the list, and a failed page with its reason', () => {
    expect(whole).toMatch(/id="p0001-n003"[\s\S]*?<li class="warning"[\s\S]*?<\/article>/)
    expect(read.text).toContain('2 findings')
    expect(read.text).toContain(
      'This page could not be read: the image <cannot> be decoded. Its text is missing here: look at the page in the source',
    )
    expect(whole).not.toMatch(/id="page-3"(?:(?!<\/section>)[\s\S])*<li class="error"/)
    expect(read.text).toContain('Page 3 could not be readthe image <cannot> be decoded')
  })

  it('asks for images only as it goes, and lets them go', async () => {
    let asked = 0
    const images = async function* (): AsyncGenerator<PageImage> {
      while (asked < 5) {
        asked += 1
        yield { ...IMAGE, webp: 'A'.repeat(asked) }
      }
    }
    const texts = Array.from({ length: 5 }, (_, index) => pageOf([['on']], index + 1))
    const pages = texts.map((text) => ({ text, straightenedBy: 0 }))
    const document = {
      ...SAMPLE,
      nodes: [],
      diagnostics: [],
      pages: texts.map((text) => ({ ...SAMPLE.pages[0]!, page: text.page })),
    }
    const told: number[] = []
    for await (const piece of renderProof({ document, pages, images: images() }))
      if (piece.includes('<img')) told.push(asked)
    expect(told).toEqual([1, 2, 3, 4, 5])
  })

  it('shows nodes of all labels, nested ones set in, marks of footnotes as links', async () => {
    const page = pageOf([['The', 'end*']])
    const nodes = [
      ...TYPICAL.nodes,
      ...documentOf([
        { label: 'paragraph', text: 'The end*', notes: [{ at: 7, mark: '*', note: 'p0001-n014' }] },
      ]).nodes.map((node) => ({ ...node, id: 'p0001-n099' })),
    ]
    const document = { ...TYPICAL, nodes, pages: [SAMPLE.pages[0]!] }
    const images = async function* (): AsyncGenerator<PageImage> {
      yield IMAGE
    }
    const html = await joined(renderProof({ document, pages: [{ text: page, straightenedBy: 0 }], images: images() }))
    const articles = readHtml(html).tags.filter(({ name, closes }) => name === 'article' && !closes)
    expect(articles.map(({ attributes: { id } }) => id)).toEqual(nodes.map(({ id }) => id))
    expect(articles[8]!.attributes.class).toContain(' d2')
    expect(html).toContain('<a class="mark" href="#p0001-n014">*</a>')
  })
})

describe('proofStyle', () => {
  it('has a colour and a switch for every label, and one of its own for each of the body', () => {
    const style = proofStyle([1])
    const colours = NodeLabel.options.map((label) => {
      expect(style).toContain(`main.no-${label} :is(article,g).l-${label}{display:none}`)
      return new RegExp(`\\.l-${label}\\{--c:(#[0-9a-f]{6})\\}`).exec(style)?.[1]
    })
    const grey = colours[NodeLabel.options.indexOf('page_header')]
    const furniture = ['page_header', 'page_footer', 'page_number', 'viewer_chrome']
    const body = colours.filter((_, index) => !furniture.includes(NodeLabel.options[index]!))
    expect(body).not.toContain(undefined)
    expect(body).not.toContain(grey)
    expect(new Set(body).size).toBe(body.length)
  })
})
