// How long a page spends in each stage: a clock that the engines' calls set, so that no stage has to know of it.
import type { FindLayout, LineRecognizer, Recognizer, SourceFile, SourcePage } from '../engines/ports.ts'
import type { PageStage, PageTimes } from '../model/run-profile.ts'

export interface StageClock {
  /** From now on time counts for this stage. */
  enter(stage: PageStage): void
  /** Seconds by stage since the last `stop`. */
  stop(): PageTimes
}

const NOTHING: PageTimes = { start: 0, decode: 0, prepare: 0, layout: 0, recognize: 0, recheck: 0 }

/** @param now milliseconds */
export function createStageClock(now: () => number = () => performance.now()): StageClock {
  let times = { ...NOTHING }
  let open: { readonly stage: PageStage; readonly since: number } | null = null
  const close = (): void => {
    if (open !== null) times[open.stage] += (now() - open.since) / 1000
    open = null
  }
  return {
    enter(stage) {
      close()
      open = { stage, since: now() }
    },
    stop() {
      close()
      const taken = times
      times = { ...NOTHING }
      return taken
    },
  }
}

/** A file whose pages' images count as decoding, and what follows them as preparation. */
export function timedFile(file: SourceFile, clock: StageClock): SourceFile {
  return {
    pageCount: file.pageCount,
    openPage: async (page) => timedPage(await file.openPage(page), clock),
    close: () => file.close(),
  }
}

function timedPage(page: SourcePage, clock: StageClock): SourcePage {
  return {
    widthPoints: page.widthPoints,
    heightPoints: page.heightPoints,
    inspect: () => page.inspect(),
    textLines: (rotation) => page.textLines(rotation),
    drawnPaths: () => page.drawnPaths(),
    place: page.place,
    async rasterize(limits) {
      const raster = await page.rasterize(limits)
      clock.enter('prepare')
      return raster
    },
  }
}

/** Both in one pass. */
export function timedRecognizer(recognizer: Recognizer, clock: StageClock): Recognizer {
  return {
    ...recognizer,
    async recognize(image, assume, dpi) {
      clock.enter('recognize')
      const recognition = await recognizer.recognize(image, assume, dpi)
      clock.enter('recheck')
      return recognition
    },
  }
}

export function timedLayout(findLayout: FindLayout, clock: StageClock): FindLayout {
  return (image, dpi) => {
    clock.enter('layout')
    return findLayout(image, dpi)
  }
}

export function timedLines(lines: LineRecognizer, clock: StageClock): LineRecognizer {
  return {
    ...lines,
    recognizeLines(image, found) {
      clock.enter('recognize')
      const read = lines.recognizeLines(image, found)
      clock.enter('recheck')
      return read
    },
  }
}
