// Straightened: by how much a page was turned before it was read, as far as what is kept of it tells.
import type { PageText } from '../../model/page-text.ts'

/**
 * Pages askew by less degrees are read as they are, for turning blurs a bilevel page a little. Letters that Recto's own
 * recognizer got wrong in unlv-isri and old-books: on the 128 pages askew by more, 4,478 straightened and 5,052 as they
 * are; on the 42 askew by 0.12 to 0.25 degrees, 2,357 and 2,335.
 */
export const MIN_SKEW = 0.25

/** Degrees that were taken out of a page before it was read, 0 where it was read as it is. */
export const straightenedBy = ({ skew, textSource }: Pick<PageText, 'skew' | 'textSource'>): number =>
  textSource === 'ocr' && Math.abs(skew) >= MIN_SKEW ? skew : 0
