// `npm run record`: the recognized pages of input/ as the recorded input of the test cases of the same names.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { openRecto } from './evaluate/recto.ts'

const ROOT = resolve(import.meta.dirname, '..')

const recto = openRecto({ jobs: 2, reuse: true })
for (const file of readdirSync(join(ROOT, 'input')).filter((name) => name.endsWith('.pdf'))) {
  const path = join(ROOT, 'input', file)
  const numbers = Array.from({ length: await recto.pageCount(path) }, (_, index) => index + 1)
  const pages = await Promise.all(numbers.map((number) => recto.readPage(path, number)))
  const folder = join(ROOT, 'test/cases', basename(file, '.pdf'))
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'input.json'), `${JSON.stringify(pages.map(({ page }) => page))}\n`)
  console.log(
    `${file}: ${pages.length} pages recorded; npx vitest run test/cases.test.ts --update takes the new outcome as expected`,
  )
}
await recto.close()
