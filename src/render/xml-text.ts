// Text within XML 1.0: markup escaped, and what XML cannot hold shown as U+FFFD.
import { escaped } from '../diagnostics/html-text.ts'

/** All that XML 1.0 allows (https://www.w3.org/TR/xml/#charsets), turned round; lone surrogates are among it. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** `text` for an element's content or a quoted attribute. */
export const xmlText = (text: string): string => escaped(text.replace(FORBIDDEN, '\uFFFD'))
