import { describe, expect, it } from 'vitest'
import type { GrayImage } from '../../../src/engines/ports.ts'
import { evenContrast, isBilevel } from '../../../src/page/image/contrast.ts'
import { proseLines, textPage } from '../text-image.ts'

const TEXT = textPage(proseLines(14, 9))

/** The page lit from the left: paper goes from 245 down to `dark`, ink stays at a fifth of its paper. */
function shaded(dark: number): GrayImage {
  const data = TEXT.data.map((gray, at) => {
    const paper = 245 - ((245 - dark) * (at % TEXT.width)) / TEXT.width
    return Math.round(paper * (0.2 + (0.8 * gray) / 255))
  })
  return { ...TEXT, data }
}

const share = (image: GrayImage, test: (gray: number, at: number) => boolean): number =>
  image.data.filter((gray, at) => test(gray, at)).length / image.data.length

describe('evenContrast', () => {
  it('lights a shaded page evenly, so that one threshold finds its ink', () => {
    const page = shaded(140)
    const even = evenContrast(page, 150)
    const wrong = (image: GrayImage): number => share(image, (gray, at) => gray < 150 !== TEXT.data[at]! < 150)
    expect(wrong(page)).toBeGreaterThan(0.05)
    expect(wrong(even)).toBeLessThan(0.01)
    expect(share(even, (gray) => gray > 235)).toBeGreaterThan(0.8)
  })

  it('leaves a bilevel page, and an evenly lit one, as it is', () => {
    const bilevel = { ...TEXT, data: TEXT.data.map((gray) => (gray < 128 ? 0 : 255)) }
    expect(evenContrast(bilevel, 150)).toBe(bilevel)
    const even = { ...TEXT, data: TEXT.data.map((gray) => Math.max(30, Math.min(245, gray))) }
    expect(evenContrast(even, 150)).toBe(even)
  })

  it.each([70, 100, 140])('does not make a ground of gray %i under light type as light as the type', (ground) => {
    const page = { ...TEXT, height: 2 * TEXT.height, data: new Uint8Array(2 * TEXT.data.length) }
    page.data.set(shaded(190).data)
    page.data.set(
      TEXT.data.map((gray) => (gray < 128 ? 240 : ground)),
      TEXT.data.length,
    )
    const inPanel = (at: number): boolean => at > 1.1 * TEXT.data.length
    const even = evenContrast(page, 150)
    expect(share(even, (gray, at) => inPanel(at) && gray > ground + 20)).toBeLessThan(0.05)
    expect(share(even, (gray, at) => !inPanel(at) && gray > 235)).toBeGreaterThan(0.4)
  })

  it('lights a gray slip with dark type, though its hard edge is light', () => {
    const slip = { ...TEXT, data: TEXT.data.map((gray, at) => (at % TEXT.width < 60 ? 245 : Math.round(0.45 * gray))) }
    expect(share(evenContrast(slip, 150), (gray) => gray > 220)).toBeGreaterThan(0.8)
  })

  it('does not lift a photograph to white', () => {
    const photograph = { width: 300, height: 300, data: new Uint8Array(90_000).map((_, at) => 20 + ((at * 7) % 40)) }
    expect(share(evenContrast(photograph, 150), (gray) => gray > 160)).toBe(0)
  })

  it.each([
    [1, 1],
    [3, 200],
    [17, 16],
  ])('takes a page of %i × %i pixels', (width, height) => {
    const page = { width, height, data: new Uint8Array(width * height).fill(120) }
    expect(evenContrast(page, 300).data).toHaveLength(width * height)
  })
})

describe('isBilevel', () => {
  it('tells black and white from gray', () => {
    expect(isBilevel({ width: 4, height: 1, data: Uint8Array.of(0, 255, 3, 250) })).toBe(true)
    expect(isBilevel({ width: 4, height: 1, data: Uint8Array.of(0, 255, 128, 250) })).toBe(false)
  })
})
