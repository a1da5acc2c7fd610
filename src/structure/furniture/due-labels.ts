// Due labels: page numbers that were misread, told by the numbers that pages before and after bear in the same place.

import { asDigits } from '../../markers/marker-core.ts'
import { romanOf } from '../../markers/roman.ts'
import type { Word } from '../../model/page-text.ts'
import type { EdgeRow } from './edge-rows.ts'
import type { PageLabel } from './page-label.ts'

/** The nearest two numbers, no further away than so many pages, tell what is due, when they agree. */
const NEAR = 4
const WITNESSES = 2
/** One place, as share of the page's height. */
const SAME_PLACE = 0.03
const MAX_LENGTH = 90
/** A number stands alone, or so many x-heights from the head's words. */
const GAP = 2.5

/** The labels due on pages that have none, by the row whose first or last word is a misreading of it. */
export function dueLabels(
  rows: readonly EdgeRow[],
  advancing: ReadonlyMap<EdgeRow, PageLabel>,
): ReadonlyMap<EdgeRow, PageLabel> {
  const byPage = new Map<number, [EdgeRow, PageLabel]>([...advancing].map((entry) => [entry[0].page, entry]))
  const found = new Map<EdgeRow, PageLabel>()
  for (const row of rows) {
    if (byPage.has(row.page) || row.text.length > MAX_LENGTH) continue
    const due = labelDueAt(row, byPage)
    if (due !== null && endWords(row).some(({ text }) => isMisreadingOf(text, due))) found.set(row, due)
  }
  return found
}

/** What the nearest numbers in the row's place say of its page with one voice. */
function labelDueAt(row: EdgeRow, byPage: ReadonlyMap<number, readonly [EdgeRow, PageLabel]>): PageLabel | null {
  const witnesses = Array.from({ length: NEAR }, (_, step) => [row.page - step - 1, row.page + step + 1])
    .flat()
    .map((page) => byPage.get(page))
    .filter((one) => one !== undefined && one[1].script !== 'prefixed' && isInPlace(one[0], row))
    .slice(0, WITNESSES)
    .map((one) => ({ value: one![1].value + row.page - one![0].page, script: one![1].script }))
  const { value, script } = witnesses[0] ?? { value: 0, script: 'arabic' }
  const agree = witnesses.length === WITNESSES && witnesses.every((one) => one.value === value && one.script === script)
  if (!agree || value < 1) return null
  return { text: script === 'roman' ? romanOf(value) : String(value), value, script, explicit: false }
}

const isInPlace = (a: EdgeRow, b: EdgeRow): boolean => a.edge === b.edge && Math.abs(a.y - b.y) <= SAME_PLACE

/** The words at either end of a row that a gap parts from the rest. */
function endWords({ lines, margins: { xHeight } }: EdgeRow): Word[] {
  const words = [...lines].sort((a, b) => a.box[0] - b.box[0]).flatMap((line) => line.words)
  const isParted = (left: Word | undefined, right: Word | undefined): boolean =>
    left === undefined || right === undefined || right.box[0] - left.box[2] >= GAP * xHeight
  return [
    ...(isParted(words[0], words[1]) ? words.slice(0, 1) : []),
    ...(words.length > 1 && isParted(words.at(-2), words.at(-1)) ? words.slice(-1) : []),
  ]
}

/** "5§" of 5, "l2" of 12, "vili" of viii: the same but for signs, and letters that look like its own. */
function isMisreadingOf(word: string, { text, script }: PageLabel): boolean {
  const letters = word.replace(/[^\p{L}\p{N}|!]/gu, '')
  if (letters === '') return false
  return script === 'roman'
    ? letters.toLowerCase().replace(/[l1|!jt]/gu, 'i') === text.replace(/l/gu, 'i')
    : asDigits(letters) === text
}
