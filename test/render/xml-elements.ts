// A strict reader of small XML for tests: refuses what is not well-formed, gives elements with attributes and text.
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface Open {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  text: string
}

const TOKEN = /<\?[^>]*\?>|<![^>]*>|<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** https://www.w3.org/TR/xml/#charsets */
export const xmlHolds = (letter: string): boolean => {
  const code = letter.codePointAt(0)!
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000
}

const decode = (text: string): string => {
  if (![...text].every(xmlHolds)) throw new Error('forbidden character')
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';') || ENTITIES[name] === undefined) throw new Error(`bad entity ${whole}`)
    return ENTITIES[name]
  })
}

export function parseXml(source: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  let end = 0
  for (const match of source.matchAll(TOKEN)) {
    if (match.index !== end) break
    end = match.index + match[0].length
    const [, closing, name, attributes = '', empty, text] = match
    const top = stack.at(-1)!
    if (text !== undefined) top.text += decode(text)
    if (name === undefined) continue
    if (closing === '/') {
      if (stack.pop()!.name !== name) throw new Error(`</${name}> closes another element`)
      continue
    }
    const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
      ([, key, value]) => [key!, decode(value!)] as const,
    )
    if (new Set(pairs.map(([key]) => key)).size !== pairs.length)
      throw new Error(`an attribute of ${name} stands twice`)
    const made: Open = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
    top.children.push(made)
    if (empty !== '/') stack.push(made)
  }
  if (end !== source.length || stack.length !== 1) throw new Error(`not well-formed at ${end}`)
  return root.children[0]!
}

/** The element and all below it, in order. */
export const elementsOf = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(elementsOf)]
