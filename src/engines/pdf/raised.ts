// Raised marks of a text layer: small digits above the baseline become superscript ones, as they are read from scans.
import type { Run } from './text.ts'

/** A raised digit is so small and so high, in sizes of its line's text: word processors set 0.58–0.85, 0.3–0.4 higher. */
const SMALL = 0.9
const LEAST_RISE = 0.2
/** "1", "1, 2", "3–5" and "1)": marks of notes, and exponents. */
const MARKS = /^\s*\d{1,3}(?:[,;–-]\s?\d{1,3})*[).,;]?\s*$/u
const FRACTION_BAR = /^\s*[/⁄]/u
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** The runs of one line, the digits of those raised over its text turned into superscripts. @param text the line's widest run */
export function raisedText(runs: readonly Run[], text: Run): Run[] {
  return runs.map((run, index) => {
    const isRaised = run.size <= SMALL * text.size && text.baseline - run.baseline >= LEAST_RISE * text.size
    if (!isRaised || !MARKS.test(run.text)) return run
    // "5" and a raised "1" before "/2" is five and a half, not 51 halves.
    if (FRACTION_BAR.test(runs[index + 1]?.text ?? '')) return { ...run, text: ` ${run.text.trimStart()}` }
    const marks = run.text.replace(/\d/gu, (digit) => SUPERSCRIPTS[Number(digit)]!)
    return { ...run, text: index === 0 ? `${marks} ` : marks }
  })
}
