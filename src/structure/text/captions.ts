// Captions: lines that name a figure, table or plate by its number and say what it shows, and the lines that go on with them.
import { stepTo, type TextLine } from './text-line.ts'

/** Lines of a caption follow each other within so many line pitches, and x-heights. */
export const CAPTION_STEP = 1.35
export const CAPTION_PITCH = 3

const NAMED =
  /^(?:fig(?:ure|\.)|table|plate|map|chart|photo(?:graph)?|abbildung|abb\.|tabelle|tableau|figura|tabla|tabella)\s*(?:\d{1,3}|[IVXL]{1,6}|[A-Z])(?:[-.–]\d{1,3})*[a-z]?\s*(?:[.:]|--?|[–—])(?![\d-])/iu

/** "FIGURE 6. — Oolites", "Table 3-2: Dues"; not "Figure 16(a) shows" nor "Table 7 and Figure 4". */
export const isCaption = (text: string): boolean => /^\p{Lu}/u.test(text) && NAMED.test(text)

/** Whether a line stands where the next line of a caption would. @param pitch of the region's lines, page pixels */
export const isNextOfCaption = (line: TextLine, before: TextLine, pitch: number): boolean =>
  line.page === before.page &&
  line.region === before.region &&
  stepTo(line, before) <= CAPTION_STEP * Math.min(pitch, CAPTION_PITCH * line.xHeight)
