// A strict reader of the report's HTML: its tags with their attributes, and its text with the entities resolved.

export interface Tag {
  readonly name: string
  readonly closes: boolean
  readonly attributes: Readonly<Record<string, string>>
}

export interface ReadHtml {
  readonly tags: readonly Tag[]
  readonly text: string
}

const VOID = new Set(['meta', 'img', 'br', 'input'])
/** Elements whose content is no markup: it ends with the next tag that closes them. */
const RAW = new Set(['style', 'script'])
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+="[^"<>]*")*)>/y
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Throws at a "<", ">" or "&" that is no part of a tag or entity, and at tags that do not nest. */
export function readHtml(html: string): ReadHtml {
  const tags: Tag[] = []
  const open: string[] = []
  let text = ''
  let at = html.startsWith('<!DOCTYPE html>\n') ? 16 : 0
  while (at < html.length) {
    const raw = RAW.has(open.at(-1) ?? '')
    const next = html.indexOf(raw ? `</${open.at(-1)}>` : '<', at)
    text += textOf(html.slice(at, next < 0 ? html.length : next), raw)
    if (next < 0) break
    TAG.lastIndex = next
    const match = TAG.exec(html)
    if (match === null) throw new Error(`no tag: ${html.slice(next, next + 60)}`)
    const [whole, slash, name] = [match[0], match[1], match[2]!]
    if (slash === '/' && open.pop() !== name)
      throw new Error(`</${name}> closes another: ${html.slice(next - 60, next)}`)
    if (slash === '' && !VOID.has(name)) open.push(name)
    tags.push({ name, closes: slash === '/', attributes: attributesOf(match[3]!) })
    at = next + whole.length
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(', ')}`)
  return { tags, text }
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, textOf(value!, false)]),
  )
}

function textOf(text: string, isRaw: boolean): string {
  if (isRaw) return ''
  if (text.includes('>')) throw new Error(`a stray ">": ${text}`)
  return text.replace(/&(?:([a-z]+|#39);)?/g, (entity, name: string | undefined) => {
    const letter = ENTITIES[name ?? '']
    if (letter === undefined) throw new Error(`a stray "${entity}"`)
    return letter
  })
}
