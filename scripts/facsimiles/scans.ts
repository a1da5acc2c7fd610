// The committed facsimiles: which sources there are, and how each of their pages is scanned.

import type { Degradation } from './degrade.ts'
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

export const scansOf: readonly { readonly source: Source; readonly scans: readonly Degradation[] }[] = [
  { source: whitePaperPage79, scans: [PAGE_79] },
]
