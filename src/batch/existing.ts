// Documents of earlier runs in the output folder: found, and left alone or refused where the user asks for that.
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RectoError } from '../diagnostics/recto-error.ts'
import { Document } from '../model/document.ts'
import type { PlannedDocument } from './plan.ts'

export const EXISTING = ['skip', 'overwrite', 'abort'] as const
/** What happens to a document that is there: left alone, made anew from what was kept, or the end of the run. */
export type Existing = (typeof EXISTING)[number]

/** The whole document of a folder; null where there is none, or one that is damaged or of another version. */
export async function existingDocument(folder: string): Promise<Document | null> {
  try {
    return Document.parse(JSON.parse(await readFile(join(folder, 'document.json'), 'utf8')))
  } catch {
    return null
  }
}

/**
 * Throws a RectoError of kind output when one of the planned documents is there, be it damaged or of another version: whoever
 * wants none made anew wants none lost.
 */
export async function refuseExisting(planned: readonly PlannedDocument[], output: string): Promise<void> {
  for (const { name } of planned) {
    const folder = join(output, name)
    const stands = await lstat(join(folder, 'document.json')).catch(() => null)
    if (stands === null) continue
    throw new RectoError('output', 'there is a document already, and --existing is abort', {
      hint: 'choose another folder with --output, or --existing skip or overwrite',
      file: folder,
    })
  }
}
