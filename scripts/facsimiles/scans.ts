// The committed facsimiles: which sources there are, and how each of their pages is scanned.

import type { Degradation } from './degrade.ts'
import { jointStatement } from './joint-statement.ts'
import type { Source } from './source.ts'
import { whitePaperPage79 } from './white-paper-page-79.ts'

const PAGE_79: Degradation = {
  seed: 79,
  dpi: 300,
  skew: 0.4,
  blur: 0.8,
  noise: 3,
  ink: 38,
  paper: 238,
  shade: 0.12,
  specks: 40,
  border: 0,
  codec: { kind: 'jpeg', quality: 60 },
}

const OFFICE_SCAN: Degradation = { ...PAGE_79, dpi: 220, blur: 0.6, shade: 0.08, codec: { kind: 'jpeg', quality: 50 } }
const FAX: Degradation = {
  ...PAGE_79,
  dpi: 250,
  blur: 0.7,
  noise: 9,
  shade: 0.03,
  codec: { kind: 'bilevel', threshold: 172 },
}

const JOINT_STATEMENT: readonly Degradation[] = [
  { ...OFFICE_SCAN, seed: 41, skew: -0.6, specks: 70 },
  { ...OFFICE_SCAN, seed: 42, skew: 1, border: 46 },
  { ...FAX, seed: 43, skew: -1.2, specks: 150 },
  { ...OFFICE_SCAN, seed: 44, dpi: 200, skew: 0.3, specks: 60 },
  { ...FAX, seed: 45, dpi: 300, skew: 0.7, specks: 110 },
  { ...OFFICE_SCAN, seed: 46, dpi: 240, skew: -0.25, shade: 0.2 },
]

export const scansOf: readonly { readonly source: Source; readonly scans: readonly Degradation[] }[] = [
  { source: whitePaperPage79, scans: [PAGE_79] },
  { source: jointStatement, scans: JOINT_STATEMENT },
]
