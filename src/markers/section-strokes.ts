// Section strokes: a Roman number that stands alone over its section, as printed or misread.

/** "II", and "1I" for it: strokes of which one at least was read as it is. */
export const SECTION_STROKES = /^(?=.*[IVX])[IVXLl1|!]{2,5}\.?$/u
