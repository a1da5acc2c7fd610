// Pages for tests of the formats that keep lines and words: one line a row, words of equal width.
import type { Line, PageText } from '../../src/model/page-text.ts'

/** Row `index` stands 100 pixels below the one before; a word is 90 pixels wide. */
export const lineOf = (words: readonly string[], index: number): Line => ({
  box: [100, 100 * (index + 1), 100 + 100 * words.length - 10, 100 * (index + 1) + 40],
  words: words.map((text, at) => ({
    text,
    box: [100 + 100 * at, 100 * (index + 1), 190 + 100 * at, 100 * (index + 1) + 40],
    confidence: 0.9,
  })),
  xHeight: 20,
  baseline: 100 * (index + 1) + 30,
  block: 0,
})

export const pageOf = (rows: readonly (readonly string[])[], page = 1): PageText => ({
  schemaVersion: '1.0',
  key: 'k',
  page,
  width: 2000,
  height: 100 * (rows.length + 2),
  dpi: 300,
  rotation: 0,
  skew: 0,
  textSource: 'ocr',
  because: 'for a test',
  status: 'ok',
  confidence: 0.9,
  lines: rows.map(lineOf),
  pictures: [],
  rules: [],
  diagnostics: [],
})
