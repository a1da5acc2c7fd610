// Languages a page is read in: Tesseract's codes, several joined by +.

/** Whether `code` is among them. @param language as the option says, "eng" or "fra+eng" */
export const readsIn = (code: string, language: string): boolean => language.split('+').includes(code)
