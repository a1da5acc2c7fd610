// Makes the facsimiles: typesets each source, degrades it with a fixed seed, and writes input/*.pdf with its reference.

import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Degradation, degrade } from './facsimiles/degrade.ts'
import { imagePdf } from './facsimiles/image-pdf.ts'
import { referenceOf } from './facsimiles/reference.ts'
import { scansOf } from './facsimiles/scans.ts'
import type { Source } from './facsimiles/source.ts'
import { layOut, paint } from './facsimiles/typeset.ts'

export interface Facsimile {
  readonly pdf: Buffer
  readonly reference: string
}

/** Makes one facsimile in memory; `scans` says how each page is degraded, the last standing for all that follow. */
export async function makeFacsimile(source: Source, scans: readonly Degradation[]): Promise<Facsimile> {
  const sheets = layOut(source)
  const images = []
  for (const [index, sheet] of sheets.entries()) {
    const scan = scans[Math.min(index, scans.length - 1)]!
    images.push(await degrade(paint(sheet, scan.dpi), scan))
  }
  const info = {
    title: `Facsimile: ${source.title}`,
    subject: 'Facsimile, not a scan: typeset from text and degraded by scripts/facsimiles.ts of Recto',
  }
  return { pdf: imagePdf(images, info), reference: `${JSON.stringify(referenceOf(source, sheets), null, 2)}\n` }
}

async function main(): Promise<void> {
  const root = new URL('../', import.meta.url)
  await mkdir(new URL('input/', root), { recursive: true })
  await mkdir(new URL('test/facsimiles/', root), { recursive: true })
  for (const { source, scans } of scansOf) {
    const { pdf, reference } = await makeFacsimile(source, scans)
    await writeFile(new URL(`input/${source.name}.pdf`, root), pdf)
    await writeFile(new URL(`test/facsimiles/${source.name}.reference.json`, root), reference)
    process.stdout.write(`input/${source.name}.pdf  ${Math.round(pdf.length / 1024)} KB\n`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
