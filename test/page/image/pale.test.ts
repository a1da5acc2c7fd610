import { describe, expect, it } from 'vitest'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { darkenPale } from '../../../src/page/image/pale.ts'
import { proseLines, textPage } from '../text-image.ts'

const PAGE = textPage(proseLines(12, 10))

/** The page with ink of one gray on white paper with grain. */
const withInk = (ink: number): GrayImage => ({
  ...PAGE,
  data: PAGE.data.map((gray, at) => Math.round(ink + ((250 - ink) * gray) / 255 - (at % 5))),
})

describe('darkenPale', () => {
  it('makes pale ink black, and its paper white in spite of its grain', () => {
    const { data } = darkenPale(withInk(190))
    const share = (test: (gray: number) => boolean): number => data.filter(test).length / data.length
    expect(share((gray) => gray < 30)).toBeGreaterThan(0.5 * share((gray) => gray < 128))
    expect(share((gray) => gray > 200)).toBeGreaterThan(0.9)
    expect(share((gray) => gray < 128)).toBeCloseTo(PAGE.data.filter((gray) => gray < 128).length / data.length, 2)
  })

  it('leaves ink that is dark enough, and empty paper, as they are', () => {
    const dark = withInk(90)
    expect(darkenPale(dark)).toBe(dark)
    const empty = { ...PAGE, data: new Uint8Array(PAGE.data.length).fill(240) }
    expect(darkenPale(empty)).toBe(empty)
  })
})
