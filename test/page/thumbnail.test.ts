import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openSourceFile } from '../../src/engines/source-file.ts'
import { makeThumbnail } from '../../src/page/thumbnail.ts'
import { testPdf } from '../engines/pdf/test-pdf.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'

const folder = scratchFolder()
/** Black in its upper half. */
const path = folder.write('half.pdf', testPdf([{ size: [600, 800], content: '0 400 600 400 re f' }]))

describe('makeThumbnail', () => {
  it.each([
    [0, 360, 480, 'top'],
    [180, 360, 480, 'bottom'],
    [90, 360, 270, 'right'],
  ] as const)('turned by %i: %i × %i, black at the %s', async (rotation, width, height, dark) => {
    const file = await openSourceFile(path)
    const thumbnail = await makeThumbnail(file, { page: 1, rotation })
    await file.close()
    expect(thumbnail).toMatchObject({ width, height })
    const image = sharp(Buffer.from(thumbnail.webp, 'base64'))
    const quarter = { width: Math.floor(width / 3), height: Math.floor(height / 3) }
    const left = dark === 'right' ? width - quarter.width : 0
    const top = dark === 'bottom' ? height - quarter.height : 0
    const samples = await image
      .extract({ left, top, ...quarter })
      .raw()
      .toBuffer()
    expect(samples.reduce((sum, sample) => sum + sample, 0) / samples.length).toBeLessThan(40)
  })
})
