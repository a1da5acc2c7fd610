// Marker cores: what stands between a marker's brackets — digits, letters, Roman numerals — and what it may be a misreading of.
import { insertedPlace, LATIN_SUFFIX } from './inserted-number.ts'
import { romanValue } from './roman.ts'

/** `double`: the letters "aa", "bb", "cc" as a sequence of their own, below "(i)" in statutes. */
export type MarkerKind = 'arabic' | 'alpha' | 'ALPHA' | 'roman' | 'ROMAN' | 'double'

export interface CoreReading {
  readonly kind: MarkerKind
  readonly value: number
  /** As of a MarkerReading. */
  readonly inserted?: number
  /** As it must have been printed. */
  readonly step: string
  /** 0 = as recognized. */
  readonly cost: number
}

/** The space between a marker and its text is lost. */
export const COST_GLUED = 0.5
/** A letter read as the digit it resembles, or the other way round. */
export const COST_CONFUSED = 2
/** A letter behind a number, or a second one behind the first, is likelier misread: it counts where the sequence bears it out. */
const COST_INSERTED = 0.5
/** Lists count no further in numerals: "(cc)" is none. */
const LIKELY_ROMAN = 40
const INSERTED = new RegExp(`^(?<digits>\\d{1,3})(?<suffix>[A-Za-z]|${LATIN_SUFFIX})$`, 'u')

const DIGIT_LOOKALIKES: Readonly<Record<string, string>> = {
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  '!': '1',
  ']': '1',
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
  z: '2',
  g: '9',
  q: '9',
  G: '6',
  b: '6',
  A: '4',
  T: '7',
} // prettier-ignore

/** What small letters in brackets may have been, by what they are read as. */
const LETTER_LOOKALIKES: Readonly<Record<string, string>> = {
  '6': 'b',
  '©': 'c',
  '¢': 'c',
  '€': 'e',
  '@': 'aq',
  '®': 'rp',
  '9': 'g',
  '1': 'li',
  '2': 'z',
  '|': 'li',
  '!': 'il',
  '0': 'o',
  '5': 's',
  l: 'li',
  i: 'il',
  C: 'c',
  O: 'o',
  S: 's',
  V: 'v',
  W: 'w',
  X: 'x',
  Z: 'z',
  I: 'li',
} // prettier-ignore

/** "co" for cc or oo: round letters are read for each other, and of two one is likely right. */
const TWO_ROUND = /^([ceo])(?!\1)[ceo]$/u

/** What thin strokes of Roman numerals are misread as: "ITI" for III, "VIL" for VII, "11" for II. */
const ROMAN_LOOKALIKES = { upper: /[T1Ll|!]/gu, lower: /[lI1|!j]/gu } as const

/** "Iv" for IV: small where it is alike in both cases. */
const IN_BOTH_CASES = /^(?=.*[IVX])[IVXLvxl1|!]*[vx][IVXLvxl1|!]*$/u
/** "Il" or "LL" for a lone I with its serifs. */
const DOUBLED_STROKE = /^[IlL1|!\]]{2}$/u
const COST_DOUBLED = 3
/** "ll" or "II" for III. */
const LOST_STROKE = /^(?!\d)[Il1|!]{2}$/u

/** What may have stood where nothing was read: which of them, the sequence says. */
const LOST: CoreReading[] = [
  ...[...'bcdefghijklmnopqrstuvwxyz'].map((step) => ({ kind: 'alpha' as const, value: letterValue(step), step })),
  ...['ii', 'iii'].map((step) => ({ kind: 'roman' as const, value: step.length, step })),
].map((reading) => ({ ...reading, cost: COST_CONFUSED }))

/** All sequences that a bare core such as "12", "l2", "c" or "iv" can belong to, as printed and mended. */
export function coreReadings(core: string): CoreReading[] {
  if (core === '') return LOST
  return [...arabicReadings(core), ...insertedReadings(core), ...romanReadings(core), ...letterReadings(core)]
}

/** "4A", "6a", "4bis": a number put in after another one. */
function insertedReadings(core: string): CoreReading[] {
  const parts = INSERTED.exec(core)?.groups
  if (parts === undefined || Number(parts.digits) === 0) return []
  const inserted = insertedPlace(parts.suffix!)
  return [{ kind: 'arabic', value: Number(parts.digits), inserted, step: core, cost: COST_INSERTED }]
}

function arabicReadings(core: string): CoreReading[] {
  const digits = asDigits(core)
  const longest = digits === core ? 4 : 3
  if (!/^\d+$/.test(digits) || digits.length > longest || Number(digits) === 0) return []
  const cost = digits === core ? 0 : COST_CONFUSED
  return [{ kind: 'arabic', value: Number(digits), step: String(Number(digits)), cost }]
}

/** Each letter as the digit that it resembles: "l2" → "12"; "?" where it resembles none. */
export function asDigits(core: string): string {
  return [...core].map((letter) => (/[0-9]/.test(letter) ? letter : (DIGIT_LOOKALIKES[letter] ?? '?'))).join('')
}

function romanReadings(core: string): CoreReading[] {
  const own = romanValue(core)
  const printed: CoreReading[] =
    own === null ? [] : [{ kind: core === core.toLowerCase() ? 'roman' : 'ROMAN', value: own, step: core, cost: 0 }]
  return [...printed, ...mendedRomans(core)]
}

/** Roman numerals that a core may be a misreading of, other than the one it spells. */
function mendedRomans(core: string): CoreReading[] {
  const upper = core.replace(ROMAN_LOOKALIKES.upper, 'I')
  const spellings = [
    { kind: 'ROMAN' as const, step: IN_BOTH_CASES.test(core) ? upper.toUpperCase() : upper },
    { kind: 'roman' as const, step: core.replace(ROMAN_LOOKALIKES.lower, 'i').toLowerCase() },
  ]
  const lost = LOST_STROKE.test(core) ? [{ kind: 'ROMAN' as const, value: 3, step: 'III', cost: COST_DOUBLED }] : []
  const doubled = DOUBLED_STROKE.test(core) ? [{ kind: 'ROMAN' as const, value: 1, step: 'I', cost: COST_DOUBLED }] : []
  const mended = spellings.flatMap(({ kind, step }) => {
    const spelled = kind === 'roman' || step === step.toUpperCase()
    const value = step !== core && spelled ? romanValue(step) : null
    return value === null ? [] : [{ kind, value, step, cost: COST_CONFUSED }]
  })
  return [...mended, ...doubled, ...lost]
}

function letterReadings(core: string): CoreReading[] {
  const readings: CoreReading[] = []
  if (/^([a-z])\1?$/.test(core)) readings.push({ kind: 'alpha', value: letterValue(core), step: core, cost: 0 })
  if (/^([A-Z])\1?$/.test(core)) readings.push({ kind: 'ALPHA', value: letterValue(core), step: core, cost: 0 })
  if (/^([a-z])\1$/.test(core)) readings.push({ kind: 'double', value: letterValue(core[0]!), step: core, cost: 0 })
  const second = /^(?:[a-z]{2}|[A-Z]{2})$/.exec(core)
  if (second !== null) {
    const kind = core === core.toLowerCase() ? ('alpha' as const) : ('ALPHA' as const)
    const value = 26 * letterValue(core[0]!) + letterValue(core[1]!)
    if (core[0] !== core[1] || value > 27) readings.push({ kind, value, step: core, cost: COST_INSERTED })
  }
  return [...readings, ...insertedLetter(core), ...mendedLetters(core)]
}

/** "aa" between (a) and (b), "ab" after it: put in by an amendment. "ii" and "xi" are numerals. */
function insertedLetter(core: string): CoreReading[] {
  const [first, second, ...others] = core
  const isOne = /^(?:[a-z]{2}|[A-Z]{2})$/u.test(core) && others.length === 0 && (romanValue(core) ?? 99) > LIKELY_ROMAN
  if (!isOne) return []
  const kind = core === core.toLowerCase() ? ('alpha' as const) : ('ALPHA' as const)
  return [{ kind, value: letterValue(first!), inserted: letterValue(second!), step: core, cost: COST_INSERTED }]
}

/** "6" for b, "é" for e, "a@" and "aA" for a, "c©" and "co" for cc: the small letters that the core may stand for. */
function mendedLetters(core: string): CoreReading[] {
  const letters = [...core.normalize('NFD').replace(/\p{M}/gu, '')]
  if (letters.length === 0 || letters.length > 2) return []
  if (TWO_ROUND.test(core)) return [...core].flatMap((letter) => mendedDouble(core, letter))
  const [own, ...others] = letters.map((letter) => LETTER_LOOKALIKES[letter] ?? letter)
  const possible = [...own!].filter(
    (letter) => /[a-z]/.test(letter) && others.every((other) => other.toLowerCase().includes(letter)),
  )
  return possible.flatMap((letter) => {
    const single = { kind: 'alpha' as const, value: letterValue(letter), step: letter, cost: COST_CONFUSED }
    return [...(core === single.step ? [] : [single]), ...(letters.length < 2 ? [] : mendedDouble(core, letter))]
  })
}

const mendedDouble = (core: string, letter: string): CoreReading[] =>
  core === letter + letter
    ? []
    : [{ kind: 'double', value: letterValue(letter), step: letter + letter, cost: COST_CONFUSED }]

/** a → 1 … z → 26, aa → 27 … zz → 52. */
export function letterValue(core: string): number {
  return core.toLowerCase().charCodeAt(0) - 96 + (core.length - 1) * 26
}
