// A small document for tests of its proof: three pages, of which one failed; hostile text, doubts, nodes over pages, furniture.
import type { Document, Page } from '../../src/model/document.ts'
import type { Box } from '../../src/model/geometry.ts'
import type { PageImage } from '../../src/model/page-image.ts'
import type { PageText } from '../../src/model/page-text.ts'
import { renderProof } from '../../src/render/proof/proof.ts'
import { documentOf } from './document.ts'
import { pageOf } from './page.ts'

export const HOSTILE = `"><img/src="https://example.org/x.png"onerror="document.title='taken'"></script><script>`

export const TEXTS: readonly PageText[] = [
  withDoubt(pageOf([['Appendix'], ['1.', 'The', 'hannony', 'of', HOSTILE], ['2.', 'It', 'goes']])),
  pageOf([['on', 'here.'], ['79']], 2),
  { ...pageOf([], 3), width: 0, height: 0, status: 'failed', because: 'the image <cannot> be decoded' },
]

/** The third word of the second line is not sure. */
function withDoubt(page: PageText): PageText {
  const lines = page.lines.map((line, row) => ({
    ...line,
    words: line.words.map((word, at) => {
      if (row !== 1 || at !== 2) return word
      const others = [{ text: 'r', confidence: 0.31 }]
      return { ...word, confidence: 0.6, doubts: [{ at: 2, others }] }
    }),
  }))
  return { ...page, lines }
}

const row = (index: number): Box => [100, 100 * index, 600, 100 * index + 40]

export const SAMPLE: Document = {
  ...documentOf([
    { label: 'page_header', layer: 'furniture', text: 'Appendix', sources: [{ page: 1, box: row(1), lines: 1 }] },
    {
      label: 'numbered_paragraph',
      number: '1',
      marker: '1.',
      text: `The hannony of ${HOSTILE}`,
      sources: [{ page: 1, box: row(2), lines: 1 }],
    },
    {
      label: 'numbered_paragraph',
      number: '2',
      marker: '2.',
      text: 'It goes on here.',
      raw: '2. It goes\non here.',
      sources: [
        { page: 1, box: row(3), lines: 1 },
        { page: 2, box: row(1), lines: 1 },
      ],
    },
    { label: 'page_number', layer: 'furniture', text: '79', sources: [{ page: 2, box: row(2), lines: 1 }] },
  ]),
  source: { file: `${HOSTILE}.pdf`, sha256: 'a'.repeat(64), pageCount: 3 },
  pages: TEXTS.map(pageEntry),
  quality: { expectedCer: 0.01 },
  diagnostics: [
    { code: 'structure/number-gap', severity: 'warning', message: 'found 2, not <4>', page: 1, box: row(3) },
    { code: 'page/failed', severity: 'error', message: 'the image <cannot> be decoded', page: 3 },
  ],
}

function pageEntry({
  page,
  width,
  height,
  dpi,
  rotation,
  skew,
  textSource,
  because,
  status,
  confidence,
}: PageText): Page {
  return {
    page,
    label: page === 2 ? '79' : null,
    width,
    height,
    dpi,
    rotation,
    skew,
    textSource,
    because,
    status,
    confidence,
  }
}

/** The sample's proof; a page's image may be told not to be there. */
export async function sampleProof(image: PageImage): Promise<string> {
  const images = async function* (): AsyncGenerator<PageImage | { message: string }> {
    yield image
    yield image
    yield { message: 'the image <cannot> be decoded' }
  }
  const pages = TEXTS.map((text) => ({ text, straightenedBy: 0 }))
  return joined(renderProof({ document: SAMPLE, pages, images: images() }))
}

export async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let whole = ''
  for await (const piece of pieces) whole += piece
  return whole
}
