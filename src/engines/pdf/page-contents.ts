// The contents and resources of a page in a parsed PDF: read for hidden text, and renewed with an overlay.
import { deflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib'
import type { Box } from '../../model/geometry.ts'
import { type ContentResources, type StrippedContent, withoutHiddenText } from './hidden-text.ts'
import type { Matrix } from './matrix.ts'

const name = (text: string): PDFName => PDFName.of(text)
/** A page tree deeper than this runs in a circle. */
const MAX_DEPTH = 60

/** A page's contents rid of hidden text: the bytes and forms that changed; "kept" where there is none, null where it cannot be parted. */
export function unhiddenContents(page: PDFDict, view: Box): StrippedContent | 'kept' | null {
  const bytes = contentBytes(page)
  if (bytes === null) return null
  const stripped = withoutHiddenText(bytes, resourcesOf(resourceDict(page)), view)
  return stripped !== null && stripped.bytes === bytes && stripped.forms.size === 0 ? 'kept' : stripped
}

/** The page's streams as one, as they are read (ISO 32000-1, 7.8.2); null where one cannot be decoded. */
function contentBytes(page: PDFDict): Uint8Array | null {
  const streams = contentStreams(page).map((entry) => page.context.lookup(entry))
  try {
    const parts = streams.flatMap((stream) =>
      stream instanceof PDFRawStream ? [decodePDFRawStream(stream).decode(), Buffer.from('\n')] : [],
    )
    return Buffer.concat(parts)
  } catch {
    return null
  }
}

/** The entries of /Contents: streams, or references to them. */
function contentStreams(page: PDFDict): readonly (PDFRawStream | PDFRef)[] {
  const entry = page.get(name('Contents'))
  const value = page.context.lookup(entry)
  if (value instanceof PDFArray) return value.asArray() as PDFRef[]
  return value instanceof PDFRawStream ? [entry as PDFRef] : []
}

/** The page's own resources, or those of the nearest node above that has some. */
function resourceDict(page: PDFDict): PDFDict | null {
  let node: unknown = page
  for (let depth = 0; node instanceof PDFDict && depth < MAX_DEPTH; depth++) {
    const resources = dictAt(node, 'Resources')
    if (resources !== null) return resources
    node = dictAt(node, 'Parent')
  }
  return null
}

function dictAt(dict: PDFDict | null, key: string): PDFDict | null {
  const value = dict?.lookup(name(key))
  return value instanceof PDFDict ? value : null
}

function resourcesOf(resources: PDFDict | null): ContentResources {
  const objects = dictAt(resources, 'XObject')
  const states = dictAt(resources, 'ExtGState')
  return {
    isPlainState: (shown) => isPlain(dictAt(states, decodeName(shown))),
    object: (shown) => {
      const object = objects?.lookup(name(decodeName(shown)))
      if (!(object instanceof PDFRawStream)) return null
      const { dict } = object
      const kind = dict.lookup(name('Subtype'))
      if (kind === name('Image')) return isOpaque(dict) ? 'opaque image' : 'other image'
      if (kind !== name('Form')) return null
      const own = dictAt(dict, 'Resources')
      return {
        bytes: decodePDFRawStream(object).decode(),
        matrix: matrixOf(dict),
        resources: resourcesOf(own ?? resources),
      }
    },
  }
}

/** pdf-lib's names are written as in the file, with their escapes. */
const decodeName = (shown: string): string => shown.slice(1)

/** Nothing in it makes what is painted transparent, or blends it with what lies under it. */
function isPlain(state: PDFDict | null): boolean {
  const alpha = state?.lookup(name('ca'))
  const [mask, blend] = [state?.lookup(name('SMask')), state?.lookup(name('BM'))]
  const isNormal = blend === undefined || blend === name('Normal') || blend === name('Compatible')
  return (
    (alpha === undefined || (alpha instanceof PDFNumber && alpha.asNumber() === 1)) &&
    (mask === undefined || mask === name('None')) &&
    isNormal
  )
}

const isOpaque = (image: PDFDict): boolean =>
  ['ImageMask', 'SMask', 'Mask'].every((key) => image.get(name(key)) === undefined)

function matrixOf(form: PDFDict): Matrix {
  const values = form.lookup(name('Matrix'))
  const numbers = values instanceof PDFArray ? values.asArray().map((value) => form.context.lookup(value)) : []
  return numbers.length === 6 && numbers.every((value) => value instanceof PDFNumber)
    ? (numbers.map((value) => (value as PDFNumber).asNumber()) as unknown as Matrix)
    : [1, 0, 0, 1, 0, 0]
}

/**
 * Puts an overlay under all that the page paints, where the graphics state is as it begins, and gives the page resources
 * of its own, for others may share what it had. Contents that lost their hidden text take the place of the old ones.
 * @param makeOperators called with the name that the font has among the page's resources
 * @returns the objects that are new or changed beside the page itself
 */
export function renewContents(
  page: PDFDict,
  stripped: StrippedContent | 'kept',
  font: PDFRef,
  makeOperators: (fontName: string) => string,
): PDFRef[] {
  const { context } = page
  const resources = copyOf(resourceDict(page), context)
  const fonts = copyOf(dictAt(resources, 'Font'), context)
  const fontName = freeName(fonts)
  fonts.set(name(fontName), font)
  resources.set(name('Font'), fonts)
  const added: PDFRef[] = []
  if (stripped !== 'kept' && stripped.forms.size > 0)
    resources.set(name('XObject'), renewForms(resources, stripped, added))
  page.set(name('Resources'), resources)
  const overlay = context.register(deflated(context, Buffer.from(makeOperators(fontName), 'latin1')))
  added.push(overlay)
  const contents = context.obj([overlay]) as PDFArray
  if (stripped === 'kept') {
    for (const entry of contentStreams(page)) contents.push(entry)
  } else {
    const kept = context.register(deflated(context, stripped.bytes))
    added.push(kept)
    contents.push(kept)
  }
  page.set(name('Contents'), contents)
  return added
}

function renewForms(resources: PDFDict, { forms }: StrippedContent, added: PDFRef[]): PDFDict {
  const { context } = resources
  const objects = copyOf(dictAt(resources, 'XObject'), context)
  for (const [shown, form] of forms) {
    const key = name(decodeName(shown))
    const old = objects.lookup(key) as PDFRawStream
    const dict = copyOf(old.dict, context)
    for (const entry of ['Filter', 'DecodeParms', 'Length']) dict.delete(name(entry))
    dict.set(name('Filter'), name('FlateDecode'))
    if (form.forms.size > 0) {
      const own = copyOf(dictAt(dict, 'Resources') ?? resources, context)
      own.set(name('XObject'), renewForms(own, form, added))
      dict.set(name('Resources'), own)
    }
    const renewed = context.register(PDFRawStream.of(dict, deflateSync(form.bytes, { level: 9 })))
    added.push(renewed)
    objects.set(key, renewed)
  }
  return objects
}

function copyOf(dict: PDFDict | null, context: PDFContext): PDFDict {
  const copy = context.obj({}) as PDFDict
  for (const [key, value] of dict?.entries() ?? []) copy.set(key, value)
  return copy
}

function freeName(fonts: PDFDict): string {
  let free = 'Overlay'
  while (fonts.has(name(free))) free += '_'
  return free
}

const deflated = (context: PDFContext, bytes: Uint8Array): PDFRawStream =>
  PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }) as PDFDict, deflateSync(bytes, { level: 9 }))
