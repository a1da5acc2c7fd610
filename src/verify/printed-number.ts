// Numbers as printed before paragraphs, "3.", "(a)", "ii)", and the paths that their sequence makes of them.

export interface PrintedNumber {
  readonly marker: string
  /** "3", "a", "ii". */
  readonly step: string
  /** What stands around the step: ".", "()". */
  readonly brackets: string
  readonly style: 'decimal' | 'letter-or-roman'
  readonly rest: string
  /** The first number within it where one text has both, as in "1.—(1)"; `marker` and `rest` are then those of both. */
  readonly inner: PrintedNumber | null
}

const NUMBER =
  /^(?<marker>§\s?\d{1,3}(?:\.\d{1,3})*\.?|\(?(?<step>\d{1,3}(?:\.\d{1,3})*|[a-z]{1,5}|[IVXL]{1,6}|[A-Z](?=\)))[.)])(?:\s+(?=\S)|\s?(?<dash>[–—-])\s?(?=\())/u

/** So many later lines, or paragraphs, show whether a number goes on: an item's own text is seldom longer. */
export const LATER_LINES = 80

/**
 * The number a line begins with; null where it begins otherwise. `later` lines tell whether a first number right behind it
 * counts: after "1. (a)" a "(b)" must come before the next number of the outer kind. Behind a dash it always does.
 */
export function printedNumber(line: string, later: readonly string[] = []): PrintedNumber | null {
  const match = NUMBER.exec(line)
  if (match === null) return null
  const marker = match.groups!.marker!
  const step = match.groups!.step ?? marker.replace(/[^\d.]/g, '').replace(/\.$/, '')
  const style = /^\d/.test(step) ? 'decimal' : 'letter-or-roman'
  if (style !== 'decimal' && step.length > 1 && !/^[ivxl]+$/i.test(step)) return null
  const rest = line.slice(match[0].length)
  const outer = { marker, step, brackets: marker.replace(step, ''), style, rest, inner: null } as const
  const inner = firstWithin(outer)
  if (match.groups!.dash !== undefined) return inner === null ? null : chained(outer, inner, line)
  return inner !== null && goesOn(inner, outer, later) ? chained(outer, inner, line) : outer
}

function firstWithin({ brackets, rest }: PrintedNumber): PrintedNumber | null {
  const inner = printedNumber(rest)
  const opens = inner !== null && isFirst(inner.step) && inner.brackets.startsWith('(') && inner.brackets !== brackets
  return opens ? inner : null
}

const chained = (outer: PrintedNumber, inner: PrintedNumber, line: string): PrintedNumber => ({
  ...outer,
  marker: line.slice(0, line.length - outer.rest.length) + inner.marker,
  rest: inner.rest,
  inner,
})

function goesOn(first: PrintedNumber, outer: PrintedNumber, later: readonly string[]): boolean {
  for (const line of later) {
    const number = printedNumber(line)
    if (number?.brackets === first.brackets && follows(first.step, number.step)) return true
    if (number?.brackets === outer.brackets) return false
  }
  return false
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
  const nextOuter = ({ step, style, brackets }: PrintedNumber): string | null => {
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
  }
  return {
    next: (number) => {
      const path = nextOuter(number)
      return path === null || number.inner === null ? path : enter(levels, number.inner)
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
