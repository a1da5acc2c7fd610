// Searchable PDFs of PDFs, read by poppler: the words where they are printed, and nothing else changed; and where none can be written.
import { readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openSourceFile } from '../../src/engines/source-file.ts'
import { PageText } from '../../src/model/page-text.ts'
import { makeSearchablePdf } from '../../src/page/searchable-pdf.ts'
import { type TestPage, testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { complaintsOf, fontsOf, hasPoppler, imagesOf, infoOf, pixelsOf, textOf, wordsOf } from '../poppler.ts'
import { overlaps, PHRASE, type Sheet, scan, searchable, typed } from './searchable-sample.ts'

const POPPLER = hasPoppler()
if (!POPPLER) console.warn('skipped: no poppler on the PATH, so searchable PDFs are not read by it')

const folder = scratchFolder()
let files = 0
const written = (bytes: Uint8Array): string => folder.write(`input-${++files}.pdf`, bytes)

describe.skipIf(!POPPLER)('a searchable PDF of a PDF', () => {
  it.each<[string, TestPage, Sheet, [number, number]]>([
    ['a plain page', scan({ size: [400, 600] }), { width: 800, height: 1200 }, [400, 600]],
    [
      'a page turned by its file',
      scan({ size: [600, 400], entries: '/Rotate 90' }),
      { width: 800, height: 1200 },
      [400, 600],
    ],
    [
      'one turned the other way',
      scan({ size: [600, 400], entries: '/Rotate -90' }),
      { width: 800, height: 1200 },
      [400, 600],
    ],
    [
      'a page with a CropBox',
      scan({ size: [600, 800], entries: '/CropBox [120 80 520 680]' }),
      { width: 800, height: 1200 },
      [400, 600],
    ],
    [
      'one with both',
      scan({ size: [800, 600], entries: '/CropBox [120 80 720 480] /Rotate 270' }),
      { width: 800, height: 1200 },
      [400, 600],
    ],
    [
      'a scan that lies on its side',
      scan({ size: [400, 600] }),
      { width: 800, height: 1200, rotation: 90 },
      [400, 600],
    ],
    ['a scan upside down', scan({ size: [400, 600] }), { width: 800, height: 1200, rotation: 180 }, [400, 600]],
    ['one on its other side', scan({ size: [400, 600] }), { width: 800, height: 1200, rotation: 270 }, [400, 600]],
    ['a page askew', scan({ size: [400, 600] }), { width: 800, height: 1200, skew: 1.5 }, [400, 600]],
    [
      'one askew and turned',
      scan({ size: [600, 400], entries: '/Rotate 90' }),
      { width: 800, height: 1200, skew: -2 },
      [400, 600],
    ],
  ])('of %s has the words where they are printed, in their order', async (_name, page, sheet, size) => {
    const input = written(testPdf([page]))
    const text = typed(sheet)
    const made = await searchable(input, [text])
    expect(made).toMatchObject({ pages: 'original', leftAlone: [] })
    expect(Math.min(...overlaps(made.path, text, size))).toBeGreaterThan(0.55)
    expect(textOf(made.path, '-raw')).toBe(PHRASE)
    expect(imagesOf(made.path)).toEqual(imagesOf(input))
    expect(pixelsOf(made.path)).toBe(pixelsOf(input))
    expect(complaintsOf(made.path)).toBe('')
  })

  it('is the file itself with something behind it, and the same bytes each time', async () => {
    const input = written(testPdf([scan({ size: [400, 600] })]))
    const [one, other] = [
      await searchable(input, [typed({ width: 800, height: 1200 })]),
      await searchable(input, [typed({ width: 800, height: 1200 })]),
    ]
    const [before, after] = [readFileSync(input), readFileSync(one.path)]
    expect(after.subarray(0, before.length).equals(before)).toBe(true)
    expect(readFileSync(other.path).equals(after)).toBe(true)
    expect(fontsOf(one.path).slice(1)).toEqual([
      expect.stringMatching(/^GlyphlessText +CID TrueType +Identity-H +yes no +yes/),
    ])
  })

  it('is the file itself where there is nothing to lay over it', async () => {
    const input = written(testPdf([scan({ size: [400, 600] })]))
    const { path } = await searchable(input, [{ ...typed({ width: 800, height: 1200 }), textSource: 'text-layer' }])
    expect(readFileSync(path).equals(readFileSync(input))).toBe(true)
  })

  it('of a file that cannot be taken apart shows its pages, with the text of those that had theirs', async () => {
    const bytes = testPdf([scan({ size: [400, 600] }), scan({ size: [400, 600] })])
    const input = written(Buffer.concat([bytes, Buffer.from('trailer\n<< << /A 1 >> >>\n')]))
    const sheet = { width: 800, height: 1200 }
    const layer: PageText = { ...typed({ ...sheet, page: 2 }), textSource: 'text-layer' }
    const made = await searchable(input, [typed(sheet), layer])
    expect(made).toMatchObject({ pages: 'images', because: expect.stringMatching(/./) })
    expect(wordsOf(made.path).map((words) => words.length)).toEqual([18, 18])
    expect(Math.min(...overlaps(made.path, layer, [400, 600]))).toBeGreaterThan(0.55)
    expect(infoOf(made.path)).toMatch(/Page size: +400 x 600 pts/)
    expect(complaintsOf(made.path)).toBe('')
  })

  it('leaves pages alone that have their text, and those that could not be read', async () => {
    const made = { ...scan({ size: [400, 600] }), content: 'BT /F1 20 Tf 50 500 Td (Made from text) Tj ET' }
    const input = written(testPdf([made, scan({ size: [400, 600] }), scan({ size: [400, 600] })]))
    const sheet = { width: 800, height: 1200 }
    const layer: PageText = { ...typed(sheet), textSource: 'text-layer' }
    const failed: PageText = { ...typed({ ...sheet, page: 2 }), textSource: 'blank', status: 'failed', lines: [] }
    const { path } = await searchable(input, [layer, failed, typed({ ...sheet, page: 3 })])
    expect(wordsOf(path).map((words) => words.length)).toEqual([3, 0, 18])
    for (const page of [1, 2, 3]) expect(pixelsOf(path, page)).toBe(pixelsOf(input, page))
  })

  it('does not say again what an old hidden layer said, and keeps what is seen', async () => {
    const hidden = 'q BT 3 Tr /F1 20 Tf 50 500 Td (Evcry lanp) Tj 0 -20 Td (is 1it) Tj ET Q'
    const seen = 'BT /F1 20 Tf 50 50 Td (FILED) Tj ET'
    const input = written(testPdf([scan({ size: [400, 600], content: `${hidden} ${seen}` })]))
    const { path, leftAlone } = await searchable(input, [typed({ width: 800, height: 1200 })])
    expect(leftAlone).toEqual([])
    expect(textOf(input)).toContain('Evcry lanp')
    expect(textOf(path, '-raw')).toBe(`${PHRASE} FILED`)
    expect(pixelsOf(path)).toBe(pixelsOf(input))
  })

  it('takes out an old layer that lies under its image', async () => {
    const page = scan({ size: [400, 600] })
    const under = 'BT /F1 20 Tf 50 500 Td (Evcry lanp) Tj ET'
    const input = written(testPdf([{ ...page, content: `${under} ${page.content}` }]))
    const { path, leftAlone } = await searchable(input, [typed({ width: 800, height: 1200 })])
    expect(leftAlone).toEqual([])
    expect(textOf(path, '-raw')).toBe(PHRASE)
    expect(pixelsOf(path)).toBe(pixelsOf(input))
  })

  it('leaves a page alone whose old layer lies under its image and beside it', async () => {
    const under = 'BT /F1 20 Tf 50 500 Td (Evcry lanp) Tj ET'
    const page = { ...scan({ size: [400, 600] }), content: `${under} q 380 0 0 590 0 0 cm /Scan Do Q` }
    const input = written(testPdf([page]))
    const { path, leftAlone } = await searchable(input, [typed({ width: 800, height: 1200 })])
    expect(leftAlone).toEqual([{ page: 1, because: expect.stringMatching(/hidden text/) }])
    expect(textOf(path)).toBe('Evcry lanp')
  })

  it('of an encrypted file is open', async () => {
    const input = written(testPdf([scan({ size: [400, 600] })], { password: 'open sesame' }))
    const text = typed({ width: 800, height: 1200 })
    const { path } = await searchable(input, [text], 'open sesame')
    expect(infoOf(path)).toMatch(/Encrypted: +no/)
    expect(textOf(path, '-raw')).toBe(PHRASE)
    expect(imagesOf(path)).toHaveLength(1)
    expect(complaintsOf(path)).toBe('')
  })

  it.each([
    [
      'that points to the wrong cross-references',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1'),
    ],
    ['with something before its header', (bytes: Buffer) => Buffer.concat([Buffer.from('From a mail\n'), bytes])],
  ])('of a file %s has its pages still', async (_name, damage) => {
    const input = written(damage(testPdf([scan({ size: [400, 600] }), scan({ size: [400, 600] })])))
    const made = await searchable(input, [typed({ width: 800, height: 1200, page: 2 })])
    expect(made).toMatchObject({ pages: 'original', leftAlone: [] })
    expect(wordsOf(made.path).map((words) => words.length)).toEqual([0, 18])
    expect(imagesOf(made.path)).toHaveLength(2)
    expect(complaintsOf(made.path)).toBe('')
  })

  it('of the white paper’s page finds a phrase, and each word in its place', async () => {
    const input = fileURLToPath(new URL('../../input/white-paper-page-79.pdf', import.meta.url))
    const recorded = new URL('../cases/white-paper-page-79/input.json', import.meta.url)
    const pages = PageText.array().parse(JSON.parse(readFileSync(recorded, 'utf8')))
    const { path } = await searchable(input, pages)
    const size: [number, number] = [(pages[0]!.width * 72) / 300, (pages[0]!.height * 72) / 300]
    const found = overlaps(path, pages[0]!, size)
    expect(found.filter((overlap) => overlap > 0.3).length / found.length).toBeGreaterThan(0.97)
    expect(textOf(path)).toContain('2020 Defence White Paper')
    expect(pixelsOf(path)).toBe(pixelsOf(input))
    rmSync(path)
  })
})

it('a searchable PDF that cannot be written names itself and says why', async () => {
  const path = written(testPdf([scan({ size: [400, 600] })]))
  const target = `${folder.path}/gone/document.pdf`
  const file = await openSourceFile(path)
  try {
    await expect(makeSearchablePdf(file, { path, sha256: '0'.repeat(64), target, overlays: [] })).rejects.toMatchObject(
      {
        file: target,
        kind: 'output',
        message: 'cannot be written: there is no such folder',
      },
    )
  } finally {
    await file.close()
  }
})
