// document.pdf: written by a page process beside its place, then put there whole; and what a person should know of it.
import { rm } from 'node:fs/promises'
import { diagnostic } from '../diagnostics/codes.ts'
import { outputError } from '../diagnostics/output-error.ts'
import { RectoError } from '../diagnostics/recto-error.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { SearchablePdf } from '../model/text-overlay.ts'
import { textOverlays } from '../render/text-overlay.ts'
import { retryOnce } from './failed-page.ts'
import type { FormatInput } from './formats.ts'
import { removeFile } from './own-files.ts'
import type { StagedFiles } from './staged-files.ts'
import { passingPath } from './write-file.ts'

/**
 * Makes the input searchable, to stand at `path`. An input that does not allow it costs this file alone: none stands there then.
 * @throws RectoError of kind output, or the signal's reason
 */
export async function writeSearchablePdf(
  path: string,
  { document, pages, path: input, password, pool, signal }: FormatInput,
  files: StagedFiles,
): Promise<readonly Diagnostic[]> {
  const target = passingPath(path)
  const overlays = textOverlays(document, pages)
  const secret = password === undefined ? {} : { password }
  try {
    const request = { path: input, sha256: document.source.sha256, target, overlays, ...secret }
    const made = await retryOnce(async () => {
      await rm(target, { force: true })
      return pool.searchablePdf(request, signal)
    })
    await files.add(path)
    return aboutMade(made)
  } catch (error) {
    await rm(target, { force: true }).catch(() => {})
    signal?.throwIfAborted()
    if (!(error instanceof RectoError)) throw outputError(path, error)
    if (error.kind === 'output') throw named(error, path)
    if (error.kind === 'environment') throw error
    files.takeAway(() => removeFile(path))
    return [diagnostic('format/not-written', `document.pdf was not written: ${error.message}; ${error.hint}`)]
  }
}

/** The page process wrote it at its passing place, which says nothing to a person. */
const named = (error: RectoError, file: string): RectoError =>
  new RectoError(error.kind, error.message, { hint: error.hint, file, cause: error })

function aboutMade({ because, leftAlone }: SearchablePdf): Diagnostic[] {
  const reasons = [...new Set(leftAlone.map((one) => one.because))]
  return [
    ...(because === null
      ? []
      : [
          diagnostic(
            'format/page-images',
            `document.pdf is made of page images, for the PDF cannot be taken apart (${because})`,
          ),
        ]),
    ...reasons.map((reason) => {
      const pages = leftAlone.filter((one) => one.because === reason).map(({ page }) => page)
      const named = `${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}`
      return diagnostic('format/page-left-alone', `in document.pdf no text was laid over ${named}: ${reason}`)
    }),
  ]
}
