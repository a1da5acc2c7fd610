// What docling-core's schema and rules demand of a DoclingDocument 1.5, as far as Recto writes one: fields, labels, the tree, lists.
import { z } from 'zod'

const ref = z.string().regex(/^#(?:\/[\w-]+(?:\/\d+)?)?$/)
const Ref = z.strictObject({ $ref: ref })
const node = { self_ref: ref, children: z.array(Ref), content_layer: z.enum(['body', 'furniture']) }
const Provenance = z.strictObject({
  page_no: z.int().positive(),
  bbox: z.strictObject({
    l: z.number(),
    t: z.number(),
    r: z.number(),
    b: z.number(),
    coord_origin: z.enum(['TOPLEFT', 'BOTTOMLEFT']),
  }),
  charspan: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
})
const item = { ...node, parent: Ref, prov: z.array(Provenance) }
const text = { ...item, orig: z.string(), text: z.string() }
const Text = z.discriminatedUnion('label', [
  z.strictObject({ ...text, label: z.literal('title') }),
  z.strictObject({ ...text, label: z.literal('section_header'), level: z.int().min(1).max(100) }),
  z.strictObject({ ...text, label: z.literal('list_item'), enumerated: z.boolean(), marker: z.string() }),
  z.strictObject({
    ...text,
    label: z.enum(['caption', 'footnote', 'page_footer', 'page_header', 'paragraph', 'reference', 'text']),
  }),
])
const Picture = z.strictObject({
  ...item,
  label: z.literal('picture'),
  captions: z.array(Ref),
  references: z.array(Ref),
  footnotes: z.array(Ref),
})
const Table = z.strictObject({
  ...item,
  label: z.enum(['table', 'document_index']),
  captions: z.array(Ref),
  references: z.array(Ref),
  footnotes: z.array(Ref),
  data: z.strictObject({
    table_cells: z.array(
      z.strictObject({
        bbox: Provenance.shape.bbox.nullable(),
        row_span: z.int().positive(),
        col_span: z.int().positive(),
        start_row_offset_idx: z.int().nonnegative(),
        end_row_offset_idx: z.int().positive(),
        start_col_offset_idx: z.int().nonnegative(),
        end_col_offset_idx: z.int().positive(),
        text: z.string(),
        column_header: z.boolean(),
        row_header: z.boolean(),
        row_section: z.boolean(),
      }),
    ),
    num_rows: z.int().nonnegative(),
    num_cols: z.int().nonnegative(),
  }),
})
const List = z.strictObject({ ...node, parent: Ref, label: z.literal('list'), name: z.string() })
const root = { ...node, label: z.literal('unspecified'), name: z.literal('_root_') }
/** Those that readers know by Python's mimetypes. */
const MimeType = z.enum(['application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'application/octet-stream'])

export const DoclingDocument = z.strictObject({
  schema_name: z.literal('DoclingDocument'),
  version: z.literal('1.5.0'),
  name: z.string(),
  origin: z.strictObject({
    mimetype: MimeType,
    binary_hash: z.int().nonnegative(),
    filename: z.string(),
  }),
  furniture: z.strictObject({ ...root, self_ref: z.literal('#/furniture'), children: z.array(Ref).max(0) }),
  body: z.strictObject({ ...root, self_ref: z.literal('#/body') }),
  groups: z.array(List),
  texts: z.array(Text),
  pictures: z.array(Picture),
  tables: z.array(Table),
  key_value_items: z.array(z.never()),
  form_items: z.array(z.never()),
  pages: z.record(
    z.string().regex(/^[1-9]\d*$/),
    z.strictObject({
      size: z.strictObject({ width: z.number().nonnegative(), height: z.number().nonnegative() }),
      page_no: z.int().positive(),
    }),
  ),
})
export type DoclingDocument = z.infer<typeof DoclingDocument>
type Item = DoclingDocument['body' | 'groups' | 'texts' | 'pictures' | 'tables'] extends infer T
  ? T extends readonly (infer One)[]
    ? One
    : T
  : never

/** What breaks the schema or the rules, in words; none in a valid document. */
export function doclingFaults(json: unknown): string[] {
  const parsed = DoclingDocument.safeParse(json)
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const { body, groups, texts, pictures, tables, pages } = parsed.data
  const lists = { groups, texts, pictures, tables }
  const items: Item[] = [body, ...groups, ...texts, ...pictures, ...tables]
  const byRef = new Map(items.map((one) => [one.self_ref, one]))
  return [
    ...Object.entries(lists).flatMap(([name, own]) =>
      own.flatMap(({ self_ref }, index) => (self_ref === `#/${name}/${index}` ? [] : [`${self_ref} is at ${index}`])),
    ),
    ...items.flatMap((one) => treeFaults(one, byRef)),
    ...unreached(body, byRef, items.length),
    ...groups.flatMap(({ self_ref, children }) => (children.length > 0 ? [] : [`${self_ref} is empty`])),
    ...[...texts, ...pictures, ...tables].flatMap(({ self_ref, prov }) =>
      prov.flatMap(({ page_no, bbox: { l, t, r, b } }) => {
        const size = pages[page_no]?.size
        if (size === undefined) return [`${self_ref} is on page ${page_no}, which is not there`]
        const within = l >= 0 && t >= 0 && r <= size.width && b <= size.height && l <= r && t <= b
        return within ? [] : [`${self_ref} reaches out of its page`]
      }),
    ),
  ]
}

/** Parents and children name each other; items of lists are in lists, and nothing else is. */
function treeFaults(one: Item, byRef: ReadonlyMap<string, Item>): string[] {
  const { self_ref, children } = one
  const parent = 'parent' in one ? byRef.get(one.parent.$ref) : undefined
  const named = !('parent' in one) || (parent?.children.filter(({ $ref }) => $ref === self_ref).length ?? 0) === 1
  const strangers = children.filter(({ $ref }) => {
    const child = byRef.get($ref)
    return child === undefined || !('parent' in child) || child.parent.$ref !== self_ref
  })
  const inList = parent?.label === 'list'
  return [
    ...(named ? [] : [`the parent of ${self_ref} does not name it once`]),
    ...strangers.map(({ $ref }) => `${$ref} is no child of ${self_ref}`),
    ...(inList === (one.label === 'list_item') ? [] : [`${self_ref} (${one.label}) under ${parent?.label}`]),
  ]
}

function unreached(body: Item, byRef: ReadonlyMap<string, Item>, count: number): string[] {
  const seen = new Set<string>()
  const visit = ({ self_ref, children }: Item): void => {
    if (seen.has(self_ref)) return
    seen.add(self_ref)
    for (const { $ref } of children) {
      const child = byRef.get($ref)
      if (child !== undefined) visit(child)
    }
  }
  visit(body)
  return seen.size === count ? [] : [`${count - seen.size} items are not in the tree`]
}
