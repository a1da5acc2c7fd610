// Numbers as printed before paragraphs, "3.", "(a)", "ii)", and the paths that their sequence makes of them.

export interface PrintedNumber {
  readonly marker: string
  /** "3", "a", "ii". */
  readonly step: string
  readonly style: 'decimal' | 'letter-or-roman'
  readonly rest: string
}

const NUMBER =
  /^(?<marker>§\s?\d{1,3}(?:\.\d{1,3})*\.?|\(?(?<step>\d{1,3}(?:\.\d{1,3})*|[a-z]{1,5}|[IVXL]{1,6}|[A-Z](?=\)))[.)])\s+(?=\S)/u

/** The number a line begins with; null where it begins otherwise. */
export function printedNumber(line: string): PrintedNumber | null {
  const match = NUMBER.exec(line)
  if (match === null) return null
  const marker = match.groups!.marker!
  const step = match.groups!.step ?? marker.replace(/[^\d.]/g, '').replace(/\.$/, '')
  const style = /^\d/.test(step) ? 'decimal' : 'letter-or-roman'
  if (style !== 'decimal' && step.length > 1 && !/^[ivxl]+$/i.test(step)) return null
  return { marker, step, style, rest: line.slice(match[0].length) }
}

export interface Numberer {
  /** The path of the next number, or null where it does not go on from those before. */
  readonly next: (number: PrintedNumber) => string | null
}

interface Level {
  readonly step: string
  readonly brackets: string
}

/** How far a sequence may leap and still be one. */
const MAX_LEAP = 5

/** Reads numbers in their order: "3." opens a paragraph, "(a)" and "(i)" after it paragraphs within. */
export function createNumberer(): Numberer {
  let levels: readonly Level[] = []
  const enter = (kept: readonly Level[], level: Level): string => {
    levels = [...kept, level]
    return levels.map(({ step }) => step).join('.')
  }
  return {
    next: ({ step, style, marker }) => {
      const brackets = marker.replace(step, '')
      if (style === 'decimal' && !brackets.includes('(')) {
        const last = levels[0]
        const leap = Number(step) - Number(last?.step ?? 0)
        const goesOn = last === undefined || step.includes('.') || step === '1' || (leap > 0 && leap <= MAX_LEAP)
        return goesOn ? enter([], { step, brackets }) : null
      }
      const own = levels.findLastIndex(
        (level, index) => (index > 0 || level.brackets.startsWith('(')) && follows(level.step, step),
      )
      if (own >= 0) return enter(levels.slice(0, own), { step, brackets })
      const opens = levels.length > 0 || brackets.startsWith('(')
      return opens && isFirst(step) ? enter(levels, { step, brackets }) : null
    },
  }
}

const isFirst = (step: string): boolean => /^(?:1|a|i|I|A)$/.test(step)

function follows(before: string, step: string): boolean {
  if (/^\d+$/.test(before)) return Number(step) === Number(before) + 1
  const [from, to] = [romanValue(before), romanValue(step)]
  if (from !== null && to === from + 1) return true
  return before.length === 1 && step.length === 1 && step.codePointAt(0) === before.codePointAt(0)! + 1
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi']

function romanValue(step: string): number | null {
  const value = ROMAN.indexOf(step.toLowerCase())
  return value > 0 ? value : null
}
