// The scanner: a clean page becomes a scan, with skew, blur, grain, uneven light, speckle and a codec's losses.

import { deflateSync } from 'node:zlib'
import type { Canvas } from '@napi-rs/canvas'
import sharp from 'sharp'
import type { ScanImage } from './image-pdf.ts'
import { type Random, seededRandom } from './random.ts'

export interface Degradation {
  readonly seed: number
  readonly dpi: number
  /** Degrees, clockwise positive. */
  readonly skew: number
  /** Standard deviation of the optical blur, in pixels; at least 0.3. */
  readonly blur: number
  /** Standard deviation of the grain, in gray levels of 255. */
  readonly noise: number
  /** Gray level of ink and of paper, 0–255. */
  readonly ink: number
  readonly paper: number
  /** Share of the light lost at the darkest corner, 0–1. */
  readonly shade: number
  /** Specks of dirt on the page, 1–4 pixels wide. */
  readonly specks: number
  /** Width in pixels of the black band that the scanner's lid leaves at the left and top edges. */
  readonly border: number
  readonly codec:
    | { readonly kind: 'jpeg'; readonly quality: number }
    | { readonly kind: 'bilevel'; readonly threshold: number }
}

interface Gray {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

/** A table of normal deviates is fast enough for a page of nine million pixels. */
const GRAIN_SIZE = 1 << 16

async function expose(canvas: Canvas, { skew, blur }: Degradation): Promise<Gray> {
  const { width, height } = canvas
  const raw = { width, height, channels: 4 as const }
  const turned = sharp(Buffer.from(canvas.data()), { raw }).removeAlpha().rotate(skew, { background: 'white' })
  const { data, info } = await turned.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
  const crop = {
    left: Math.floor((info.width - width) / 2),
    top: Math.floor((info.height - height) / 2),
    width,
    height,
  }
  const sheet = { width: info.width, height: info.height, channels: info.channels as 1 }
  const blurred = sharp(data, { raw: sheet }).extract(crop).blur(blur).toColourspace('b-w')
  return { data: await blurred.raw().toBuffer(), width, height }
}

/** Paper and ink levels, a light that falls off towards one corner, and grain. */
function develop({ data, width, height }: Gray, { ink, paper, shade, noise }: Degradation, random: Random): void {
  const grain = Float32Array.from({ length: GRAIN_SIZE }, () => random.normal() * noise)
  for (let y = 0, at = 0; y < height; y += 1) {
    let deviate = Math.floor(random.uniform() * GRAIN_SIZE)
    for (let x = 0; x < width; x += 1, at += 1) {
      const far = (x / width) ** 2 * 0.6 + (y / height) ** 2 * 0.4
      const level = (ink + ((paper - ink) * data[at]!) / 255) * (1 - shade * far)
      deviate = (deviate + 1) % GRAIN_SIZE
      data[at] = Math.max(0, Math.min(255, Math.round(level + grain[deviate]!)))
    }
  }
}

function fill(
  { data, width, height }: Gray,
  left: number,
  top: number,
  right: number,
  bottom: number,
  level: number,
): void {
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y += 1) {
    data.fill(level, y * width + Math.max(0, left), y * width + Math.min(width, right))
  }
}

function soil(gray: Gray, { specks, border, ink }: Degradation, random: Random): void {
  for (let speck = 0; speck < specks; speck += 1) {
    const x = Math.floor(random.uniform() * gray.width)
    const y = Math.floor(random.uniform() * gray.height)
    const wide = 1 + Math.floor(random.uniform() * 3)
    const high = 1 + Math.floor(random.uniform() * 3)
    fill(gray, x, y, x + wide, y + high, Math.floor(ink + random.uniform() * 90))
  }
  if (border === 0) return
  let ragged = border
  for (let y = 0; y < gray.height; y += 1) {
    ragged = Math.max(border * 0.7, Math.min(border * 1.3, ragged + random.normal() * 0.6))
    fill(gray, 0, y, Math.round(ragged), y + 1, 12)
  }
  fill(gray, 0, 0, gray.width, Math.round(border * 0.6), 12)
}

function packBits({ data, width, height }: Gray, threshold: number): Buffer {
  const stride = Math.ceil(width / 8)
  const bits = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x]! >= threshold) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return bits
}

/** Turns a clean page, painted at `options.dpi`, into the encoded image of a scan; the same seed gives the same bytes. */
export async function degrade(page: Canvas, options: Degradation): Promise<ScanImage> {
  const random = seededRandom(options.seed)
  const gray = await expose(page, options)
  develop(gray, options, random)
  soil(gray, options, random)
  const { width, height } = gray
  const { codec, dpi } = options
  if (codec.kind === 'bilevel') {
    const data = deflateSync(packBits(gray, codec.threshold), { level: 9 })
    return { width, height, dpi, bits: 1, filter: 'FlateDecode', data }
  }
  const picture = sharp(gray.data, { raw: { width, height, channels: 1 } }).toColourspace('b-w')
  return {
    width,
    height,
    dpi,
    bits: 8,
    filter: 'DCTDecode',
    data: await picture.jpeg({ quality: codec.quality }).toBuffer(),
  }
}
