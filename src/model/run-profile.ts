// Where the time of a run went: seconds of work by stage, told by `recto digitize --profile`.
import { z } from 'zod'

const seconds = z.number().nonnegative()

/** Seconds that one page took in its process. */
export const PageTimes = z.strictObject({
  start: seconds.describe('loading the recognizer, once a process'),
  decode: seconds.describe('opening the file and taking the page’s image out of it'),
  prepare: seconds.describe('turning, cleaning, straightening'),
  layout: seconds.describe('finding lines and pictures'),
  recognize: seconds.describe('reading the lines; layout too where tesseract.js does both'),
  recheck: seconds.describe('noise, doubles, dashes, quotes, superscripts; choosing what to read again'),
})
export type PageTimes = z.infer<typeof PageTimes>
export type PageStage = keyof PageTimes

export const RunProfile = z
  .strictObject({
    pages: z.int().nonnegative().describe('pages read in this run; those of an earlier run take no time'),
    seconds: PageTimes.extend({ structure: seconds.describe('from all pages to the document, checked') }),
  })
  .describe('seconds of work in all processes together')
export type RunProfile = z.infer<typeof RunProfile>
