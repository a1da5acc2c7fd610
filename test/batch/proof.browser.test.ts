// A proof in a real browser, of a scan that was digitized with the real page processes: it loads alone and without complaint,
// its boxes lie over the ink, keys and pointer tie the text to the scan.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDocument } from '../../src/batch/document-run.ts'
import { LENIENT } from '../../src/batch/failure-policy.ts'
import { createPagePool } from '../../src/batch/page-pool.ts'
import { Document } from '../../src/model/document.ts'
import { type Chromium, findChromium, startChromium } from '../chromium.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const chromium = findChromium()
if (chromium === null) console.warn('skipped: no Chromium on the PATH, so no proof is opened in a browser')

const PAGE_79 = join(import.meta.dirname, '..', '..', 'input', 'white-paper-page-79.pdf')
const folder = scratchFolder()
let document: Document
let html: string

beforeAll(async () => {
  const pool = createPagePool({ jobs: 1 })
  const output = folder.path
  try {
    const { error } = await runDocument(
      { file: 'page-79.pdf', path: PAGE_79, name: 'page-79' },
      {
        output,
        reuse: 'nothing',
        existing: 'overwrite',
        policy: LENIENT,
        sections: 'whole',
        formats: ['proof'],
        generator: {
          name: 'recto',
          version: '0.0.0',
          engine: { name: 'recto', version: '1', language: 'eng' },
          options: { dpi: 300, language: 'eng', engine: 'recto', model: null, pages: null },
        },
      },
      { pool, onPages: () => {}, onPageDone: () => {} },
    )
    expect(error).toBeNull()
  } finally {
    await pool.close()
  }
  document = Document.parse(JSON.parse(readFileSync(join(output, 'page-79', 'document.json'), 'utf8')))
  html = readFileSync(join(output, 'page-79', 'proof.html'), 'utf8')
})

describe('a digitized scan', () => {
  it('has a proof with its image and all of its nodes', () => {
    expect(html.match(/src="data:image\/webp;base64,[A-Za-z0-9+/]{40000,}=*"/g)).toHaveLength(1)
    for (const { id } of document.nodes) expect(html.split(`"${id}"`).length - 1, id).toBe(2)
  })
})

describe.skipIf(chromium === null)('its proof in Chromium', () => {
  let browser: Chromium
  let url: string

  beforeAll(async () => {
    url = pathToFileURL(folder.write('proof.html', html)).href
    browser = await startChromium(chromium!)
    await browser.tab.look({ scheme: 'light', width: 1400, height: 900 })
    await browser.tab.load(url)
  })
  afterAll(() => browser?.close())

  const chosen = (): Promise<string[]> =>
    browser.tab.evaluate(
      `[...document.querySelectorAll('.chosen')].map((one) => one.id || 'scan of ' + one.dataset.node)`,
    )
  const placeOf = (selector: string): Promise<Rectangle> =>
    browser.tab.evaluate(`(() => {
      const { left, top, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect()
      return { left, top, width, height }
    })()`)
  const middleOf = async (selector: string): Promise<[number, number]> => {
    const { left, top, width, height } = await placeOf(selector)
    return [left + width / 2, top + height / 2]
  }
  const settled = (): Promise<void> =>
    browser.tab.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))')

  it('asks for nothing but itself, and logs nothing', async () => {
    const { tab } = browser
    await tab.evaluate(`Promise.all([...document.images].map((image) => image.decode()))`)
    expect(new Set(tab.requests.filter((request) => !request.startsWith('data:')))).toEqual(new Set([url]))
    expect(tab.logged).toEqual([])
    expect(await tab.evaluate(`[...document.images].map((image) => image.naturalWidth > 1100)`)).toEqual([true])
  })

  it('has its boxes over the ink: dark within, white around', async () => {
    const { tab } = browser
    const paragraph = document.nodes.find(({ number }) => number === '1')!
    const seen = sharp(await tab.screenshot()).greyscale()
    const box = await placeOf(`#scan [data-node="${paragraph.id}"] rect`)
    const inkIn = async ({ left, top, width, height }: Rectangle): Promise<number> => {
      const area = {
        left: Math.round(left),
        top: Math.round(top),
        width: Math.round(width),
        height: Math.round(height),
      }
      const pixels = await seen.clone().extract(area).raw().toBuffer()
      return pixels.filter((gray) => gray < 140).length / pixels.length
    }
    const lines = paragraph.sources[0]!.lines
    expect(await inkIn(box)).toBeGreaterThan(0.04)
    const first = { ...box, left: box.left + 30, width: box.width - 60, height: box.height / lines }
    expect(await inkIn(first)).toBeGreaterThan(0.04)
    expect(await inkIn({ ...first, top: box.top + (box.height * (lines - 1)) / lines, width: 60 })).toBeGreaterThan(
      0.05,
    )
    expect(await inkIn({ ...first, top: box.top - 9, height: 6 })).toBeLessThan(0.01)
    expect(await inkIn({ ...first, top: box.top + box.height + 4, height: 6 })).toBeLessThan(0.01)
  })

  it('is walked through with the arrow keys, on both sides; Escape lets go', async () => {
    const { tab } = browser
    const ids = document.nodes.map(({ id }) => id)
    for (const id of ids) {
      await tab.press('ArrowDown')
      expect(await chosen()).toEqual([id, `scan of ${id}`])
      await settled()
      for (const [pane, part] of [
        ['#text', `#${id}`],
        ['#scan', `[data-node="${id}"]`],
      ] as const) {
        const [view, place] = [await placeOf(pane), await placeOf(part)]
        expect(place.top, id).toBeGreaterThanOrEqual(view.top - 1)
        expect(place.top, id).toBeLessThan(view.top + view.height)
      }
    }
    await tab.press('ArrowDown')
    expect(await chosen()).toEqual([ids.at(-1), `scan of ${ids.at(-1)}`])
    await tab.press('ArrowUp')
    expect(await chosen()).toEqual([ids.at(-2), `scan of ${ids.at(-2)}`])
    expect(await tab.evaluate('document.activeElement.id')).toBe(ids.at(-2))
    await tab.press('Escape')
    expect(await chosen()).toEqual([])
  })

  it('shows under the pointer what belongs together, both ways, down to the word; a click keeps it', async () => {
    const { tab } = browser
    await tab.load(url)
    const { id } = document.nodes.find(({ number }) => number === '1')!
    const hot = `[...document.querySelectorAll('.hot')].map((one) => one.id || one.dataset.node)`
    const [box, text] = [`#scan [data-node="${id}"] rect`, `#${id} .t`]
    // A pointer that comes before the page has been painted meets nothing.
    const pointed = async (): Promise<unknown> => {
      await tab.point(2, 2, 'hover')
      await tab.point(...(await middleOf(text)), 'hover')
      return tab.evaluate(hot)
    }
    await expect.poll(pointed).toEqual([id, id])
    expect(await tab.evaluate(`document.querySelectorAll('#scan .word').length`)).toBe(1)
    const word = await tab.evaluate<string>(`[...CSS.highlights.get('word')][0].toString()`)
    expect(document.nodes.find((node) => node.id === id)!.text.split(' ')).toContain(word)
    await tab.point(...(await middleOf('#scan .word')), 'hover')
    expect(await tab.evaluate(`[...CSS.highlights.get('word')][0].toString()`)).toBe(word)
    await tab.point(...(await middleOf(box)), 'hover')
    expect(await tab.evaluate(hot)).toEqual([id, id])
    expect(await chosen()).toEqual([])
    await tab.point(...(await middleOf(box)), 'click')
    await tab.point(2, 2, 'hover')
    expect(await tab.evaluate(hot)).toEqual([])
    expect(await chosen()).toEqual([id, `scan of ${id}`])
    await tab.press('Escape')
  })

  it('goes from one doubtful word to the next, each marked on the scan where it is underlined', async () => {
    const { tab } = browser
    const doubts = await tab.evaluate<number>(`document.querySelectorAll('u.doubt').length`)
    expect(doubts).toBeGreaterThan(1)
    const seen = new Set<string>()
    for (let press = 0; press < doubts; press++) {
      await tab.press('n')
      await settled()
      const at = await tab.evaluate<[number, string, number]>(
        `[[...document.querySelectorAll('u.doubt')].indexOf(document.querySelector('u.doubt.at')), document.querySelector('.told').textContent, document.querySelectorAll('#scan .word').length]`,
      )
      expect(at[0]).toBe(press)
      expect(at[1]).toContain('was read with')
      expect(at[2]).toBeGreaterThan(0)
      seen.add(at[1])
    }
    expect(seen.size).toBeGreaterThan(1)
    await tab.press('p')
    expect(await tab.evaluate(`document.querySelector('#doubt-place').textContent`)).toBe(
      `doubtful word ${doubts - 1} of ${doubts}`,
    )
    await tab.press('Escape')
  })

  it('hides what is switched off, on both sides, and the keys go past it', async () => {
    const { tab } = browser
    await tab.load(url)
    await tab.evaluate(`document.querySelector('[data-hides="no-page_header"]').click()`)
    expect(await tab.evaluate(`getComputedStyle(document.querySelector('article.l-page_header')).display`)).toBe('none')
    expect(await tab.evaluate(`getComputedStyle(document.querySelector('g.l-page_header')).display`)).toBe('none')
    await tab.press('ArrowDown')
    const first = document.nodes.find(({ label }) => label !== 'page_header')!.id
    expect(await chosen()).toEqual([first, `scan of ${first}`])
  })

  it('grows with the keys, and what is chosen stays in view', async () => {
    const { tab } = browser
    const { width } = await placeOf('.sheet')
    for (let press = 0; press < 4; press++) await tab.press('+')
    await settled()
    expect((await placeOf('.sheet')).width / width).toBeGreaterThan(2)
    const [view, box] = [await placeOf('#scan'), await placeOf('g.chosen')]
    expect(box.left).toBeGreaterThanOrEqual(view.left)
    expect(box.top).toBeGreaterThanOrEqual(view.top - 1)
    expect(box.top).toBeLessThan(view.top + view.height)
  })

  it.each([360, 768, 1400])('needs no sideways scrolling at %i pixels', async (width) => {
    await browser.tab.look({ scheme: 'dark', width, height: 800 })
    await browser.tab.load(url)
    expect(await browser.tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  it('logged nothing all the while', () => expect(browser.tab.logged).toEqual([]))
})

interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
