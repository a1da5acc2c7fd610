// Captions: lines that name a figure, table or plate by its number and say what it shows.

const NAMED =
  /^(?:fig(?:ure|\.)|table|plate|map|chart|photo(?:graph)?|abbildung|abb\.|tabelle|tableau|figura|tabla|tabella)\s*(?:\d{1,3}|[IVXL]{1,6}|[A-Z])(?:[-.–]\d{1,3})*[a-z]?\s*(?:[.:]|--?|[–—])(?![\d-])/iu

/** "FIGURE 6. — Oolites", "Table 3-2: Dues"; not "Figure 16(a) shows" nor "Table 7 and Figure 4". */
export const isCaption = (text: string): boolean => /^\p{Lu}/u.test(text) && NAMED.test(text)
