// A long text in pieces that can be segmented one by one: Intl.Segmenter takes time with the square of the length.

const PIECE_LENGTH = 2_000

/** No letter or word goes over such a place, whatever stands beside it: white space before an ASCII letter or digit. */
const CUT = /\s(?=[A-Za-z0-9])/g

/** Pieces that make up the text; longer ones where there is no place to cut. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let start = 0
  while (text.length - start > PIECE_LENGTH) {
    CUT.lastIndex = start + PIECE_LENGTH
    if (CUT.exec(text) === null) break
    pieces.push(text.slice(start, CUT.lastIndex))
    start = CUT.lastIndex
  }
  pieces.push(text.slice(start))
  return pieces
}
