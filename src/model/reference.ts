// Reference: the text a faultless digitization of a document would have, with its structure; written by people.
import { z } from 'zod'

const Text = z.string().regex(/\S/, 'must not be empty')

export const Reference = z
  .strictObject({
    source: z.string().optional().describe('what the text is of; for people'),
    page_label: z.string().optional().describe('the printed number of the first page'),
    page_labels: z.array(z.string()).optional().describe('the printed number of each page'),
    section: z.strictObject({ label: z.string(), number: z.string().nullable() }).nullable().optional(),
    title: Text.nullable().optional(),
    dateline: z
      .strictObject({
        text: Text,
        place: z.string().nullable().optional(),
        date: z.iso.date().nullable().optional().describe('ISO 8601, YYYY-MM-DD'),
      })
      .nullable()
      .optional(),
    headings: z.array(Text).optional().describe('in their order'),
    paragraphs: z
      .array(
        z.strictObject({
          number: z.string().min(1).optional().describe('its path, such as "3", "3.a" or "IV.2"; none = unnumbered'),
          text: Text.describe('lines joined, the number left out'),
        }),
      )
      .describe('in their order'),
    footnotes: z
      .array(
        z.strictObject({
          page: z.int().positive().optional().describe('physical page, 1-based'),
          mark: z.string().min(1).optional().describe('as printed: "¹", "*"'),
          text: Text,
        }),
      )
      .optional(),
    furniture: z
      .array(Text)
      .optional()
      .describe('all pieces of furniture, page after page; [] = there is none, absent = not known'),
    pages: z
      .array(
        z.strictObject({
          page: z.int().positive().describe('physical page, 1-based'),
          label: z.string().nullable().optional(),
          furniture: z.array(Text).optional().describe('the furniture of this page, once more'),
        }),
      )
      .optional(),
  })
  .describe('Recto reference')
export type Reference = z.infer<typeof Reference>
