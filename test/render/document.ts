// Documents for tests of the renderers: nodes with only what matters to them.
import { type Document, type Metadata, type Node, SCHEMA_VERSION } from '../../src/model/document.ts'

export type SomeNode = Pick<Node, 'label' | 'text'> & Partial<Node>

/** Ids, boxes and reasons are filled in; parents are named by id: p0001-n001 is the first node. */
export function documentOf(nodes: readonly SomeNode[], metadata: Partial<Metadata> = {}): Document {
  return {
    schemaVersion: SCHEMA_VERSION,
    source: { file: 'scan.pdf', sha256: 'a'.repeat(64), pageCount: 1 },
    generator: {
      name: 'recto',
      version: '0.0.0',
      engine: { name: 'typewriter', version: '1', language: 'eng' },
      options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
    },
    pages: [],
    metadata: { title: null, section: null, dateline: null, ...metadata },
    sections: [],
    quality: { expectedCer: null },
    nodes: nodes.map((node, index) => ({
      id: `p0001-n${String(index + 1).padStart(3, '0')}`,
      layer: 'body',
      parent: null,
      raw: `${node.marker ?? ''} ${node.text}`.trim(),
      confidence: 1,
      sources: [{ page: 1, box: [0, 0, 1, 1], lines: 1 }],
      because: 'for a test',
      ...node,
    })),
    diagnostics: [],
  }
}
