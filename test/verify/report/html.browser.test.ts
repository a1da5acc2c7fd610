// The HTML report in a real browser: it loads alone and without complaint, can be read in both schemes and without a mouse.
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderVerificationHtml } from '../../../src/verify/report/html.ts'
import { type Chromium, findChromium, startChromium } from '../../chromium.ts'
import { scratchFolder } from '../../engines/scratch-folder.ts'
import { PLAIN, reportOf } from '../report-sample.ts'

const chromium = findChromium()
if (chromium === null) console.warn('skipped: no Chromium on the PATH, so the HTML report is not opened in a browser')

const HOSTILE = {
  name: `</title><script>document.title='taken'</script>`,
  word: `"><img src="https://example.org/x.png" onerror="document.title='taken'">\u202e\u0000`,
  surplus: `<style>@import 'https://example.org/x.css';</style>${'w'.repeat(3000)}`,
}

/** Every piece of text: its contrast with the first opaque ground behind it, by WCAG 2.2; the lowest with its text. */
const LOWEST_CONTRAST = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const luminance = (colour) => {
    const [r, g, b] = rgba(colour).map((v) => { const c = v / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor
      if (rgba(colour)[3] === 255) return colour
    }
    return 'white'
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let lowest = { contrast: 21, text: '' }
  while (walker.nextNode()) {
    const text = walker.currentNode
    if (text.data.trim() === '') continue
    const [a, b] = [luminance(getComputedStyle(text.parentElement).color), luminance(ground(text.parentElement))]
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (contrast < lowest.contrast) lowest = { contrast, text: text.data.slice(0, 40) }
  }
  return lowest
})()`

describe.skipIf(chromium === null)('the report in Chromium', () => {
  const folder = scratchFolder()
  let browser: Chromium
  let url: string

  beforeAll(async () => {
    const pixel = await sharp({ create: { width: 900, height: 40, channels: 3, background: '#888' } })
      .webp()
      .toBuffer()
    const crop = { source: `data:image/webp;base64,${pixel.toString('base64')}`, width: 900, height: 40 }
    const line = { start: 0, end: 1e9, page: 1, box: null, crop }
    const html = renderVerificationHtml(reportOf([HOSTILE, PLAIN]), [{ passages: [[], [line], [line]], notes: [] }])
    url = pathToFileURL(folder.write('report.html', html)).href
    browser = await startChromium(chromium!)
    await browser.tab.load(url)
  })
  afterAll(() => browser?.close())

  it('asks for nothing but itself, logs nothing, and runs nothing', async () => {
    const { tab } = browser
    await tab.evaluate(
      `Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode() }))`,
    )
    expect(new Set(tab.requests.filter((request) => !request.startsWith('data:')))).toEqual(new Set([url]))
    expect(tab.logged).toEqual([])
    expect(await tab.evaluate('document.scripts.length')).toBe(0)
    expect(await tab.evaluate('document.title')).toBe('Verification of 2 documents')
    expect(await tab.evaluate('[...document.images].map((image) => image.naturalWidth)')).toEqual([900, 900])
  })

  it('shows hostile text as it is', async () => {
    const text = await browser.tab.evaluate<string>('document.body.innerText')
    expect(text).toContain(`${HOSTILE.name}/document.json`)
    expect(text).toContain('onerror="document.title=\'taken\'">⟨U+202E⟩⟨U+0000⟩')
    expect(text).toContain('w'.repeat(3000))
  })

  it.each(['light', 'dark'] as const)('can be read in the %s scheme: contrast of 4.5 at least', async (scheme) => {
    await browser.tab.look({ scheme, width: 1200, height: 900 })
    const lowest = await browser.tab.evaluate<{ contrast: number; text: string }>(LOWEST_CONTRAST)
    expect(lowest.contrast, lowest.text).toBeGreaterThanOrEqual(4.5)
    const { channels } = await sharp(await browser.tab.screenshot()).stats()
    expect(channels[0]!.mean > 128).toBe(scheme === 'light')
  })

  it.each([320, 768, 1400])('needs no sideways scrolling at %i pixels', async (width) => {
    await browser.tab.look({ scheme: 'light', width, height: 800 })
    expect(await browser.tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  it.each([320, 400])('shows each caption whole at %i pixels, beside tables that are scrolled', async (width) => {
    await browser.tab.look({ scheme: 'light', width, height: 800 })
    const ends = await browser.tab.evaluate<number[]>(
      `[...document.querySelectorAll('caption:not(.hidden)')].map((caption) => caption.getBoundingClientRect().right)`,
    )
    expect(ends.length).toBeGreaterThan(3)
    expect(Math.max(...ends)).toBeLessThanOrEqual(width - 16)
  })

  it('is walked through by the keyboard: the skip link first, then every link, each with a visible focus', async () => {
    const { tab } = browser
    await tab.look({ scheme: 'light', width: 1200, height: 900 })
    await tab.load(url)
    const links = await tab.evaluate<number>(`document.querySelectorAll('a').length`)
    const seen: string[] = []
    for (let press = 0; press < links; press++) {
      await tab.press('Tab')
      const [href, outline] = await tab.evaluate<[string, string]>(
        `[document.activeElement.getAttribute('href'), getComputedStyle(document.activeElement).outlineStyle]`,
      )
      expect(outline).toBe('solid')
      seen.push(href)
    }
    expect(seen[0]).toBe('#main')
    expect(new Set(seen).size).toBe(links)
    await tab.press('Enter')
    expect(await tab.evaluate('location.hash')).toBe(seen.at(-1))
  })
  it('would be refused anything else by its own policy', async () => {
    const { tab } = browser
    const foreign = '<img src="http://127.0.0.1:9/x.png"><p style="color:red">red</p>'
    await tab.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(foreign)})`)
    await expect.poll(() => tab.logged.filter((entry) => entry.includes('Content Security Policy')).length).toBe(2)
  })
})
