// A page process that opens and decodes pages as the real one does, with a recognizer that finds no text on them.

import { RectoError } from '../../../src/diagnostics/recto-error.ts'
import type { Recognizer } from '../../../src/engines/ports.ts'
import { openSourceFile } from '../../../src/engines/source-file.ts'
import type { PageJob } from '../../../src/model/page-job.ts'
import type { PageText } from '../../../src/model/page-text.ts'
import { inspect, type Outcome } from '../../../src/page/page-process.ts'
import { recognizePage } from '../../../src/page/recognize-page.ts'

export { inspect }

const blind: Recognizer = {
  name: 'blind',
  version: '1',
  recognize: async () => ({ lines: [], pictures: [] }),
  close: async () => {},
}

/** URL of this module, for createPagePool. */
export const READING_PAGES = import.meta.url

/** What is no RectoError is thrown: the pool tells it as a fault. */
export async function recognize(job: PageJob): Promise<Outcome<PageText>> {
  const file = await openSourceFile(job.path)
  try {
    return { ok: true, value: await recognizePage(file, job, async () => blind) }
  } catch (error) {
    if (!(error instanceof RectoError)) throw error
    const { kind, message, hint, retry } = error
    return { ok: false, error: { kind, message, hint, retry } }
  } finally {
    await file.close()
  }
}
