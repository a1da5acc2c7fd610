// Leaders: the dots that lead a line to the page number at its end, which make it an entry of contents.

/** Three dots, or the one sign for them. */
const DOTS = String.raw`(?:…|(?:[.·…]\s?){3,})`
/** A page number, also where letters were read for its digits: "12", "iv", "A-4", "l2". */
const LABEL = String.raw`(?:[A-Z][-–.]?)?[\dIlOoSivxlc|]{1,6}`
const ENTRY = new RegExp(String.raw`${DOTS}\s?${LABEL}$`, 'iu')

/** Whether the line says what a heading says, and on which page it stands. */
export const isLedToLabel = (text: string): boolean => ENTRY.test(text)
