// `recto schema`: the JSON Schemas, written from the zod schemas or compared with them.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { makeFolders } from '../batch/own-folder.ts'
import { writeAtomically } from '../batch/write-file.ts'
import { EXIT, type ExitCode } from '../diagnostics/exit-codes.ts'
import { Document } from '../model/document.ts'
import { PageLook } from '../model/page-look.ts'
import { PageText } from '../model/page-text.ts'
import { Reference } from '../model/reference.ts'
import { RunReport } from '../model/run-report.ts'
import { VerificationReport } from '../model/verification.ts'

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  document: Document,
  'page-text': PageText,
  'page-look': PageLook,
  'run-report': RunReport,
  reference: Reference,
  'verification-report': VerificationReport,
}

/** Text of each schema file, by name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => {
      const file = `${name}.schema.json`
      const { description, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' })
      const json = { $schema: rest.$schema, $id: file, title: description, ...rest }
      return [file, `${JSON.stringify(json, null, 2)}\n`]
    }),
  )
}

export interface SchemaCommand {
  readonly output: string
  readonly check?: boolean
}

/**
 * Writes the schemas; with `check` only compares, and exits 1 when one differs.
 * Throws a RectoError of kind output when they cannot be written.
 */
export async function runSchema(
  { output, check }: SchemaCommand,
  out: { write(text: string): unknown },
): Promise<ExitCode> {
  if (check === true) return compare(output, out)
  await makeFolders(output)
  for (const [file, text] of schemaFiles()) await writeAtomically(join(output, file), text)
  out.write(`${[...schemaFiles().keys()].join(', ')} written to ${output}\n`)
  return EXIT.ok
}

async function compare(folder: string, out: { write(text: string): unknown }): Promise<ExitCode> {
  const differing: string[] = []
  for (const [file, text] of schemaFiles()) {
    const found = await readFile(join(folder, file), 'utf8').catch(() => null)
    if (found !== text) differing.push(join(folder, file))
  }
  if (differing.length === 0) return EXIT.ok
  out.write(`${differing.join(', ')}: not what the types say — run recto schema\n`)
  return EXIT.findings
}
