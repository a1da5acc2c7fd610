// A finding about a scan or its text, as data: what was found, where, and what was expected there.
import { z } from 'zod'
import { Box } from './box.ts'

export const Severity = z.enum(['info', 'warning', 'error'])
export type Severity = z.infer<typeof Severity>

export const Diagnostic = z
  .strictObject({
    code: z
      .string()
      .regex(/^[a-z]+\/[a-z-]+$/)
      .describe('stage/finding, as listed in docs/diagnostics.md'),
    severity: Severity,
    message: z.string().min(1),
    page: z.int().positive().optional().describe('physical page, 1-based'),
    box: Box.optional(),
    expected: z.string().optional(),
    actual: z.string().optional(),
  })
  .describe('A finding about the scan or its text')
export type Diagnostic = z.infer<typeof Diagnostic>
