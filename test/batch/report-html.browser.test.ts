// The run report in a real browser: it loads alone and without complaint, its pictures are seen, its links stay in the folder.
import { pathToFileURL } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderReportHtml } from '../../src/batch/report-html.ts'
import { type Chromium, findChromium, startChromium } from '../chromium.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { documentReport, finding, HOSTILE, reported, runReport } from './report-sample.ts'

const chromium = findChromium()
if (chromium === null) console.warn('skipped: no Chromium on the PATH, so the run report is not opened in a browser')

describe.skipIf(chromium === null)('the run report in Chromium', () => {
  const folder = scratchFolder()
  let browser: Chromium
  let url: string

  beforeAll(async () => {
    const gray = { create: { width: 360, height: 480, channels: 3 as const, background: '#999' } }
    const webp = (await sharp(gray).webp().toBuffer()).toString('base64')
    const documents = [
      documentReport({
        file: HOSTILE,
        output: '한국어 #1 🙂',
        failedPages: [3],
        findings: [finding({ message: HOSTILE }), finding()],
      }),
      documentReport({ file: `${'long '.repeat(60)}.pdf`, output: null, status: 'refused' }),
      documentReport(),
    ]
    const html = renderReportHtml(
      runReport(documents),
      documents.map((document) => reported(document, webp)),
    )
    url = pathToFileURL(folder.write('report.html', html)).href
    browser = await startChromium(chromium!)
    await browser.tab.load(url)
  })
  afterAll(() => browser?.close())

  it('asks for nothing but itself, logs nothing, and runs nothing', async () => {
    const { tab } = browser
    expect(new Set(tab.requests.filter((request) => !request.startsWith('data:')))).toEqual(new Set([url]))
    expect(tab.logged).toEqual([])
    expect(await tab.evaluate('document.scripts.length')).toBe(0)
    expect(await tab.evaluate('document.title')).toBe('Run report: 3 documents')
  })

  it('shows its thumbnails, with the place of the finding', async () => {
    const { tab } = browser
    await tab.look({ scheme: 'light', width: 1200, height: 900 })
    const sizes = await tab.evaluate(
      `[...document.querySelectorAll('svg')].map((svg) => { const { width, height } = svg.getBoundingClientRect(); return Math.round(100 * width / height) })`,
    )
    expect(sizes).toEqual([75, 75])
    await tab.evaluate(`document.querySelector('svg').scrollIntoView()`)
    const { channels } = await sharp(await tab.screenshot()).stats()
    expect(channels[0]!.min).toBeLessThan(channels[0]!.max)
    expect(await tab.evaluate(`document.querySelectorAll('svg rect').length`)).toBe(2)
  })

  it('leads to files of the folder it lies in, and to its own sections', async () => {
    const paths = await browser.tab.evaluate<string[]>(
      `[...document.querySelectorAll('a')].map((link) => decodeURIComponent(new URL(link.href).pathname))`,
    )
    const own = decodeURIComponent(new URL(url).pathname)
    const folderOf = own.slice(0, own.lastIndexOf('/'))
    expect(paths.every((path) => path.startsWith(`${folderOf}/`))).toBe(true)
    expect(paths).toContain(`${folderOf}/한국어 #1 🙂/document.json`)
  })

  it('has the files of a document in one line of the table, and the pages that failed in a line of their own', async () => {
    const { tab } = browser
    await tab.look({ scheme: 'light', width: 1280, height: 900 })
    const tops = await tab.evaluate<number[][]>(
      `[...document.querySelectorAll('td .files')].map((cell) => [...cell.children].map((link) => link.getBoundingClientRect().top))`,
    )
    expect(tops.map((links) => new Set(links).size)).toEqual([1, 0, 1])
    const failed = await tab.evaluate(`document.querySelector('td.figure .of').getClientRects().length`)
    expect(failed).toBe(1)
  })

  it.each([320, 768, 1400])('needs no sideways scrolling at %i pixels', async (width) => {
    await browser.tab.look({ scheme: 'light', width, height: 800 })
    expect(await browser.tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })
})
