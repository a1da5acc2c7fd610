// DoclingDocument JSON (https://github.com/docling-project/docling-core): the document for tools of the Docling family.
import type { Document, Node, Page } from '../model/document.ts'
import { doclingTable } from './docling-table.ts'
import { renderJson } from './json.ts'

/** Of the format: the first with lists as they are written here. Readers take files of any version up to their own. */
const VERSION = '1.5.0'
const MIME_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  tif: 'image/tiff',
  tiff: 'image/tiff',
}
/** Thirteen hexadecimal digits: as many as a JSON number holds exactly. */
const HASH_DIGITS = 13

interface Ref {
  readonly $ref: string
}

interface Item {
  readonly self_ref: string
  parent: Ref
  readonly children: Ref[]
  readonly content_layer: Node['layer']
  readonly label: string
  readonly [field: string]: unknown
}

/**
 * Nodes become texts and pictures, in reading order; numbered paragraphs and bullets are items of lists, with their
 * markers as printed, nested as they are; furniture is in its layer. Boxes count from the top left.
 */
export function renderDocling({ source, pages, nodes }: Document): string {
  const body: Item = {
    self_ref: '#/body',
    parent: { $ref: '' },
    children: [],
    content_layer: 'body',
    label: 'unspecified',
  }
  const [texts, pictures, tables, groups]: [Item[], Item[], Item[], Item[]] = [[], [], [], []]
  const items = new Map<string, Item>()
  const sizes = new Map(pages.map((page) => [page.page, page]))
  for (const node of nodes) {
    const table = doclingTable(node)
    const [name, list] =
      table !== null
        ? (['tables', tables] as const)
        : node.label === 'picture'
          ? (['pictures', pictures] as const)
          : (['texts', texts] as const)
    const self = `#/${name}/${list.length}`
    const item = table === null ? itemOf(node, self, sizes) : { ...boxedItem(node, self), ...noTies(), ...table }
    const above = (node.parent === null ? undefined : items.get(node.parent)) ?? body
    const parent = item.label === 'list_item' ? listUnder(above, groups) : above
    list.push(item)
    adopt(parent, item)
    if (node.label === 'picture' && node.text !== '') adopt(item, pushText(node, texts, sizes))
    if (item.label === 'list_item' || list !== texts) items.set(node.id, item)
    if (item.label === 'caption' && Array.isArray(above.captions)) above.captions.push({ $ref: self })
  }
  const { parent: _, ...root } = body
  return renderJson({
    schema_name: 'DoclingDocument',
    version: VERSION,
    name: source.file.replace(/\.[^.]*$/, ''),
    origin: originOf(source),
    furniture: { ...root, self_ref: '#/furniture', children: [], content_layer: 'furniture', name: '_root_' },
    body: { ...root, name: '_root_' },
    groups,
    texts,
    pictures,
    tables,
    key_value_items: [],
    form_items: [],
    pages: Object.fromEntries(
      pages.map(({ page, width, height }) => [page, { size: { width, height }, page_no: page }]),
    ),
  })
}

function originOf({ file, sha256 }: Document['source']): object {
  const extension = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  return {
    mimetype: MIME_TYPES[extension] ?? 'application/octet-stream',
    binary_hash: Number.parseInt(sha256.slice(0, HASH_DIGITS), 16),
    filename: file,
  }
}

function adopt(parent: Item, child: Item): void {
  child.parent = { $ref: parent.self_ref }
  parent.children.push({ $ref: child.self_ref })
}

/** The list that ends what stands under `parent`, or a new one there. */
function listUnder(parent: Item, groups: Item[]): Item {
  const last = parent.children.at(-1)?.$ref
  const open = groups.find((group) => group.self_ref === last)
  if (open !== undefined) return open
  const made: Item = {
    self_ref: `#/groups/${groups.length}`,
    parent: { $ref: '' },
    children: [],
    content_layer: 'body',
    label: 'list',
    name: 'list',
  }
  groups.push(made)
  adopt(parent, made)
  return made
}

type Sizes = ReadonlyMap<number, Page>

/** What is written within a picture. */
function pushText(node: Node, texts: Item[], sizes: Sizes): Item {
  const item = itemOf({ ...node, label: 'paragraph' }, `#/texts/${texts.length}`, sizes)
  texts.push(item)
  return item
}

/** What pictures and tables may lead to. */
const noTies = () => ({ captions: [], references: [], footnotes: [] })

function boxedItem({ layer, text, sources }: Node, self: string) {
  const length = [...text].length
  return {
    self_ref: self,
    parent: { $ref: '' },
    children: [],
    content_layer: layer,
    prov: sources.map(({ page, box: [l, t, r, b] }) => ({
      page_no: page,
      bbox: { l, t, r, b, coord_origin: 'TOPLEFT' },
      charspan: [0, length],
    })),
  }
}

function itemOf(node: Node, self: string, sizes: Sizes): Item {
  const { text, raw, marker = '' } = node
  const label = labelOf(node, sizes)
  const base = { ...boxedItem(node, self), label }
  if (label === 'picture') return { ...base, ...noTies() }
  if (label === 'list_item') return { ...base, orig: raw, text, enumerated: node.label !== 'list_item', marker }
  const whole = { ...base, orig: raw, text: `${marker} ${text}`.trim() }
  return label === 'section_header' ? { ...whole, level: 1 } : whole
}

/** Docling has no page numbers, viewer strips or datelines; a table is text where its cells are not known. */
function labelOf({ label, sources }: Node, sizes: Sizes): string {
  switch (label) {
    case 'numbered_paragraph':
      return 'list_item'
    case 'paragraph':
    case 'dateline':
    case 'contents':
    case 'signature':
    case 'side_note':
    case 'address':
    case 'table':
      return 'text'
    case 'page_number':
    case 'viewer_chrome': {
      const { page, box } = sources[0]!
      return box[1] + box[3] < (sizes.get(page)?.height ?? 0) ? 'page_header' : 'page_footer'
    }
    default:
      return label
  }
}
