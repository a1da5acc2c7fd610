// Contact lines: what tells a street, a place with its postal code, a telephone number or an address of e-mail.

/** "Harbour Town, NV 89101", "Arlington, Va. 22201-1234", "20457 Hamburg", "London SW1A 2AA". */
const POSTAL =
  /^(?:\p{Lu}[\p{L}.’' -]*,?\s+(?:[A-Z]{2}|[A-Z]\p{L}{1,4}\.|[A-Z]\.\s?[A-Z]\.|\p{Lu}\p{Ll}+)\.?,?\s+\d{5}(?:-\d{4})?|(?:[A-Z]{1,2}-)?\d{4,5}\s+\p{Lu}[\p{L}’' -]{2,30}|\p{Lu}[\p{L}’' ,-]*\s[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})$/u
/** A street with its number, or a box: the line above a place is one of these, or a floor of it. */
export const STREET =
  /^\d{1,5}[A-Za-z]?\s+(?:\p{Lu}|\d)|\s\d{1,5}[a-z]?$|\bbox\s+\d|\b(?:street|st\.|avenue|ave\.|road|rd\.|boulevard|blvd\.?|drive|lane|suite|floor|room|square|place|court|building)\b/iu
const PHONE =
  /^(?:(?:tel(?:ephone|efax)?|phone|fax|facsimile|mobile|cell|direct|office|t|f)\b\.?(?:\s?(?:no|number)\.?)?\s?:?\s*)?(?:\+?\d{1,3}[\s.-]?)?\(?\d{2,4}\)?[\s./-]\s?\d{2,4}(?:[\s./-]?\d{2,4}){0,3}(?:\s?(?:\(?(?:tel(?:ephone)?|phone|fax|facsimile|cell|direct)\)?|(?:ext|x)\.?\s?\d{1,5}))?$/iu
const MAIL = /^(?:e-?mail\s?:?\s*)?\S+\s?@\s?\S+\.\p{L}{2,}$|^(?:https?:\/\/|www\.)\S+$/iu
const BOX = /^(?:p\.?\s?o\.?\s?)?box\s+\d+$/iu

const bare = (text: string): string => text.replace(/[.,;]$/u, '')

/** A place with its postal code, as the last line of an address. */
export const isPlace = (text: string): boolean => POSTAL.test(text.replace(/[.,]$/u, ''))

/** "Telephone: (212) 555-0117", "(Fax) 555 0118", "holm@pilots.example". */
export const isReach = (text: string): boolean => PHONE.test(bare(text)) || MAIL.test(bare(text))

/** A line of an address that is none by itself: a place, a box, or a street over one of them. @param after the lines below */
export const isOfAddress = (text: string, after: readonly string[]): boolean =>
  isPlace(text) ||
  BOX.test(bare(text)) ||
  (STREET.test(text) && after.some((other) => isPlace(other) || BOX.test(bare(other))))
