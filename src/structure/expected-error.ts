// The share of letters that are likely to be wrong, from the confidence of the words: an expected CER without reference.
import type { Line, TextSource, Word } from '../model/page-text.ts'

/** At this confidence of a word, so many edits for each of its letters, the space after it counted as one. */
export interface ErrorStep {
  readonly confidence: number
  readonly errors: number
}

/**
 * Fitted by `npm run evaluate -- --fit-confidence` (scripts/evaluate/calibration.ts) to every other page of unlv-isri
 * and old-books, 188 pages; on the other half it expects 1.10 % of the letters wrong, and 1.11 % are. Over twenty
 * pages the real share is 0.4 to 2 times the expected one; on a single page it says little more than good or bad.
 */
export const ERROR_STEPS: readonly ErrorStep[] = [
  { confidence: 0.061, errors: 0.2787 },
  { confidence: 0.276, errors: 0.227 },
  { confidence: 0.424, errors: 0.1945 },
  { confidence: 0.549, errors: 0.1731 },
  { confidence: 0.648, errors: 0.1208 },
  { confidence: 0.74, errors: 0.1043 },
  { confidence: 0.807, errors: 0.0566 },
  { confidence: 0.858, errors: 0.0452 },
  { confidence: 0.893, errors: 0.021 },
  { confidence: 0.916, errors: 0.0121 },
  { confidence: 0.935, errors: 0.008 },
  { confidence: 0.95, errors: 0.0034 },
  { confidence: 0.96, errors: 0.0031 },
  { confidence: 0.97, errors: 0 },
]

/** Words as a page has them: as much of it as the expected error asks for. */
export interface WordsOfPage {
  readonly textSource: TextSource
  readonly lines: readonly LineOfWords[]
}

interface LineOfWords {
  readonly words: readonly Pick<Word, 'text' | 'confidence'>[]
  /** Where it is not the page's. */
  readonly textSource?: Line['textSource']
}

/**
 * Expected edits by letters over all recognized pages; 0 for the letters of a text layer, which were not recognized.
 * Null where no page has words. What was overlooked on a page has no words, and so no part in it.
 */
export function expectedCer(pages: readonly WordsOfPage[], steps: readonly ErrorStep[] = ERROR_STEPS): number | null {
  let [edits, letters] = [0, 0]
  for (const { lines, textSource: ofPage } of pages) {
    for (const { words, textSource = ofPage } of lines) {
      for (const { text, confidence } of words) {
        const length = lettersIn(text) + 1
        letters += length
        if (textSource === 'ocr') edits += length * errorsAt(confidence, steps)
      }
    }
  }
  return letters === 0 ? null : Math.round((edits / letters) * 10_000) / 10_000
}

function lettersIn(text: string): number {
  let letters = 0
  for (const _ of text) letters += 1
  return letters
}

/** Between two steps in proportion; beyond the first and the last as there. */
function errorsAt(confidence: number, steps: readonly ErrorStep[]): number {
  const above = steps.findIndex((step) => step.confidence >= confidence)
  if (above === 0) return steps[0]!.errors
  if (above === -1) return steps.at(-1)?.errors ?? 0
  const [low, high] = [steps[above - 1]!, steps[above]!]
  const share = (confidence - low.confidence) / (high.confidence - low.confidence)
  return low.errors + share * (high.errors - low.errors)
}
