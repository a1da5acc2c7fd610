// What the published schema of ALTO 4.4 demands of the elements that Recto writes: children in order, attributes and their types, ids.
import { elementsOf, type XmlElement } from './xml-elements.ts'

type Check = (value: string) => boolean

interface Rule {
  /** The names of its children, each followed by a space. */
  readonly children: RegExp
  readonly required?: Readonly<Record<string, Check>>
  readonly optional?: Readonly<Record<string, Check>>
  /** Of its text; it must have none where there is no check. */
  readonly text?: Check
}

const anyText: Check = () => true
/** xsd:float */
const float: Check = (value) => /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|-?INF|NaN)$/.test(value)
const confidence: Check = (value) => float(value) && Number(value) >= 0 && Number(value) <= 1
/** xsd:ID, which is an NCName; letters beyond ASCII, which it allows too, are not used. */
const id: Check = (value) => /^[A-Za-z_][\w.-]*$/.test(value)
const references: Check = (value) => value.split(' ').every(id)
/** xsd:language */
const language: Check = (value) => /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value)
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value)

const PLACE = { HPOS: float, VPOS: float, WIDTH: float, HEIGHT: float }
const REFERENCES = { STYLEREFS: references, TAGREFS: references, PROCESSINGREFS: references }
const BLOCK: Pick<Rule, 'required' | 'optional'> = {
  required: { ID: id },
  optional: { ...REFERENCES, ...PLACE, ROTATION: float, IDNEXT: id, CS: oneOf('true', 'false', '1', '0') },
}
const SPACE: Rule = {
  children: /^(?:(?:TextBlock|Illustration|GraphicalElement|ComposedBlock) )*$/,
  optional: { ID: id, STYLEREFS: references, PROCESSINGREFS: references, ...PLACE },
}
const LEAF: Rule = { children: /^$/, text: anyText }

const RULES: Readonly<Record<string, Rule>> = {
  alto: {
    children: /^(?:Description )?(?:Styles )?(?:Tags )?(?:ReadingOrder )?Layout $/,
    optional: { SCHEMAVERSION: anyText },
  },
  Description: { children: /^MeasurementUnit (?:sourceImageInformation )?(?:Processing )*$/ },
  MeasurementUnit: { children: /^$/, text: oneOf('pixel', 'mm10', 'inch1200') },
  sourceImageInformation: { children: /^(?:fileName )?(?:fileIdentifier )*(?:documentIdentifier )*$/ },
  fileName: LEAF,
  fileIdentifier: { ...LEAF, optional: { fileIdentifierLocation: anyText } },
  Processing: {
    children:
      /^(?:processingCategory )?(?:processingDateTime )?(?:processingAgency )?(?:processingStepDescription )*(?:processingStepSettings )?(?:processingSoftware )?$/,
    required: { ID: id },
  },
  processingCategory: {
    children: /^$/,
    text: oneOf('contentGeneration', 'contentModification', 'preOperation', 'postOperation', 'other'),
  },
  processingStepSettings: LEAF,
  processingSoftware: {
    children: /^(?:softwareCreator )?(?:softwareName )?(?:softwareVersion )?(?:applicationDescription )?$/,
  },
  softwareName: LEAF,
  softwareVersion: LEAF,
  Tags: { children: /^(?:(?:LayoutTag|StructureTag|RoleTag|NamedEntityTag|OtherTag) )*$/ },
  StructureTag: { children: /^$/, required: { ID: id, LABEL: anyText } },
  Layout: { children: /^(?:Page )+$/, optional: { STYLEREFS: references } },
  Page: {
    children: /^(?:TopMargin )?(?:LeftMargin )?(?:RightMargin )?(?:BottomMargin )?(?:PrintSpace )?$/,
    required: { ID: id, PHYSICAL_IMG_NR: float },
    optional: {
      STYLEREFS: references,
      PROCESSINGREFS: references,
      HEIGHT: float,
      WIDTH: float,
      PRINTED_IMG_NR: anyText,
      QUALITY: oneOf('OK', 'Missing', 'Missing in original', 'Damaged', 'Retained', 'Target', 'As in original'),
      QUALITY_DETAIL: anyText,
      POSITION: oneOf('Left', 'Right', 'Foldout', 'Single', 'Cover'),
      PC: confidence,
      ROTATION: float,
      LANG: language,
    },
  },
  TopMargin: SPACE,
  LeftMargin: SPACE,
  RightMargin: SPACE,
  BottomMargin: SPACE,
  PrintSpace: SPACE,
  TextBlock: { children: /^(?:TextLine )*$/, ...BLOCK },
  Illustration: { children: /^$/, ...BLOCK },
  GraphicalElement: { children: /^$/, ...BLOCK },
  TextLine: {
    children: /^(?:String (?:SP )?)+(?:HYP )?$/,
    optional: { ID: id, ...REFERENCES, ...PLACE, BASELINE: anyText, LANG: language },
  },
  String: {
    children: /^$/,
    required: { CONTENT: anyText },
    optional: { ID: id, ...REFERENCES, ...PLACE, WC: confidence, LANG: language },
  },
  SP: { children: /^$/, optional: { ID: id, ...PLACE } },
  HYP: { children: /^$/, required: { CONTENT: anyText }, optional: PLACE },
}

/** Allowed everywhere, as in every schema. */
const ANYWHERE = /^(?:xmlns(?::\w+)?|xsi:schemaLocation)$/

/** What breaks the schema, in words; none in a valid document. */
export function altoFaults(root: XmlElement): string[] {
  const all = elementsOf(root)
  const ids = all.flatMap(({ attributes }) => attributes.ID ?? [])
  const known = new Set(ids)
  const twice = ids.filter((one, index) => ids.indexOf(one) !== index)
  const targets = all.flatMap(({ attributes }) =>
    ['TAGREFS', 'STYLEREFS', 'PROCESSINGREFS', 'IDNEXT'].flatMap((name) => attributes[name]?.split(' ') ?? []),
  )
  return [
    ...(root.name === 'alto' ? [] : ['the root is no alto']),
    ...all.flatMap(elementFaults),
    ...twice.map((one) => `id ${one} stands twice`),
    ...targets.filter((one) => !known.has(one)).map((one) => `nothing has the id ${one}`),
  ]
}

function elementFaults({ name, attributes, children, text }: XmlElement): string[] {
  const rule = RULES[name]
  if (rule === undefined) return [`no element is called ${name}`]
  const { required = {}, optional = {} } = rule
  const order = children.map((child) => `${child.name} `).join('')
  const missing = Object.keys(required).filter((key) => attributes[key] === undefined)
  const wrong = Object.entries(attributes).filter(([key, value]) => {
    const check = required[key] ?? optional[key]
    return check === undefined ? !ANYWHERE.test(key) : !check(value)
  })
  const own = rule.text === undefined ? text.trim() === '' : rule.text(text)
  return [
    ...(rule.children.test(order) ? [] : [`children of ${name}: ${order}`]),
    ...missing.map((key) => `${name} without ${key}`),
    ...wrong.map(([key, value]) => `${name} with ${key}="${value}"`),
    ...(own ? [] : [`text of ${name}: ${text}`]),
  ]
}
