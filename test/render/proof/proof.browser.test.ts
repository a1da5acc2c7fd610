// A proof of hostile text and a failed page in a real browser: nothing of it runs, all of it is seen, both sides scroll together.
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chromium, findChromium, startChromium } from '../../chromium.ts'
import { scratchFolder } from '../../engines/scratch-folder.ts'
import { HOSTILE, sampleProof } from '../proof-sample.ts'

const chromium = findChromium()
if (chromium === null)
  console.warn('skipped: no Chromium on the PATH, so no proof of hostile text is opened in a browser')

describe.skipIf(chromium === null)('a proof in Chromium', () => {
  const folder = scratchFolder()
  let browser: Chromium
  let url: string

  beforeAll(async () => {
    const gray = { create: { width: 800, height: 400, channels: 3 as const, background: '#ddd' } }
    const webp = (await sharp(gray).webp().toBuffer()).toString('base64')
    url = pathToFileURL(folder.write('proof.html', await sampleProof({ width: 800, height: 400, webp }))).href
    browser = await startChromium(chromium!)
    await browser.tab.look({ scheme: 'light', width: 1400, height: 420 })
    await browser.tab.load(url)
  })
  afterAll(() => browser?.close())

  it('runs and loads nothing of the text, and shows it', async () => {
    const { tab } = browser
    expect(new Set(tab.requests.filter((request) => !request.startsWith('data:')))).toEqual(new Set([url]))
    expect(tab.logged).toEqual([])
    expect(await tab.evaluate('document.title')).toBe(`Proof of ${HOSTILE}.pdf`)
    expect(await tab.evaluate(`document.querySelector('#p0001-n002 .t').textContent`)).toBe(`The hannony of ${HOSTILE}`)
  })

  it('shows in place of a failed page why it failed', async () => {
    const shown = await browser.tab.evaluate<string>(`document.querySelector('#scan-3').innerText`)
    expect(shown).toContain('Page 3 could not be read')
    expect(shown).toContain('the image <cannot> be decoded')
    expect(await browser.tab.evaluate(`document.querySelector('#scan-3 .sheet').clientHeight > 100`)).toBe(true)
  })

  it('opens at what its address names', async () => {
    const { tab } = browser
    await tab.evaluate(`location.hash = '#p0001-n003'`)
    await expect
      .poll(() => tab.evaluate(`[...document.querySelectorAll('.chosen')].map((one) => one.id || one.dataset.node)`))
      .toEqual(['p0001-n003', 'p0001-n003', 'p0001-n003'])
    await tab.press('Escape')
  })

  it.each([
    ['scan', 'text'],
    ['text', 'scan'],
  ])('scrolls the %s, and the %s follows to the same page', async (leader, follower) => {
    const { tab } = browser
    await tab.load(url)
    await tab.evaluate(`(() => {
      const [leader, follower] = ['${leader}', '${follower}'].map((id) => document.getElementById(id))
      follower.scrollTop = 0
      leader.dispatchEvent(new WheelEvent('wheel'))
      leader.scrollTop = leader.scrollHeight
    })()`)
    const seen = `(() => {
      const { top, bottom } = document.querySelector('#${follower}').getBoundingClientRect()
      const last = document.querySelector('#${follower} .page:last-child').getBoundingClientRect()
      return last.top < bottom && last.bottom > top
    })()`
    await expect.poll(() => tab.evaluate(seen)).toBe(true)
    expect(await tab.evaluate(`document.querySelector('#go').value`)).toBe('3')
  })
})
