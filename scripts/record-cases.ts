// `npm run record`: the recognized pages of input/, and of the light facsimiles of plates, as the input of test cases of their names.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { PageText } from '../src/model/page-text.ts'
import { readPlatePages } from './evaluate/plates.ts'
import { openRecto } from './evaluate/recto.ts'
import { plateFacsimiles } from './facsimiles/plates/make-plates.ts'

const ROOT = resolve(import.meta.dirname, '..')

const recto = openRecto({ jobs: 2, reuse: true })
for (const file of readdirSync(join(ROOT, 'input')).filter((name) => name.endsWith('.pdf'))) {
  const path = join(ROOT, 'input', file)
  const numbers = Array.from({ length: await recto.pageCount(path) }, (_, index) => index + 1)
  const pages = await Promise.all(numbers.map((number) => recto.readPage(path, number)))
  record(
    basename(file, '.pdf'),
    pages.map(({ page }) => page),
  )
}
for (const facsimile of plateFacsimiles().filter(({ grade }) => grade === 'light')) {
  record(`plate-${facsimile.name.replace('-light', '')}`, await readPlatePages(facsimile, recto))
}
await recto.close()

function record(slug: string, pages: readonly PageText[]): void {
  const folder = join(ROOT, 'test/cases', slug)
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'input.json'), `${JSON.stringify(pages)}\n`)
  console.log(
    `${slug}: ${pages.length} pages recorded; npx vitest run test/cases.test.ts --update takes the new outcome as expected`,
  )
}
