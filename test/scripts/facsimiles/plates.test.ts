import { describe, expect, it } from 'vitest'
import { AnnotatedPage } from '../../../scripts/evaluate/annotations.ts'
import { plateFacsimiles } from '../../../scripts/facsimiles/plates/make-plates.ts'
import { typedPlates } from '../../../scripts/facsimiles/plates/paint-plate.ts'
import { plateReference } from '../../../scripts/facsimiles/plates/plate-reference.ts'
import { readPlates } from '../../../scripts/facsimiles/plates/read-plates.ts'
import { PAGE, setPlate } from '../../../scripts/facsimiles/plates/set-plate.ts'
import { openPdf } from '../../../src/engines/pdf/pdf.ts'
import { scratchFolder } from '../../engines/scratch-folder.ts'

const folder = scratchFolder()
const SOURCE = `.page
.numbered_paragraph number=3 bold
Article 3
.numbered_paragraph with
The Council meets once a year.
.rule
.paragraph keep x=40
The sea is wide,
  The sea is deep.
`

describe('plates', () => {
  it('have a reference of their printed lines, in which a number and its text are one block', () => {
    const { page, lines, keeps } = plateReference(setPlate(readPlates(SOURCE)[0]!), 'a page', false)
    expect(page.blocks).toEqual([
      { lines: [1, 2], label: 'numbered_paragraph', number: '3' },
      { lines: [3, 4], label: 'paragraph' },
    ])
    expect(lines).toEqual(['Article 3', 'The Council meets once a year.', 'The sea is wide,', 'The sea is deep.'])
    expect(keeps).toEqual([false, true])
  })

  it('set what they are told to where they are told to', () => {
    const words = setPlate(readPlates(SOURCE)[0]!).marks.flatMap((mark) => ('text' in mark ? [mark] : []))
    const [sea, deep] = words.filter(({ text }) => text === 'The' || text === 'Article').slice(-2)
    expect(deep!.x - sea!.x).toBe(12)
  })

  it('end a line where they are told to, and go on in the same block', () => {
    const plate = readPlates('.page\n.paragraph\nAs it is laid down in paragraph {/} 3. The Council meets.\n')[0]!
    const { page, lines } = plateReference(setPlate(plate), 'a page', false)
    expect(lines).toEqual(['As it is laid down in paragraph', '3. The Council meets.'])
    expect(page.blocks).toEqual([{ lines: [1, 2], label: 'paragraph' }])
  })

  it('are all of known labels, and within their pages', () => {
    for (const { source, references } of plateFacsimiles()) {
      for (const { page } of references) AnnotatedPage.parse(page)
      for (const plate of readPlates(source)) {
        for (const mark of setPlate(plate).marks) if ('text' in mark) expect(mark.y).toBeLessThan(PAGE.height - 30)
      }
    }
  })

  it('say where a line belongs to no block', () => {
    expect(() => readPlates('lost')).toThrow('no block for “lost”')
  })
})

describe('typed plates', () => {
  it('have a text layer with bold words, rules and a slanted watermark', async () => {
    const source = [
      '.page',
      '.watermark',
      'DRAFT',
      '.section_header bold',
      'Berths and quays',
      '.paragraph',
      'The Council meets.',
      '.rule w=120 at=716',
    ].join('\n')
    const plates = readPlates(`${source}\n`).map((plate) => setPlate(plate).marks)
    const file = await openPdf(folder.write('typed.pdf', typedPlates(plates, 'typed')))
    const page = await file.openPage(1)
    await page.inspect()
    const lines = await page.textLines()
    expect(lines.map(({ words }) => words.map(({ text }) => text).join(' ')).sort()).toEqual([
      'Berths and quays',
      'DRAFT',
      'The Council meets.',
    ])
    expect(lines.filter(({ words }) => words.every(({ isBold }) => isBold))).toHaveLength(2)
    expect(lines.filter(({ angle }) => Math.abs(angle) > 30)).toHaveLength(1)
    expect(await page.drawnPaths()).toContainEqual(expect.objectContaining({ kind: 'box' }))
    await file.close()
  })
})
