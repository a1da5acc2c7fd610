// Lines and crops for a report: found where they are, and told where they are not.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readDocumentLines } from '../../src/commands/document-lines.ts'
import type { DocumentVerification } from '../../src/model/verification.ts'
import { diffTexts } from '../../src/verify/texts/text-diff.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { proseLines, textPage } from '../page/text-image.ts'
import { documentOf } from '../render/document.ts'
import { passageOf, reportOf } from '../verify/report-sample.ts'

const ROWS = proseLines(6, 5)
const WIDTH = 1000
const HEIGHT = 700

const folder = scratchFolder()
const image = textPage(ROWS)
const png = await sharp(image.data, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
  .png()
  .toBuffer()

/** A document's output folder: one paragraph of six lines, on one page. @returns its document.json */
function outputOf(name: string, { keepPages = true, source = png } = {}): string {
  const output = join(folder.path, name)
  mkdirSync(join(output, 'pages'), { recursive: true })
  const page = { page: 1, width: WIDTH, height: HEIGHT, dpi: 100, rotation: 0, skew: 0, textSource: 'ocr' } as const
  const rest = { because: 'for a test', status: 'ok', confidence: 1 } as const
  const node = { label: 'paragraph', text: ROWS.join(' '), raw: ROWS.join('\n') } as const
  const document = documentOf([{ ...node, sources: [{ page: 1, box: [0, 0, WIDTH, HEIGHT], lines: ROWS.length }] }])
  const lines = ROWS.map((row, index) => {
    const [top, bottom] = [65 + index * 40, 97 + index * 40]
    const words = row
      .split(' ')
      .map((text, at) => ({ text, box: [80 + at * 100, top, 170 + at * 100, bottom], confidence: 1 }))
    return { box: [80, top, 580, bottom], words, xHeight: 12, baseline: bottom - 7, block: 0 }
  })
  const sha256 = createHash('sha256').update(source).digest('hex')
  const whole = {
    ...document,
    source: { file: 'scan.png', sha256, pageCount: 1 },
    pages: [{ ...page, label: null, ...rest }],
  }
  writeFileSync(join(output, 'document.json'), JSON.stringify(whole))
  const text = { schemaVersion: '1.0', key: '', ...page, ...rest, lines, pictures: [], rules: [], diagnostics: [] }
  if (keepPages) writeFileSync(join(output, 'pages', '0001.json'), JSON.stringify(text))
  return join(output, 'document.json')
}

/** The document against a reference that has other letters in two of its lines. */
function verified(document: string): DocumentVerification {
  const found = ROWS.join(' ')
  const reference = found.replace(ROWS[1]!, ROWS[1]!.replace('a', '4')).replace(ROWS[4]!, ROWS[4]!.replace('e', '3'))
  const passages = [
    passageOf([{ kind: 'equal', reference: 'Title', found: 'Title' }]),
    passageOf(diffTexts(reference, found, null)),
  ]
  return { ...reportOf().documents[0]!, document, passages }
}

describe('lines of a document for its report', () => {
  mkdirSync(join(folder.path, 'scans'))
  writeFileSync(join(folder.path, 'scans', 'scan.png'), png)
  const scans = join(folder.path, 'scans')

  it('have a crop each where they differ, as a data: image', async () => {
    const [{ passages, notes }] = (await readDocumentLines([verified(outputOf('all'))], [scans])) as [never]
    expect(notes).toEqual([])
    const lines = (passages as { crop: { source: string; width: number } | null }[][])[1]!
    expect(lines.map(({ crop }) => crop !== null)).toEqual([false, true, false, false, true, false])
    const bytes = Buffer.from(/^data:image\/webp;base64,(.+)$/.exec(lines[1]!.crop!.source)![1]!, 'base64')
    const { width, format } = await sharp(bytes).metadata()
    // The page is 1,000 pixels wide and shown as 1,300.
    expect([format, lines[1]!.crop!.width]).toEqual(['webp', Math.round(width * 1.3)])
    expect(bytes.length).toBeLessThan(8000)
  })

  it.each([
    ['that is a file named for it', () => join(scans, 'scan.png')],
    [
      'beside the output folder',
      () => {
        writeFileSync(join(folder.path, 'scan.png'), png)
        return join(folder.path, 'nowhere')
      },
    ],
  ])('take crops from a scan %s', async (name, place) => {
    const [lines] = await readDocumentLines([verified(outputOf(`found ${name}`))], [place()])
    expect(lines!.passages[1]!.filter(({ crop }) => crop !== null)).toHaveLength(2)
  })

  it.each([
    [
      'another file has the scan’s name',
      { source: Buffer.from('another') },
      'No crops of the scan: scan.png was not found',
    ],
    ['the pages are not kept', { keepPages: false }, 'No crops of pages whose text is not kept in pages/.'],
  ])('go without crops, and say so, where %s', async (name, options, note) => {
    const [lines] = await readDocumentLines([verified(outputOf(`bare ${name}`, options))], [scans])
    expect(lines!.notes[0]).toContain(note)
    expect(lines!.passages[1]).toHaveLength(ROWS.length)
    expect(lines!.passages[1]!.filter(({ crop }) => crop !== null)).toEqual([])
  })

  it('go without crops where the scan cannot be decoded', async () => {
    const broken = Buffer.concat([png.subarray(0, 60), Buffer.alloc(400)])
    const place = folder.write('broken.png', broken)
    const [lines] = await readDocumentLines([verified(outputOf('broken', { source: broken }))], [place])
    expect(lines!.notes[0]).toMatch(/^The scan could not be read for crops: /)
  })

  it('have as many crops as the limits allow, over all documents, and say so', async () => {
    const documents = ['one', 'two'].map((name) => verified(outputOf(name)))
    const few = await readDocumentLines(documents, [scans], { crops: 3, bytes: 1e6, pages: 9 })
    expect(few.map(({ notes }) => notes)).toEqual([
      [],
      ['Crops of 1 of 2 differing lines, those of the worst paragraphs: a report holds no more.'],
    ])
    const onePage = await readDocumentLines(documents, [scans], { crops: 9, bytes: 1e6, pages: 1 })
    expect(onePage.map(({ notes }) => notes[0])).toEqual([undefined, expect.stringMatching(/^Crops of 0 of 2 /)])
    const small = await readDocumentLines(documents, [scans], { crops: 9, bytes: 10, pages: 9 })
    expect(small.map(({ notes }) => notes[0])).toEqual(
      Array(2).fill('Crops of 0 of 2 differing lines, those of the worst paragraphs: a report holds no more.'),
    )
  })

  it('are none where the document is gone', async () => {
    const [lines] = await readDocumentLines([verified(join(folder.path, 'gone', 'document.json'))], [])
    expect(lines).toEqual({ passages: [], notes: [expect.stringContaining('could not be read again')] })
  })
})
