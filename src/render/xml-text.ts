// Text within XML 1.0: markup escaped, and what XML cannot hold shown as U+FFFD.

/** All that XML 1.0 allows (https://www.w3.org/TR/xml/#charsets), turned round; lone surrogates are among it. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** `text` for an element's content or a quoted attribute. */
export const xmlText = (text: string): string =>
  text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"']/g, (letter) => ENTITIES[letter]!)
