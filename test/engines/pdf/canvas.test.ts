// The canvas is loaded with the first page that has to be painted, and serves pdf.js from then on.
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { rasterOf } from '../page-rasters.ts'
import { grayImage, type TestPage } from './test-pdf.ts'

const require = createRequire(import.meta.url)
const isLoaded = (): boolean => require.resolve('@napi-rs/canvas/js-binding') in require.cache

const SCAN: TestPage = {
  size: [72, 72],
  content: 'q 72 0 0 72 0 0 cm /S Do Q',
  images: { S: grayImage(Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => 90))) },
}
/** Within a clip, and painted by a pattern: both are made of the canvas's paths and of matrices. */
const DRAWING: TestPage = {
  size: [72, 72],
  content: '9 9 54 54 re W n /Pattern cs /P scn 0 0 72 72 re f',
  resources:
    '/Pattern << /P << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 72 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [1] /N 1 >> >> >> >>',
}

it('takes out a scan without the canvas, and loads it for a drawing', async () => {
  const scan = await rasterOf(SCAN, { dpi: 300, maxPixels: 1e6 })
  expect([scan.origin, isLoaded()]).toEqual(['image', false])
  const { origin, image } = await rasterOf(DRAWING, { dpi: 72, maxPixels: 1e6 })
  expect([origin, isLoaded()]).toEqual(['rendered', true])
  const row = [...image.data.subarray(36 * image.width, 37 * image.width)]
  expect([row[4], row[68]]).toEqual([255, 255])
  expect([row[12]! < 60, row[60]! > 190]).toEqual([true, true])
})
