import { describe, expect, it } from 'vitest'
import { createStageClock, timedFile, timedLayout, timedLines } from '../../src/page/stage-clock.ts'

const image = { width: 1, height: 1, data: new Uint8Array(1) }

describe('createStageClock', () => {
  it('counts time for the stage it is in, adds up what comes back to a stage, and begins anew after a stop', () => {
    let now = 0
    const clock = createStageClock(() => now)
    now = 500
    clock.enter('decode')
    now = 1500
    clock.enter('layout')
    now = 1750
    clock.enter('decode')
    now = 2000
    expect(clock.stop()).toEqual({ start: 0, decode: 1.25, prepare: 0, layout: 0.25, recognize: 0, recheck: 0 })
    now = 9000
    expect(Object.values(clock.stop())).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('is set by the calls of the engines: decoding, preparation, layout, recognition, and what follows', async () => {
    let now = 0
    const clock = createStageClock(() => now)
    const lasts = (milliseconds: number): void => {
      now += milliseconds
    }
    const file = timedFile(
      {
        pageCount: 1,
        openPage: async () => ({
          widthPoints: 1,
          heightPoints: 1,
          inspect: async () => expect.fail('not asked for'),
          textLines: async () => [],
          drawnPaths: async () => [],
          place: null,
          rasterize: async () => {
            lasts(1000)
            return { image, dpi: 300, origin: 'image', reduced: false, endsEarly: false }
          },
        }),
        close: async () => {},
      },
      clock,
    )
    const findLayout = timedLayout(() => {
      lasts(3000)
      return { lines: [], pictures: [] }
    }, clock)
    const recognizeLines = () => {
      lasts(4000)
      return []
    }
    const lines = timedLines({ name: 'reader', version: '1', recognizeLines }, clock)

    clock.enter('decode')
    const page = await file.openPage(1)
    await page.rasterize({ dpi: 300, maxPixels: 1 })
    lasts(2000)
    await findLayout(image, 300)
    lines.recognizeLines(image, [])
    lasts(5000)
    lines.recognizeLines(image, [])
    expect(clock.stop()).toEqual({ start: 0, decode: 1, prepare: 2, layout: 3, recognize: 8, recheck: 5 })
  })
})
