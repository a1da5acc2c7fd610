// The page process: what a child process of the pool does — page jobs and looks into inputs, its engines kept warm.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type ErrorKind, RectoError } from '../diagnostics/recto-error.ts'
import type { Recognizer, SourceFile } from '../engines/ports.ts'
import { openSourceFile } from '../engines/source-file.ts'
import type { PageImage, PageImageRequest } from '../model/page-image.ts'
import type { InputFile, PageJob } from '../model/page-job.ts'
import type { LookJob, PageLook } from '../model/page-look.ts'
import type { PageText } from '../model/page-text.ts'
import type { PageTimes } from '../model/run-profile.ts'
import type { SearchablePdf, SearchablePdfRequest } from '../model/text-overlay.ts'
import type { Thumbnail, ThumbnailRequest } from '../model/thumbnail.ts'
import { lookAtRegion } from './look-at-region.ts'
import { makePageImage } from './page-image.ts'
import { recognizePage } from './recognize-page.ts'
import { createStageClock, timedFile } from './stage-clock.ts'
import { startRecognizer } from './start-recognizer.ts'
import { makeThumbnail } from './thumbnail.ts'

/** A RectoError as data: what crosses the border between processes. */
export interface ErrorData {
  readonly kind: ErrorKind
  readonly message: string
  readonly hint: string
  readonly file?: string
  readonly page?: number
  readonly retry: boolean
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorData }

export interface InspectRequest {
  readonly path: string
  readonly password?: string
}

// A parent that was killed leaves nothing behind.
if (process.send !== undefined) process.once('disconnect', () => process.exit(0))

const clock = createStageClock()

/** One page job → its PageText and what it took, or the error as data. Never rejects. */
export async function recognize(job: PageJob): Promise<Outcome<PageText> & { readonly times: PageTimes }> {
  clock.enter('decode')
  const outcome = await outcomeOf(async () => {
    const file = timedFile(await openedFile(job), clock)
    return recognizePage(file, job, () => warmRecognizer(job))
  })
  return { ...outcome, times: clock.stop() }
}

/** A look at a part of a page → its lines, or the error as data. Never rejects. */
export function look(job: LookJob): Promise<Outcome<PageLook>> {
  return outcomeOf(async () => lookAtRegion(await openedFile(job), job, () => warmRecognizer(job)))
}

/** Opens a file, counts its pages and hashes it by streaming; or the error as data. Never rejects. */
export function inspect({ path, password }: InspectRequest): Promise<Outcome<InputFile>> {
  return outcomeOf(async () => {
    const file = await openSourceFile(path, password === undefined ? {} : { password })
    const { pageCount } = file
    await file.close()
    return { path, sha256: await hashOf(path), pageCount }
  })
}

/** A page as a small picture, or the error as data. Never rejects. */
export function thumbnail(request: ThumbnailRequest): Promise<Outcome<Thumbnail>> {
  return outcomeOf(async () => makeThumbnail(await openedFile(request), request))
}

/** A page as an image to proofread by, or the error as data. Never rejects. */
export function pageImage(request: PageImageRequest): Promise<Outcome<PageImage>> {
  return outcomeOf(async () => makePageImage(await openedFile(request), request))
}

/** An input as a searchable PDF, written where the request says, or the error as data. Never rejects. */
export function searchablePdf(request: SearchablePdfRequest): Promise<Outcome<SearchablePdf>> {
  return outcomeOf(async () => {
    const { makeSearchablePdf } = await import('./searchable-pdf.ts')
    return makeSearchablePdf(await openedFile(request), request)
  })
}

async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, error: dataOf(error) }
  }
}

function dataOf(error: unknown): ErrorData {
  if (!(error instanceof RectoError)) {
    const message = error instanceof Error ? error.message : String(error)
    const hint = 'report it, with the file if you can; the other pages go on'
    return { kind: 'bug', message: `unexpected error: ${message}`, hint, retry: true }
  }
  const { kind, message, hint, file, page, retry } = error
  return {
    kind,
    message,
    hint,
    retry,
    ...(file === undefined ? {} : { file }),
    ...(page === undefined ? {} : { page }),
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

let opened: { readonly id: string; readonly file: SourceFile } | undefined

/** The file of the last job stays open: the next job is most often of the same file. */
async function openedFile({
  path,
  sha256,
  password,
}: Pick<PageJob, 'path' | 'sha256' | 'password'>): Promise<SourceFile> {
  const changed = await stat(path).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => 'missing',
  )
  const id = JSON.stringify([path, sha256, changed, password])
  if (opened?.id === id) return opened.file
  const previous = opened
  opened = undefined
  await previous?.file.close()
  const file = await openSourceFile(path, password === undefined ? {} : { password })
  opened = { id, file }
  return file
}

let warm: { readonly id: string; readonly recognizer: Recognizer } | undefined

/** One recognizer a process, started when the first page needs it. */
async function warmRecognizer({ options, modelPath: path }: PageJob): Promise<Recognizer> {
  const id = JSON.stringify([options.engine, options.language, options.model])
  if (warm?.id === id) return warm.recognizer
  const previous = warm
  warm = undefined
  await previous?.recognizer.close()
  clock.enter('start')
  const recognizer = await startRecognizer(options, path, clock)
  clock.enter('prepare')
  warm = { id, recognizer }
  return recognizer
}
