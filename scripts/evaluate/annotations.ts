// Annotations: the structure of real scans, as labels of line ranges in the corpus's own reference texts; no text is copied.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { NodeLabel } from '../../src/model/document.ts'

export const ANNOTATIONS = resolve(import.meta.dirname, '../../test/annotations')

const FURNITURE: ReadonlySet<string> = new Set(['page_header', 'page_footer', 'page_number', 'viewer_chrome'])

export const AnnotatedBlock = z.strictObject({
  lines: z.tuple([z.int().positive(), z.int().positive()]).describe('first and last line of the reference, 1-based'),
  label: z.union([NodeLabel, z.literal('unscored')]).describe('unscored: a caption page or stamp, not judged'),
  number: z
    .string()
    .min(1)
    .optional()
    .describe('its path: "3", "3.a"; "….3" where what encloses it stands on none of the pages'),
  mark: z.string().min(1).optional().describe('of a footnote'),
  joins: z.literal(true).optional().describe('goes on with the last block of the page before'),
})
export type AnnotatedBlock = z.infer<typeof AnnotatedBlock>

export const AnnotatedPage = z.strictObject({
  image: z.string().describe('within the corpus'),
  reference: z.string().describe('within the corpus'),
  sha256: z.string().describe('of the reference, so that the lines are those that were annotated'),
  follows: z.boolean().describe('the page right after the one before'),
  blocks: z.array(AnnotatedBlock).min(1),
})
export type AnnotatedPage = z.infer<typeof AnnotatedPage>

/**
 * Rules are tuned on one half of the documents; the other only tells how well they do. Where the faults of its documents have
 * been looked at, it tells no more: only documents that were annotated since do.
 */
export const Half = z.enum(['tuning', 'held-out'])
export type Half = z.infer<typeof Half>

export const Annotation = z.strictObject({ document: z.string(), half: Half, pages: z.array(AnnotatedPage).min(1) })
export type Annotation = z.infer<typeof Annotation>

export const isFurnitureLabel = (label: string): boolean => FURNITURE.has(label)

/** All annotations, by name of their files. */
export function readAnnotations(folder = ANNOTATIONS): Annotation[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => Annotation.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}

/** The reference's lines. Throws where its text is not the one that was annotated. */
export function referenceLines(page: AnnotatedPage, corpus: string): string[] {
  const data = readFileSync(join(corpus, page.reference))
  const hash = createHash('sha256').update(data).digest('hex')
  if (hash !== page.sha256) throw new Error(`${page.reference}: not the text that was annotated`)
  return data.toString('utf8').split('\n')
}
