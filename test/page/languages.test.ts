import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { recognize } from '../../src/page/page-process.ts'
import { characterErrors } from '../../src/verify/texts/error-rate.ts'
import { scratchFolder } from '../engines/scratch-folder.ts'
import { LANGUAGE_PAGES, type LanguagePage } from './language-pages.ts'

const folder = scratchFolder()

async function textOf({ language, image }: LanguagePage): Promise<string> {
  const { width, height, data } = image
  const png = await sharp(data, { raw: { width, height, channels: 1 } })
    .withMetadata({ density: 300 })
    .png()
    .toBuffer()
  const path = folder.write(`${language}.png`, png)
  const sha256 = createHash('sha256').update(png).digest('hex')
  const options = { dpi: 300, language, engine: 'recto' as const, model: null }
  const outcome = await recognize({ path, sha256, page: 1, options })
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value.lines.map((line) => line.words.map((word) => word.text).join(' ')).join('\n')
}

describe('a page in another language', () => {
  it.each(LANGUAGE_PAGES)('$language is read from end to end, at most one letter in a hundred wrong', async (page) => {
    const { rate } = characterErrors(page.lines.join('\n'), await textOf(page), null)
    expect(rate).toBeLessThanOrEqual(0.01)
  })
})
