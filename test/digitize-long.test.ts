// The structure stages over a document of 1,000 pages: their time grows with the pages, not with their square.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { seededRandom } from '../scripts/facsimiles/random.ts'
import { structurePages } from '../src/digitize.ts'
import type { PageText } from '../src/model/page-text.ts'
import { typedPage } from './structure/typed-page.ts'

const PAGES = 1000
/** Of one core. */
const SECONDS = 10
const WORDS =
  'the parties agreed that dues of fishing harbours and coasts in this treaty stand for a year to come'.split(' ')

/** Numbered paragraphs of some lines each, under a running head and over a page number. */
function typedPages(): PageText[] {
  const { uniform } = seededRandom(1)
  const below = (count: number): number => Math.floor(uniform() * count)
  let number = 0
  return Array.from({ length: PAGES }, (_, index) => {
    const rows = ['                      REPORT OF THE HARBOUR COMMISSION', '']
    while (rows.length < 42) {
      number += 1
      for (let line = 0; line < 3 + below(6); line++) {
        const text = Array.from({ length: 12 }, () => WORDS[below(WORDS.length)]).join(' ')
        rows.push(line === 0 ? `${number}. ${text}` : text)
      }
      rows.push('')
    }
    return typedPage([...rows.slice(0, 44), '', `${' '.repeat(40)}${index + 1}`].join('\n'), { page: index + 1 })
  })
}

/** Processor time of this thread, for other tests run beside it, and the collector's threads on other cores; of the process where the system does not tell. */
function threadSeconds(): number {
  if (process.platform !== 'linux') return process.cpuUsage().user / 1e6
  // Behind the name in brackets: user and system time are the 12th and 13th, in hundredths (proc_pid_stat(5)).
  const fields = readFileSync('/proc/thread-self/stat', 'latin1').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

it(`take less than ${SECONDS} s`, () => {
  const pages = typedPages()
  const before = threadSeconds()
  const document = structurePages(
    pages,
    { path: 'typed.pdf', sha256: 'a'.repeat(64), pageCount: PAGES },
    {
      name: 'recto',
      version: '0.0.0',
      engine: { name: 'typewriter', version: '1', language: 'eng' },
      options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
    },
  )
  const seconds = threadSeconds() - before
  expect(document.pages).toHaveLength(PAGES)
  expect(document.nodes.filter(({ label }) => label === 'numbered_paragraph').length).toBeGreaterThan(5 * PAGES)
  expect(seconds).toBeLessThan(SECONDS)
})
