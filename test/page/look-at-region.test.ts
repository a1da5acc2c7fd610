import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSourceFile } from '../../src/engines/source-file.ts'
import { createTesseract } from '../../src/engines/tesseract.ts'
import { type Box, unionOf } from '../../src/model/geometry.ts'
import { type Line, PageText } from '../../src/model/page-text.ts'
import { lookAtRegion } from '../../src/page/look-at-region.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const textOf = (line: Line): string => line.words.map(({ text }) => text).join(' ')

describe('lookAtRegion', () => {
  it('reads a part of a page anew, its lines where the page has them', async () => {
    const [recorded] = JSON.parse(readFileSync(join(ROOT, 'test/cases/white-paper-page-79/input.json'), 'utf8'))
    const page = PageText.parse(recorded)
    const start = page.lines.findIndex((line) => textOf(line).startsWith('2. '))
    const lines = page.lines.slice(start, start + 3)
    const [left, top, right, bottom] = unionOf(lines.map(({ box }) => box))
    const box: Box = [left - 40, top - 4, right + 20, bottom + 4]
    const file = await openSourceFile(join(ROOT, 'input/white-paper-page-79.pdf'))
    const recognizer = await createTesseract('eng')
    try {
      const { width, height, rotation } = page
      const options = { dpi: 300, language: 'eng', engine: 'tesseract.js' as const, model: null }
      const job = { path: 'scan.pdf', sha256: 'a'.repeat(64), page: 1, options, box, size: { width, height, rotation } }
      const look = await lookAtRegion(file, job, async () => recognizer)
      expect(look).toMatchObject({ page: 1, box })
      expect(textOf(look.lines[0]!)).toMatch(/^2\. The Minister and the Secretary/)
      expect(look.lines).toHaveLength(3)
      look.lines.forEach((line, index) => {
        line.box.forEach((edge, side) => {
          expect(Math.abs(edge - lines[index]!.box[side]!)).toBeLessThan(8)
        })
      })
    } finally {
      await recognizer.close()
      await file.close()
    }
  }, 60_000)
})
