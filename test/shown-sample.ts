// A sample of the documentation against what the program gives: shortened, but true.

/** Estimates that move a little whenever a network is run otherwise. */
const CONFIDENCE_MOVES = 0.02

/**
 * Where the sample says what the program does not, as paths. A sample may leave out elements of arrays and fields, end a
 * text with "…", and round figures to four digits; a key, a hash of all that decides, only has to look like one.
 */
export function untrueIn(sample: unknown, actual: unknown, path = ''): string[] {
  if (typeof sample === 'string' && typeof actual === 'string') return isTextOf(sample, actual, path) ? [] : [path]
  if (typeof sample === 'number' && typeof actual === 'number') return isFigureOf(sample, actual, path) ? [] : [path]
  if (Array.isArray(sample) && Array.isArray(actual)) return untrueInList(sample, actual, path)
  if (!isRecord(sample) || !isRecord(actual)) return sample === actual ? [] : [path]
  return Object.entries(sample).flatMap(([name, value]) => untrueIn(value, actual[name], `${path}/${name}`))
}

/** Elements are found in their order; the nearest to a wrong one says what is wrong with it. */
function untrueInList(sample: readonly unknown[], actual: readonly unknown[], path: string): string[] {
  let from = 0
  return sample.flatMap((one, index) => {
    const tried = actual.slice(from).map((other) => untrueIn(one, other, `${path}/${index}`))
    const right = tried.findIndex(({ length }) => length === 0)
    from += right + 1
    return right >= 0 ? [] : (tried.sort((a, b) => a.length - b.length)[0] ?? [`${path}/${index}`])
  })
}

function isTextOf(sample: string, actual: string, path: string): boolean {
  if (path.endsWith('/key')) return /^[0-9a-f]{64}$/.test(sample)
  return sample.endsWith('…') ? actual.startsWith(sample.replace(/\s*…$/, '')) : sample === actual
}

const isFigureOf = (sample: number, actual: number, path: string): boolean =>
  Math.abs(sample - actual) <= (path.endsWith('/confidence') ? CONFIDENCE_MOVES : 0.000_05)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
