import { describe, expect, it } from 'vitest'
import { openPdf } from '../../../src/engines/pdf/pdf.ts'
import type { TextLayerLine } from '../../../src/engines/ports.ts'
import { scratchFolder } from '../scratch-folder.ts'
import { type TestPage, testPdf } from './test-pdf.ts'

const folder = scratchFolder()
let files = 0

async function linesOf(content: string, page: Partial<TestPage> = {}): Promise<readonly TextLayerLine[]> {
  files += 1
  const path = folder.write(`${files}.pdf`, testPdf([{ size: [400, 200], content, ...page }]))
  const file = await openPdf(path)
  try {
    return await (await file.openPage(1)).textLines()
  } finally {
    await file.close()
  }
}

const wordsOf = (lines: readonly TextLayerLine[]): string[][] => lines.map((line) => line.words.map(({ text }) => text))

/** Text at x, y (points from the lower left corner) in Helvetica of 10 points. */
const at = (x: number, y: number, text: string): string => `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET\n`

describe('the text layer of a PDF page', () => {
  it('gives words with their boxes in points of the upright page', async () => {
    const [line, ...rest] = await linesOf(at(50, 150, 'Hello world'))
    expect(rest).toEqual([])
    expect(line).toMatchObject({ fontSize: 10, baseline: 50 })
    expect(line?.words.map(({ text }) => text)).toEqual(['Hello', 'world'])
    // Helvetica: “Hello” is 2.278 ems wide, the space 0.278, “world” 2.389.
    const expected = [
      [50, 72.8],
      [75.6, 99.5],
    ] as const
    for (const [index, { box }] of line!.words.entries()) {
      expect(Math.abs(box[0] - expected[index]![0])).toBeLessThan(2)
      expect(Math.abs(box[2] - expected[index]![1])).toBeLessThan(2)
      // From the top of the capitals to the foot of the descenders, with little air.
      expect(box[1]).toBeGreaterThan(40)
      expect(box[1]).toBeLessThan(43.5)
      expect(box[3]).toBeGreaterThan(51.5)
      expect(box[3]).toBeLessThan(54)
    }
    expect(line!.box[0]).toBe(line!.words[0]!.box[0])
    expect(line!.box[2]).toBeCloseTo(99.45, 1)
  })

  it.each([
    [90, [152.65, 74.7]],
    [180, [325.3, 152.65]],
    [270, [47.35, 325.3]],
  ] as const)('knows where the words stand on a page turned by %i degrees', async (angle, [x, y]) => {
    const [line] = await linesOf(at(50, 150, 'Hello world'), { entries: `/Rotate ${angle}` })
    const [left, top, right, bottom] = line!.box
    expect((left + right) / 2).toBeCloseTo(x, 0)
    expect((top + bottom) / 2).toBeCloseTo(y, 0)
    expect(right - left > bottom - top).toBe(angle === 180)
  })

  it('counts from the corner of the CropBox', async () => {
    const [line] = await linesOf(at(50, 150, 'Hello'), { entries: '/CropBox [40 100 240 180]' })
    expect([line!.box[0], line!.baseline]).toEqual([10, 30])
  })

  it('leaves out text beyond the page', async () => {
    const lines = await linesOf(at(50, 150, 'seen') + at(50, -50, 'below') + at(500, 150, 'beside'))
    expect(wordsOf(lines)).toEqual([['seen']])
  })

  it('joins runs that touch and parts runs that do not', async () => {
    const lines = await linesOf('BT /F1 10 Tf 50 150 Td [(Con) -10 (tract) -400 (law) 20 (s)] TJ ET')
    expect(wordsOf(lines)).toEqual([['Contract', 'laws']])
  })

  it('joins runs that are set one by one, and reads a gap as a space', async () => {
    // “Sub” is 1.779 ems wide: “ject” begins where it ends, “to” three points after it.
    const lines = await linesOf(at(50, 150, 'Sub') + at(67.8, 150, 'ject') + at(88, 150, 'to'))
    expect(wordsOf(lines)).toEqual([['Subject', 'to']])
  })

  it('keeps columns apart', async () => {
    const lines = await linesOf(at(50, 150, 'left one') + at(220, 150, 'right one') + at(50, 138, 'left two'))
    expect(wordsOf(lines)).toEqual([
      ['left', 'one'],
      ['right', 'one'],
      ['left', 'two'],
    ])
  })

  it('keeps a marker that hangs a tab before its words in their line, and figures in cells apart', async () => {
    for (const marker of ['2.1', '4.', 'A.1'])
      expect(wordsOf(await linesOf(at(50, 150, marker) + at(85, 150, 'The minutes')))).toEqual([
        [marker, 'The', 'minutes'],
      ])
    expect(wordsOf(await linesOf(at(50, 150, '2.1') + at(85, 150, '14.6')))).toEqual([['2.1'], ['14.6']])
    expect(wordsOf(await linesOf(at(50, 150, '2.1') + at(120, 150, 'The minutes')))).toEqual([
      ['2.1'],
      ['The', 'minutes'],
    ])
  })

  it('keeps a footnote mark in its line', async () => {
    const lines = await linesOf(`${at(50, 150, 'agreed')}BT /F1 6 Tf 82 154 Td (12) Tj ET\n`)
    expect(lines).toHaveLength(1)
    expect(lines[0]!.words.map(({ text }) => text).join('')).toBe('agreed¹²')
    expect(lines[0]).toMatchObject({ fontSize: 10, baseline: 50 })
  })

  it('reads letters beyond ASCII as the file maps them', async () => {
    // WinAnsiEncoding: 0x96 = en dash, 0x93/0x94 = quotes, 0xe9 = é, 0x80 = euro.
    const lines = await linesOf(at(50, 150, '\\223Caf\\351\\224 1914\\2261918 \\2005'))
    expect(wordsOf(lines)).toEqual([['“Café”', '1914–1918', '€5']])
  })

  it('reads each word of a word-spaced line', async () => {
    const lines = await linesOf('BT /F1 10 Tf 4 Tw 50 150 Td (the high contracting parties) Tj ET')
    expect(wordsOf(lines)).toEqual([['the', 'high', 'contracting', 'parties']])
    const boxes = lines[0]!.words.map(({ box }) => box)
    for (const [index, box] of boxes.entries()) if (index > 0) expect(box[0]).toBeGreaterThan(boxes[index - 1]![2])
  })

  it('reads scaled text at the size it is shown in', async () => {
    const [line] = await linesOf('q 2 0 0 2 0 0 cm BT /F1 1 Tf 10 0 0 10 50 40 Tm (Large) Tj ET Q')
    expect(line).toMatchObject({ fontSize: 20, baseline: 120 })
    expect(line!.box[0]).toBeCloseTo(100, 5)
    expect(line!.box[2]).toBeCloseTo(100 + 20 * 2.557, 0)
  })

  it('gives text that runs up the page a box that stands on end', async () => {
    const [line] = await linesOf('BT /F1 10 Tf 0 1 -1 0 100 50 Tm (Upward running) Tj ET')
    const [left, top, right, bottom] = line!.box
    expect(bottom - top).toBeGreaterThan(5 * (right - left))
    expect([left, right].every((x) => x > 90 && x < 104)).toBe(true)
  })
})

describe('annotations', () => {
  it('with text are read after the page, where they stand', async () => {
    const note = { rect: [100, 100, 250, 130], lines: ['Received and', 'registered'] } as const
    const lines = await linesOf(at(50, 150, 'Hello world'), { note })
    expect(wordsOf(lines)).toEqual([['Hello', 'world'], ['Received', 'and'], ['registered']])
    const [first, second] = [lines[1]!, lines[2]!]
    expect(Math.abs(first.box[0] - 102)).toBeLessThan(3)
    expect(Math.abs(first.baseline - 80)).toBeLessThan(3)
    expect(Math.abs(second.baseline - 92)).toBeLessThan(4)
    expect(first.box[2]).toBeLessThanOrEqual(250)
  })

  it('are about as wide as their letters', async () => {
    const stamp = { rect: [50, 100, 250, 114], lines: ['RECEIVED 12 MAY'] } as const
    const lines = await linesOf('', { note: stamp })
    // Helvetica's own width of it, 10 points high: 89.5 points.
    expect(Math.abs(lines[0]!.box[2] - lines[0]!.box[0] - 89.5)).toBeLessThan(5)
  })
})

describe('ligatures', () => {
  it('are the letters that the file maps them to', async () => {
    const content = 'BT /F2 10 Tf 50 150 Td (oAice of the staB) Tj ET'
    const lines = await linesOf(content, { characterMap: { A: 'ff', B: 'ﬀ' } })
    expect(wordsOf(lines)).toEqual([['office', 'of', 'the', 'staﬀ']])
  })

  it('that a common font has beside their place are letters within a word, and signs by themselves', async () => {
    const content = 'BT /F2 10 Tf 50 150 Td (oAice of the Beet A) Tj ET'
    const lines = await linesOf(content, { characterMap: { A: '\uf001', B: '\uf002' } })
    expect(wordsOf(lines)).toEqual([['oﬁice', 'of', 'the', 'ﬂeet', '\uf001']])
  })

  it('without a mapping are told to be unreadable', async () => {
    files += 1
    const content = 'BT /F2 10 Tf 50 150 Td (oAice) Tj ET'
    const page = { size: [400, 200], content, characterMap: { A: '\uE000' } } as const
    const file = await openPdf(folder.write(`${files}.pdf`, testPdf([page])))
    expect(await (await file.openPage(1)).inspect()).toMatchObject({ visibleGlyphs: 5, unreadableGlyphs: 1 })
    await file.close()
  })

  it('tells how far a line is off the level', async () => {
    const [level] = await linesOf(at(50, 150, 'Hello world'))
    const [slanted] = await linesOf('BT /F1 10 Tf 0.7071 0.7071 -0.7071 0.7071 50 50 Tm (DRAFT) Tj ET')
    expect(level!.angle).toBe(0)
    expect(slanted!.angle).toBeCloseTo(-45, 1)
  })

  it('reads raised digits as superscripts: marks of notes, exponents, not the numerators of fractions', async () => {
    const raised = (text: string, x: number): string => `BT /F1 6.5 Tf ${x} 154 Td (${text}) Tj ET\n`
    const text = async (content: string) =>
      wordsOf(await linesOf(content))
        .flat()
        .join(' ')
    expect(await text(at(50, 150, 'In 1978') + raised('1', 83.5) + at(95, 150, 'the keeper'))).toBe(
      'In 1978¹ the keeper',
    )
    expect(await text(at(50, 150, 'the keeper') + raised('2, 13', 98))).toBe('the keeper², ¹³')
    expect(await text(raised('1', 50) + at(55, 150, 'Harbour Register'))).toBe('¹ Harbour Register')
    expect(await text(at(50, 150, 'of 5') + raised('1', 67) + at(71, 150, '/2 miles'))).toBe('of 5 1/2 miles')
    expect(await text(at(50, 150, 'on the 4') + raised('th', 86.5))).toBe('on the 4th')
    const small = `BT /F1 6.5 Tf 83.5 149 Td (1) Tj ET\n`
    expect(await text(at(50, 150, 'In 1978') + small)).toBe('In 19781')
  })
})
