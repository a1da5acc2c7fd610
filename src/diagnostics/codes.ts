// The table of every finding Recto can report: its severity and what a person can do about it.
import type { Diagnostic, Severity } from '../model/diagnostic.ts'

interface Finding {
  readonly severity: Severity
  readonly hint: string
}

export const CODES = {
  'page/failed': { severity: 'error', hint: 'look at the page in the source; run again to try it anew' },
  'page/read-gently': {
    severity: 'warning',
    hint: 'compare the page with the scan: it was read at a lower resolution; run again to try it anew',
  },
  'page/low-confidence': { severity: 'warning', hint: 'proofread this page; a better scan (300 dpi, gray) helps most' },
  'page/image-ends-early': {
    severity: 'warning',
    hint: 'get the file anew or scan the page again: what is missing of the image cannot be read',
  },
  'page/low-resolution': { severity: 'warning', hint: 'scan the page again at 300 dpi if you can' },
  'page/rotated': { severity: 'info', hint: 'nothing to do: the page was turned upright before it was read' },
  'page/text-layer-ignored': {
    severity: 'info',
    hint: 'nothing to do: the hidden text was not trusted, the image was read',
  },
  'page/two-sources': {
    severity: 'info',
    hint: 'nothing to do: both the text layer and the images of the page were read',
  },
  'page/reduced': {
    severity: 'info',
    hint: 'nothing to do: the page is very large and was read at a lower resolution',
  },
  'page/watermark': { severity: 'info', hint: 'compare the words that they lie over with the scan' },
  'page/noise-removed': { severity: 'info', hint: 'nothing to do, unless the scan shows text there' },
  'structure/number-gap': { severity: 'warning', hint: 'a paragraph may be merged with its neighbour, or missing' },
  'structure/number-repeat': { severity: 'warning', hint: 'compare both paragraphs with the scan' },
  'structure/number-clash': {
    severity: 'warning',
    hint: 'a heading may be missing or unread before the second ones; compare both with the scan',
  },
  'structure/number-step-back': { severity: 'warning', hint: 'compare the order of the paragraphs with the scan' },
  'structure/number-mended': {
    severity: 'info',
    hint: 'the sequence shows which number was misread; compare with the scan',
  },
  'structure/looked-again': { severity: 'info', hint: 'compare the place with the scan' },
  'structure/page-label-gap': { severity: 'warning', hint: 'a sheet may be missing, doubled or swapped' },
  'format/not-written': { severity: 'warning', hint: 'the other formats were written' },
  'format/page-images': { severity: 'warning', hint: 'links, outlines and metadata of the PDF are not in it' },
  'format/page-left-alone': { severity: 'warning', hint: 'what those pages held before can still be searched' },
  'structure/contents-title': {
    severity: 'warning',
    hint: 'compare the page with the contents: a heading may be missing or misread, or a sheet may be another',
  },
  'structure/contents-page': {
    severity: 'warning',
    hint: 'compare both with the scan: the contents may be wrong, or a page number misread',
  },
} as const satisfies Record<string, Finding>

export type Code = keyof typeof CODES

/** A diagnostic with the severity that the table gives its code. */
export function diagnostic(
  code: Code,
  message: string,
  where: Omit<Diagnostic, 'code' | 'severity' | 'message'> = {},
): Diagnostic {
  return { code, severity: CODES[code].severity, message, ...where }
}
