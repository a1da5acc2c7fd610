// A box on a page: its schema.
import { z } from 'zod'

export const Box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .describe('[left, top, right, bottom], page pixels, origin top-left of the upright page')
export type Box = z.infer<typeof Box>
